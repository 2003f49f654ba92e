"""An agreed time, and what is done with it."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import MomentField, day, line
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


class WhenForm(forms.Form):
    """When, where and with whom, or whom to ask."""

    at = MomentField(
        label=_("Day and time"), required=False, help_text=_("Leave it empty if the time is not booked yet.")
    )
    by = day(_("Should happen before"), required=False)
    place = line(_("Where"), 200, required=False)
    with_whom = line(_("With whom"), 160, required=False)
    ask_whom = line(_("Whom to ask"), 160, required=False, help_text=_("Needed when no time is booked."))
    ask_how = line(_("How to reach them"), 160, required=False)

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
    reason = line(_("Why"), 300, required=False, help_text=_("Needed when it is cancelled, in words for the person."))

    field_order = ("move", "at", "place", "with_whom", "by", "ask_whom", "ask_how", "reason", "version")

    def __init__(self, *args: object, state: str, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["move"].choices = [(move, MOVE_WORDS[move]) for before, move in MOVES if before == state]

    def text(self, what: str, kind: str) -> TimeText:
        """What was written, once the form is valid; what it is about stays."""
        return TimeText(what=what, kind=kind, **self.when())
