"""Targets without a figure: what is proposed for them, and who has agreed."""

from dataclasses import dataclass
from datetime import date, datetime

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import goal_areas, municipalities, target_groups
from narvard.govern.plans.models import ActivityParty, IndicatorLink, Threshold
from narvard.govern.plans.permissions import may_change, may_confirm
from narvard.govern.plans.queries.activity import side_of_actor
from narvard.govern.plans.queries.years import active_in, year_now
from narvard.govern.plans.rules.parties import Side
from narvard.measure.indicators.queries.definitions import MeasureRow, definition_rows
from narvard.measure.indicators.queries.numbers import spoken, unit_name


@dataclass(frozen=True)
class Proposal:
    """A figure that is proposed, and each side's answer as (side, who, when); "" and None where it has not answered."""

    id: int
    value: str
    decision: str
    by: str
    at: datetime
    answers: tuple[tuple[str, str, datetime | None], ...]
    to_answer: bool


@dataclass(frozen=True)
class ThresholdRow:
    """A target that cannot be assessed until its parties agree on a figure. `key` leads to its cell."""

    link_id: int
    key: tuple[str, str, str]
    area: str
    group: str
    goal: str
    measure: str
    unit: str
    percent: bool
    due_on: date
    proposal: Proposal | None
    may_propose: bool


def thresholds(actor: Actor, today: date) -> tuple[ThresholdRow, ...]:
    """The targets without a figure in the plans of the year now; those with a proposal first."""
    actor.require("plans.read")
    links = IndicatorLink.objects.filter(active_in(actor, year_now(actor, today)), kind="unquantified")
    found = list(links.select_related("cell__action_plan").prefetch_related("thresholds"))
    if not found:
        return ()
    names = {row.code: row.name for rows in (municipalities, target_groups, goal_areas) for row in rows(actor)}
    measures = {(row.id, measure.id): (row.name, measure) for row in definition_rows() for measure in row.measures}
    reach = _Reach(actor, side_of_actor(actor), _organizations(found), measures)
    rows = [_row(link, names, reach) for link in found]
    return tuple(sorted(rows, key=lambda row: (row.proposal is None, row.area, row.measure)))


@dataclass(frozen=True)
class _Reach:
    """What the actor can do: the side they stand on, and who answers for each cell."""

    actor: Actor
    side: Side | None
    answering: dict[int, tuple[str, ...]]
    measures: dict[tuple[str, str], tuple[str, MeasureRow]]


def _organizations(links: list[IndicatorLink]) -> dict[int, tuple[str, ...]]:
    parties = ActivityParty.objects.filter(activity__cell__in={link.cell_id for link in links})
    found: dict[int, tuple[str, ...]] = {}
    pairs = ("activity__cell_id", "organization__code")
    for cell, code in parties.order_by(*pairs).values_list(*pairs).distinct():
        found[cell] = (*found.get(cell, ()), code)
    return found


def _row(link: IndicatorLink, names: dict[str, str], reach: _Reach) -> ThresholdRow:
    area = link.cell.action_plan.municipality_id
    name, measure = reach.measures.get((link.indicator, link.measure), (link.indicator, None))
    percent = measure is not None and measure.figuring.percent
    open_one = next((each for each in link.thresholds.all() if each.agreed_at is None), None)
    return ThresholdRow(
        link_id=link.pk,
        key=(area, link.cell.target_group_id, link.cell.goal_area_id),
        area=names[area],
        group=names[link.cell.target_group_id],
        goal=names[link.cell.goal_area_id],
        measure=f"{name}: {measure.name if measure else link.measure}",
        unit="%" if percent else unit_name(measure.figuring.unit) if measure else "",
        percent=percent,
        due_on=link.due_on,
        proposal=_proposal(open_one, (area, link.cell_id), measure, reach) if open_one else None,
        may_propose=open_one is None and bool(may_change(reach.actor, area)),
    )


def _proposal(found: Threshold, at: tuple[str, int], measure: MeasureRow | None, reach: _Reach) -> Proposal:
    answers = tuple((str(side), getattr(found, f"{side}_by"), getattr(found, f"{side}_at")) for side in Side)
    answered = {side for side, _by, at in answers if at}
    mine = reach.side is not None and reach.side not in answered
    may = mine and bool(may_confirm(reach.actor, at[0], reach.answering.get(at[1], ())))
    value = spoken(found.value, measure.figuring) if measure else f"{found.value:g}"
    return Proposal(found.pk, value, found.decision, found.proposed_by, found.proposed_at, answers, may)
