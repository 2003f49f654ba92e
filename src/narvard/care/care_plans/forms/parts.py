"""Fields that several forms have alike."""

from django import forms

LONGEST = 4000
INPUT = {"class": "ds-input"}


def line(label: str, longest: int = 160, *, required: bool = True, help_text: str = "") -> forms.CharField:
    """A line of text."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=longest, widget=forms.TextInput(attrs=INPUT)
    )


def area(label: str, *, required: bool = True, help_text: str = "", rows: int = 3) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, **INPUT}),
    )


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A calendar day."""
    widget = forms.DateInput(attrs={"type": "date", **INPUT}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


def expected() -> forms.IntegerField:
    """The number of the plan, or of the part, that the form was filled in at."""
    return forms.IntegerField(widget=forms.HiddenInput, min_value=0)
