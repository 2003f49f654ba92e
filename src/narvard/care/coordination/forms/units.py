"""What a unit notes of its patients and of its staffing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, choice, day, line
from narvard.care.coordination.operations import Practitioner


def _posts(label: str) -> forms.DecimalField:
    widget = forms.NumberInput(attrs={**INPUT, "step": "0.01", "inputmode": "decimal"})
    return forms.DecimalField(
        label=label, min_value=Decimal(0), max_value=Decimal(500), decimal_places=2, widget=widget
    )


class FrailtyForm(forms.Form):
    """By what the person is judged frail; empty takes the mark away."""

    criterion = line(_("The person is frail, judged by"), 300, required=False)
    target_group = choice(_("Belongs to the target group"), required=False)

    def __init__(self, data: Mapping[str, str] | None = None, *, groups: Sequence[tuple[str, str]]) -> None:
        """`groups` are code and name of the collaboration's target groups."""
        super().__init__(data)
        self.fields["target_group"].choices = [("", "–"), *groups]


class ListingForm(forms.Form):
    """From when the person is listed, with whom, and why a third time in a year."""

    from_date = day(_("Listed from"))
    with_name = line(_("Physician, if one is named"), required=False)
    special_reason = line(_("Special reason for a third change in twelve months"), 300, required=False)

    def listing(self) -> dict[str, object]:
        """What the operation is asked for."""
        given = self.cleaned_data
        who = Practitioner(given["with_name"], "physician") if given["with_name"] else None
        return {"from_date": given["from_date"], "special_reason": given["special_reason"], "practitioner": who}


class StaffingForm(forms.Form):
    """Full-time posts from a day on, and how many the unit itself lists at most."""

    from_date = day(_("Staffing from"))
    specialists = _posts(_("Specialists, full-time posts"))
    trainees = _posts(_("Physicians in specialist training, full-time posts"))
    limit = forms.IntegerField(
        label=_("Most that the unit lists"),
        help_text=_("Leave it empty if the unit has set no limit."),
        required=False,
        min_value=0,
        max_value=10**6,
        widget=forms.NumberInput(attrs=INPUT),
    )
    expected = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def staffing(self) -> dict[str, object]:
        """What the operation is asked for; posts in hundredths."""
        given = self.cleaned_data
        posts = {name: int(given[name] * 100) for name in ("specialists", "trainees")}
        return {**posts, **{name: given[name] for name in ("from_date", "limit", "expected")}}
