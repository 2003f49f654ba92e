"""What is sent when something is done with a statement. `version` is the one that the page was made from."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, MomentField, area, choice

LONGEST = 2000


class VersionForm(forms.Form):
    """A step that needs nothing but its statement."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class CauseForm(VersionForm):
    """A step that says why."""

    cause = area(_("Why"), 300, help_text=_("It is kept with the statement, and the other side sees it."))


class DisputeForm(VersionForm):
    """What is wrong about a wait."""

    stay = choice(_("Which wait"))
    reason = area(
        _("What is wrong"), LONGEST, help_text=_("Write no more about the person than the hospital needs to check it.")
    )

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
    answer = area(_("Answer"), LONGEST)


class CorrectionForm(VersionForm):
    """The right time of a notice, and why the first was wrong."""

    notice = choice(_("Which time is wrong"), kind=int)
    sent_at = MomentField(label=_("The right time"))
    cause = area(_("Why it was wrong"), 300, help_text=_("The first time is kept beside the new one."))

    def __init__(self, *args: object, notices: Sequence[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["notice"].choices = notices
        for part in self.fields["sent_at"].widget.widgets:
            part.attrs.update(INPUT)
