"""Which letters leave today: reminders by the rule, and the digest of the week. Sending is the command's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction

from narvard.base.access.queries import AddressRow, addresses
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import search_key
from narvard.base.organizations.queries import collaboration
from narvard.govern.followup.models import DigestRefusal, Period, Reminder
from narvard.govern.followup.queries.board import AreaRow, board_of
from narvard.govern.followup.queries.lines import Line, lines
from narvard.govern.followup.queries.periods import PeriodRow, period_row
from narvard.govern.followup.rules.deadlines import Level
from narvard.govern.followup.rules.quarters import Quarter
from narvard.govern.followup.rules.reminding import (
    DIGEST,
    Receiver,
    digest_key,
    receivers,
    reminder_key,
    step_in_force,
)
from narvard.govern.followup.rules.states import State

BATCH = 500
RETRIED_FOR = timedelta(days=7)
"""A letter that could not be sent is tried again so long; then it is about something that has passed."""

DIGEST_ROLES = ("coordinator", "steering_member", "area_manager", "activity_owner")


@dataclass(frozen=True)
class Letter:
    """A letter that leaves now: to whom, in which country's language, and the numbers that it tells."""

    id: int
    step: str
    to: str
    address: str
    country: str
    collaboration: str
    quarter: Quarter
    waiting: int
    said: int
    to_say: int
    due_on: date
    closes_on: date


def claim_letters(*, actor: Actor, now: datetime, today: date) -> tuple[Letter, ...]:
    """Prepare what is due today in every open quarter and claim it, so that no other run sends it too.

    Running it again on the same day claims nothing but what failed before. Needs the right followup.remind.
    """
    actor.require("followup.remind")
    with transaction.atomic():
        take_turn("followup.remind")
        found = Period.objects.filter(state=State.OPEN).order_by("pk")
        return tuple(letter for period in found for letter in _of_period(actor, now, today, period))


def note_sent(*, actor: Actor, now: datetime, sent: Sequence[int], failed: Mapping[int, str]) -> None:
    """Note which letters left and which did not, with what the mail server said; those may be tried again."""
    actor.require("followup.remind")
    with transaction.atomic():
        Reminder.objects.filter(pk__in=sent).update(sent_at=now, failure="")
        for letter, failure in failed.items():
            Reminder.objects.filter(pk=letter).update(claimed_at=None, failure=failure[:200] or "?")


def _of_period(actor: Actor, now: datetime, today: date, found: Period) -> list[Letter]:
    within = replace(actor, collaboration=found.collaboration_id)
    period = period_row(found)
    _prepare(within, now, today, period)
    fresh = Reminder.objects.filter(period=found, claimed_at=None, prepared_at__gte=now - RETRIED_FOR).order_by("pk")
    rows = list(fresh)
    Reminder.objects.filter(period=found, claimed_at=None, pk__in=fresh.values("pk")).update(claimed_at=now, failure="")
    if rows:
        _record(within, now, period, len(rows))
    whole = collaboration(within)
    return [_letter(row, period, whole.name, whole.country) for row in rows]


def _prepare(actor: Actor, now: datetime, today: date, period: PeriodRow) -> None:
    people = [person for person in addresses(actor, today) if person.email]
    wanted = lines(actor, period, today)
    board = board_of(actor, period, wanted, today)
    waiting = _waiting(period, today, people, wanted, board.areas)
    step = step_in_force(period.deadlines, today)
    by_id = {person.user_id: person for person in people}
    numbers = {"said": board.said, "to_say": board.to_say, "prepared_at": now, "period_id": period.id}
    due_on = period.deadlines.areas if today <= period.deadlines.areas else period.deadlines.office
    reminders = [
        _reminder(by_id[user], reminder_key(period.id, step.code, user), step.code, number, due_on, numbers)
        for user, number in waiting.items()
        if step
    ]
    digests = [
        _reminder(person, digest_key(actor.collaboration, today, person.user_id), DIGEST, 0, due_on, numbers)
        for person in _digest_readers(actor, people)
    ]
    Reminder.objects.bulk_create([*reminders, *digests], batch_size=BATCH, ignore_conflicts=True)


def _waiting(
    period: PeriodRow, today: date, people: Sequence[AddressRow], found: Iterable[Line], areas: Iterable[AreaRow]
) -> Counter[int]:
    """How many words wait for each person whom the step in force reaches. An area that is ready waits for nobody."""
    step = step_in_force(period.deadlines, today)
    book = _Book(people)
    ready = {area.code for area in areas if area.ready}
    waiting: Counter[int] = Counter()
    if step is None:
        return waiting
    for line in found:
        if not line.complete and line.municipality not in ready:
            waiting.update(receivers(step, book.addressed(line)))
    return waiting


class _Book:
    """The people who can be written to, found by what they answer for."""

    def __init__(self, people: Sequence[AddressRow]) -> None:
        self._named: dict[str, list[int]] = defaultdict(list)
        self._reporters: dict[str, list[AddressRow]] = defaultdict(list)
        self._managers: dict[str, list[int]] = defaultdict(list)
        self._coordinators: list[int] = []
        for person in people:
            self._named[search_key(person.name)].append(person.user_id)
            if person.role == "activity_owner":
                self._reporters[person.organization].append(person)
            elif person.role == "area_manager":
                self._managers[person.municipality].append(person.user_id)
            elif person.role == "coordinator":
                self._coordinators.append(person.user_id)

    def addressed(self, line: Line) -> dict[Receiver, Sequence[int]]:
        """Who can be asked about a line: its owner by name, else those who report for its organizations."""
        owners = self._named.get(search_key(line.owner), ()) if line.owner else ()
        return {
            Receiver.OWNER: tuple(dict.fromkeys(owners or self._reporting(line))),
            Receiver.AREA_MANAGER: tuple(dict.fromkeys(self._managers.get(line.municipality, ()))),
            Receiver.COORDINATOR: tuple(dict.fromkeys(self._coordinators)),
        }

    def _reporting(self, line: Line) -> list[int]:
        return [
            person.user_id
            for code in line.organizations
            for person in self._reporters.get(code, ())
            if person.municipality in ("", line.municipality)
        ]


def _digest_readers(actor: Actor, people: Iterable[AddressRow]) -> list[AddressRow]:
    refused = set(DigestRefusal.objects.filter(collaboration=actor.collaboration).values_list("user_id", flat=True))
    readers = (person for person in people if person.role in DIGEST_ROLES and person.user_id not in refused)
    return list({person.user_id: person for person in readers}.values())


def _reminder(
    person: AddressRow, key: str, step: str, waiting: int, due_on: date, numbers: Mapping[str, object]
) -> Reminder:
    return Reminder(
        collaboration_id=person.collaboration,
        key=key,
        step=step,
        to_id=person.user_id,
        to_name=person.name,
        address=person.email,
        waiting=waiting,
        due_on=due_on,
        **numbers,
    )


def _letter(row: Reminder, period: PeriodRow, name: str, country: str) -> Letter:
    return Letter(
        id=row.pk,
        step=row.step,
        to=row.to_name,
        address=row.address,
        country=country,
        collaboration=name,
        quarter=period.quarter,
        waiting=row.waiting,
        said=row.said,
        to_say=row.to_say,
        due_on=row.due_on,
        closes_on=period.deadlines.of(Level.OFFICE),
    )


def _record(actor: Actor, now: datetime, period: PeriodRow, number: int) -> None:
    record(
        actor=actor,
        now=now,
        action="followup.remind",
        object_type="followup.Period",
        object_id=str(period.id),
        label=period.quarter.code,
        details={"letters": number},
    )
