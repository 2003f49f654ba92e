"""One municipality's month: the figures, the waits with their proof, what is disputed, what changed."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from django.db.models import QuerySet

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.patients.queries import Identity, identities
from narvard.care.settlement.models import Answer, Dispute, Run, Statement, StatementStay
from narvard.care.settlement.queries.finding import StatementNotFound, side_of, visible
from narvard.care.settlement.queries.frozen import part_rows
from narvard.care.settlement.queries.rows import (
    ChangeRow,
    DayRow,
    DisputeRow,
    PartRow,
    RevisionRow,
    RunRow,
    StatementPage,
    WaitRow,
)
from narvard.care.settlement.queries.trying import choices, tried
from narvard.care.settlement.rules.facts import Duty, Outcome
from narvard.care.settlement.rules.freezing import thaw_spans, thaw_ticks
from narvard.care.settlement.rules.quality import above_limit
from narvard.care.settlement.rules.showing import Changed, Waited, differences, person_days, shown_to
from narvard.care.settlement.rules.states import (
    FIRST_STEP,
    Event,
    Hinder,
    Side,
    State,
    hinders,
    steps,
    window_ends,
)  # fmt: skip
from narvard.care.settlement.rules.terms import UNVERIFIED, Model

PAGE = 50
DUTIES = {
    "SE": (Duty.ADMISSION_NOTICE, Duty.READY_NOTICE, Duty.SIP_CALL, Duty.OPEN_CARE),
    "NO": (Duty.ADMISSION_NOTICE, Duty.READY_NOTICE, Duty.ANSWER),
}
RIGHTS = {Side.HOSPITAL: "settlement.settle", Side.PAYER: "settlement.dispute"}
Address = tuple[str, str, int, int]


def find(actor: Actor, address: Address) -> Statement:
    """The statement that holds for a hospital, municipality, year and month. Raises StatementNotFound."""
    hospital, municipality, year, month = address
    rows = visible(actor).exclude(state=State.CREDITED).select_related("custodian", "municipality", "payer")
    found = None
    if 2000 <= year <= 2100 and 1 <= month <= 12:
        found = rows.filter(custodian__code=hospital, municipality=municipality, month=date(year, month, 1)).first()
    if found is None:
        raise StatementNotFound(f"There is no statement {address} for {actor.organization_code}.")
    return found


def run_seen(actor: Actor, statement: Statement) -> Run:
    """The run that the actor's side sees: the hospital the latest, the payer the one that was sent."""
    hospital = side_of(actor, statement) is Side.HOSPITAL
    return Run.objects.get(statement=statement, number=statement.run if hospital else statement.sent_run)


def statement_page(
    actor: Actor, now: datetime, address: Address, *, number: int = 1, compare: str = "", whole: bool = False
) -> StatementPage:
    """The page of a statement; fifty waits at a time, or all of them for a paper. Raises StatementNotFound."""
    statement = find(actor, address)
    side, run = side_of(actor, statement), run_seen(actor, statement)
    parts = part_rows(run)
    stays = seen(actor, now, StatementStay.objects.filter(run=run))
    total = stays.count()
    size = max(total, 1) if whole else PAGE
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    chosen = list(stays[(number - 1) * size : number * size])
    disputes = list(seen(actor, now, Dispute.objects.filter(statement=statement)))
    before, changed = _before(actor, now, statement, run)
    people = identities(
        actor,
        {row.subject for row in (*chosen, *disputes)} | {subject for subject, _ in changed},
        actor.day_of(now),
    )
    open_cases = {row.case for row in disputes if row.state == "open"}
    state = State(statement.state)
    may = steps(state, side) if actor.may(RIGHTS[side]) else ()
    stops = hinders_of(statement, run, now) if side is Side.HOSPITAL else ()
    return StatementPage(
        id=statement.pk,
        version=statement.version,
        hospital=statement.custodian.name,
        hospital_code=statement.custodian.code,
        municipality=statement.municipality.name,
        municipality_code=statement.municipality_id,
        payer=statement.payer.name if statement.payer else "",
        month=statement.month,
        state=statement.state,
        side=side,
        revision=statement.revision,
        run=run.number,
        made_at=run.made_at,
        cause=run.cause,
        persons=run.persons,
        days=run.days,
        amount=run.amount,
        incomplete=run.incomplete,
        cases=run.cases,
        parts=parts,
        waits=tuple(_wait(row, side, parts, people, open_cases) for row in chosen),
        number=number,
        pages=pages,
        total_waits=total,
        duties=DUTIES[actor.country],
        disputes=_disputes(actor, now, disputes, people),
        before=_run_row(before, run, changed, people),
        revisions=_revisions(statement),
        steps=may,
        first_step=_first_step(state, side, may, stops, disputes),
        hinders=stops,
        window_ends=_window(statement, run),
        terms=choices(actor),
        tried=tried(actor, statement, run, compare) if compare else None,
        readings=UNVERIFIED[actor.country],
    )


def _window(statement: Statement, run: Run) -> datetime | None:
    """Until when it may be disputed; None where it is not waiting for that."""
    if statement.state != State.SENT or statement.sent_at is None:
        return None
    return window_ends(statement.sent_at, max((part["dispute_days"] for part in run.parts), default=0))


