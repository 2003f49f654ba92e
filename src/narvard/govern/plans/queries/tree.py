"""What rests on what: the documents from the vision down, then the areas' action plans and their activity plans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities, own
from narvard.govern.plans.models import ActionPlan, GoverningDocument
from narvard.govern.plans.queries.years import year_now


@dataclass(frozen=True)
class VersionRow:
    """A version of a document; `body` is the name of who adopted it, `slug` leads there."""

    number: str
    text: str
    body: str
    slug: str
    adopted_on: date | None
    decision: str
    valid_from: date
    valid_to: date | None
    in_force: bool


@dataclass(frozen=True)
class DocumentNode:
    """A document with those that rest on it, and its versions, the newest first."""

    code: str
    kind: str
    title: str
    source: str
    certainty: str
    carries_plans: bool
    versions: tuple[VersionRow, ...]
    below: tuple["DocumentNode", ...]

    @property
    def current(self) -> VersionRow | None:
        """The version in force today, if any."""
        return next((version for version in self.versions if version.in_force), None)


@dataclass(frozen=True)
class PlanNode:
    """An area's action plan with how many activity plans (cells) it holds, and how many activities in them."""

    municipality: str
    area: str
    year: int
    status: str
    body: str
    adopted_on: date | None
    decision: str
    cells: int
    activities: int


@dataclass(frozen=True)
class Tree:
    """The whole tree. `plans` hang below the document that carries them; `without_plan` names areas that have none."""

    documents: tuple[DocumentNode, ...]
    plans: tuple[PlanNode, ...]
    year: int | None
    without_plan: tuple[str, ...]
    not_in_force: tuple[str, ...]
    carried: bool


def tree(actor: Actor, today: date) -> Tree:
    """The documents and the plans of the year now."""
    actor.require("plans.read")
    rows = GoverningDocument.objects.filter(own(actor)).prefetch_related("versions__adopted_by")
    documents = _below(list(rows), None, today)
    year = year_now(actor, today)
    plans = _plans(actor, year)
    areas = municipalities(actor)
    planned = {plan.municipality for plan in plans}
    flat = list(_flat(documents))
    return Tree(
        documents=documents,
        plans=plans,
        year=year,
        without_plan=tuple(row.name for row in areas if row.code not in planned),
        not_in_force=tuple(node.title for node in flat if node.current is None),
        carried=any(node.carries_plans for node in flat),
    )


def _below(rows: list[GoverningDocument], above: int | None, today: date) -> tuple[DocumentNode, ...]:
    return tuple(
        DocumentNode(
            code=row.code,
            kind=row.kind,
            title=row.title,
            source=row.source,
            certainty=row.certainty,
            carries_plans=row.carries_plans,
            versions=tuple(_version(version, today) for version in row.versions.all()),
            below=_below(rows, row.pk, today),
        )
        for row in rows
        if row.above_id == above
    )


def _flat(nodes: Iterable[DocumentNode]) -> Iterable[DocumentNode]:
    for node in nodes:
        yield node
        yield from _flat(node.below)


def _version(version, today: date) -> VersionRow:
    return VersionRow(
        number=version.number,
        text=version.text,
        body=version.adopted_by.name if version.adopted_by else "",
        slug=version.adopted_by.slug if version.adopted_by else "",
        adopted_on=version.adopted_on,
        decision=version.decision,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        in_force=version.valid_from <= today and (version.valid_to is None or today < version.valid_to),
    )


def _plans(actor: Actor, year: int | None) -> tuple[PlanNode, ...]:
    names = {row.code: row.name for row in municipalities(actor)}
    plans = ActionPlan.objects.filter(own(actor), Q(status="active", year=year)).select_related("adopted_by")
    found = plans.order_by("municipality__sort_key").annotate(
        held=Count("cells", distinct=True), done=Count("cells__activities", distinct=True)
    )
    return tuple(
        PlanNode(
            municipality=plan.municipality_id,
            area=names.get(plan.municipality_id, plan.municipality_id),
            year=plan.year,
            status=plan.status,
            body=plan.adopted_by.name if plan.adopted_by else "",
            adopted_on=plan.adopted_on,
            decision=plan.decision,
            cells=plan.held,
            activities=plan.done,
        )
        for plan in found
    )
