"""One body with everything that its page shows."""

from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor, Decision
from narvard.govern.bodies.models import Body, ChairPeriod, Seat, SeatHolding
from narvard.govern.bodies.queries.decisions import DecisionRow, decision_rows
from narvard.govern.bodies.queries.meetings import MeetingRow, meeting_rows
from narvard.govern.bodies.queries.reading import (
    BodyNotFound,
    RuleRow,
    holder_on,
    own_bodies,
    rules_of,
    seats_on,
    speaks_for,
    valid_on,
    with_parts,
)
from narvard.govern.bodies.rules.chairs import NextTurn, Rotation, Turn, next_turn
from narvard.govern.bodies.rules.meetings import TO_COME, TOOK_PLACE
from narvard.govern.bodies.rules.quorum import Kind, Rule, needed

LATEST = 5


@dataclass(frozen=True)
class SeatRow:
    """A seat in force; `speaks_for` is an organization or a collective, `holder` is "" when vacant."""

    id: int
    title: str
    party: str
    speaks_for: str
    holder: str
    alternate: str
    adjunct: bool
    tenths_of_post: int
    since: date


@dataclass(frozen=True)
class ChairRow:
    """Who has the chair, or stands beside it, for which principal; `until` is None while no end is set."""

    kind: str
    holder: str
    principal: str
    since: date
    until: date | None


@dataclass(frozen=True)
class QuorumRow:
    """The quorum rule in force: it takes `needed` of `voting` seats today."""

    kind: str
    number: int
    both_principals: bool
    needed: int
    voting: int


@dataclass(frozen=True)
class BodyDetail:
    """One body. `term` is the name and the days of the term that runs today, None when none does."""

    slug: str
    name: str
    level: str
    mandate: str
    note: str
    municipality: str
    valid_from: date
    valid_to: date | None
    source: str
    certainty: str
    above: tuple[str, str] | None
    below: tuple[tuple[str, str], ...]
    documents: tuple[str, ...]
    term: tuple[str, date, date] | None
    seats: tuple[SeatRow, ...]
    vacancies: tuple[SeatRow, ...]
    chairs: tuple[ChairRow, ...]
    chair_goes_round: bool
    next_chair: NextTurn | None
    quorum: QuorumRow
    rules: tuple[RuleRow, ...]
    fulfilled: bool
    next_meeting: MeetingRow | None
    meetings: tuple[MeetingRow, ...]
    decisions: tuple[DecisionRow, ...]
    may_meet: Decision
    may_change_seats: Decision


def body(actor: Actor, slug: str, today: date) -> BodyDetail:
    """One body in force today; raises BodyNotFound when there is none in the actor's collaboration."""
    actor.require("bodies.read")
    found = with_parts(own_bodies(actor, today).filter(slug=slug), today).prefetch_related("terms", "chairs").first()
    if found is None:
        raise BodyNotFound(slug)
    return _detail(actor, found, today)


def _detail(actor: Actor, body: Body, today: date) -> BodyDetail:
    seats = tuple(_seat_row(seat, today) for seat in seats_on(body, today))
    rules = rules_of(body, seats_on(body, today), today)
    turns = [_turn(row) for row in body.chairs.all() if row.kind == ChairPeriod.Kind.CHAIR]
    to_come = meeting_rows(body.meetings.filter(status__in=TO_COME, day__gte=today).order_by("day")[:1])
    area = body.municipality_id or ""
    return BodyDetail(
        slug=body.slug,
        name=body.name,
        level=body.level,
        mandate=body.mandate,
        note=body.note,
        municipality=body.municipality.name if body.municipality else "",
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        source=body.source,
        certainty=body.certainty,
        above=(body.reports_to.slug, body.reports_to.name) if body.reports_to else None,
        below=tuple(Body.objects.filter(valid_on(today), reports_to=body).values_list("slug", "name")),
        documents=tuple(document.title for document in body.documents.all()),
        term=_term(body, today),
        seats=seats,
        vacancies=tuple(seat for seat in seats if not seat.holder),
        chairs=tuple(_chair(row) for row in body.chairs.all() if _runs(row, today)),
        chair_goes_round=body.chair_rotation != Rotation.NONE,
        next_chair=next_turn(Rotation(body.chair_rotation), body.chair_months, turns),
        quorum=_quorum(body, sum(not seat.adjunct for seat in seats)),
        rules=rules,
        fulfilled=all(rule.assessment.fulfilled for rule in rules),
        next_meeting=next(iter(to_come), None),
        meetings=meeting_rows(body.meetings.filter(status__in=TOOK_PLACE).order_by("-day")[:LATEST]),
        decisions=decision_rows(body.decisions.all()[:LATEST], today),
        may_meet=actor.may("bodies.hold_meeting", municipality=area),
        may_change_seats=actor.may("bodies.change_seats", municipality=area),
    )


def _seat_row(seat: Seat, today: date) -> SeatRow:
    return SeatRow(
        id=seat.pk,
        title=seat.title,
        party=seat.party,
        speaks_for=speaks_for(seat),
        holder=holder_on(seat, today),
        alternate=holder_on(seat, today, SeatHolding.Kind.ALTERNATE),
        adjunct=seat.adjunct,
        tenths_of_post=seat.tenths_of_post,
        since=_since(seat, today),
    )


def _since(seat: Seat, today: date) -> date:
    """Since when the present holder has it; since when the seat is there, where it is vacant."""
    own = [row for row in seat.holdings.all() if row.kind == SeatHolding.Kind.ORDINARY and _runs(row, today)]
    return own[0].valid_from if own else seat.valid_from


def _runs(row: ChairPeriod | SeatHolding, today: date) -> bool:
    return row.valid_from <= today and (row.valid_to is None or today < row.valid_to)


def _term(body: Body, today: date) -> tuple[str, date, date] | None:
    running = [row for row in body.terms.all() if row.valid_from <= today < row.valid_to]
    return (running[0].name, running[0].valid_from, running[0].valid_to) if running else None


def _turn(row: ChairPeriod) -> Turn:
    return Turn(row.principal, row.valid_from, row.valid_to)


def _chair(row: ChairPeriod) -> ChairRow:
    return ChairRow(row.kind, row.holder, row.principal, row.valid_from, row.valid_to)


def _quorum(body: Body, voting: int) -> QuorumRow:
    rule = Rule(Kind(body.quorum), body.quorum_number, body.quorum_both_principals)
    return QuorumRow(body.quorum, body.quorum_number, body.quorum_both_principals, needed(rule, voting), voting)
