"""The shape of what is sent in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.measure.indicators.rules.overrides import COLOURS

KINDS = (
    ("level", _("A level to reach")),
    ("relative", _("A change in per cent of the baseline")),
    ("unquantified", _("A change without a number")),
)


class TargetForm(forms.Form):
    """Where a measure is to be, by which day, from which baseline. A change is written in per cent."""

    measure = forms.CharField(label=_("Measure"))
    municipality = forms.CharField(label=_("Municipality"))
    target_group = forms.CharField(label=_("Target group"))
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    target_value = forms.FloatField(label=_("Value"), required=False)
    baseline_from = forms.DateField(label=_("Baseline from"), widget=forms.DateInput(attrs={"type": "date"}))
    baseline_to = forms.DateField(label=_("Baseline to"), widget=forms.DateInput(attrs={"type": "date"}))
    target_date = forms.DateField(label=_("Reached by"), widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(label=_("Note"), required=False, max_length=500)


class OverrideForm(forms.Form):
    """A person's word over a computed light."""

    colour = forms.ChoiceField(label=_("Light"), choices=[(code, code) for code in COLOURS])
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    expires_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))
