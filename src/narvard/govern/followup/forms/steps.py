"""The steps of a quarter: its deadlines, who is ready, and what comes afterwards."""

from datetime import date
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.followup.queries.labels import LEVELS, REFUSALS

LONGEST_NOTE = 600


class NoteForm(forms.Form):
    """A short note, which may be empty."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "class": "ds-input"}),
        error_messages={"max_length": REFUSALS["note_too_long"]},
    )
    withdraw = forms.BooleanField(required=False)


class DeadlinesForm(forms.Form):
    """The last day of each level."""

    areas = forms.DateField(label=LEVELS["areas"])
    office = forms.DateField(label=LEVELS["office"])
    steering = forms.DateField(label=LEVELS["steering"])
    council = forms.DateField(label=LEVELS["council"])

    def __init__(self, data: dict[str, str] | None = None, *, initial: dict[str, date] | None = None) -> None:
        super().__init__(data, initial=initial)
        for field in self.fields.values():
            field.widget = forms.DateInput(attrs={"class": "ds-input", "type": "date"}, format="%Y-%m-%d")
            field.input_formats = ["%Y-%m-%d"]
            field.error_messages["invalid"] = _("This is no date. Write it as 2026-01-31.")
            field.error_messages["required"] = _("The day is missing. Write it as 2026-01-31.")


class SupplementForm(forms.Form):
    """What became known after the quarter was closed."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    reason = forms.CharField(
        label=_("Why it comes now"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "class": "ds-input"}),
        error_messages={"required": REFUSALS["reason_missing"]},
    )
    text = forms.CharField(
        label=_("What is added"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"}),
    )
    figures = forms.BooleanField(label=_("Add the lights that say otherwise now"), required=False)
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: dict[str, str] | None = None, *, areas: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"token": uuid4()})
        self.fields["area"].choices = [("", _("all")), *areas]
        self.fields["area"].widget.attrs["class"] = "ds-input"
