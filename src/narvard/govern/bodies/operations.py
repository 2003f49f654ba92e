"""Bringing the bodies of the collaboration into the system."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities, organizations
from narvard.govern.bodies.models import AdoptedDocument, Body, CompositionRule, Seat
from narvard.govern.bodies.rules.document import Known, Problem, problems_of, rows_of


class BodiesNotLoadable(Exception):
    """The document of bodies has problems, so nothing of it was loaded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        listed = " ".join(str(problem) for problem in problems)
        super().__init__(f"The bodies were not loaded, because the document has problems. {listed}")
        self.problems = tuple(problems)


def load_bodies(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> int:
    """Load every body of the document, or none. A body that is there already is replaced. Returns how many."""
    actor.require("bodies.load")
    known = Known(
        frozenset(row.code for row in municipalities(actor)),
        frozenset(row.code for row in organizations(actor)),
    )
    problems = problems_of(document, known)
    if problems:
        raise BodiesNotLoadable(problems)
    rows = rows_of(document["bodies"])
    with transaction.atomic():
        saved = _save_bodies(rows)
        _save_parts(rows, saved, {row.code: row.id for row in organizations(actor)})
        record(
            actor=actor,
            now=now,
            action="bodies.load",
            object_type="bodies.Body",
            object_id="*",
            details={"bodies": [str(row["slug"]) for row in rows]},
        )
    return len(rows)


def _save_bodies(rows: Sequence[Mapping[str, object]]) -> dict[str, Body]:
    saved = {}
    for order, row in enumerate(rows, start=1):
        fields = {name: row[name] for name in ("name", "level", "mandate", "source", "certainty", "valid_from")}
        fields |= {"note": row.get("note", ""), "valid_to": row.get("valid_to"), "order": order}
        fields |= {"municipality_id": row.get("municipality"), "reports_to": None}
        saved[str(row["slug"])], _ = Body.objects.update_or_create(slug=row["slug"], defaults=fields)
    for row in rows:
        if row.get("reports_to"):
            Body.objects.filter(slug=row["slug"]).update(reports_to=saved[str(row["reports_to"])])
    return saved


def _save_parts(rows: Sequence[Mapping[str, object]], saved: Mapping[str, Body], ids: Mapping[str, int]) -> None:
    for part in (AdoptedDocument, Seat, CompositionRule):
        part.objects.filter(body__in=saved.values()).delete()
    for row in rows:
        body = saved[str(row["slug"])]
        AdoptedDocument.objects.bulk_create(
            AdoptedDocument(body=body, title=title, order=order)
            for order, title in enumerate(row.get("adopts") or (), start=1)
        )
        Seat.objects.bulk_create(
            _seat(body, seat, order, ids) for order, seat in enumerate(rows_of(row.get("seats")), start=1)
        )
        CompositionRule.objects.bulk_create(
            _rule(body, rule, order) for order, rule in enumerate(rows_of(row.get("composition")), start=1)
        )


def _seat(body: Body, row: Mapping[str, object], order: int, ids: Mapping[str, int]) -> Seat:
    since: date = row.get("valid_from") or body.valid_from
    return Seat(
        body=body,
        order=order,
        title=row["title"],
        party=row["party"],
        organization_id=ids[str(row["organization"])] if row.get("organization") else None,
        collective=row.get("collective", ""),
        holder=row.get("holder") or "",
        adjunct=row.get("adjunct", False),
        tenths_of_post=row.get("tenths_of_post", 10),
        valid_from=since,
        valid_to=row.get("valid_to"),
    )


def _rule(body: Body, row: Mapping[str, object], order: int) -> CompositionRule:
    return CompositionRule(
        body=body,
        order=order,
        kind=row["kind"],
        party=row.get("party", ""),
        label=row["label"],
        number=row.get("number", 0),
        unit=row.get("unit", CompositionRule.Unit.SEATS),
        adjunct=row.get("adjunct", False),
        last_called_on=row.get("last_called_on"),
    )
