"""Loading programmes and pilots from a document: all of it, or nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import PLACE, DocumentRefused, require, search_key
from narvard.base.organizations.queries import organizations
from narvard.govern.pilots.models import Cycle, Evaluation, Pilot, PilotParty, PilotRule, Programme, QuarterReport
from narvard.govern.pilots.queries.documents import check_document, known_to
from narvard.govern.pilots.rules.document import FORM
from narvard.govern.pilots.rules.lights import Quarter, light

Row = Mapping[str, object]
COUNTED = ("programmes", "pilots", "rules", "cycles", "quarters", "evaluations")


@transaction.atomic
def load_pilots(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load programmes and pilots with all that was said of them; answers rows by table. Raises DocumentRefused.

    What is known by its code is updated, so that the same document again changes nothing. A quarter that is closed
    keeps what was reported.
    """
    actor.require("pilots.import")
    take_turn("pilots.frame")
    problems = check_document(actor, now, document)
    if problems:
        raise DocumentRefused(problems)
    rows = require(FORM, document, known_to(actor, now))
    programmes = {str(row["code"]): _programme(actor, row) for row in rows["programmes"]}
    ids = {row.code: row.id for row in organizations(actor)}
    pilots = {str(row["code"]): _pilot(actor, row, programmes, ids) for row in rows["pilots"]}
    _parts(rows, pilots, now, actor)
    counts = {name: len(rows[name]) for name in COUNTED}
    record(actor=actor, now=now, action="pilots.load", object_type="pilots.Pilot", object_id="*", details=counts)
    return counts


def _values(row: Row, *left_out: str) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in (PLACE, *left_out)}


def _programme(actor: Actor, row: Row) -> Programme:
    saved, _ = Programme.objects.update_or_create(
        collaboration_id=actor.collaboration, code=row["code"], defaults=_values(row, "code")
    )
    return saved


def _pilot(actor: Actor, row: Row, programmes: Mapping[str, Programme], ids: Mapping[str, int]) -> Pilot:
    fields = _values(row, "code", "programme", "municipality", "target_group", "organizations")
    fields |= {
        "programme": programmes.get(str(row["programme"])) or _known_programme(actor, str(row["programme"])),
        "municipality_id": row["municipality"] or None,
        "target_group_id": row["target_group"] or None,
        "search_key": search_key(str(row["title"])),
    }
    saved, _ = Pilot.objects.update_or_create(collaboration_id=actor.collaboration, code=row["code"], defaults=fields)
    saved.parties.all().delete()
    codes: tuple[str, ...] = row["organizations"]  # type: ignore[assignment]
    PilotParty.objects.bulk_create(PilotParty(pilot=saved, organization_id=ids[code]) for code in codes)
    return saved


def _known_programme(actor: Actor, code: str) -> Programme | None:
    return Programme.objects.filter(collaboration_id=actor.collaboration, code=code).first() if code else None


def _parts(rows: Mapping[str, tuple[Row, ...]], pilots: dict[str, Pilot], now: datetime, actor: Actor) -> None:
    budgets = {code: pilot.budget for code, pilot in pilots.items()}
    for row in rows["rules"]:
        _put(PilotRule, pilots, row, "order", limit=row["limit"] or "")
    for row in rows["cycles"]:
        _put(Cycle, pilots, row, "number")
    for row in rows["evaluations"]:
        _put(Evaluation, pilots, row, "reference")
    for row in rows["quarters"]:
        _put_quarter(row, pilots, budgets, now, actor)


def _put(model: type[Model], pilots: Mapping[str, Pilot], row: Row, key: str, **more: object) -> None:
    fields = _values(row, "pilot", key) | more
    model.objects.update_or_create(**{"pilot": pilots[str(row["pilot"])], key: row[key]}, defaults=fields)


def _put_quarter(
    row: Row, pilots: Mapping[str, Pilot], budgets: Mapping[str, int | None], now: datetime, actor: Actor
) -> None:
    pilot = pilots[str(row["pilot"])]
    place = {"pilot": pilot, "year": row["year"], "quarter": row["quarter"]}
    if QuarterReport.objects.filter(**place, frozen_at__isnull=False).exists():
        return
    said = Quarter(
        on_time=bool(row["on_time"]),
        spent=int(str(row["spent"])),
        budget=budgets[pilot.code],
        high_risk=bool(row["high_risk"]),
        plan=str(row["plan"]),
        stop_rule_met=bool(row["stop_rule_met"]),
    )
    found = light(said)
    fields = _values(row, "pilot", "year", "quarter") | {"colour": found.colour, "reasons": list(found.reasons)}
    QuarterReport.objects.update_or_create(
        **place, defaults=fields, create_defaults={**fields, "said_at": now, "said_by": actor.name}
    )
