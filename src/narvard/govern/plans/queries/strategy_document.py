"""The strategy as a document: what may be referred to, what is loaded, and what is wrong with one that is brought."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Form, Known, Problem, check, spellings, written
from narvard.base.organizations.queries import municipalities, own
from narvard.govern.agreements.queries import commitments
from narvard.govern.bodies.queries import may_adopt
from narvard.govern.plans.models import (
    ActionPlan,
    Activity,
    ActivityCommitment,
    Direction,
    DocumentVersion,
    EffortArea,
    EffortGroup,
    GoverningDocument,
    OverallGoal,
    Risk,
    Strategy,
    StrategyStep,
)
from narvard.govern.plans.queries.labels import STRATEGY_PROBLEM_WORDS
from narvard.govern.plans.queries.years import open_to_change
from narvard.govern.plans.rules import strategy_document as rules

FORM: Form = rules.FORM
PROBLEM_WORDS = STRATEGY_PROBLEM_WORDS
IMPORT = "strategies.import"
Tables = dict[str, list[dict[str, object]]]


def known_to(actor: Actor, now: datetime) -> Known:
    """The municipalities, and the codes that are loaded already."""
    actor.require(IMPORT)
    held = _held(actor)
    names = ("documents", "strategies", "groups", "areas")
    codes = {name: _folded(str(row["code"]) for row in held[name]) for name in names}
    areas = spellings((row.code, row.name) for row in municipalities(actor))
    agreed = commitments(actor) if actor.may("agreements.read") else ()
    return {"municipalities": areas, "commitments": _folded(row.code for row in agreed), **codes}


def _folded(codes: Iterable[str]) -> dict[str, str]:
    return {code.casefold(): code for code in codes}


def document(actor: Actor) -> dict[str, object]:
    """Everything of the strategy that is loaded, in the form that is brought."""
    actor.require("plans.read")
    return written(FORM, _held(actor))


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that keeps a document from being loaded."""
    actor.require(IMPORT)
    checked = check(FORM, document, known_to(actor, now))
    if any(problem.code == "unknown_format" for problem in checked.problems):
        return checked.problems

    def may(slug: str, name: str, day: date) -> bool:
        return may_adopt(actor, slug, name, day)

    held = {name: tuple(rows) for name, rows in _held(actor).items()}
    return (*checked.problems, *rules.problems_of(checked.rows, may, held, _places(actor)))


def _places(actor: Actor) -> set[tuple[str, int, str]]:
    """The plans, and their activities, that a risk may stand in."""
    plans = ActionPlan.objects.filter(own(actor), status__in=["active", "draft"])
    activities = Activity.objects.filter(cell__action_plan__in=plans)
    names = ("cell__action_plan__municipality_id", "cell__action_plan__year", "reference")
    return {(*plan, "") for plan in plans.values_list("municipality_id", "year")} | set(activities.values_list(*names))


def _held(actor: Actor) -> Tables:
    documents = GoverningDocument.objects.filter(own(actor)).select_related("above")
    strategies = Strategy.objects.filter(own(actor)).select_related("document")
    return {
        "documents": [_named(row, "above") for row in documents.values(*_DOCUMENT, "above__code")],
        "versions": _versions(actor),
        "strategies": [_named(row, "document") for row in strategies.values(*_STRATEGY, "document__code")],
        **_parts(actor),
        "risks": _risks(actor),
        "carried_out": _carried_out(actor),
    }


_DOCUMENT = ("code", "kind", "name", "title", "carries_plans", "source", "certainty")
_STRATEGY = ("code", "title", "aim", "valid_from", "valid_to", "source", "certainty")
_RISK = ("code", "title", "about", "likelihood", "consequence", "treatment", "residual_likelihood")
_RISK += ("residual_consequence", "owner", "review_on", "state")


def _named(row: dict[str, object], *names: str) -> dict[str, object]:
    """A row with each "name__code" as the code itself under its name."""
    return {**row, **{name: row[f"{name}__code"] or "" for name in names}}


def _versions(actor: Actor) -> list[dict[str, object]]:
    kept = ("number", "text", "adopted_on", "decision", "valid_from", "valid_to")
    rows = DocumentVersion.objects.filter(own(actor, "document__collaboration")).order_by("document", "valid_from")
    return [
        {**row, "document": row["document__code"], "adopted_by": row["adopted_by__slug"] or ""}
        for row in rows.values(*kept, "document__code", "adopted_by__slug")
    ]


def _parts(actor: Actor) -> Tables:
    goals = OverallGoal.objects.filter(own(actor, "strategy__collaboration"))
    groups = EffortGroup.objects.filter(own(actor, "strategy__collaboration"))
    areas = EffortArea.objects.filter(own(actor, "group__strategy__collaboration")).order_by("group", "order")
    directions = Direction.objects.filter(own(actor, "area__group__strategy__collaboration"))
    steps = StrategyStep.objects.filter(own(actor, "strategy__collaboration"))
    dated = ("code", "title", "written", "starts_on", "ends_on", "note", "done_on")
    return {
        "goals": [_named(row, "strategy") for row in goals.values("code", "title", "strategy__code")],
        "groups": [_named(row, "strategy") for row in groups.values("code", "title", "strategy__code")],
        "areas": [_named(row, "group") for row in areas.values("code", "title", "group__code")],
        "directions": [
            {"area": code, "place": place, "text": text}
            for code, place, text in directions.order_by("area", "order").values_list("area__code", "order", "text")
        ],
        "milestones": [_named(row, "strategy", "area") for row in steps.values(*dated, "strategy__code", "area__code")],
    }


def _carried_out(actor: Actor) -> list[dict[str, object]]:
    plan = "activity__cell__action_plan"
    links = ActivityCommitment.objects.filter(open_to_change(actor, plan)).order_by("activity_id", "id")
    names = (f"{plan}__municipality_id", f"{plan}__year", "activity__reference", "commitment__code")
    return [
        dict(zip(("area", "year", "activity", "commitment"), row, strict=True)) for row in links.values_list(*names)
    ]


def _risks(actor: Actor) -> list[dict[str, object]]:
    rows = Risk.objects.filter(own(actor), cell=None).select_related("strategy", "plan", "activity__cell__action_plan")
    return [{**{name: getattr(row, name) for name in _RISK}, **_place(row)} for row in rows]


def _place(row: Risk) -> dict[str, object]:
    if row.strategy:
        return {"strategy": row.strategy.code}
    if row.activity:
        plan = row.activity.cell.action_plan
        return {"area": plan.municipality_id, "year": plan.year, "activity": row.activity.reference}
    return {"area": row.plan.municipality_id, "year": row.plan.year} if row.plan else {}
