"""What is said when an activity's status is changed."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.plans.queries.labels import STATUSES

LONGEST_COMMENT = 1000
COMMENT_MISSING = _("Nothing was saved, because the comment is empty. Write why the status changes.")


class StatusForm(forms.Form):
    """A new status, why, and a token that makes the form count once however often it is sent."""

    status = forms.ChoiceField(label=_("New status"))
    comment = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"}),
        help_text=_("Say what has happened, so that the next reader understands why."),
        error_messages={"required": COMMENT_MISSING},
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: dict[str, str] | None, *, statuses: Iterable[str], token: UUID | None = None) -> None:
        super().__init__(data, initial={"token": token})
        self.fields["status"].choices = [(code, STATUSES[code]) for code in statuses]
        self.fields["status"].widget.attrs["class"] = "ds-input"
        self.fields["status"].error_messages["invalid_choice"] = _(
            "Nothing was saved, because the activity has another status by now. Read what was said and choose again."
        )
