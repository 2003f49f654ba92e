"""Ways home as the rules of liability read them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from narvard.base.core.actor import Actor
from narvard.base.core.queries import ZONES, day_of
from narvard.base.organizations.queries import OrganizationRow, organizations
from narvard.care.discharge.queries import CaseFacts, StepFact, settlement_facts
from narvard.care.patients.queries import Registration, municipalities_on
from narvard.care.settlement.rules.clock import ONE_DAY
from narvard.care.settlement.rules.episodes import READY
from narvard.care.settlement.rules.facts import Residence, Stay, Step, StepKind

MUNICIPAL = frozenset({"municipality", "municipal_health", "social_services"})
OPEN_CARE = frozenset({"health_centre", "primary_care", "specialist_clinic"})
KINDS = frozenset(StepKind)
# A wait of more than this many days is followed to see whether the person moved only at its ends.
LONGEST_FOLLOWED = timedelta(days=400)


def stays(actor: Actor, since: date, until: date) -> tuple[Stay, ...]:
    """The own hospital's stays with a day in [since, until) in which someone was ready to leave, by admission."""
    units = {row.code: row for row in organizations(actor)}
    every = (_stay(row, units) for row in settlement_facts(actor, since=since, until=until))
    found = [stay for stay in every if any(step.kind in READY for step in stay.steps)]
    moves = _moves(actor, found, until)
    return tuple(replace(stay, residences=moves.get(stay.case, stay.residences)) for stay in found)


def _stay(row: CaseFacts, units: dict[str, OrganizationRow]) -> Stay:
    """`sip_why` is taken apart into its terms, since an agreement may weigh them otherwise."""
    return Stay(
        case=row.key,
        subject=row.subject,
        country=row.country,
        discipline=row.discipline,
        admitted_at=row.admitted_at,
        ended_at=row.ended_at,
        residences=(Residence(date.min, row.registered, row.placing, row.staying),),
        steps=tuple(_step(step, units) for step in row.steps if step.kind in KINDS),
        need_judged_at=row.need_judged_at,
        both_principals=row.sip_why in ("both_principals", "declined"),
        consented=row.sip_why != "declined",
        compulsory=row.sip_why == "compulsory_care",
    )


def _step(step: StepFact, units: dict[str, OrganizationRow]) -> Step:
    sender = units.get(step.from_code)
    from_municipality = sender.municipality if sender and sender.kind in MUNICIPAL else ""
    return Step(
        kind=StepKind(step.kind),
        sent_at=step.sent_at,
        municipality=step.to_municipality if step.to_kind in MUNICIPAL else from_municipality,
        judged_at=step.judged_at,
        about_at=step.about_at,
        answer=step.answer,
        complete=step.complete,
        by_named_contact=bool(step.sender and sender and sender.kind in OPEN_CARE),
        notice=step.id,
    )


def _moves(actor: Actor, found: Collection[Stay], until: date) -> dict[UUID, tuple[Residence, ...]]:
    """Where each one lived on every day of the wait, for those who lived elsewhere at its end than at its beginning."""
    waits = {stay.case: (stay, *_wait(stay, until)) for stay in found}
    last = municipalities_on(actor, {(stay.subject, end) for stay, _, end in waits.values()})
    moved = [
        (stay, first, end)
        for stay, first, end in waits.values()
        if _residence(date.min, last[stay.subject, end]) != stay.residences[0] and end - first < LONGEST_FOLLOWED
    ]
    days = {(stay.subject, first + ONE_DAY * n) for stay, first, end in moved for n in range((end - first).days + 1)}
    homes = municipalities_on(actor, days) if days else {}
    return {stay.case: _residences(stay.subject, first, end, homes) for stay, first, end in moved}


def _wait(stay: Stay, until: date) -> tuple[date, date]:
    zone = ZONES[stay.country]
    first = min(day_of(step.sent_at, zone) for step in stay.steps if step.kind in READY)
    end = day_of(stay.ended_at, zone) if stay.ended_at else until - ONE_DAY
    return first, max(first, min(end, until - ONE_DAY))


def _residence(day: date, home: Registration) -> Residence:
    return Residence(day, home.registered, home.placing, home.staying)


def _residences(
    subject: UUID, first: date, end: date, homes: dict[tuple[UUID, date], Registration]
) -> tuple[Residence, ...]:
    rows = [_residence(date.min, homes[subject, first])]
    for number in range(1, (end - first).days + 1):
        day = first + ONE_DAY * number
        home = _residence(day, homes[subject, day])
        if replace(home, from_day=rows[-1].from_day) != rows[-1]:
            rows.append(home)
    return tuple(rows)
