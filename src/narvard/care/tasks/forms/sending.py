"""Asking another unit for something."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.actor import Actor
from narvard.base.core.fields import area, choice
from narvard.care.tasks.forms.fields import HOW, GroundFields, days, unit_choices
from narvard.care.tasks.queries import Unit
from narvard.care.tasks.queries.labels import grounds, kinds


class NewTaskForm(GroundFields):
    """What is asked of whom, by when, and why they may be told. `token` makes one task of a form that is sent twice."""

    to = choice(_("Which unit is asked"))
    kind = choice(_("What is asked for"))
    text = area(_("Describe it"), help_text=_("Only what the other unit needs to do it."))
    days = days(_("Own number of days"), _("Leave it empty where law or agreement sets the time. 0 is today."))
    token = forms.UUIDField(widget=forms.HiddenInput())

    field_order = ("to", "kind", "text", "days", "ground", "agreed_how", "agreed_by", "token")

    def __init__(
        self, data: Mapping[str, str] | None, *, actor: Actor, units: Iterable[Unit], token: UUID, kind: str = ""
    ) -> None:
        super().__init__(data, initial={"token": token, "kind": kind})
        self.fields["to"].choices = unit_choices(units)
        self.fields["kind"].choices = [("", "–"), *kinds(actor.country)]
        self.fields["ground"].choices = [("", "–"), *grounds(actor)]
        self.fields["agreed_how"].choices = HOW

    def given(self) -> dict[str, object]:
        """What is sent, as the operation takes it."""
        data = self.cleaned_data
        plain = {name: data[name] for name in ("kind", "text", "days", "ground", "token")}
        return {**plain, "to": int(data["to"]), "agreed": self.agreed()}
