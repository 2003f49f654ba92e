"""What a closed quarter holds, what was added later, and what changed since the quarter before."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities
from narvard.govern.followup.models import FrozenRow, Supplement
from narvard.govern.followup.permissions import READ
from narvard.govern.followup.queries.periods import PeriodNotFound, PeriodRow, closed_before, period
from narvard.govern.followup.rules.comparing import Compared, compare
from narvard.govern.followup.rules.freezing import Frozen, Kind, fingerprint, values_of
from narvard.govern.followup.rules.states import State
from narvard.govern.plans.queries.followed import followed_statuses

MOST_SHOWN = 60
"""Changes on a page; all of them are in the file."""

Place = tuple[str, str]


@dataclass(frozen=True)
class QuarterRow:
    """One frozen row; `content` holds what its kind says. `supplement` is the number of what added it, 0 in the report.

    Kinds: count (state ""), area (state ready or not_ready), activity (its status), cell (needs_attention or ""),
    light (its colour), pilot (its colour).
    """

    kind: str
    municipality: str
    area: str
    key: str
    title: str
    state: str
    content: Mapping[str, object]
    supplement: int


@dataclass(frozen=True)
class SupplementRow:
    """What became known later: for one area, or for all where `area` is "". `figures` counts the rows it added."""

    id: int
    area: str
    reason: str
    text: str
    at: datetime
    by: str
    figures: int


@dataclass(frozen=True)
class MovedRow:
    """Something that was reported otherwise the quarter before."""

    municipality: str
    area: str
    key: str
    title: str
    before: str
    now: str


@dataclass(frozen=True)
class Changes:
    """What changed since the closed quarter before (`since`), or nothing to compare with (None)."""

    since: PeriodRow | None
    statuses: tuple[MovedRow, ...]
    lights: tuple[MovedRow, ...]
    new: int
    gone: int


@dataclass(frozen=True)
class ClosedQuarter:
    """A closed quarter: its counts, its areas, what was added and what changed. `whole`: the fingerprint holds."""

    period: PeriodRow
    counts: Mapping[str, object]
    areas: tuple[QuarterRow, ...]
    pilots: tuple[QuarterRow, ...]
    supplements: tuple[SupplementRow, ...]
    changes: Changes
    rows: int
    whole: bool


def closed_quarter(actor: Actor, year: int, quarter: int) -> ClosedQuarter:
    """A closed quarter as it was reported. Raises PeriodNotFound, also for one that is not closed."""
    row = _closed(actor, year, quarter)
    summary = _rows(actor, row, kinds=(Kind.COUNT, Kind.AREA, Kind.PILOT))
    return ClosedQuarter(
        period=row,
        counts=next((r.content for r in summary if r.kind == Kind.COUNT), {}),
        areas=tuple(r for r in summary if r.kind == Kind.AREA),
        pilots=tuple(r for r in summary if r.kind == Kind.PILOT),
        supplements=_supplements(actor, row),
        changes=_changes(actor, row),
        rows=FrozenRow.objects.filter(period=row.id, supplement=None).count(),
        whole=recounted(row) == row.content_hash,
    )


def quarter_rows(
    actor: Actor, year: int, quarter: int, *, kind: str = "", municipality: str = ""
) -> tuple[QuarterRow, ...]:
    """The rows of a closed quarter with what was added to it; of one kind or one area where asked for.

    In the order: area by name, then as the plan stood. Raises PeriodNotFound.
    """
    row = _closed(actor, year, quarter)
    return _rows(actor, row, kinds=(Kind(kind),) if kind else tuple(Kind), municipality=municipality)


def recounted(row: PeriodRow) -> str:
    """The fingerprint of what the database holds now; the same as the kept one, or someone has been there."""
    fields = ("kind", "municipality_id", "key", "title", "state", "content")
    rows = FrozenRow.objects.filter(period=row.id, supplement=None).values_list(*fields)
    return fingerprint(Frozen(kind, place or "", *rest) for kind, place, *rest in rows)


def changes_so_far(actor: Actor, row: PeriodRow) -> Changes:
    """What an open quarter says otherwise than the closed one before it, by the status that activities have now."""
    actor.require(READ)
    before = closed_before(actor, row.quarter)
    if before is None:
        return Changes(None, (), (), 0, 0)
    now = followed_statuses(actor, row.year)
    earlier = _states(before, Kind.ACTIVITY)
    moved = compare({p: state for p, (_t, state) in earlier.items()}, {p: state for p, (_t, state) in now.items()})
    titles = {place: title for place, (title, _state) in (earlier | now).items()}
    return Changes(before, _moved(actor, moved, titles), (), *_new_and_gone(before, moved))


def _closed(actor: Actor, year: int, quarter: int) -> PeriodRow:
    row = period(actor, year, quarter)
    if row.state is not State.CLOSED:
        raise PeriodNotFound(f"{year}-{quarter} is not closed")
    return row


def _rows(actor: Actor, row: PeriodRow, *, kinds: tuple[Kind, ...], municipality: str = "") -> tuple[QuarterRow, ...]:
    names = {area.code: area.name for area in municipalities(actor)}
    found = FrozenRow.objects.filter(period=row.id, kind__in=kinds)
    found = found.filter(municipality=municipality) if municipality else found
    return tuple(
        QuarterRow(
            r.kind,
            r.municipality_id or "",
            names.get(r.municipality_id, ""),
            r.key,
            r.title,
            r.state,
            values_of(r.content),
            r.supplement_id or 0,
        )
        for r in found.order_by("municipality__sort_key", "id")
    )


def _supplements(actor: Actor, row: PeriodRow) -> tuple[SupplementRow, ...]:
    names = {area.code: area.name for area in municipalities(actor)}
    added = Counter(
        FrozenRow.objects.filter(period=row.id, supplement__isnull=False).values_list("supplement_id", flat=True)
    )
    return tuple(
        SupplementRow(s.pk, names.get(s.municipality_id, ""), s.reason, s.text, s.at, s.by_name, added[s.pk])
        for s in Supplement.objects.filter(period=row.id)
    )


def _changes(actor: Actor, row: PeriodRow) -> Changes:
    before = closed_before(actor, row.quarter)
    if before is None:
        return Changes(None, (), (), 0, 0)
    statuses, titles = _compared(before, row, Kind.ACTIVITY)
    lights, light_titles = _compared(before, row, Kind.LIGHT)
    moved = _moved(actor, statuses, titles), _moved(actor, lights, light_titles)
    return Changes(before, *moved, *_new_and_gone(before, statuses))


def _new_and_gone(before: PeriodRow, found: Compared[Place]) -> tuple[int, int]:
    """How many activities came and went; nobody knows where the quarter before was brought with its words alone."""
    return (0, 0) if before.brought else (len(found.new), len(found.gone))


def _compared(before: PeriodRow, row: PeriodRow, kind: Kind) -> tuple[Compared[Place], dict[Place, str]]:
    earlier, now = _states(before, kind), _states(row, kind)
    found = compare({p: state for p, (_t, state) in earlier.items()}, {p: state for p, (_t, state) in now.items()})
    return found, {place: title for place, (title, _state) in (earlier | now).items()}


def _states(row: PeriodRow, kind: Kind) -> dict[Place, tuple[str, str]]:
    rows = FrozenRow.objects.filter(period=row.id, supplement=None, kind=kind).order_by("municipality__sort_key", "id")
    return {
        (m or "", k): (title, state)
        for m, k, title, state in rows.values_list("municipality_id", "key", "title", "state")
    }


def _moved(actor: Actor, found: Compared[Place], titles: dict[Place, str]) -> tuple[MovedRow, ...]:
    names = {area.code: area.name for area in municipalities(actor)}
    return tuple(
        MovedRow(place[0], names.get(place[0], ""), place[1], titles[place], before, now)
        for place, before, now in found.moved
    )
