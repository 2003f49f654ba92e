"""Was a notice sent in the time that the law sets for it? None where it sets none, or where the reader cannot tell."""

from zoneinfo import ZoneInfo

from narvard.care.discharge.rules.clocks import call_due, end_of, notice_due
from narvard.care.discharge.rules.facts import READY_KINDS, Facts, Kind, Sent


def was_late(facts: Facts, notice: Sent, zone: ZoneInfo) -> bool | None:
    """Later than 24 hours (admission), three days (call), or the day of discharge (information)?"""
    if notice.kind is Kind.ADMISSION and facts.admitted_at is not None:
        judged = notice.judged_at or facts.need_judged_at
        return notice.sent_at > notice_due(facts.admitted_at, judged)
    ready = [n for n in facts.of(*READY_KINDS) if n.sent_at <= notice.sent_at]
    if notice.kind is Kind.SIP_CALL and ready:
        return notice.sent_at.astimezone(zone) > call_due(ready[-1].sent_at, zone).replace(second=59)
    gone = facts.last(Kind.DISCHARGED)
    if notice.kind is Kind.INFORMATION and gone is not None:
        return notice.sent_at.astimezone(zone) > end_of(gone.sent_at.astimezone(zone).date(), zone).replace(second=59)
    return None
