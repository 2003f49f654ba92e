"""Writing one row of a section on its page, and saying that a step of it is done."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import Problem, check
from narvard.base.organizations.queries import own
from narvard.govern.missions.models import CommunicationStep, Routine, RoutineReview
from narvard.govern.missions.models.kept import MODELS
from narvard.govern.missions.operations.loading import save_rows
from narvard.govern.missions.queries.document import known_to
from narvard.govern.missions.rules.document import FORM, problems_of
from narvard.govern.missions.rules.states import may_follow

CHANGE = "missions.change"


class RowNotKept(Exception):
    """The row was not saved; `problems` say what is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            f"The row was not saved ({problems[0].code} in {problems[0].column!r}). Mend what is named, and save again."
        )
        self.problems = tuple(problems)


class RoutineNotReviewed(Exception):
    """The review was not noted; `code` says why: unknown, not_later, nothing_found."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The review was not noted ({code}). Mend what is named, and save again.")
        self.code = code


class CommunicationNotDone(Exception):
    """There is no such step in the communication plan, or it is done already."""


def keep_row(*, actor: Actor, now: datetime, table: str, values: Mapping[str, object], new: bool) -> str:
    """Save a row of a table by the same rules as a document; returns its code. Raises RowNotKept.

    A new row has a code that is free; another one changes the row with its code, whose state follows the transitions.
    """
    actor.require(CHANGE)
    document = {"format": FORM.format, "version": FORM.version, table: [dict(values)]}
    with transaction.atomic():
        checked = check(FORM, document, known_to(actor, now))
        row = checked.rows[table][0]
        problems = (*checked.problems, *problems_of(checked.rows), *_against(actor, table, row, new))
        if problems:
            raise RowNotKept(problems)
        save_rows(actor, table, [row])
        _record(actor, now, table, str(row["code"]), "added" if new else "changed")
    return str(row["code"])


def _against(actor: Actor, table: str, row: Mapping[str, object], new: bool) -> list[Problem]:
    """What is wrong with a row beside the one that has its code."""
    there = MODELS[table].objects.select_for_update(of=("self",)).filter(own(actor), code=row["code"]).first()
    if new:
        return [Problem("twice", table, 1, "code", str(row["code"]))] if there else []
    if there is None:
        return [Problem("unknown_code", table, 1, "code", str(row["code"]))]
    before, after = getattr(there, "state", ""), str(row.get("state", ""))
    return [] if may_follow(table, before, after) else [Problem("state_not_next", table, 1, "state", after)]


def review_routine(*, actor: Actor, now: datetime, today: date, code: str, next_on: date, found: str) -> None:
    """Note that a routine was looked at today, what was found, and when it is next. Raises RoutineNotReviewed."""
    actor.require(CHANGE)
    with transaction.atomic():
        routine = Routine.objects.select_for_update(of=("self",)).filter(own(actor), code=code).first()
        if routine is None:
            raise RoutineNotReviewed("unknown")
        if next_on <= today or next_on <= routine.adopted_on:
            raise RoutineNotReviewed("not_later")
        if not found.strip():
            raise RoutineNotReviewed("nothing_found")
        RoutineReview.objects.create(
            routine=routine, reviewed_on=today, next_on=next_on, found=found.strip(), by_name=actor.name
        )
        Routine.objects.filter(pk=routine.pk).update(review_on=next_on)
        _record(actor, now, "routines", code, "reviewed")


def finish_communication(*, actor: Actor, now: datetime, today: date, code: str, came_of_it: str) -> None:
    """Say that a step of the communication plan was done today, and what came of it. Raises CommunicationNotDone."""
    actor.require(CHANGE)
    with transaction.atomic():
        waiting = CommunicationStep.objects.filter(own(actor), code=code, done_on=None)
        if not waiting.update(done_on=today, came_of_it=came_of_it.strip()):
            raise CommunicationNotDone(code)
        _record(actor, now, "communication", code, "done")


def _record(actor: Actor, now: datetime, table: str, code: str, what: str) -> None:
    record(
        actor=actor,
        now=now,
        action=CHANGE,
        object_type=MODELS[table]._meta.label,
        object_id=code,
        label=code,
        details={"table": table, "what": what},
    )
