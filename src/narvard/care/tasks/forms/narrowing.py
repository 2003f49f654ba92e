"""Which tasks the work list shows."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, choice
from narvard.care.tasks.forms.fields import unit_choices
from narvard.care.tasks.queries import BOXES, Unit, Wanted
from narvard.care.tasks.queries.labels import kinds


class NarrowForm(forms.Form):
    """What the address asks for; anything else in it is left aside."""

    kind = choice(_("What is asked for"), required=False)
    unit = choice(_("Other unit"), required=False)
    late = forms.BooleanField(
        label=_("Only those that have passed their time"), required=False, widget=forms.CheckboxInput(attrs=INPUT)
    )

    def __init__(self, data: Mapping[str, str], *, country: str, units: Iterable[Unit]) -> None:
        super().__init__(data)
        self.fields["kind"].choices = [("", _("All")), *kinds(country)]
        self.fields["unit"].choices = [("", _("All")), *unit_choices(units)[1:]]

    @property
    def is_narrow(self) -> bool:
        """Whether anything narrows the list."""
        return any(self.data.get(name) for name in self.fields)


def wanted(data: Mapping[str, str]) -> Wanted:
    """The work list that an address asks for. What is not understood is as if it was not there."""

    def number(name: str) -> int:
        text = data.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    box = data.get("box", "")
    return Wanted(
        box=box if box in BOXES else BOXES[0],
        kind=data.get("kind", "")[:40],
        unit=number("unit") or None,
        late=bool(data.get("late")),
        number=number("page") or 1,
    )
