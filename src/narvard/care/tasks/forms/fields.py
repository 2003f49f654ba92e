"""Fields that several forms about tasks share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, choice, line
from narvard.care.tasks.operations import Agreed
from narvard.care.tasks.queries import Unit
from narvard.care.tasks.rules.clocks import LONGEST_DAYS

HOW = (
    ("", "–"),
    ("oral", _("In words")),
    ("written", _("In writing")),
    ("electronic", _("Electronically")),
    ("by_representative", _("By who speaks for the person")),
)


def days(label: Any, help_text: Any) -> forms.IntegerField:
    """A number of days of the calendar, or nothing."""
    widget = forms.NumberInput(attrs={**INPUT, "inputmode": "numeric"})
    return forms.IntegerField(
        label=label, help_text=help_text, required=False, min_value=0, max_value=LONGEST_DAYS, widget=widget
    )


def unit_choices(units: Iterable[Unit]) -> list[tuple[str, str]]:
    """The units to choose from; none is chosen beforehand."""
    return [("", "–"), *((str(unit.id), unit.name) for unit in units)]


class GroundFields(forms.Form):
    """On which ground the other unit may see it, and where that is the person's consent, how and by whom it came."""

    ground = choice(_("Why they may be told"), help_text=_("The law that lets the other unit see this."))
    agreed_how = choice(
        _("How the consent was given"), required=False, help_text=_("Only where the person has agreed.")
    )
    agreed_by = line(_("Who gave the consent"), required=False)

    def agreed(self) -> Agreed | None:
        """The consent that was given now, where one was."""
        how, by = self.cleaned_data["agreed_how"], self.cleaned_data["agreed_by"]
        return Agreed(how, by) if how or by.strip() else None
