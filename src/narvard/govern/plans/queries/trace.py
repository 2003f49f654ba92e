"""From commitment to activity to indicator and back, with what is missing on the way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities
from narvard.govern.agreements.queries import CommitmentNotFound, CommitmentRow, commitment, commitments
from narvard.govern.plans.models import Activity, ActivityCommitment, IndicatorLink
from narvard.govern.plans.queries.years import active_in, year_now, years
from narvard.govern.plans.rules.status import Status
from narvard.measure.indicators.queries import LightRow, lights_for
from narvard.measure.indicators.queries.definitions import definition_name


@dataclass(frozen=True)
class TracedIndicator:
    """An indicator of an activity's cell, with its light in the newest run, or None."""

    indicator: str
    name: str
    role: str
    kind: str
    light: LightRow | None


@dataclass(frozen=True)
class TracedActivity:
    """An activity with the commitments that it carries out (codes) and the indicators of its cell."""

    id: int
    title: str
    status: str
    area: str
    key: tuple[str, str, str]
    commitments: tuple[str, ...]
    indicators: tuple[TracedIndicator, ...]


@dataclass(frozen=True)
class TracedCommitment:
    """A commitment with the activities that carry it out."""

    commitment: CommitmentRow
    activities: tuple[TracedActivity, ...]


@dataclass(frozen=True)
class Trace:
    """Both directions for the plans of one year. The last three are the gaps; a count beside those that are not listed.

    `unlinked` are activities without a commitment, `unmeasured` activities that carry one out without any indicator.
    """

    year: int | None
    years: tuple[int, ...]
    commitments: tuple[TracedCommitment, ...]
    indicators: tuple[tuple[str, str, tuple[TracedActivity, ...]], ...]
    without_activity: tuple[CommitmentRow, ...]
    unlinked: tuple[TracedActivity, ...]
    unlinked_count: int
    unmeasured: tuple[TracedActivity, ...]


MOST_LISTED = 200


def trace(actor: Actor, today: date, year: int | None = None) -> Trace:
    """Every commitment with its activities and their indicators, in the active plans of a year."""
    actor.require("plans.read")
    chosen = year_now(actor, today, year)
    promised = commitments(actor)
    links = _links(actor, chosen, {row.id: row.code for row in promised})
    linked = _traced(actor, today, chosen, Activity.objects.filter(pk__in=links), links)
    free = _running(actor, chosen).exclude(pk__in=list(links))
    unlinked = _traced(actor, today, chosen, free.order_by("cell_id", "order")[:MOST_LISTED], {})
    by_code: dict[str, list[TracedActivity]] = defaultdict(list)
    for activity in linked:
        for code in activity.commitments:
            by_code[code].append(activity)
    rows = tuple(TracedCommitment(row, tuple(by_code[row.code])) for row in promised)
    return Trace(
        year=chosen,
        years=years(actor),
        commitments=rows,
        indicators=_by_indicator(linked),
        without_activity=tuple(row.commitment for row in rows if not row.activities),
        unlinked=tuple(unlinked),
        unlinked_count=free.count(),
        unmeasured=tuple(activity for activity in linked if not activity.indicators),
    )


def commitment_trace(actor: Actor, code: str, today: date, year: int | None = None) -> TracedCommitment:
    """The path of one commitment. Raises CommitmentNotFound."""
    actor.require("plans.read")
    row = commitment(actor, code)
    chosen = year_now(actor, today, year)
    links = _links(actor, chosen, {row.id: row.code})
    found = _traced(actor, today, chosen, Activity.objects.filter(pk__in=links), links)
    return TracedCommitment(row, tuple(found))


def _links(actor: Actor, year: int | None, codes: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """Activity → the codes of the commitments that it carries out."""
    rows = ActivityCommitment.objects.filter(active_in(actor, year, "activity__cell__action_plan"))
    found: dict[int, tuple[str, ...]] = {}
    for activity, number in rows.order_by("id").values_list("activity_id", "commitment_id"):
        if number in codes:
            found[activity] = (*found.get(activity, ()), codes[number])
    return found


def _running(actor: Actor, year: int | None):
    return Activity.objects.filter(active_in(actor, year)).exclude(status=Status.STOPPED)


def _traced(
    actor: Actor, today: date, year: int | None, which, links: Mapping[int, tuple[str, ...]]
) -> list[TracedActivity]:
    rows = list(which.select_related("cell__action_plan"))
    names = {row.code: row.name for row in municipalities(actor)}
    indicators = _indicators(actor, today, {row.cell_id for row in rows})
    return [
        TracedActivity(
            id=row.pk,
            title=row.title,
            status=row.status,
            area=names.get(row.cell.action_plan.municipality_id, ""),
            key=(row.cell.action_plan.municipality_id, row.cell.target_group_id, row.cell.goal_area_id),
            commitments=links.get(row.pk, ()),
            indicators=indicators.get(row.cell_id, ()),
        )
        for row in rows
    ]


def _indicators(actor: Actor, today: date, cells: Iterable[int]) -> dict[int, tuple[TracedIndicator, ...]]:
    links = list(IndicatorLink.objects.filter(cell__in=list(cells)))
    lights = lights_for(actor, {link.target_id for link in links}, today)
    found: dict[int, tuple[TracedIndicator, ...]] = {}
    for link in links:
        name = definition_name(link.indicator)
        row = TracedIndicator(link.indicator, name, link.role, link.kind, lights.get(link.target_id))
        found[link.cell_id] = (*found.get(link.cell_id, ()), row)
    return found


def _by_indicator(
    activities: Iterable[TracedActivity],
) -> tuple[tuple[str, str, tuple[TracedActivity, ...]], ...]:
    """The other way: each indicator with the activities that it measures, and so the commitments behind them."""
    found: dict[tuple[str, str], list[TracedActivity]] = defaultdict(list)
    for activity in activities:
        for key in dict.fromkeys((row.indicator, row.name) for row in activity.indicators):
            found[key].append(activity)
    return tuple((code, name, tuple(rows)) for (code, name), rows in sorted(found.items(), key=lambda item: item[0][1]))


__all__ = ["CommitmentNotFound", "Trace", "TracedActivity", "TracedCommitment", "commitment_trace", "trace"]
