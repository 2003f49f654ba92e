"""An agreed time, and what is done with it."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import MomentField
from narvard.care.contracts.forms.agreeing import token
from narvard.care.contracts.queries.labels import MOVES as MOVE_WORDS
from narvard.care.contracts.rules import MOVES, TimeText

KINDS: dict[str, Promise] = {
    "visit": _("Visit"),
    "home_visit": _("Home visit"),
    "phone": _("Phone call"),
    "video": _("Video call"),
    "sample": _("Sample or examination"),
    "meeting": _("Meeting"),
    "other": _("Something else"),
}


def _text(label: Promise, length: int, *, help_text: Promise | str = "") -> forms.CharField:
    field = forms.TextInput(attrs={"class": "ds-input"})
    return forms.CharField(label=label, max_length=length, required=False, widget=field, help_text=help_text)


class WhenForm(forms.Form):
    """When, where and with whom, or whom to ask."""

    at = MomentField(
        label=_("Day and time"), required=False, help_text=_("Leave it empty if the time is not booked yet.")
    )
    by = forms.DateField(
        label=_("Should happen before"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d"),
    )
    place = _text(_("Where"), 200)
    with_whom = _text(_("With whom"), 160)
    ask_whom = _text(_("Whom to ask"), 160, help_text=_("Needed when no time is booked."))
    ask_how = _text(_("How to reach them"), 160)

    def when(self) -> dict[str, object]:
        """What was written, once the form is valid."""
        return {name: self.cleaned_data[name] for name in WhenForm.base_fields}


class TimeForm(WhenForm):
    """A new agreed time."""

    token = token()
    what = forms.CharField(
        label=_("What will happen"), max_length=200, widget=forms.TextInput(attrs={"class": "ds-input"})
    )
    kind = forms.ChoiceField(label=_("How"), choices=tuple(KINDS.items()))

    field_order = ("what", "kind", "at", "place", "with_whom", "by", "ask_whom", "ask_how", "token")

    def text(self) -> TimeText:
        """What was written, once the form is valid."""
        return TimeText(what=self.cleaned_data["what"], kind=self.cleaned_data["kind"], **self.when())


class ChangeForm(WhenForm):
    """Booking, postponing, holding or cancelling. `version` is the one that the form was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    move = forms.ChoiceField(label=_("What is done"))
    reason = _text(_("Why"), 300, help_text=_("Needed when it is cancelled, in words for the person."))

    field_order = ("move", "at", "place", "with_whom", "by", "ask_whom", "ask_how", "reason", "version")

    def __init__(self, *args: object, state: str, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["move"].choices = [(move, MOVE_WORDS[move]) for before, move in MOVES if before == state]

    def text(self, what: str, kind: str) -> TimeText:
        """What was written, once the form is valid; what it is about stays."""
        return TimeText(what=what, kind=kind, **self.when())
