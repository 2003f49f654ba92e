"""Loading agreements and amounts from a document: all of it, or nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import PLACE, DocumentRefused, Problem, require
from narvard.base.organizations.queries import municipalities, organizations, own
from narvard.care.settlement.models import AgreedAmount, Agreement, AgreementScope
from narvard.care.settlement.queries.documents import check_document, known_to
from narvard.care.settlement.rules.document import FORM
from narvard.care.settlement.rules.terms import DISCIPLINES

Row = Mapping[str, object]
# What holds where the document leaves a field empty: the act's own days, and the strict readings of rules/terms.py.
DEFAULTS: Mapping[str, object] = {
    "window": "month", "threshold_days": 0, "excess": "mean_above_threshold", "attribution": "day_of_care",
    "dispute_days": 30, "late_notice_effect": "void", "payable_days": "nights", "call_days": 3,
    "cap_days": None, "quality_limit": None, "valid_to": None,
}  # fmt: skip
FREE_DAYS = {"SE": (3, 4), "NO": (0, 0)}


@transaction.atomic
def load_liability(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load agreements of liability and amounts; answers rows by table. Raises DocumentRefused.

    What is known by its code is updated, so that the same document again changes nothing. What was settled before
    keeps the terms and amounts that it was settled by.
    """
    actor.require("settlement.import")
    take_turn("settlement.agreements")
    problems = check_document(actor, now, document)
    if problems:
        raise DocumentRefused(problems)
    rows = require(FORM, document, known_to(actor, now))
    saved = {str(row["code"]): _agreement(actor, row) for row in rows["agreements"]}
    AgreementScope.objects.filter(agreement__in=saved.values()).delete()
    for row in rows["agreements"]:
        _scopes(actor, saved[str(row["code"])], row)
    for row in rows["amounts"]:
        _amount(actor, row)
    counts = {name: len(rows[name]) for name in ("agreements", "amounts")}
    record(
        actor=actor, now=now, action="settlement.load", object_type="settlement.agreement", object_id="*",
        details=counts,
    )  # fmt: skip
    return counts


def _agreement(actor: Actor, row: Row) -> Agreement:
    left_out = ("code", "hospitals", "municipalities", "disciplines", PLACE)
    given = {name: value for name, value in row.items() if name not in left_out and value not in (None, "")}
    days, days_after_noon = FREE_DAYS[actor.country]
    fields = {**DEFAULTS, "days": days, "days_after_noon": days_after_noon, **given}
    saved, _ = Agreement.objects.update_or_create(
        collaboration_id=actor.collaboration, code=row["code"], defaults=fields
    )
    return saved


def _scopes(actor: Actor, agreement: Agreement, row: Row) -> None:
    hospitals = {org.code: org.id for org in organizations(actor) if org.kind == "hospital"}
    wanted = [hospitals[str(code)] for code in _codes(row, "hospitals")] or list(hospitals.values())
    places = _codes(row, "municipalities") or [place.code for place in municipalities(actor)]
    scopes = [
        AgreementScope(
            agreement=agreement, hospital_id=hospital, municipality_id=place, discipline=discipline,
            valid_from=agreement.valid_from, valid_to=agreement.valid_to,
        )
        for hospital in wanted
        for place in places
        for discipline in _codes(row, "disciplines") or DISCIPLINES
    ]  # fmt: skip
    if _taken(actor, agreement, scopes):
        place, number = row[PLACE]  # type: ignore[misc]
        raise DocumentRefused([Problem("overlaps", place, number, "valid_from", str(agreement.valid_from))])
    AgreementScope.objects.bulk_create(scopes)


def _taken(actor: Actor, agreement: Agreement, scopes: list[AgreementScope]) -> bool:
    """Does an agreement that is loaded already hold one of the days?"""
    known = AgreementScope.objects.filter(own(actor, "agreement__collaboration")).exclude(agreement=agreement)
    if agreement.valid_to:
        known = known.filter(valid_from__lt=agreement.valid_to)
    held = {
        (row.hospital_id, row.municipality_id, row.discipline)
        for row in known
        if row.valid_to is None or row.valid_to > agreement.valid_from
    }
    return any((row.hospital_id, row.municipality_id, row.discipline) in held for row in scopes)


def _codes(row: Row, name: str) -> list[str]:
    value = row[name]
    return [str(code) for code in value] if isinstance(value, tuple) else []


def _amount(actor: Actor, row: Row) -> None:
    code = str(row["agreement"] or "")
    agreement = Agreement.objects.filter(own(actor), code=code).first() if code else None
    AgreedAmount.objects.update_or_create(
        collaboration_id=actor.collaboration,
        agreement=agreement,
        year=row["year"],
        defaults={"kronor": row["kronor"], "source": row["source"], "certainty": row["certainty"]},
    )