def hinders_of(statement: Statement, run: Run, now: datetime) -> tuple[Hinder, ...]:
    """What stands between the statement and its invoice."""
    limits = [Fraction(part["quality_limit"]) for part in run.parts if part["quality_limit"] is not None]
    return hinders(
        amount=run.amount,
        incomplete=any(above_limit(run.incomplete, run.cases, limit) for limit in limits),
        analysis=bool(run.parts) and all(part["model"] == Model.ANALYSIS_ONLY for part in run.parts),
        payer=statement.payer_id is not None,
        state=State(statement.state),
        sent_at=statement.sent_at,
        dispute_days=max((part["dispute_days"] for part in run.parts), default=0),
        now=now,
    )


def _first_step(
    state: State, side: Side, may: Collection[Event], stops: Collection[Hinder], disputes: Collection[Dispute]
) -> Event | None:
    """The one button: the step that is next, where it is this side's and nothing hinders it."""
    event = FIRST_STEP.get((state, side))
    if event not in may:
        return None
    if event is Event.INVOICE and stops:
        return None
    unanswered = any(row.state == "open" for row in disputes)
    return None if event is Event.SEND and (unanswered or Hinder.NO_PAYER in stops) else event


def _wait(
    row: StatementStay,
    side: Side,
    parts: Collection[PartRow],
    people: Mapping[UUID, Identity],
    disputed: Collection[UUID],
) -> WaitRow:
    part = next((part for part in parts if part.code == row.terms), None)
    individual = part is not None and part.model == Model.INDIVIDUAL
    kronor = {year: amount for year, amount, _, _ in part.amounts} if part and individual else {}
    ticks = shown_to(side, thaw_ticks(row.ticks))
    days = tuple(
        DayRow(day, kronor.get(day.day.year) if day.outcome is Outcome.PAYABLE else None)
        for day in person_days(thaw_spans(row.spans), ticks, row.before)
    )
    return WaitRow(
        row.pk, row.case, row.subject, people.get(row.subject), row.discipline, row.ready_at, row.ended_on, row.proven,
        individual, row.counted, row.payable, ticks, days, row.ground, row.case in disputed,
    )  # fmt: skip


def _disputes(
    actor: Actor, now: datetime, rows: Collection[Dispute], people: Mapping[UUID, Identity]
) -> tuple[DisputeRow, ...]:
    answers = {row.dispute_id: row for row in seen(actor, now, Answer.objects.filter(dispute__in=rows))} if rows else {}
    found = []
    for row in rows:
        answer = answers.get(row.pk)
        found.append(
            DisputeRow(
                row.pk, row.subject, people.get(row.subject), row.reason, row.raised_at, row.raised_by, row.state,
                answer.text if answer else "", answer.answered_at if answer else None,
                answer.answered_by if answer else "", row.ground,
            )
        )  # fmt: skip
    return tuple(found)


def _before(
    actor: Actor, now: datetime, statement: Statement, run: Run
) -> tuple[Run | None, list[tuple[UUID, Changed]]]:
    """The run before, as far as this side has seen one, with the cases whose days are others now."""
    earlier = Run.objects.filter(statement=statement, number__lt=run.number).order_by("-number")
    stays: QuerySet[StatementStay] = StatementStay.objects.filter(run__in=earlier)
    if side_of(actor, statement) is Side.PAYER:
        earlier = earlier.filter(pk__in=seen(actor, now, stays).values("run"))
    before = earlier.first()
    if before is None:
        return None, []
    old, new = (list(seen(actor, now, StatementStay.objects.filter(run=found))) for found in (before, run))
    subjects = {row.case: row.subject for row in (*old, *new)}
    changed = differences(*([(row.case, _waited(row)) for row in rows] for rows in (old, new)))
    return before, [(subjects[row.case], row) for row in changed]


def _waited(row: StatementStay) -> Waited:
    return Waited(row.ready_at, row.counted, row.payable)


def _run_row(
    before: Run | None, run: Run, changed: Collection[tuple[UUID, Changed]], people: Mapping[UUID, Identity]
) -> RunRow | None:
    if before is None:
        return None
    known = before.amount is not None and run.amount is not None
    changes = tuple(
        ChangeRow(
            subject, people.get(subject),
            row.before.ready_at if row.before else None, row.after.ready_at if row.after else None,
            (row.before.counted if row.before else 0, row.after.counted if row.after else 0),
            (row.before.payable if row.before else 0, row.after.payable if row.after else 0),
        )
        for subject, row in changed
    )  # fmt: skip
    return RunRow(
        before.number, before.made_at, run.cause, before.amount, run.amount - before.amount if known else None, changes
    )


def _revisions(statement: Statement) -> tuple[RevisionRow, ...]:
    """The credited revisions of the same month, the latest first."""
    if statement.replaces_id is None:
        return ()
    rows = Statement.objects.filter(
        custodian=statement.custodian_id, municipality=statement.municipality_id, month=statement.month,
        state=State.CREDITED,
    ).order_by("-revision")  # fmt: skip
    amounts = {(run.statement_id, run.number): run.amount for run in Run.objects.filter(statement__in=rows)}
    return tuple(
        RevisionRow(row.revision, row.state, amounts[row.pk, row.run], row.credited_because, row.credited_at)
        for row in rows
    )
