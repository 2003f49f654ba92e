"""Fields as every form of agreements shows them."""

from collections.abc import Callable

from django import forms


def day(label: object, help_text: object = "", *, required: bool = True) -> forms.DateField:
    """A day, chosen in the browser's own calendar or written as 2026-01-31."""
    widget = forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


def line(label: object, longest: int, *, required: bool = True) -> forms.CharField:
    """One line of text."""
    widget = forms.TextInput(attrs={"class": "ds-input"})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget)


def text(label: object, longest: int, *, rows: int = 4, required: bool = True) -> forms.CharField:
    """Several lines of text."""
    widget = forms.Textarea(attrs={"class": "ds-input", "rows": rows})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget)


def choice(label: object, kind: Callable[[str], object] = str) -> forms.TypedChoiceField:
    """One of a list that the form is given; `kind` makes the value of what was sent."""
    return forms.TypedChoiceField(label=label, coerce=kind, widget=forms.Select(attrs={"class": "ds-input"}))
