"""Admitting a person, and correcting a time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import choice, line
from narvard.care.discharge.forms.fields import moment, needs
from narvard.care.discharge.queries.labels import DISCIPLINES
from narvard.care.discharge.queries.rows import Choices


class AdmitForm(forms.Form):
    """When the person came, to which kind of care, and what was judged to be needed afterwards."""

    submit = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, *, options: Choices, now: datetime) -> None:
        super().__init__(data, initial={"submit": uuid4()})
        self.fields["admitted_at"] = moment(_("Admitted"), initial=now)
        self.fields["discipline"] = choice(_("Kind of care"), list(DISCIPLINES.items()))
        self.fields["needs"] = needs(options)
        self.fields["need_judged_at"] = moment(
            _("When the need was judged"),
            required=False,
            help_text=_("Leave it empty when it was judged at the admission."),
        )


class CorrectForm(forms.Form):
    """The true time of a notice, and why the old one was wrong."""

    def __init__(self, data: Mapping[str, Any] | None, *, sent_at: datetime) -> None:
        super().__init__(data)
        self.fields["sent_at"] = moment(_("The right time"), initial=sent_at)
        self.fields["cause"] = line(_("Why the time was wrong"), longest=300)
