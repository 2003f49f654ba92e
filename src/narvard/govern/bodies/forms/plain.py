"""How every form here looks: Designsystemet's inputs, and dates and times as the browser offers them."""

from django import forms
from django.forms.renderers import DjangoTemplates


class PlainForm(forms.Form):
    """A form whose inputs have the class of the design system."""

    default_renderer = DjangoTemplates()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "ds-input")


class DayInput(forms.DateInput):
    """A day, in the form that every browser sends."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """A time of day, to the minute."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def area(rows: int) -> forms.Textarea:
    """A text of several lines."""
    return forms.Textarea(attrs={"rows": rows, "class": "ds-input"})
