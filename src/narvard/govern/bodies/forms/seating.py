"""Giving a seat a new holder, and handing over the chair."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.bodies.forms.plain import DayInput, PlainForm
from narvard.govern.bodies.queries import SeatRow
from narvard.govern.bodies.queries.labels import CHAIRS, HOLDING_KINDS, PRINCIPALS


class SeatForm(PlainForm):
    """Who holds a seat from a day on, or stands in."""

    seat_id = forms.TypedChoiceField(label=_("Seat"), coerce=int)
    kind = forms.ChoiceField(label=_("As"), choices=tuple(HOLDING_KINDS.items()))
    holder = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("Leave it empty when the seat becomes vacant.")
    )
    since = forms.DateField(label=_("From"), widget=DayInput())

    def __init__(self, data: Mapping[str, str] | None, *, seats: Iterable[SeatRow]) -> None:
        super().__init__(data, prefix="seat")
        self.fields["seat_id"].choices = [(seat.id, f"{seat.title}, {seat.speaks_for}") for seat in seats]


class ChairForm(PlainForm):
    """Who takes the chair, or is vice chair, for which principal, from when to when."""

    kind = forms.ChoiceField(label=_("As"), choices=tuple(CHAIRS.items()))
    principal = forms.ChoiceField(label=_("For"), choices=tuple(PRINCIPALS.items()))
    holder = forms.CharField(label=_("Name"), max_length=120)
    since = forms.DateField(label=_("From"), widget=DayInput())
    until = forms.DateField(
        label=_("Until, the day not counted"), widget=DayInput(), required=False,
        help_text=_("Leave it empty while no end is set."),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, str] | None, *, principal: str = "", since: object = None) -> None:
        super().__init__(data, prefix="chair", initial={"principal": principal, "since": since})

    def clean(self) -> dict[str, object]:
        """The end comes after the start."""
        given = super().clean()
        if given.get("until") and given.get("since") and given["until"] <= given["since"]:
            self.add_error("until", _("The end does not come after the start."))
        return given
