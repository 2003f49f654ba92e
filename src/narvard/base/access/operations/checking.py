"""Beginning a check of a unit's log, with what the gate knows of who is close to whom."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.models import Assignment, Disclosure
from narvard.base.access.queries.starting import own_units
from narvard.base.audit.operations import LogNotChecked, begin_log_check, finish_log_check, judge_read, record
from narvard.base.audit.queries import CheckedWhy, CheckPage, CheckRow, DueUnit, due_units, log_check, log_checks
from narvard.base.core.actor import Actor


def _close(organization: str) -> dict[tuple[int, UUID], CheckedWhy]:
    """Who of the unit's staff is known to be close to whom: themselves, colleagues, and those that they act for.

    Known are people who log in both at work and as residents, and those who see as a person's representative.
    """
    staff = Assignment.objects.filter(organization__code=organization).values_list("user_id", "user__subject")
    own = dict(staff.distinct())
    known = [subject for subject in own.values() if subject is not None]
    acts_for = Disclosure.objects.filter(person__in=known).values_list("person", "subject").distinct()
    found: dict[tuple[int, UUID], CheckedWhy] = {}
    for user, mine in own.items():
        found |= {(user, subject): CheckedWhy.COLLEAGUE for subject in known if subject != mine}
        found |= {(user, subject): CheckedWhy.RELATIVE for person, subject in acts_for if person == mine}
        if mine is not None:
            found[user, mine] = CheckedWhy.OWN
    return found


@transaction.atomic
def check_unit(*, actor: Actor, now: datetime, organization: str, seed: int) -> int:
    """Begin the check of a unit since the last one until yesterday; answer its id. Raises LogNotChecked."""
    actor.require("audit.check_log")
    zone = actor.zone
    today, units = actor.day_of(now), own_units(actor)
    due = {row.organization: row for row in due_units(actor, today, zone, units)}
    if organization not in due:
        raise LogNotChecked("empty")
    row = due[organization]
    return begin_log_check(
        actor=actor, now=now, organization=organization, unit=row.unit, since=row.since, until=today, seed=seed,
        zone=zone, close=_close(organization),
    )  # fmt: skip


@transaction.atomic
def judge_check(
    *, actor: Actor, now: datetime, check_id: int, verdicts: dict[int, tuple[str, str]], finish: bool, conclusion: str
) -> None:
    """Note the verdicts (row's id to verdict and note) and, with `finish`, close the check: all of it or none."""
    actor.require("audit.check_log")
    for row, (verdict, note) in verdicts.items():
        judge_read(actor=actor, now=now, check_id=check_id, row_id=row, verdict=verdict, note=note)
    if finish:
        finish_log_check(actor=actor, now=now, check_id=check_id, conclusion=conclusion)


@transaction.atomic
def read_checks(*, actor: Actor, now: datetime) -> tuple[tuple[DueUnit, ...], tuple[CheckRow, ...]]:
    """Which units are to be checked, and the checks so far; that they were read is logged."""
    actor.require("audit.check_log")
    zone = actor.zone
    units = own_units(actor)
    _note(actor, now, "")
    return due_units(actor, actor.day_of(now), zone, units), log_checks(actor, units)


@transaction.atomic
def read_check(*, actor: Actor, now: datetime, check_id: int) -> CheckPage | None:
    """One check with all that it looks at, None where there is none; that it was read is logged."""
    actor.require("audit.check_log")
    _note(actor, now, str(check_id))
    return log_check(actor, check_id, own_units(actor))


def _note(actor: Actor, now: datetime, check: str) -> None:
    record(
        actor=actor, now=now, action="audit.check_log", object_type="audit.check", object_id=check,
        legal_basis="2008:355 4:3",
    )  # fmt: skip
