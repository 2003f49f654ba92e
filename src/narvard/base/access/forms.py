"""The shape of what the login and the switch of assignment send."""

from django import forms


class AssignmentForm(forms.Form):
    """Which assignment to act under."""

    assignment = forms.IntegerField(min_value=1)
