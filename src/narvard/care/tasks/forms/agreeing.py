"""Agreeing on how long a kind of task may take."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, choice, day, line
from narvard.care.tasks.queries.labels import kinds

CERTAINTIES = (
    ("A", _("A: read in the agreement itself")),
    ("B", _("B: read about it in another text")),
    ("C", _("C: known, not read")),
    ("D", _("D: to be checked")),
)
LONGEST_HOURS = 24 * 31


def _number(label: str, most: int) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={**INPUT, "inputmode": "numeric"})
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=most, widget=widget)


class ClockForm(forms.Form):
    """Hours that pass, or days of the calendar; from when, and who agreed."""

    kind = choice(_("What is asked for"))
    hours = _number(_("Hours that pass"), LONGEST_HOURS)
    days = _number(_("Or days of the calendar"), 366)
    roll_to_weekday = forms.BooleanField(
        label=_("A last day on a weekend moves to the Monday after"),
        required=False,
        widget=forms.CheckboxInput(attrs=INPUT),
    )
    valid_from = day(_("Begins on"))
    source = line(_("Which agreement says so"), 200)
    certainty = choice(_("How certain it is"))

    def __init__(self, data: Mapping[str, str] | None, *, country: str, today: date) -> None:
        super().__init__(data, initial={"valid_from": today})
        self.fields["kind"].choices = [("", "–"), *kinds(country)]
        self.fields["certainty"].choices = CERTAINTIES
