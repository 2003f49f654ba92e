"""The whole of a patient contract for one reader: each part from where it stands, through the gate, nothing copied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.care.care_plans.queries import AgreedTime as PlanTime
from narvard.care.care_plans.queries import CrisisPlan, PlanRow, agreed_in, plans_with_crisis
from narvard.care.contracts.queries.agreements import agreements_of
from narvard.care.contracts.queries.known import ground_to_know
from narvard.care.contracts.queries.labels import PLAN_TIMES
from narvard.care.contracts.queries.rows import AgreementRow, PersonNotSeen, TimeRow
from narvard.care.contracts.queries.times import times_of
from narvard.care.contracts.rules import Ask, Coming, Parts, Planned, State, coming
from narvard.care.coordination.queries import ContactRow, contacts_of
from narvard.care.discharge.queries import CaseRow, cases_of
from narvard.care.patients.queries import Identity, identities, same_person

ENDED_PLANS = {"closed", "abandoned"}
# Whom to turn to first among the named contacts; the physician last, since contacts are there for the coordination.
FIRST_TO_ASK = ("care_contact", "coordinator", "child_coordinator", "social_care_contact", "physician")


@dataclass(frozen=True)
class Composed:
    """A patient contract as the reader may see it. `grounds` are those that what is shown rests on, `subjects` all that
    are this person.

    `turn_to` is the one to turn to first, None where the person has no contact that the reader may see.
    """

    subject: UUID
    subjects: tuple[UUID, ...]
    person: Identity
    agreements: tuple[AgreementRow, ...]
    earlier: tuple[AgreementRow, ...]
    contacts: tuple[ContactRow, ...]
    former: tuple[ContactRow, ...]
    times: tuple[TimeRow, ...]
    plans: tuple[PlanRow, ...]
    ended_plans: tuple[PlanRow, ...]
    crisis: CrisisPlan | None
    cases: tuple[CaseRow, ...]
    coming: tuple[Coming, ...]
    turn_to: Ask | None
    parts: Parts
    grounds: frozenset[str]


def compose(actor: Actor, now: datetime, subject: UUID) -> Composed:
    """The person's contract as the actor may see it. Raises PersonNotSeen where nothing reaches the actor."""
    today, subjects = actor.day_of(now), same_person(actor, subject)
    agreements = agreements_of(actor, now, subjects)
    times = times_of(actor, now, subjects)
    contacts = [row for one in subjects for row in contacts_of(actor, now, one, history=True)]
    standing = tuple(row for row in contacts if row.to_date is None or row.to_date > today)
    plans, crisis = plans_with_crisis(actor, now, subjects)
    cases = tuple(row for one in subjects for row in cases_of(actor, now, one))
    rows = (*agreements, *times, *contacts, *plans, *cases)
    grounds = {row.ground for row in rows} or {ground_to_know(actor, now, subject)}
    person = identities(actor, [subject], today).get(subject)
    if person is None:
        raise PersonNotSeen(subject)
    in_force = tuple(row for row in agreements if row.to_date is None)
    turn_to = _turn_to(standing, today)
    planned = [*_times(times), *_plans(agreed_in(actor, plans)), *_follow_ups(in_force), *_home(actor, cases)]
    lines = coming(planned, turn_to, today, actor.zone)
    open_plans = tuple(row for row in plans if row.state not in ENDED_PLANS and row.kind != "crisis")
    return Composed(
        subject=subject,
        subjects=subjects,
        person=person,
        agreements=in_force,
        earlier=tuple(row for row in agreements if row.to_date is not None),
        contacts=standing,
        former=tuple(row for row in contacts if row not in standing),
        times=times,
        plans=open_plans,
        ended_plans=tuple(row for row in plans if row.state in ENDED_PLANS),
        crisis=crisis,
        cases=cases,
        coming=lines,
        turn_to=turn_to,
        parts=Parts(
            agreement=bool(in_force),
            named_contact=any(row.from_date <= today and row.role in FIRST_TO_ASK[:4] for row in standing),
            agreed_time=any(line.day and not line.late for line in lines),
            coherent_plan=any(row.state == "active" for row in open_plans),
        ),
        grounds=frozenset(grounds),
    )


def _turn_to(contacts: Sequence[ContactRow], today: date) -> Ask | None:
    known = {row.role: row for row in contacts if row.from_date <= today}
    first = next((known[role] for role in FIRST_TO_ASK if role in known), None)
    return Ask(first.name, first.phone) if first else None


def _times(times: Sequence[TimeRow]) -> Iterator[Planned]:
    for row in times:
        if row.state in {State.BOOKED, State.NOT_BOOKED}:
            ask = Ask(row.ask_whom, row.ask_how) if row.ask_whom else None
            yield Planned(
                row.what, Ask(row.unit), at=row.at, by=row.by, place=row.place, with_whom=row.with_whom, ask=ask
            )


def _plans(times: Sequence[PlanTime]) -> Iterator[Planned]:
    for row in times:
        what = row.text or str(PLAN_TIMES[row.what])
        whose = _("You do this yourself") if row.by_person else row.who
        yield Planned(what, Ask(row.who), at=row.at, day=row.on, place=row.place, with_whom=whose)


def _follow_ups(agreements: Sequence[AgreementRow]) -> Iterator[Planned]:
    for row in agreements:
        if row.follow_up_on:
            yield Planned(
                _("The agreement is looked at again"), Ask(row.unit), day=row.follow_up_on, with_whom=row.unit
            )


def _home(actor: Actor, cases: Sequence[CaseRow]) -> Iterator[Planned]:
    """Going home: on the day that the hospital expects, or with the ward to ask."""
    for row in cases:
        if row.open and row.ward:
            day = actor.day_of(row.expected_home) if row.expected_home else None
            yield Planned(_("Expected to go home from hospital"), Ask(row.ward), day=day, ask=Ask(row.ward))
