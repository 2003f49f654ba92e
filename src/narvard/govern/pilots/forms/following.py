"""What is said of a pilot while it runs and afterwards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.pilots.rules.lights import Quarter

LONGEST = 2000


def _area(label: str, *, required: bool = False, help_text: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "class": "ds-input"}),
    )


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d"),
    )


def _yes(label: str, help_text: str = "") -> forms.BooleanField:
    return forms.BooleanField(
        label=label, help_text=help_text, required=False, widget=forms.CheckboxInput(attrs={"class": "ds-input"})
    )


class QuarterForm(forms.Form):
    """How it went in a quarter. The light follows from the answers; nobody chooses a colour."""

    done = _area(_("What was done"), required=True)
    hinders = _area(_("What hinders"))
    next = _area(_("What is next"))
    on_time = _yes(_("It is on time"))
    spent = forms.IntegerField(
        label=_("Spent since the start, whole kronor"),
        min_value=0,
        max_value=10**12,
        widget=forms.NumberInput(attrs={"class": "ds-input"}),
    )
    high_risk = _yes(_("A high risk is open"))
    plan = _area(_("What is done about what deviates"), help_text=_("Without a plan a deviation turns the light red."))
    stop_rule_met = _yes(_("A rule for stopping is met"), _("Read the rules first. A rule stops nothing by itself."))

    def said(self) -> Quarter:
        """The answers that the light follows from."""
        given = self.cleaned_data
        return Quarter(
            given["on_time"], given["spent"], None, given["high_risk"], given["plan"], given["stop_rule_met"]
        )


class CycleForm(forms.Form):
    """A turn of plan, do, study, act."""

    starts_on = _day(_("Begins on"))
    ends_on = _day(_("Studied on"), required=False, help_text=_("Leave it empty while the test goes on."))
    plan = _area(_("Plan: what is tried, and what is expected"), required=True)
    do = _area(_("Do: what was done"))
    study = _area(_("Study: what was seen"))
    act = _area(_("Act: what follows from it"))


class EvaluationForm(forms.Form):
    """What someone outside found."""

    evaluator = forms.CharField(
        label=_("Who judged it"), max_length=200, widget=forms.TextInput(attrs={"class": "ds-input"})
    )
    published_on = _day(_("Published on"))
    method = _area(_("How"), required=True)
    result = _area(_("What was found"), required=True)
    reference = forms.CharField(
        label=_("Where it can be read"), max_length=300, widget=forms.TextInput(attrs={"class": "ds-input"})
    )
