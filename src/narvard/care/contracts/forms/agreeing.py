"""What is agreed, and what the person says of it."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import day
from narvard.care.contracts.rules import AgreementText


def token() -> forms.UUIDField:
    """The form's own name, so that the same form sent twice is saved once."""
    return forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


def _lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "ds-input"})


class AgreementForm(forms.Form):
    """The agreement. `replaces` is the version that was read before writing, empty for the first."""

    token = token()
    replaces = forms.IntegerField(widget=forms.HiddenInput, required=False)
    matters = forms.CharField(
        label=_("What matters to the person"),
        help_text=_("In the person's own words."),
        widget=_lines(),
        max_length=4000,
    )
    care_does = forms.CharField(
        label=_("What care does"), help_text=_("Short sentences. Say who does it."), widget=_lines(4), max_length=4000
    )
    i_do = forms.CharField(
        label=_("What the person does"),
        help_text=_("Write “Nothing for now” where that is so."),
        widget=_lines(),
        max_length=4000,
    )
    follow_up_on = day(_("Look at it again on"), required=False)

    def text(self) -> AgreementText:
        """What was written, once the form is valid."""
        names = ("matters", "care_does", "i_do", "follow_up_on")
        return AgreementText(**{name: self.cleaned_data[name] for name in names})


class EndForm(forms.Form):
    """Ending an agreement."""

    reason = forms.CharField(
        label=_("Why the agreement ends"), max_length=300, widget=forms.TextInput(attrs={"class": "ds-input"})
    )


class RemarkForm(forms.Form):
    """What the person wants to say of an agreement."""

    token = token()
    text = forms.CharField(label=_("Write here"), widget=_lines(4), max_length=4000)
