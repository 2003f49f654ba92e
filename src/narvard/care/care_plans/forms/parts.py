"""Fields that several forms have alike."""

from django import forms


def expected() -> forms.IntegerField:
    """The number of the plan, or of the part, that the form was filled in at."""
    return forms.IntegerField(widget=forms.HiddenInput, min_value=0)
