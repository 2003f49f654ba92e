"""The duties of each party, held against what was sent: the ticks that a day is proven by."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from narvard.base.core.queries import day_of
from narvard.care.settlement.rules.clock import call_due, notice_due
from narvard.care.settlement.rules.facts import Duty, Note, Stay, Step, StepKind, Tick
from narvard.care.settlement.rules.terms import LateNotice, Terms

ADMISSION_LAW = {"SE": ("2017:612 2:1–3, 5:3", "A"), "NO": ("FOR-2011-11-18-1115 § 8", "C")}
READY_LAW = {"SE": ("2017:612 3:1, 5:3", "A"), "NO": ("FOR-2011-11-18-1115 §§ 9–10", "C")}
CALL_LAW = "2017:612 4:3, 5:3"
NO_SIP_LAW = "2017:612 4:1–2, 5:3"


def admission_tick(stay: Stay, municipality: str, terms: Terms) -> Tick:
    """P1: a whole admission notice to the one who would pay, in time; what a late one does is up to the terms."""
    law, certainty = ADMISSION_LAW[stay.country]
    due = notice_due(stay.admitted_at, stay.need_judged_at, terms)
    sent = [step for step in stay.steps if step.kind is StepKind.ADMISSION and step.municipality == municipality]
    whole = min((step for step in sent if step.complete), key=lambda step: step.sent_at, default=None)
    if whole is None:
        note = Note.INCOMPLETE if sent else Note.MISSING
        return Tick(Duty.ADMISSION_NOTICE, "hospital", False, note, None, due, law, certainty)
    if whole.sent_at <= due:
        note, met = Note.MET, True
    elif terms.late_notice_effect is LateNotice.VOID:
        note, met, certainty = Note.LATE, False, "D"
    else:
        note, met, certainty = Note.LATE_ACCEPTED, True, "D"
    return Tick(Duty.ADMISSION_NOTICE, "hospital", met, note, whole.sent_at, due, law, certainty, whole.notice)


def ready_tick(stay: Stay, municipality: str, notices: Sequence[Step]) -> Tick:
    """P2: the notice to a unit of the one who would pay; one of open compulsory care counts as such (3:1 st. 2)."""
    law, certainty = READY_LAW[stay.country]
    sent = (step for step in notices if step.municipality == municipality or step.kind is StepKind.COMPULSORY)
    first = min(sent, key=lambda step: step.sent_at, default=None)
    if first is None:
        return Tick(Duty.READY_NOTICE, "hospital", False, Note.MISSING, None, None, law, certainty)
    return Tick(Duty.READY_NOTICE, "hospital", True, Note.MET, first.sent_at, None, law, certainty, first.notice)


def call_tick(stay: Stay, ready_at: datetime | None, terms: Terms, zone: ZoneInfo) -> Tick:
    """P3: the named contact's call to a SIP within the days after the notice, where a SIP is required."""
    needless = _no_sip(stay, terms)
    if needless is not None:
        certainty = "D" if needless is Note.NO_CONSENT else "A"
        return Tick(Duty.SIP_CALL, "primary_care", None, needless, None, None, NO_SIP_LAW, certainty)
    due = call_due(day_of(ready_at, zone), terms) if ready_at else None
    calls = sorted((step for step in stay.steps if step.kind is StepKind.SIP_CALL), key=lambda step: step.sent_at)
    named = [step for step in calls if step.by_named_contact]
    first = next(iter(named or calls), None)
    if first is None:
        return Tick(Duty.SIP_CALL, "primary_care", False, Note.MISSING, None, due, CALL_LAW, "A")
    if not named:
        note = Note.OTHER_SENDER
    else:
        note = Note.MET if due is None or day_of(first.sent_at, zone) <= due else Note.LATE
    return Tick(
        Duty.SIP_CALL, "primary_care", note is Note.MET, note, first.sent_at, due, CALL_LAW, "A", first.notice
    )  # fmt: skip


def _no_sip(stay: Stay, terms: Terms) -> Note | None:
    if stay.compulsory:
        return Note.COMPULSORY_CARE
    if not stay.both_principals:
        return Note.ONE_PRINCIPAL
    return Note.NO_CONSENT if terms.sip_needs_consent and not stay.consented else None


def shifted(ready_at: datetime, admission: Tick, terms: Terms) -> datetime:
    """From when the days are counted: the notice, moved by as much as the admission notice was late under `shift`."""
    late = admission.note is Note.LATE_ACCEPTED and terms.late_notice_effect is LateNotice.SHIFT
    if late and admission.at is not None and isinstance(admission.due, datetime):
        return ready_at + (admission.at - admission.due)
    return ready_at
