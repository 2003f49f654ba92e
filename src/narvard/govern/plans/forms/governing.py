"""Copying plans to a new year, adopting one, and proposing a threshold."""

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import day, line


class CopyForm(forms.Form):
    """Which area's plan to copy ("" for all), and why ends that had come are moved."""

    municipality = forms.CharField(required=False, max_length=4, widget=forms.HiddenInput)
    why = line(_("Why ends that have come are moved"), 1000)


class AdoptForm(forms.Form):
    """Who adopted the plan, when, and by which decision."""

    municipality = forms.CharField(max_length=4, widget=forms.HiddenInput)
    year = forms.IntegerField(widget=forms.HiddenInput)
    body = forms.CharField(label=_("Adopted by"), max_length=60)
    adopted_on = day(_("Adopted on"))
    decision = forms.CharField(label=_("Number of the decision"), max_length=60)


class PublishForm(forms.Form):
    """Open an area's plan to everybody, or close it."""

    municipality = forms.CharField(max_length=4)
    year = forms.IntegerField()
    published = forms.BooleanField(required=False)


class ProposalForm(forms.Form):
    """A figure for a target that has none, and where it was decided."""

    link = forms.IntegerField(widget=forms.HiddenInput)
    value = forms.FloatField(label=_("Threshold"), localize=True)
    percent = forms.BooleanField(required=False, widget=forms.HiddenInput)
    decision = forms.CharField(label=_("Number of the decision"), max_length=60)

    def level(self) -> float:
        """The level in the measure's own unit: what is shown in per cent is kept as a share."""
        value: float = self.cleaned_data["value"]
        return value / 100 if self.cleaned_data["percent"] else value
