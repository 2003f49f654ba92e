"""What is done with a task that is sent. Each form carries the revision that was read, and a token of its own."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.actor import Actor
from narvard.base.core.fields import area, choice
from narvard.care.tasks.forms.fields import HOW, GroundFields, days, unit_choices
from narvard.care.tasks.queries import Unit
from narvard.care.tasks.queries.labels import grounds


class ActForm(forms.Form):
    """What every act carries."""

    expected = forms.IntegerField(widget=forms.HiddenInput())
    token = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(
        self,
        data: Mapping[str, str] | None,
        *,
        actor: Actor,
        units: Iterable[Unit],
        act: str,
        initial: Mapping[str, object],
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"id_{act}_%s")
        self.offer(actor, units)

    def offer(self, actor: Actor, units: Iterable[Unit]) -> None:
        """Fill in what may be chosen."""

    def given(self) -> dict[str, object]:
        """What was written, as the operation takes it."""
        return dict(self.cleaned_data)


class SayingForm(ActForm):
    """An answer, a no, what was done, or why it is called off."""

    text = area(_("Write it"))


class AskingForm(ActForm):
    """What is lacking."""

    text = area(_("What do you need to know?"))


class MisSentForm(ActForm):
    """Why it came to the wrong unit, and which the right one would be."""

    text = area(_("Why is it the wrong unit?"))
    suggested = choice(_("Which unit would be right"), required=False, help_text=_("If you know it."))

    def offer(self, actor: Actor, units: Iterable[Unit]) -> None:
        """Any unit that can be asked."""
        self.fields["suggested"].choices = unit_choices(units)

    def given(self) -> dict[str, object]:
        """The unit as its id."""
        return {**self.cleaned_data, "suggested": int(self.cleaned_data["suggested"] or 0) or None}


class CorrectingForm(ActForm):
    """What is asked now, and why it is changed."""

    request = area(_("What is asked for"))
    text = area(_("Why is it changed?"), rows=2)
    days = days(_("New number of days"), _("Counted from today. Leave it empty to keep the time."))


class ForwardingForm(ActForm, GroundFields):
    """To whom it goes instead, and on which ground."""

    to = choice(_("Which unit is asked"))
    text = area(_("Anything to add"), required=False, rows=2)

    field_order = ("to", "ground", "agreed_how", "agreed_by", "text", "expected", "token")

    def offer(self, actor: Actor, units: Iterable[Unit]) -> None:
        """Units and grounds."""
        self.fields["to"].choices = unit_choices(units)
        self.fields["ground"].choices = [("", "–"), *grounds(actor)]
        self.fields["agreed_how"].choices = HOW

    def given(self) -> dict[str, object]:
        """The unit as its id, the consent as one."""
        kept = {name: self.cleaned_data[name] for name in ("expected", "token", "text", "ground")}
        return {**kept, "to": int(self.cleaned_data["to"]), "agreed": self.agreed()}


FORMS: Mapping[str, type[ActForm]] = {
    "accept": ActForm,
    "start": ActForm,
    "ask_more": AskingForm,
    "mis_sent": MisSentForm,
    "correct": CorrectingForm,
    "forward": ForwardingForm,
}


def act_form(
    act: str,
    data: Mapping[str, str] | None,
    *,
    actor: Actor,
    units: Iterable[Unit],
    token: UUID,
    revision: int = 0,
    request: str = "",
    to: int | None = None,
) -> ActForm:
    """The form of an act, empty or as it was sent. `request` is what is asked now, `to` a unit that was suggested."""
    initial = {"expected": revision, "token": token, "request": request, "to": to or ""}
    return FORMS.get(act, SayingForm)(data, actor=actor, units=units, act=act, initial=initial)
