"""One way home, as its reader's unit may know it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import OrganizationRow, municipalities, organizations
from narvard.care.coordination.queries import appointed_before
from narvard.care.discharge.models import Case, Leave, Notice, Party, Planning, Stay
from narvard.care.discharge.permissions import may_take
from narvard.care.discharge.queries.cases import case_row
from narvard.care.discharge.queries.finding import case_seen, facts_from, party_of, sent
from narvard.care.discharge.queries.rows import CasePage, PlanningRow, StayRow, Told
from narvard.care.discharge.rules.clocks import liability_start
from narvard.care.discharge.rules.contents import as_parts
from narvard.care.discharge.rules.facts import INSIDE, Facts, Role, Sent, shown_to
from narvard.care.discharge.rules.lateness import was_late
from narvard.care.discharge.rules.steps import steps_of
from narvard.care.discharge.rules.walking import LAWS, open_duties
from narvard.care.patients.queries import Identity, identities, municipality_on

Names = dict[int, OrganizationRow]


def case_page(actor: Actor, now: datetime, case_id: int) -> CasePage:
    """One way home. Raises CaseNotFound. What the reader's unit may not know is not in it."""
    case = case_seen(actor, now, case_id)
    party = party_of(actor, case)
    names = {row.id: row for row in organizations(actor)}
    rows = _seen_notices(actor, now, case)
    facts = _facts(case, party, [row for row in rows if not row.corrected])
    zone, today = actor.zone, actor.day_of(now)
    person = identities(actor, [case.subject], today).get(case.subject)
    hospital = party is not None and party.role == Role.HOSPITAL
    role = Role(party.role) if party else None
    shown = party or Party(case=case, role="", unit_id=case.unit_id)
    row = case_row(actor, now, case, shown, {key: unit.name for key, unit in names.items()}, case.ground)
    stays = _stays(actor, now, case, names) if hospital else ()
    on_leave = any(stay.leave and stay.to_at is None for stay in stays)
    return CasePage(
        case=row,
        person=person,
        age=person.age_on(today) if person else None,
        role=role or "",
        version=party.version if party else 0,
        discipline=facts.discipline,
        admitted_at=facts.admitted_at,
        needs=tuple(sorted(facts.needs)),
        duties=open_duties(facts, role, zone) if role else (),
        told=_told(actor, facts, rows, names),
        may=_may(actor, facts, role, on_leave=on_leave),
        stays=stays,
        plannings=_plannings(actor, now, case, names),
        contact=_contact(actor, now, case),
        moved_to=_moved_to(actor, now, case, facts, names, person) if hospital else "",
        on_leave=on_leave,
        liability_from=liability_start(row.ready_at, zone) if row.ready_at and case.country == "SE" else None,
    )


def _seen_notices(actor: Actor, now: datetime, case: Case) -> list[Notice]:
    rows = list(seen(actor, now, Notice.objects.filter(case=case)).order_by("sent_at", "pk"))
    corrected = {row.corrects_id for row in rows}
    for row in rows:
        row.corrected = row.pk in corrected
    return rows


def _facts(case: Case, party: Party | None, rows: list[Notice]) -> Facts:
    """What passed the gate, and of that what the part may know: two walls, so that one may fail."""
    facts = facts_from(case, [sent(row) for row in rows])
    if party is None:
        return Facts(case.country, "", None, None, frozenset())
    return shown_to(facts, Role(party.role), party.unit_id)


def _may(actor: Actor, facts: Facts, role: Role | None, *, on_leave: bool) -> tuple[str, ...]:
    """The steps that the part may take now, and the actor's role has the right to."""
    steps = steps_of(facts, role, on_leave=on_leave) if role else ()
    return tuple(step for step in steps if may_take(actor, step))


