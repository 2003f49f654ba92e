"""Ways home as rows: the board, and all those of one person."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case as Choice
from django.db.models import Count, F, Q, QuerySet, Value, When

from narvard.base.access.queries import seen_few
from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine, day_of
from narvard.base.organizations.queries import organizations
from narvard.care.discharge.models import Case, Party
from narvard.care.discharge.queries.finding import READ, own_part, parties, role_of_unit, seen_parties
from narvard.care.discharge.queries.labels import start_text
from narvard.care.discharge.queries.rows import BoardPage, BoardRow, CaseRow
from narvard.care.discharge.rules.clocks import day_number, liability_start
from narvard.care.discharge.rules.facts import Role
from narvard.care.discharge.rules.walking import LAWS
from narvard.care.patients.queries import identities

PAGE = 50
MY_UNIT, ALL = "mine", "all"


def board(actor: Actor, now: datetime, *, unit: str = MY_UNIT, turn: str = ALL, number: int = 1) -> BoardPage:
    """One page of the board, fifty lines: those whose turn it is for the reader first, the soonest first.

    `unit` "mine" narrows to the reader's own unit, "all" takes all that it may see; `turn` "mine", a role, or "all".
    """
    actor.require(READ)
    lines = _lines(_open_parties(actor, now, unit), now)
    roles = tuple(role.value for role in dict.fromkeys(LAWS[actor.country].roles.values()))
    chosen = [line.pk for line in lines if _fits(line, turn, roles)]
    pages = max(1, -(-len(chosen) // PAGE))
    number = min(max(1, number), pages)
    shown = _parties(actor, now, chosen[(number - 1) * PAGE : number * PAGE])
    names = {row.id: row for row in organizations(actor)}
    mine = names.get(actor.organization_id or 0)
    role = role_of_unit(mine.kind, actor.country) if mine else None
    return BoardPage(
        rows=_rows(actor, now, shown, {key: row.name for key, row in names.items()}),
        number=number,
        pages=pages,
        unit=unit,
        turn=turn,
        turns=roles,
        role=role or "",
        may_admit=role is Role.HOSPITAL and bool(actor.may("discharge.notify")),
        may_bring=bool(actor.may("discharge.import")),
        total=len(lines),
        mine=sum(line.ours for line in lines),
        late=sum(line.due_at is not None and line.due_at < now for line in lines),
    )


def _our_turn(now: datetime) -> Q:
    """Parties whose turn it is: a step of theirs is to be taken, or the time of one that waited is in."""
    return Q(mine=True) | Q(turn=F("role"), due_at__lt=now)


def _open_parties(actor: Actor, now: datetime, unit: str) -> QuerySet[Party]:
    part = Q(unit=actor.organization_id) if unit == MY_UNIT else own_part(actor)
    return seen_parties(actor, now).filter(part, open=True)


class _Line(NamedTuple):
    """What it takes to count and order the board. The gate is asked about each once; ten thousand fit in memory."""

    pk: int
    turn: str
    due_at: datetime | None
    ours: bool


def _lines(wanted: QuerySet[Party], now: datetime) -> list[_Line]:
    """Those whose turn it is for the reader first, the soonest first."""
    ours = Choice(When(_our_turn(now), then=Value(True)), default=Value(False))
    ordered = wanted.annotate(ours=ours).order_by("-ours", F("due_at").asc(nulls_last=True), "pk")
    return [_Line(*row) for row in ordered.values_list(*_Line._fields)]


def _fits(line: _Line, turn: str, roles: Collection[str]) -> bool:
    return line.ours if turn == MY_UNIT else turn not in roles or line.turn == turn


def _parties(actor: Actor, now: datetime, wanted: Sequence[int]) -> list[Party]:
    """The parties that stand on the page, in its order, each with its case and the ground."""
    rows = parties(actor).select_related("case").filter(pk__in=wanted)
    found = {party.pk: party for party in seen_few(actor, now, rows, at="case")}
    return [found[pk] for pk in wanted if pk in found]


def _rows(actor: Actor, now: datetime, shown: list[Party], names: Mapping[int, str]) -> tuple[BoardRow, ...]:
    """The lines of the board."""
    today = actor.day_of(now)
    people = identities(actor, {party.case.subject for party in shown}, today)
    found = []
    for party in shown:
        person = people.get(party.case.subject)
        found.append(
            BoardRow(
                case_row(actor, now, party.case, party, names, party.ground),
                person.name if person else "",
                person.age_on(today) if person else None,
                person.protected if person else False,
            )
        )
    return tuple(found)


def case_row(actor: Actor, now: datetime, case: Case, party: Party, names: Mapping[int, str], ground: str) -> CaseRow:
    """A case with the standing that it has for one party; `case` has passed the gate, on `ground`."""
    zone, ready = actor.zone, party.ready_at
    swedish = case.country == "SE" and ready is not None
    return CaseRow(
        id=case.pk,
        key=case.key,
        subject=case.subject,
        ward=names.get(case.unit_id, ""),
        state=party.state,
        open=party.open,
        expected_home=party.expected_home,
        ready_at=ready,
        duty=party.duty,
        turn=party.turn,
        mine=party.mine or (party.turn == party.role and party.due_at is not None and party.due_at < now),
        due_at=party.due_at,
        overdue=party.due_at is not None and party.due_at < now,
        day=day_number(ready, now, zone) if ready else None,
        free=(liability_start(ready, zone) - day_of(ready, zone)).days if swedish and ready else 0 if ready else None,
        ended_at=case.ended_at if party.state == "ended" else None,
        end_kind=case.end_kind if party.state == "ended" else "",
        ground=ground,
    )


def cases_of(actor: Actor, now: datetime, subject: UUID) -> tuple[CaseRow, ...]:
    """The person's ways home that the actor may see, the latest first, each as the actor's unit knows it.

    A resident reads their own as the hospital knows them.
    """
    actor.require("contracts.own" if actor.subject else READ)
    part = Q(role=Role.HOSPITAL) if actor.subject else own_part(actor)
    mine = seen_parties(actor, now).select_related("case").filter(part, case__subject=subject)
    latest = _one_each(mine.order_by("-since", "role"))
    names = {row.id: row.name for row in organizations(actor)} if latest else {}
    return tuple(case_row(actor, now, party.case, party, names, party.ground) for party in latest)


def _one_each(ordered: Iterable[Party]) -> list[Party]:
    found: dict[int, Party] = {}
    for party in ordered:
        found.setdefault(party.case_id, party)
    return list(found.values())


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """How many ways home wait for the actor's unit: figures, no names. Late is what was due before `today`."""
    if not actor.may(READ):
        return ()
    zone = actor.zone
    first, last = (datetime.combine(today, clock, tzinfo=zone).astimezone(UTC) for clock in (time.min, time.max))
    waiting = _open_parties(actor, last, MY_UNIT).filter(_our_turn(last))
    counts = waiting.aggregate(mine=Count("pk"), late=Count("pk", filter=Q(due_at__lt=first)))
    if not counts["mine"]:
        return ()
    return (StartLine(start_text(counts["mine"], counts["late"]), "discharge:board", (), None),)
