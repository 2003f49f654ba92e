"""The shape of what is sent in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.measure.indicators.rules.overrides import COLOURS


class OverrideForm(forms.Form):
    """A person's word over a computed light."""

    colour = forms.ChoiceField(label=_("Light"), choices=[(code, code) for code in COLOURS])
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    expires_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))
