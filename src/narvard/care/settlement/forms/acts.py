"""What is sent when something is done with a statement. `version` is the one that the page was made from."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import MomentField

LONGEST = 2000


def _text(label: str, help_text: str = "", longest: int = LONGEST) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"}),
    )


class VersionForm(forms.Form):
    """A step that needs nothing but its statement."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class CauseForm(VersionForm):
    """A step that says why."""

    cause = _text(_("Why"), _("It is kept with the statement, and the other side sees it."), 300)


class DisputeForm(VersionForm):
    """What is wrong about a wait."""

    stay = forms.ChoiceField(label=_("Which wait"), widget=forms.Select(attrs={"class": "ds-input"}))
    reason = _text(_("What is wrong"), _("Write no more about the person than the hospital needs to check it."))

    def __init__(self, *args: object, waits: Sequence[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["stay"].choices = waits


class AnswerForm(forms.Form):
    """The hospital's answer to a dispute."""

    upheld = forms.TypedChoiceField(
        label=_("The municipality is"),
        choices=[("yes", _("right")), ("no", _("not right"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = _text(_("Answer"))


class CorrectionForm(VersionForm):
    """The right time of a notice, and why the first was wrong."""

    notice = forms.TypedChoiceField(
        label=_("Which time is wrong"), coerce=int, widget=forms.Select(attrs={"class": "ds-input"})
    )
    sent_at = MomentField(label=_("The right time"))
    cause = _text(_("Why it was wrong"), _("The first time is kept beside the new one."), 300)

    def __init__(self, *args: object, notices: Sequence[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["notice"].choices = notices
        for part in self.fields["sent_at"].widget.widgets:
            part.attrs["class"] = "ds-input"
