"""A decision on a pilot."""

from collections.abc import Iterable, Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.pilots.queries.labels import DECISIONS


class DecisionForm(forms.Form):
    """What is decided, why, on which day, by which body's decision, and what was learned where it ends."""

    state = forms.ChoiceField(label=_("Decision"), widget=forms.Select(attrs={"class": "ds-input"}))
    grounds = forms.CharField(
        label=_("Grounds"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"})
    )
    lessons = forms.CharField(
        label=_("What was learned"),
        help_text=_("Needed when the pilot ends, also when it failed: then most of all."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"}),
    )
    on = forms.DateField(label=_("Decided on"), widget=forms.DateInput(attrs={"type": "date", "class": "ds-input"}))
    decision = forms.CharField(
        label=_("Number of the body's decision"),
        help_text=_("As 2026-07, where a body decided it."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "ds-input"}),
    )

    def __init__(self, data: Mapping[str, str] | None, *, states: Iterable[str], today: date) -> None:
        super().__init__(data, initial={"on": today})
        self.fields["state"].choices = [(code, DECISIONS[code]) for code in states]
