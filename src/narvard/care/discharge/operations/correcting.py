"""A time that was written down wrong is corrected with its cause; the old one stays."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from narvard.base.access.operations import disclose
from narvard.base.core.actor import Actor
from narvard.care.discharge.models import Case, Notice, Party, Stay
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.sending import ground_for, recipient
from narvard.care.discharge.operations.standing import bring_up_to_date, note
from narvard.care.discharge.queries.finding import CaseNotFound, all_facts
from narvard.care.discharge.rules.facts import TOLD_TOGETHER, Kind, Role
from narvard.care.discharge.rules.walking import is_legal


@transaction.atomic
def correct_time(*, actor: Actor, now: datetime, notice_id: int, sent_at: datetime, cause: str) -> int:
    """Correct when a notice was sent, for all who got it at once; answer the id of the new notice.

    Only the organization that sent it may. The old notice is kept, and shown with the cause. Raises CaseNotFound, or
    NotSaved.
    """
    if not actor.may("discharge.notify"):
        actor.require("settlement.correct")
    notice = Notice.objects.filter(pk=notice_id, custodian=actor.controller_id).first()
    if notice is None:
        raise CaseNotFound(f"There is no notice {notice_id} of {actor.organization_code}.")
    case = Case.objects.select_for_update().get(pk=notice.case_id)
    rows = list(
        Notice.objects.filter(case=case, sending=notice.sending, kind=notice.kind, custodian=notice.custodian_id)
    )
    current = [row for row in rows if not Notice.objects.filter(corrects=row).exists()]
    if notice not in current:
        raise NotSaved("corrected")
    _check(case, notice, now, sent_at, cause)
    before = all_facts(case)
    written = {row.pk: _written_anew(row, now, sent_at, cause.strip(), actor) for row in current}
    if not is_legal(all_facts(case)):
        raise NotSaved("not_now")
    _tell(actor, now, case, list(written.values()))
    bring_up_to_date(case, before)
    details = {"notice": notice_id, "from": notice.sent_at, "to": sent_at, "cause": cause.strip()}
    note(actor, now, "discharge.correct_time", case, ground_for(actor, Kind(notice.kind)), details)
    return written[notice_id].pk


def _check(case: Case, notice: Notice, now: datetime, sent_at: datetime, cause: str) -> None:
    if not cause.strip():
        raise NotSaved("cause_missing")
    if sent_at > now:
        raise NotSaved("future")
    if notice.judged_at and sent_at < notice.judged_at:
        raise NotSaved("judged_after_sent")
    if notice.by == Role.HOSPITAL and sent_at < case.admitted_at:
        raise NotSaved("before_admission")
    if notice.kind == Kind.DISCHARGED and Stay.objects.filter(case=case, from_at__gt=sent_at).exists():
        raise NotSaved("before_stay")
    party = Party.objects.filter(case=case, unit=notice.unit_id).first()
    if notice.by != Role.HOSPITAL and party and sent_at < party.since:
        raise NotSaved("before_told")


def _written_anew(row: Notice, now: datetime, sent_at: datetime, cause: str, actor: Actor) -> Notice:
    old = row.pk
    row.pk, row.id, row.key = None, None, uuid4()
    row.corrects_id, row.cause, row.sent_at, row.registered_at = old, cause, sent_at, now
    row.sender_name = row.sender_name or actor.name
    row._state.adding = True
    row.save()
    return row


def _tell(actor: Actor, now: datetime, case: Case, rows: list[Notice]) -> None:
    receivers = {row.to_unit_id for row in rows if row.to_unit_id is not None}
    for row in rows:
        if row.to_unit_id is not None:
            to = receivers if row.kind in TOLD_TOGETHER else {row.to_unit_id}
            ground = ground_for(actor, Kind(row.kind))
            disclose(actor=actor, now=now, rows=[row], ground=ground, to=[recipient(case, unit) for unit in to])
