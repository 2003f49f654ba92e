"""What is said when an agreement is drafted, adopted, signed, ended or followed up."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, choice, day, line

Choices = Sequence[tuple[str, str]]


class DraftForm(forms.Form):
    """A new version to write."""

    label = line(_("What shall the version be called?"), 120)
    intended_from = day(_("Meant to be in force from"))
    intended_to = day(
        _("First day that it no longer covers"), help_text=_("Leave it empty when no end is meant."), required=False
    )


class AdoptForm(forms.Form):
    """Which body adopted a draft, and when."""

    body = choice(_("Which body adopted it?"))
    day = day(_("Day of the decision"))
    decision = line(_("Number of the decision"), 60, required=False)

    def __init__(self, data: Mapping[str, str] | None, *, bodies: Choices) -> None:
        super().__init__(data)
        self.fields["body"].choices = bodies


class SignForm(forms.Form):
    """Which party signed, by whom, and when."""

    party = choice(_("Party"), kind=int)
    signed_by = line(_("Who signed for the party?"), 160)
    day = day(_("Day of the signature"))

    def __init__(self, data: Mapping[str, str] | None, *, parties: Choices) -> None:
        super().__init__(data)
        self.fields["party"].choices = parties


class EndForm(forms.Form):
    """When an agreement stops, and why."""

    day = day(_("First day on which it is no longer in force"))
    why = area(_("Why does it end?"), 2000, rows=3)


class FollowUpForm(forms.Form):
    """What was said in the yearly follow-up."""

    year = forms.IntegerField(
        label=_("Year that was followed up"),
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput(attrs=INPUT),
    )
    day = day(_("Day of the follow-up"))
    summary = area(_("What was said?"), 4000, rows=5)
