"""A plan as it stood at a number, and what differs between two of them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import CarePlan, Head, Revision
from narvard.care.care_plans.queries.building import part_row
from narvard.care.care_plans.queries.finding import seen_parts
from narvard.care.care_plans.queries.labels import NOTHING, activity_line, overall_name
from narvard.care.care_plans.queries.pages import found_plan
from narvard.care.care_plans.queries.rows import PartRow
from narvard.care.care_plans.rules.comparing import Difference, Place, differences


@dataclass(frozen=True)
class VersionRow:
    """A change that made a version: its number, when, who and which unit ("" for what is common)."""

    number: int
    at: datetime
    by_name: str
    unit: str


@dataclass(frozen=True)
class VersionsPage:
    """The versions, the newest first; the one that is read (`number`), and what differs from the one before it chosen.

    `before` is None where there is nothing earlier.
    """

    plan_id: int
    subject: UUID
    kind: str
    ground: str
    versions: tuple[VersionRow, ...]
    number: int
    before: int | None
    parts: tuple[PartRow, ...]
    common: tuple[tuple[str, str], ...]
    differences: tuple[Difference, ...]


def versions(actor: Actor, now: datetime, plan_id: int, number: int = 0, before: int = 0) -> VersionsPage:
    """The plan at `number` (0: the newest) held against `before` (0: the one just before). Raises PlanNotFound.

    Only what the actor may see makes a version: another party's part that is not shared leaves no gap.
    """
    plan = found_plan(actor, now, plan_id)
    revisions, heads = _revisions(actor, now, plan), list(plan.heads.all())
    rows = _rows(revisions, heads)
    numbers = [row.number for row in rows]
    number = number if number in numbers else (numbers[0] if numbers else 0)
    earlier = [known for known in numbers if known < number]
    before = before if before in earlier else (earlier[0] if earlier else 0)
    country = plan.collaboration.country
    new, old = _at(revisions, number), _at(revisions, before)
    return VersionsPage(
        plan_id=plan.pk,
        subject=plan.subject,
        kind=plan.kind,
        ground=plan.ground,
        versions=rows,
        number=number,
        before=before or None,
        parts=tuple(part_row(actor, now, plan, revision) for revision in new),
        common=_common(heads, number, country),
        differences=differences(
            _places(old, _common(heads, before, country)), _places(new, _common(heads, number, country))
        ) if before else (),
    )  # fmt: skip


def _revisions(actor: Actor, now: datetime, plan: CarePlan) -> list[Revision]:
    parts = seen_parts(actor, now).filter(plan=plan).values("pk")
    rows = Revision.objects.filter(part__in=parts).select_related("part__unit")
    return list(rows.prefetch_related("texts", "goals", "activities__responsible").order_by("number"))


def _rows(revisions: list[Revision], heads: list[Head]) -> tuple[VersionRow, ...]:
    rows = [
        *(VersionRow(row.number, row.at, row.by_name, row.part.unit.name) for row in revisions),
        *(VersionRow(row.number, row.at, row.by_name, "") for row in heads),
    ]
    return tuple(sorted(rows, key=lambda row: -row.number))


def _at(revisions: list[Revision], number: int) -> list[Revision]:
    """Each part as it stood at `number`."""
    newest: dict[int, Revision] = {}
    for revision in revisions:
        if revision.number <= number:
            newest[revision.part_id] = revision
    return list(newest.values())


def _common(heads: list[Head], number: int, country: str) -> tuple[tuple[str, str], ...]:
    """What is common, as (item, words), at `number`; nothing before it was first written."""
    head = next((row for row in reversed(heads) if row.number <= number), None)
    if head is None:
        return ()
    said = (
        ("title", head.title),
        ("overall", overall_name(head.overall_responsible, country)),
        ("coordinator", head.coordinator),
        ("follow_up_on", head.follow_up_on.isoformat() if head.follow_up_on else ""),
    )
    return tuple((name, text) for name, text in said if text)


def _places(revisions: list[Revision], common: tuple[tuple[str, str], ...]) -> dict[Place, list[str]]:
    """Every line of a version, by whose part and which item it stands in."""
    places: dict[Place, list[str]] = defaultdict(list)
    for name, text in common:
        places[("", name)].append(text)
    for revision in revisions:
        unit = revision.part.unit.name
        for row in revision.texts.all():
            places[(unit, row.name)].append(row.text or str(NOTHING))
        for goal in revision.goals.all():
            places[(unit, "goals")].append(goal.text)
        for row in revision.activities.all():
            name = row.responsible.name if row.responsible else ""
            places[(unit, "activities")].append(activity_line(row.text, name, row.due_on, row.done_on))
    return places
