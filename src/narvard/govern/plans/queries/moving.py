"""The deadlines that were moved, listed by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities
from narvard.govern.plans.models import DateChange
from narvard.govern.plans.queries.activity import MoveRow, move_row
from narvard.govern.plans.queries.years import active_in, year_now, years


@dataclass(frozen=True)
class MovedRow:
    """A moved deadline with its activity."""

    activity_id: int
    activity: str
    area: str
    owner: str
    move: MoveRow


@dataclass(frozen=True)
class Moved:
    """The moved deadlines of a year's plans, the newest first. `later` counts those that were put off."""

    year: int | None
    years: tuple[int, ...]
    municipality: str
    areas: tuple[tuple[str, str], ...]
    rows: tuple[MovedRow, ...]
    later: int
    activities: int


def moved_deadlines(actor: Actor, today: date, *, municipality: str = "", year: int | None = None) -> Moved:
    """Ends and milestones that were moved in the active plans of a year, in one area or in all."""
    actor.require("plans.read")
    chosen = year_now(actor, today, year)
    areas = tuple((row.code, row.name) for row in municipalities(actor))
    names = dict(areas)
    municipality = municipality if municipality in names else ""
    changes = DateChange.objects.filter(active_in(actor, chosen, "activity__cell__action_plan")).exclude(what="start")
    if municipality:
        changes = changes.filter(activity__cell__action_plan__municipality=municipality)
    found = changes.select_related("activity__cell__action_plan").order_by("-at", "-id")
    rows = tuple(_row(change, names) for change in found)
    return Moved(
        year=chosen,
        years=years(actor),
        municipality=municipality,
        areas=areas,
        rows=rows,
        later=sum(row.move.days > 0 for row in rows),
        activities=_activities(rows),
    )


def _row(change: DateChange, names: dict[str, str]) -> MovedRow:
    activity = change.activity
    area = names[activity.cell.action_plan.municipality_id]
    return MovedRow(activity.pk, activity.title, area, activity.owner_name, move_row(change))


def _activities(rows: Iterable[MovedRow]) -> int:
    return len({row.activity_id for row in rows})
