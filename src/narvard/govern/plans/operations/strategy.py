"""Loading what the plans rest on: all of a document, or nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import DocumentRefused, require
from narvard.base.organizations.queries import own
from narvard.govern.agreements.queries import commitments
from narvard.govern.bodies.queries import slugs
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
from narvard.govern.plans.queries.strategy_document import FORM, IMPORT, check_document, known_to

Row = Mapping[str, object]
Rows = Mapping[str, tuple[Row, ...]]


def load_strategy(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load every row of the document, or none; a row that is there by its key is updated. Counts rows by table.

    Raises DocumentRefused with everything that is wrong.
    """
    actor.require(IMPORT)
    with transaction.atomic():
        take_turn("plans.strategy")
        if problems := check_document(actor, now, document):
            raise DocumentRefused(problems)
        rows = require(FORM, document, known_to(actor, now))
        _save_documents(actor, rows)
        _save_strategies(actor, rows)
        _save_risks(actor, now, rows)
        _save_carried_out(actor, rows)
        counts = {name: len(found) for name, found in rows.items()}
        record(
            actor=actor,
            now=now,
            action="strategies.load",
            object_type="plans.Strategy",
            object_id="*",
            details=counts,
        )
    return counts


def _fields(row: Row, *names: str) -> dict[str, object]:
    return {name: row[name] for name in names}


def _save_documents(actor: Actor, rows: Rows) -> None:
    saved = {}
    for order, row in enumerate(rows["documents"], start=1):
        fields = _fields(row, "kind", "name", "title", "carries_plans", "source", "certainty")
        saved[row["code"]], _ = GoverningDocument.objects.update_or_create(
            collaboration_id=actor.collaboration, code=row["code"], defaults={**fields, "order": order}
        )
    there = {each.code: each for each in GoverningDocument.objects.filter(own(actor))}
    for row in rows["documents"]:
        GoverningDocument.objects.filter(pk=saved[row["code"]].pk).update(above=there.get(str(row["above"])))
    for row in rows["versions"]:
        day = row["adopted_on"]
        body = slugs(actor, day)[str(row["adopted_by"])] if day else None  # type: ignore[arg-type]
        fields = _fields(row, "text", "adopted_on", "decision", "valid_from", "valid_to")
        DocumentVersion.objects.update_or_create(
            document=there[str(row["document"])], number=row["number"], defaults={**fields, "adopted_by_id": body}
        )


def _save_strategies(actor: Actor, rows: Rows) -> None:
    documents = {each.code: each for each in GoverningDocument.objects.filter(own(actor))}
    for order, row in enumerate(rows["strategies"], start=1):
        fields = _fields(row, "title", "aim", "valid_from", "valid_to", "source", "certainty")
        Strategy.objects.update_or_create(
            collaboration_id=actor.collaboration,
            code=row["code"],
            defaults={**fields, "order": order, "document": documents.get(str(row["document"]))},
        )
    strategies = {each.code: each for each in Strategy.objects.filter(own(actor))}
    for model, table in ((OverallGoal, "goals"), (EffortGroup, "groups")):
        for order, row in enumerate(rows[table], start=1):
            model.objects.update_or_create(
                strategy=strategies[str(row["strategy"])],
                code=row["code"],
                defaults={"title": row["title"], "order": order},
            )
    _save_areas(actor, rows, strategies)


def _save_areas(actor: Actor, rows: Rows, strategies: Mapping[str, Strategy]) -> None:
    groups = {each.code: each for each in EffortGroup.objects.filter(own(actor, "strategy__collaboration"))}
    for order, row in enumerate(rows["areas"], start=1):
        EffortArea.objects.update_or_create(
            group=groups[str(row["group"])], code=row["code"], defaults={"title": row["title"], "order": order}
        )
    areas = {each.code: each for each in EffortArea.objects.filter(own(actor, "group__strategy__collaboration"))}
    for row in rows["directions"]:
        Direction.objects.update_or_create(
            area=areas[str(row["area"])], order=row["place"], defaults={"text": row["text"]}
        )
    for order, row in enumerate(rows["milestones"], start=1):
        fields = _fields(row, "title", "written", "starts_on", "ends_on", "note", "done_on")
        StrategyStep.objects.update_or_create(
            strategy=strategies[str(row["strategy"])],
            code=row["code"],
            defaults={**fields, "area": areas.get(str(row["area"])), "order": order},
        )


def _save_risks(actor: Actor, now: datetime, rows: Rows) -> None:
    kept = ("title", "about", "likelihood", "consequence", "treatment", "residual_likelihood")
    kept += ("residual_consequence", "owner", "review_on")
    for row in rows["risks"]:
        fields = {**_fields(row, *kept), **_place(actor, row), "state": row["state"] or Risk.State.OPEN}
        Risk.objects.update_or_create(
            collaboration_id=actor.collaboration,
            code=row["code"],
            defaults=fields,
            create_defaults={**fields, "noted_at": now},
        )


def _save_carried_out(actor: Actor, rows: Rows) -> None:
    ids = {row.code: row.id for row in commitments(actor)} if rows["carried_out"] else {}
    for row in rows["carried_out"]:
        plan = _plan(actor, row)
        activity = Activity.objects.get(cell__action_plan=plan, reference=row["activity"])
        ActivityCommitment.objects.get_or_create(activity=activity, commitment_id=ids[str(row["commitment"])])


def _plan(actor: Actor, row: Row) -> ActionPlan | None:
    """The plan that a row names: the active one, else the draft."""
    plans = ActionPlan.objects.filter(own(actor), municipality=row["area"], year=row["year"])
    return plans.filter(status__in=["active", "draft"]).order_by("status").first()


def _place(actor: Actor, row: Row) -> dict[str, object]:
    nowhere: dict[str, object] = {"strategy": None, "plan": None, "activity": None, "cell": None}
    if row["strategy"]:
        return {**nowhere, "strategy": Strategy.objects.get(own(actor), code=row["strategy"])}
    if not row["area"]:
        return nowhere
    plan = _plan(actor, row)
    if not row["activity"]:
        return {**nowhere, "plan": plan}
    return {**nowhere, "activity": Activity.objects.get(cell__action_plan=plan, reference=row["activity"])}
