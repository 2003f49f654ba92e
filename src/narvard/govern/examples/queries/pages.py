"""What the pages of good examples show."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key
from narvard.base.organizations.queries import goal_areas, municipalities, organizations, target_groups
from narvard.govern.examples.models import Example
from narvard.govern.examples.queries.finding import ExampleNotFound, visible
from narvard.measure.indicators.queries import measure_name


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; "" is everything."""

    q: str = ""
    target_group: str = ""
    goal_area: str = ""
    grade: str = ""


@dataclass(frozen=True)
class ExampleRow:
    """An example in a list; `spread` is how many areas have adopted it, `own` whether it is this collaboration's."""

    id: int
    title: str
    need: str
    grade: str
    target_group: str
    goal_area: str
    collaboration: str
    own: bool
    spread: int


@dataclass(frozen=True)
class StepRow:
    """An activity that comes with the example, in days from the adopter's start."""

    title: str
    description: str
    begins_after: int
    lasts: int


@dataclass(frozen=True)
class AdoptionRow:
    """An area that adopted the example. `may_say` when the one who reads may say what came of it."""

    id: int
    municipality: str
    collaboration: str
    year: int
    adopted_at: datetime
    activities: int
    outcome: str
    may_say: bool


@dataclass(frozen=True)
class ExamplePage:
    """One example with all that comes with it."""

    row: ExampleRow
    story: str
    evidence: str
    cost: int | None
    cost_of: str
    contact: str
    source: str
    certainty: str
    steps: tuple[StepRow, ...]
    measures: tuple[str, ...]
    adoptions: tuple[AdoptionRow, ...]
    may_adopt: bool


@dataclass(frozen=True)
class ExamplesPage:
    """The list. `adopted` is how many areas have adopted anything at all of what is listed."""

    rows: tuple[ExampleRow, ...]
    adopted: int
    groups: tuple[tuple[str, str], ...]
    goals: tuple[tuple[str, str], ...]
    may_write: bool


def examples_page(actor: Actor, filters: Filters) -> ExamplesPage:
    """The examples that the filters leave, those that have spread most first."""
    actor.require("examples.read")
    found = _counted(Example.objects.filter(visible(actor), _narrowed(filters))).order_by("-spread", "title")
    rows = tuple(_row(actor, example) for example in found)
    return ExamplesPage(
        rows=rows,
        adopted=sum(row.spread for row in rows),
        groups=tuple((row.code, row.name) for row in target_groups(actor)),
        goals=tuple((row.code, row.name) for row in goal_areas(actor)),
        may_write="examples.change" in actor.grants,
    )


def example_page(actor: Actor, example_id: int) -> ExamplePage:
    """One example. Raises ExampleNotFound."""
    actor.require("examples.read")
    parts = ("steps", "measures", "adoptions__municipality", "adoptions__collaboration")
    found = _counted(Example.objects.filter(visible(actor), pk=example_id)).prefetch_related(*parts).first()
    if found is None:
        raise ExampleNotFound(example_id)
    return ExamplePage(
        row=_row(actor, found),
        story=found.story,
        evidence=found.evidence,
        cost=found.cost,
        cost_of=found.cost_of,
        contact=found.contact,
        source=found.source,
        certainty=found.certainty,
        steps=tuple(StepRow(s.title, s.description, s.begins_after, s.lasts) for s in found.steps.all()),
        measures=tuple(measure_name(m.indicator, m.measure) for m in found.measures.all()),
        adoptions=tuple(
            AdoptionRow(
                a.pk,
                a.municipality.name,
                a.collaboration.name,
                a.year,
                a.adopted_at,
                a.activities,
                a.outcome,
                a.collaboration_id == actor.collaboration
                and bool(actor.may("examples.adopt", municipality=a.municipality_id)),
            )
            for a in found.adoptions.all()
        ),
        may_adopt="examples.adopt" in actor.grants and bool(found.steps.all()),
    )


def adopting_choices(actor: Actor, today: date) -> dict[str, tuple[tuple[str, str], ...]]:
    """What may be chosen by one who adopts: the own areas, groups, goals and organizations, and two years."""
    actor.require("examples.read")
    areas = [row for row in municipalities(actor) if actor.may("examples.adopt", municipality=row.code)]
    return {
        "municipality": tuple((row.code, row.name) for row in areas),
        "target_group": tuple((row.code, row.name) for row in target_groups(actor)),
        "goal_area": tuple((row.code, row.name) for row in goal_areas(actor)),
        "organizations": tuple((row.code, row.name) for row in organizations(actor)),
        "year": tuple((str(year), str(year)) for year in (today.year, today.year + 1)),
    }


def require_adopter(actor: Actor) -> None:
    """Raise NotPermitted when the actor's role adopts nothing, wherever it is."""
    actor.require("examples.adopt", municipality=actor.municipality)


def _counted(found: QuerySet[Example]) -> QuerySet[Example]:
    parts = ("collaboration", "target_group", "goal_area")
    return found.select_related(*parts).annotate(spread=Count("adoptions", distinct=True))


def _narrowed(filters: Filters) -> Q:
    narrowed = Q(search_key__contains=search_key(filters.q)) if filters.q else Q()
    exact = {"target_group": filters.target_group, "goal_area": filters.goal_area, "grade": filters.grade}
    return narrowed & Q(**{name: value for name, value in exact.items() if value})


def _row(actor: Actor, found: Example) -> ExampleRow:
    language = (get_language() or "sv")[:2]
    return ExampleRow(
        id=found.pk,
        title=found.title,
        need=found.need,
        grade=found.grade,
        target_group=getattr(found.target_group, f"name_{language}", ""),
        goal_area=getattr(found.goal_area, f"name_{language}", ""),
        collaboration=found.collaboration.name,
        own=found.collaboration_id == actor.collaboration,
        spread=found.spread,
    )
