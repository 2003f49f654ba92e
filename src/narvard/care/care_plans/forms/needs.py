"""Saying that a plan is needed, and answering."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, line
from narvard.care.care_plans.queries.labels import KINDS


class NeedForm(forms.Form):
    """Which plan is needed, why, and who says so. `key` makes the same submit twice one need."""

    kind = forms.ChoiceField(label=_("Kind of plan"), widget=forms.Select(attrs=INPUT))
    reason = area(_("Why it is needed"))
    raised_by = line(_("Who sees the need"), help_text=_("The person, a relative, or somebody at your unit."))
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, str] | None, *, kinds: Sequence[str], who: str) -> None:
        super().__init__(data, initial={"raised_by": who, "key": uuid4()})
        self.fields["kind"].choices = [(code, str(KINDS[code]).capitalize()) for code in kinds]


class AnswerForm(forms.Form):
    """Whether a plan is made, with the reason."""

    answer = forms.ChoiceField(
        label=_("Is a plan made?"),
        choices=[("yes", _("Yes, we make a plan")), ("no", _("No, no plan is made"))],
        widget=forms.RadioSelect,
    )
    reason = area(_("Reason"), help_text=_("The person can read the reason."))
