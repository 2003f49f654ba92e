"""Letting others see: a stored disclosure for each row and recipient, on a named legal ground, or it is refused."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from narvard.base.access.models import CareRelation, Consent, Disclosure
from narvard.base.access.queries.gate import running
from narvard.base.access.rules import GROUNDS, Ground, ground_of
from narvard.base.audit.operations import Event, record_many
from narvard.base.core.actor import Actor
from narvard.base.core.custody import CustodiedRow


class NotDisclosed(Exception):
    """Nothing was disclosed; `code` says why."""

    REASONS = {
        "ground_unknown": gettext_noop(
            "Nothing was disclosed, because the law named is not in force here. Choose another ground."
        ),
        "consent_missing": gettext_noop(
            "Nothing was disclosed, because that ground needs a consent to just that. Ask the person, and note the "
            "answer."
        ),
        "relation_missing": gettext_noop(
            "Nothing was disclosed, because consent alone opens nothing: the recipient takes no part in the person's "
            "care."
        ),
        "not_custodian": gettext_noop(
            "Nothing was disclosed, because only who answers for the row may disclose it. Ask them."
        ),
        "not_to_persons": gettext_noop(
            "Nothing was disclosed, because that ground lets units see, not persons. Choose another ground for the "
            "person."
        ),
    }

    def __init__(self, code: str) -> None:
        super().__init__(self.REASONS[code])
        self.code = code


@transaction.atomic
def disclose(
    *,
    actor: Actor,
    now: datetime,
    rows: Sequence[CustodiedRow],
    ground: str,
    to: Collection[int] = (),
    persons: Collection[UUID] = (),
    consent_id: int | None = None,
    until: datetime | None = None,
) -> None:
    """Let the organizations `to` (ids of units or custodians) and `persons` see these rows. Raises NotDisclosed.

    What stands already is not stored twice. The caller has asked for the right to the act that discloses.
    """
    for row in rows:
        if row.custodian_id != actor.controller_id:
            raise NotDisclosed("not_custodian")
        _store(actor, now, row.subject, row.custodian_id, row.GATE, row.key, ground, to, persons, consent_id, until)


@transaction.atomic
def disclose_kind(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    custodian: int,
    kinds: Collection[str],
    ground: str,
    to: Collection[int] = (),
    persons: Collection[UUID] = (),
    consent_id: int | None = None,
    until: datetime | None = None,
) -> None:
    """As `disclose`, for all rows of some kinds that the custodian holds about the person, also those to come.

    `custodian` is the actor's own, but for the grounds that the reader opens (`opened_by_reader`): these are used for
    another custodian's rows, and only to the actor's own unit.
    """
    law = ground_of(ground, actor.country, now.date())
    by_reader = law is not None and law.opened_by_reader and set(to) == {actor.organization_id} and not persons
    if custodian != actor.controller_id and not by_reader:
        raise NotDisclosed("not_custodian" if law else "ground_unknown")
    for kind in kinds:
        _store(actor, now, subject, custodian, kind, None, ground, to, persons, consent_id, until)


@transaction.atomic
def end_disclosures(
    *, actor: Actor, now: datetime, subject: UUID, kinds: Collection[str] = (), row: UUID | None = None,
    to: Collection[int] = (), persons: Collection[UUID] = (),
) -> int:  # fmt: skip
    """Close what was disclosed about the person by the actor's own custodian, narrowed as asked; answer how many."""
    standing = Disclosure.objects.filter(running(now), subject=subject, custodian=actor.controller_id)
    standing = standing.filter(kind__in=kinds) if kinds else standing
    standing = standing.filter(row=row) if row else standing
    standing = standing.filter(recipient__in=to) if to else standing
    standing = standing.filter(person__in=persons) if persons else standing
    ended = list(standing.select_for_update())
    Disclosure.objects.filter(pk__in=[given.pk for given in ended]).update(to_at=now)
    record_many(
        actor=actor,
        now=now,
        events=[_event("access.end_disclosure", given, GROUNDS[given.ground].law) for given in ended],
    )
    return len(ended)


def _store(actor, now, subject, custodian, kind, row, ground, to, persons, consent_id, until) -> None:
    law = ground_of(ground, actor.country, now.date())
    if law is None:
        raise NotDisclosed("ground_unknown")
    _check(now, law, subject, to, persons, consent_id)
    same = {"subject": subject, "custodian_id": custodian, "kind": kind, "row": row, "ground": ground}
    stored = []
    for target in [*({"recipient_id": unit} for unit in to), *({"person": person} for person in persons)]:
        standing = Disclosure.objects.filter(running(now), to_at=until, consent_id=consent_id, **same, **target)
        if not standing.exists():
            stored.append(
                Disclosure.objects.create(
                    **same, **target, consent_id=consent_id, from_at=now, to_at=until, by_name=actor.name
                )
            )
    record_many(actor=actor, now=now, events=[_event("access.disclose", given, law.law) for given in stored])


def _check(
    now: datetime, law: Ground, subject: UUID, to: Collection[int], persons: Collection[UUID], consent_id: int | None
) -> None:
    """Do the conditions of the ground hold? That they still hold is asked again at every read, by the gate."""
    standing = Consent.objects.filter(pk=consent_id, subject=subject, withdrawn_at=None, given_at__lte=now)
    if law.consent and not standing.filter(scope__in=law.consent).exists():
        raise NotDisclosed("consent_missing")
    if law.needs_relation and persons:
        raise NotDisclosed("not_to_persons")
    if law.needs_relation:
        related = CareRelation.objects.filter(running(now), subject=subject, unit__in=to)
        if set(related.values_list("unit_id", flat=True)) != set(to):
            raise NotDisclosed("relation_missing")


def _event(action: str, given: Disclosure, law: str) -> Event:
    return Event(
        action,
        "access.disclosure",
        str(given.pk),
        legal_basis=law,
        patient=given.subject,
        details={"kind": given.kind, "to": str(given.recipient_id or given.person)},
    )
