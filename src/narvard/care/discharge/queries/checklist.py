"""What must be ready when the person comes home, as far as the reader may see what was ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.discharge.models import Tick
from narvard.care.discharge.queries.finding import case_seen, party_of

ITEMS = ("medicines", "aids", "transport", "keys", "food", "who_meets")
OPEN = "open"


@dataclass(frozen=True)
class TickRow:
    """What was said of an item, by whom and when; `at` None where nothing was. `earlier` counts what it replaced."""

    item: str
    state: str
    note: str
    at: datetime | None
    by_name: str
    unit: str
    earlier: int

    @property
    def ready(self) -> bool:
        """Whether nothing more is to be done about it."""
        return self.state != OPEN


@dataclass(frozen=True)
class Checklist:
    """Every item, and whether the reader's unit may tick."""

    rows: tuple[TickRow, ...]
    may_tick: bool

    @property
    def ready(self) -> int:
        """How many items are ready."""
        return sum(row.ready for row in self.rows)


def checklist(actor: Actor, now: datetime, case_id: int) -> Checklist:
    """The list of one case. Raises CaseNotFound."""
    case = case_seen(actor, now, case_id)
    ticks = list(seen(actor, now, Tick.objects.filter(case=case)).select_related("unit").order_by("at", "pk"))
    may = bool(actor.may("discharge.plan")) and party_of(actor, case) is not None
    return Checklist(tuple(_row(item, [tick for tick in ticks if tick.item == item]) for item in ITEMS), may)


def _row(item: str, ticks: Sequence[Tick]) -> TickRow:
    if not ticks:
        return TickRow(item, OPEN, "", None, "", "", 0)
    last = ticks[-1]
    return TickRow(item, last.state, last.note, last.at, last.by_name, last.unit.name, len(ticks) - 1)
