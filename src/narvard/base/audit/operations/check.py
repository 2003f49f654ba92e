"""Checking the log again and again, each check itself recorded (2008:355 4:3, HSLF-FS 2016:40 4 kap. 9 §)."""

from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_noop

from narvard.base.audit.models import AuditEvent, CheckedEvent, LogCheck
from narvard.base.audit.operations.record import record
from narvard.base.audit.rules.checking import Readable, Why, drawn, may_finish, routine_of
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn

VERDICTS = ("ok", "ask", "breach")


class LogNotChecked(Exception):
    """The check was not begun, judged or closed; `code` says why."""

    REASONS = {
        "period": gettext_noop(
            "The check was not noted, because the period has no days. Choose a first day before the last one, and "
            "none that is to come."
        ),
        "empty": gettext_noop(
            "The check was not noted, because nobody in the unit has read about anyone in that period. Choose a "
            "longer one."
        ),
        "open_already": gettext_noop(
            "The check was not noted, because another check of that unit is not closed yet. Close it first."
        ),
        "not_there": gettext_noop(
            "The check was not noted, because it is not there, or is closed already. Read what stands now."
        ),
        "unknown_verdict": gettext_noop(
            "The check was not noted, because no verdict was chosen. Say that it was in order, is to be asked about, "
            "or was a breach."
        ),
        "note_missing": gettext_noop(
            "The check was not noted, because a doubt needs a note. Write what is doubted and who has been asked."
        ),
        "not_judged": gettext_noop(
            "The check was not noted, because some events are not judged yet. Judge every one first."
        ),
        "own_reads": gettext_noop(
            "The check was not noted, because nobody judges what they did themselves. Ask another log reviewer."
        ),
    }

    def __init__(self, code: str) -> None:
        super().__init__(self.REASONS[code])
        self.code = code


@transaction.atomic
def begin_log_check(
    *,
    actor: Actor,
    now: datetime,
    organization: str,
    unit: str,
    since: date,
    until: date,
    seed: int,
    zone: ZoneInfo,
    close: Mapping[tuple[int, UUID], Why] | None = None,
) -> int:
    """Draw what is looked at in a unit's reads in [since, until), and answer the check's id. Raises LogNotChecked.

    All openings in an emergency are looked at, all readers that `close` knows to be close to the person (user and
    person), and a sample that `seed` draws.
    """
    actor.require("audit.check_log")
    today = now.astimezone(zone).date()
    if not since < until <= today:
        raise LogNotChecked("period")
    take_turn(f"audit.check {organization}")
    if LogCheck.objects.filter(organization=organization, finished_at=None).exists():
        raise LogNotChecked("open_already")
    events = AuditEvent.objects.filter(
        organization=organization, patient__isnull=False, at__gte=datetime.combine(since, time.min, zone),
        at__lt=datetime.combine(until, time.min, zone),
    ).exclude(role="resident")  # fmt: skip
    read = [Readable(*row) for row in events.values_list("pk", "action", "user_id", "patient")]
    if not read:
        raise LogNotChecked("empty")
    chosen = drawn(read, close or {}, seed, routine_of(actor.country, today).sample)
    check = LogCheck.objects.create(
        organization=organization, unit=unit, since=since, until=until, seed=seed, events=len(read),
        begun_at=now, begun_by=actor.name,
    )  # fmt: skip
    CheckedEvent.objects.bulk_create(
        [CheckedEvent(check_of=check, event_id=event, why=why.value) for event, why in sorted(chosen.items())]
    )
    details = {"since": since, "until": until, "events": len(read), "looked_at": len(chosen), "seed": seed}
    _note(actor, now, "audit.begin_check", check, details)
    return check.pk


def _open(check_id: int) -> LogCheck:
    check = LogCheck.objects.select_for_update().filter(pk=check_id, finished_at=None).first()
    if check is None:
        raise LogNotChecked("not_there")
    return check


@transaction.atomic
def judge_read(*, actor: Actor, now: datetime, check_id: int, row_id: int, verdict: str, note: str = "") -> None:
    """Note the verdict on an event: "ok", "ask" or "breach", the two last with a note; it may be changed until the
    check is closed. Raises LogNotChecked.
    """
    actor.require("audit.check_log")
    check = _open(check_id)
    row = CheckedEvent.objects.select_related("event").filter(pk=row_id, check_of=check).first()
    if row is None:
        raise LogNotChecked("not_there")
    if verdict not in VERDICTS:
        raise LogNotChecked("unknown_verdict")
    if verdict != "ok" and not note.strip():
        raise LogNotChecked("note_missing")
    if row.event.user_id == actor.user_id:
        raise LogNotChecked("own_reads")
    row.verdict, row.note, row.judged_at, row.judged_by = verdict, note.strip(), now, actor.name
    row.save(update_fields=["verdict", "note", "judged_at", "judged_by"])
    _note(actor, now, "audit.judge_read", check, {"event": row.event_id, "verdict": verdict})


@transaction.atomic
def finish_log_check(*, actor: Actor, now: datetime, check_id: int, conclusion: str = "") -> None:
    """Close a check in which every event is judged. Raises LogNotChecked."""
    actor.require("audit.check_log")
    check = _open(check_id)
    verdicts = list(check.rows.values_list("verdict", flat=True))
    if not may_finish(verdicts):
        raise LogNotChecked("not_judged")
    check.finished_at, check.finished_by, check.conclusion = now, actor.name, conclusion.strip()
    check.save(update_fields=["finished_at", "finished_by", "conclusion"])
    doubted = sum(verdict != "ok" for verdict in verdicts)
    _note(actor, now, "audit.finish_check", check, {"looked_at": len(verdicts), "doubted": doubted})


def _note(actor: Actor, now: datetime, action: str, check: LogCheck, details: dict[str, object]) -> None:
    record(
        actor=actor, now=now, action=action, object_type="audit.check", object_id=str(check.pk), label=check.unit,
        legal_basis="2008:355 4:3", details=details,
    )  # fmt: skip
