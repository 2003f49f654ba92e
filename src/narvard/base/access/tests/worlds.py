"""Worlds of the plain rule, planted in the database, so that rule and SQL can be asked the same."""

from datetime import timedelta
from uuid import UUID, uuid4

from narvard.base.access.models import Block, BlockLift, CareRelation, Consent, Disclosure, Opening
from narvard.base.access.queries import seen
from narvard.base.access.rules import GROUNDS, Gated, World
from narvard.base.core.actor import Actor

KIND = Opening.GATE


def plant(world: World, now) -> None:
    """The facts as rows of the tables that the gate reads."""
    for fact in world.relations:
        CareRelation.objects.create(
            subject=fact.subject, unit_id=fact.unit, kind="asked", from_at=fact.from_at, to_at=fact.to_at
        )
    for fact in world.disclosures:
        Disclosure.objects.create(
            subject=fact.subject, custodian_id=fact.custodian, kind=fact.kind, row=fact.row, ground=fact.ground,
            from_at=fact.from_at, to_at=fact.to_at, recipient_id=fact.recipient, person=fact.person, by_name="Prov",
            consent=_consent(fact, now),
        )  # fmt: skip
    for fact in world.blocks:
        block = Block.objects.create(
            subject=fact.subject, custodian_id=fact.custodian, unit_id=fact.unit, from_at=fact.from_at,
            to_at=fact.to_at, asked_by="Prov", set_by="Prov", ended_by="Prov" if fact.to_at else "",
        )  # fmt: skip
        for to, since, until in fact.lifted:
            BlockLift.objects.create(
                block=block,
                recipient_id=to,
                from_at=since,
                to_at=until,
                ground="consent",
                reason="prov",
                by_name="Prov",
            )


def _consent(fact, now) -> Consent | None:
    law = GROUNDS[fact.ground]
    if not law.consent and fact.consent_until is None:
        return None
    return Consent.objects.create(
        subject=fact.subject, custodian_id=fact.custodian, scope=(law.consent or ("transfer",))[0], to_whom="Prov",
        how="oral", given_by="Prov", given_at=now - timedelta(days=9), recorded_at=now, recorded_by="Prov",
        withdrawn_at=fact.consent_until,
    )  # fmt: skip


def write(row: Gated, now) -> Opening:
    """A row of personal data as `row` says."""
    return Opening.objects.create(
        key=row.key, subject=row.subject, custodian_id=row.custodian, unit_id=row.unit, step="unblocked",
 reason="prov", opened_at=now, by_user=0, by_name="Prov", by_role="physician",
    )  # fmt: skip


def ground_in_sql(actor: Actor, now, key: UUID) -> str | None:
    """The ground on which SQL lets the actor see the row, None where it does not."""
    return seen(actor, now, Opening.objects.filter(key=key)).values_list("ground", flat=True).first()


def new() -> UUID:
    """A number that nobody has."""
    return uuid4()
