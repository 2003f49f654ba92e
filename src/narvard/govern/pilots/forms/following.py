"""What is said of a pilot while it runs and afterwards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, day
from narvard.govern.pilots.rules.lights import Quarter

LONGEST = 2000


def _yes(label: str, help_text: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False, widget=forms.CheckboxInput(attrs=INPUT))


class QuarterForm(forms.Form):
    """How it went in a quarter. The light follows from the answers; nobody chooses a colour."""

    done = area(_("What was done"), LONGEST)
    hinders = area(_("What hinders"), LONGEST, required=False)
    next = area(_("What is next"), LONGEST, required=False)
    on_time = _yes(_("It is on time"))
    spent = forms.IntegerField(
        label=_("Spent since the start, whole kronor"),
        min_value=0,
        max_value=10**12,
        widget=forms.NumberInput(attrs=INPUT),
    )
    high_risk = _yes(_("A high risk is open"))
    plan = area(
        _("What is done about what deviates"),
        LONGEST,
        required=False,
        help_text=_("Without a plan a deviation turns the light red."),
    )
    stop_rule_met = _yes(_("A rule for stopping is met"), _("Read the rules first. A rule stops nothing by itself."))

    def said(self) -> Quarter:
        """The answers that the light follows from."""
        given = self.cleaned_data
        return Quarter(
            given["on_time"], given["spent"], None, given["high_risk"], given["plan"], given["stop_rule_met"]
        )


class CycleForm(forms.Form):
    """A turn of plan, do, study, act."""

    starts_on = day(_("Begins on"))
    ends_on = day(_("Studied on"), required=False, help_text=_("Leave it empty while the test goes on."))
    plan = area(_("Plan: what is tried, and what is expected"), LONGEST)
    do = area(_("Do: what was done"), LONGEST, required=False)
    study = area(_("Study: what was seen"), LONGEST, required=False)
    act = area(_("Act: what follows from it"), LONGEST, required=False)


class EvaluationForm(forms.Form):
    """What someone outside found."""

    evaluator = forms.CharField(label=_("Who judged it"), max_length=200, widget=forms.TextInput(attrs=INPUT))
    published_on = day(_("Published on"))
    method = area(_("How"), LONGEST)
    result = area(_("What was found"), LONGEST)
    reference = forms.CharField(label=_("Where it can be read"), max_length=300, widget=forms.TextInput(attrs=INPUT))
