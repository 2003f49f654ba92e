"""Facts of ways home for settling who pays: a controller's own cases, for its own follow-up (2008:355 2:4 p. 5)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import islice
from uuid import UUID

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.base.core.queries import ZONES, day_of
from narvard.base.organizations.queries import OrganizationRow, organizations, own
from narvard.care.discharge.models import Case, Notice
from narvard.care.discharge.queries.finding import facts_from, sent
from narvard.care.discharge.rules.facts import READY_KINDS, Kind
from narvard.care.discharge.rules.walking import LAWS
from narvard.care.patients.queries import Registration, municipalities_on

RIGHT = "settlement.read"
# So many cases are worked through at a time: memory stays small, and a year of a region is a handful of questions.
AT_ONCE = 50_000
# What the rules of payment read of a notice: a hundred thousand stays have close to a million of them.
READ = (
    "id", "case_id", "sending", "kind", "by", "unit_id", "to", "to_unit_id", "sent_at", "registered_at", "judged_at",
    "about_at", "answer", "refers_to_id", "sender_name", "complete", "entered_afterwards",
)  # fmt: skip
# What decides whether a call to a SIP is required.
DECIDING = frozenset({Kind.ADMISSION, Kind.ANSWER, *READY_KINDS})


@dataclass(frozen=True)
class StepFact:
    """A notice to one receiver. Codes are of organizations, `to_kind` the receiver's kind; "" where nobody got it.

    `entered_afterwards`: written down after an outage, with its true time in `sent_at`.
    """

    id: int
    kind: str
    judged_at: datetime | None
    sent_at: datetime
    registered_at: datetime
    about_at: datetime | None
    answer: str
    refers_to: int | None
    from_code: str
    to_code: str
    to_kind: str
    to_municipality: str
    sender: str
    complete: bool
    entered_afterwards: bool


@dataclass(frozen=True)
class CaseFacts:
    """One way home, as the rules of payment need it. Municipalities are codes, "" where none is known.

    `registered`, `placing` and `staying` are those of the day of the first ready notice that stands (of the admission
    where there is none). `sip_why` is why a call to a SIP is, or is not, required.
    """

    id: int
    key: UUID
    subject: UUID
    hospital: str
    ward: str
    discipline: str
    country: str
    admitted_at: datetime
    need_judged_at: datetime | None
    ended_at: datetime | None
    end_kind: str
    end_municipality: str
    registered: str
    placing: str
    staying: str
    sip_required: bool
    sip_why: str
    steps: tuple[StepFact, ...]


def settlement_facts(actor: Actor, *, since: date, until: date) -> tuple[CaseFacts, ...]:
    """The own controller's ways home with a day in [since, until), by admission. Asks a few questions, not one a case.

    No names. The settlement logs what it reads; the days that it shows are rows of its own.
    """
    actor.require(RIGHT)
    zone = actor.zone
    first, last = (datetime.combine(day, time(), tzinfo=zone).astimezone(UTC) for day in (since, until))
    cases = Case.objects.filter(
        own(actor), Q(ended_at=None) | Q(ended_at__gte=first), custodian=actor.controller_id, admitted_at__lt=last
    ).order_by("admitted_at", "pk")
    names = {row.id: row for row in organizations(actor)}
    return tuple(_facts(actor, cases.iterator(chunk_size=AT_ONCE), names))


def _facts(actor: Actor, cases: Iterator[Case], names: dict[int, OrganizationRow]) -> Iterator[CaseFacts]:
    while batch := list(islice(cases, AT_ONCE)):
        notices = _notices(batch)
        placed = {case.pk: (case.subject, _day(case, notices[case.pk])) for case in batch}
        homes = municipalities_on(actor, set(placed.values()))
        for case in batch:
            yield _case(case, notices[case.pk], homes[placed[case.pk]], names)


def _notices(batch: list[Case]) -> dict[int, list[Notice]]:
    """The notices of a batch, with what the rules read of them: by one range of ids, no list of fifty thousand."""
    ids = {case.pk for case in batch}
    rows = Notice.objects.filter(case__gte=min(ids), case__lte=max(ids), corrected_by=None)
    found: dict[int, list[Notice]] = defaultdict(list)
    for row in rows.order_by("sent_at", "pk").values_list(*READ, named=True).iterator(chunk_size=10_000):
        if row.case_id in ids:
            found[row.case_id].append(row)
    return found


def _day(case: Case, notices: list[Notice]) -> date:
    ready = [row.sent_at for row in notices if row.kind in READY_KINDS]
    return day_of(ready[0] if ready else case.admitted_at, ZONES[case.country])


def _case(case: Case, notices: list[Notice], home: Registration, names: dict[int, OrganizationRow]) -> CaseFacts:
    deciding = [sent(row) for row in notices if row.kind in DECIDING]
    required, why = LAWS[case.country].sip_required(facts_from(case, deciding))
    return CaseFacts(
        id=case.pk,
        key=case.key,
        subject=case.subject,
        hospital=names[case.custodian_id].code,
        ward=names[case.unit_id].code,
        discipline=case.discipline,
        country=case.country,
        admitted_at=case.admitted_at,
        need_judged_at=case.need_judged_at,
        ended_at=case.ended_at,
        end_kind=case.end_kind,
        end_municipality=case.end_municipality,
        registered=home.registered,
        placing=home.placing,
        staying=home.staying,
        sip_required=required,
        sip_why=why,
        steps=tuple(_step(row, names) for row in notices),
    )


def _step(row: Notice, names: dict[int, OrganizationRow]) -> StepFact:
    to = names.get(row.to_unit_id) if row.to_unit_id else None
    return StepFact(
        id=row.id,
        kind=row.kind,
        judged_at=row.judged_at,
        sent_at=row.sent_at,
        registered_at=row.registered_at,
        about_at=row.about_at,
        answer=row.answer,
        refers_to=row.refers_to_id,
        from_code=names[row.unit_id].code,
        to_code=to.code if to else "",
        to_kind=to.kind if to else "",
        to_municipality=to.municipality if to else "",
        sender=row.sender_name,
        complete=row.complete,
        entered_afterwards=row.entered_afterwards,
    )