def _told(actor: Actor, facts: Facts, rows: list[Notice], names: Names) -> tuple[Told, ...]:
    """Notices that were sent at once as one, in the order of time; a corrected one stands with its newer time."""
    known = {notice.id: notice for notice in facts.notices}
    older = {row.pk: row for row in rows}
    together: dict[tuple[str, str], list[Notice]] = defaultdict(list)
    for row in rows:
        if row.pk in known:
            together[str(row.sending), row.kind].append(row)
    found = [_one_told(actor, facts, group, known[group[0].pk], older, names) for group in together.values()]
    return tuple(sorted(found, key=lambda told: (told.at, told.id)))


def _one_told(
    actor: Actor, facts: Facts, group: list[Notice], notice: Sent, older: dict[int, Notice], names: Names
) -> Told:
    first = group[0]
    return Told(
        id=first.pk,
        kind=first.kind,
        at=first.sent_at,
        by=first.by,
        by_name=names[first.unit_id].name if first.unit_id in names else "",
        sender=first.sender_name,
        to=tuple(names[row.to_unit_id].name for row in group if row.to_unit_id in names),
        judged_at=notice.judged_at,
        about_at=first.about_at,
        answer=first.answer,
        parts=tuple(sorted(as_parts(first.content).items())),
        assessment=first.assessment if first.custodian_id == actor.controller_id else "",
        complete=first.complete,
        late=was_late(facts, notice, actor.zone),
        written_at=first.registered_at,
        afterwards=first.entered_afterwards,
        earlier=tuple(_earlier(first, older)),
        correctable=first.custodian_id == actor.controller_id and first.kind not in INSIDE,
    )


def _earlier(row: Notice, older: dict[int, Notice]) -> Iterable[tuple[datetime, str]]:
    while row.corrects_id in older:
        yield older[row.corrects_id].sent_at, row.cause
        row = older[row.corrects_id]


def _stays(actor: Actor, now: datetime, case: Case, names: Names) -> tuple[StayRow, ...]:
    stays = seen(actor, now, Stay.objects.filter(case=case))
    leaves = seen(actor, now, Leave.objects.filter(case=case))
    found = [
        StayRow(names[row.unit_id].name if row.unit_id in names else "", row.from_at, row.to_at, isinstance(row, Leave))
        for row in (*stays, *leaves)
    ]
    return tuple(sorted(found, key=lambda row: (row.from_at, row.leave)))


def _plannings(actor: Actor, now: datetime, case: Case, names: Names) -> tuple[PlanningRow, ...]:
    rows = seen(actor, now, Planning.objects.filter(case=case)).order_by("written_at", "pk")
    return tuple(
        PlanningRow(
            names[row.unit_id].name if row.unit_id in names else "", row.text, row.written_at, row.by_name,
            row.unit_id == actor.organization_id, row.ground,
        )
        for row in rows
    )  # fmt: skip


def _contact(actor: Actor, now: datetime, case: Case) -> str:
    """The care contact that the reader may know of: name and unit, the latest appointed; "" where none is known."""
    if not actor.may("coordination.read"):
        return ""
    found = appointed_before(actor, now, case.subject, now)
    return f"{found[-1].name}, {found[-1].unit_name}" if found else ""


def _moved_to(actor: Actor, now: datetime, case: Case, facts: Facts, names: Names, person: Identity | None) -> str:
    """The municipality that answers for the person today, where municipal units take part and none of them is its."""
    told = {n.to_unit for n in facts.notices if n.to in LAWS[case.country].municipal}
    if not told or person is None or case.ended_at is not None:
        return ""
    where = municipality_on(actor, case.subject, actor.day_of(now))
    answers = where.staying or where.registered if case.country == "NO" else where.placing or where.registered
    parts = {names[unit].municipality for unit in told if unit in names}
    if not answers or answers in parts:
        return ""
    known = {row.code: row.name for row in municipalities(actor)}
    # Of one with a protected identity the place is not told: only that it has changed.
    return "" if person.protected else known.get(answers, answers)
