"""What the person decides: a need that they raise, and a block that they ask for."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.care.contracts.forms.agreeing import token


class NeedForm(forms.Form):
    """The person asks for a joint plan, at one of the units that know them."""

    token = token()
    unit = forms.TypedChoiceField(label=_("Whom do you ask?"), coerce=int)
    reason = forms.CharField(
        label=_("What do you need help with?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"}),
    )

    def __init__(self, *args: object, units: Sequence[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = units


class BlockForm(forms.Form):
    """A block that the person asks for: whose data, and against whom."""

    holder = forms.ChoiceField(label=_("Whose notes about you?"))

    def __init__(self, *args: object, holders: Sequence[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["holder"].choices = holders
