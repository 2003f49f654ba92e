"""Norway: FOR-2011-11-18-1115 and the PLO messages. Numbers of sections are from memory [C]: verify them before use."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from narvard.care.discharge.rules.clocks import end_of, notice_due
from narvard.care.discharge.rules.facts import (
    RECEIVING,
    Answer,
    Duty,
    End,
    Facts,
    Kind,
    Role,
    State,
    Transitions,
    table,
)

ACT = "FOR-2011-11-18-1115"
H, GP, NURSING, ALLOCATION = Role.HOSPITAL, Role.GP_NO, Role.NURSING_NO, Role.ALLOCATION_NO
MUNICIPAL = (ALLOCATION, NURSING)

ROLES: Mapping[str, Role] = MappingProxyType(
    {"ward": H, "health_centre": GP, "municipal_health": NURSING, "social_services": ALLOCATION}
)
"""The part that a unit has, by its kind: sengepost, fastlege, sykepleietjeneste, tildelingskontor (saksbehandler)."""

ADMITTED, NOTIFIED, READY, WITHDRAWN, ENDED = (
    State.ADMITTED, State.NOTIFIED, State.READY, State.WITHDRAWN, State.ENDED,
)  # fmt: skip

# innlagt → (helseopplysninger)* → utskrivningsklar ⇄ avmeldt → utskrevet (PLO standard v1.6 [B]).
TRANSITIONS: Transitions = table(
    (
        (ADMITTED, (Kind.ADMISSION,), (H,), NOTIFIED),
        (ADMITTED, (Kind.DISCHARGED,), (H,), ENDED),
        (NOTIFIED, (Kind.ADMISSION, Kind.ESTIMATE), (H,), None),
        (NOTIFIED, (Kind.DISCHARGE_READY,), (H,), READY),
        (NOTIFIED, (Kind.DISCHARGED,), (H,), ENDED),
        (READY, (Kind.NOT_READY,), (H,), WITHDRAWN),
        (READY, (Kind.READY_JUDGEMENT,), (H,), None),
        (READY, (Kind.ADMISSION, Kind.DISCHARGE_READY), (H,), None),
        (READY, (Kind.DISCHARGED,), (H,), ENDED),
        (WITHDRAWN, (Kind.ADMISSION, Kind.ESTIMATE), (H,), None),
        (WITHDRAWN, (Kind.DISCHARGE_READY,), (H,), READY),
        (WITHDRAWN, (Kind.DISCHARGED,), (H,), ENDED),
        # Helseopplysninger from the hospital, innleggelsesrapport from the municipality.
        *((state, (Kind.INFORMATION,), (H, *MUNICIPAL, GP), None) for state in (NOTIFIED, READY, WITHDRAWN)),
        (READY, (Kind.ANSWER,), MUNICIPAL, None),
        (ENDED, (Kind.INFORMATION, Kind.DISCHARGE_SUMMARY), (H,), None),
    )
)

GROUNDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.ADMISSION: "admission_notice_no",
        Kind.ESTIMATE: "admission_notice_no",
        Kind.DISCHARGED: "admission_notice_no",
        Kind.DISCHARGE_READY: "discharge_ready_notice_no",
        Kind.NOT_READY: "discharge_ready_notice_no",
        Kind.ANSWER: "discharge_ready_notice_no",
        Kind.INFORMATION: "discharge_information_no",
        Kind.DISCHARGE_SUMMARY: "discharge_information_no",
    }
)
TO_HOSPITAL = "discharge_information_no"

WEIGHED: frozenset[Kind] = frozenset()


ANSWERS: Mapping[Role, tuple[Answer, ...]] = MappingProxyType(
    dict.fromkeys(MUNICIPAL, (Answer.CAN_RECEIVE, Answer.CANNOT_RECEIVE))
)
"""What each party may answer: whether and when the municipality can receive (§ 10 [C])."""


def lacking_receivers(kind: Kind, to: frozenset[Role], told: frozenset[Role]) -> frozenset[Role]:
    """Of whom one must be among those told: the notices of logistics go to the municipality (§§ 8 and 10 [C])."""
    if kind in {Kind.ADMISSION, Kind.DISCHARGE_READY} and not (to | told).intersection(MUNICIPAL):
        return frozenset(MUNICIPAL)
    return frozenset()


def sip_required(facts: Facts) -> tuple[bool, str]:
    """There is no call to a SIP in Norway; an individual plan is no condition for leaving hospital."""
    return False, "not_in_norway"


def expected_home(facts: Facts) -> datetime | None:
    """When the person is expected to leave, by the latest notice that said so."""
    last = facts.last(Kind.ADMISSION, Kind.ESTIMATE)
    return last.about_at if last else None


def duties(facts: Facts, state: State, zone: ZoneInfo) -> tuple[Duty, ...]:
    """What waits to be done, by whom and by when, as far as these facts tell."""
    steps = {ADMITTED: _unsent, NOTIFIED: _notified, WITHDRAWN: _notified, READY: _ready, ENDED: _ended}
    return tuple(steps[state](facts, zone))


def _unsent(facts: Facts, zone: ZoneInfo) -> Iterator[Duty]:
    told = {n.to for n in facts.of(Kind.ADMISSION)}
    if facts.needs - told and facts.admitted_at is not None:
        due = notice_due(facts.admitted_at, facts.need_judged_at)
        yield Duty("admission_notice", H, due, f"{ACT} § 8", "C")


def _notified(facts: Facts, zone: ZoneInfo) -> Iterator[Duty]:
    yield from _unsent(facts, zone)
    yield Duty("judge_ready", H, expected_home(facts), f"{ACT} § 8–9", "C", waits=True)


def _ready(facts: Facts, zone: ZoneInfo) -> Iterator[Duty]:
    ready = facts.standing_ready()
    if not ready:
        return
    yield from _unsent(facts, zone)
    since = [n for n in facts.answers(*RECEIVING) if n.sent_at >= ready[0].sent_at]
    answered = since[-1] if since else None
    if answered is None or answered.answer != Answer.CAN_RECEIVE:
        # The municipality answers at once, and again when what it said no to can be done.
        due = ready[0].sent_at if answered is None else answered.about_at
        told = {n.to for n in ready}
        yield Duty("answer", next((r for r in MUNICIPAL if r in told), ALLOCATION), due, f"{ACT} § 10", "C")
        yield Duty("discharged", H, None, f"{ACT} § 11", "C", waits=True)
        return
    yield Duty("take_home", answered.by, answered.about_at, f"{ACT} § 10", "C", waits=True)
    yield Duty("discharged", H, answered.about_at, f"{ACT} § 11", "C", waits=True)


def _ended(facts: Facts, zone: ZoneInfo) -> Iterator[Duty]:
    gone = facts.last(Kind.DISCHARGED)
    if gone is None or not facts.standing_ready() or gone.answer in {End.DEAD, End.OTHER_HOSPITAL}:
        return
    if facts.last(Kind.DISCHARGE_SUMMARY) is None:
        due = end_of(gone.sent_at.astimezone(zone).date(), zone)
        yield Duty("discharge_summary", H, due, f"{ACT} § 12, helsepersonelloven § 45 a", "C")
