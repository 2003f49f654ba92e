"""Sweden: lag (2017:612) om samverkan vid utskrivning från sluten hälso- och sjukvård, as amended to 2025:449."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from narvard.care.discharge.rules.clocks import call_due, end_of, liability_start, notice_due
from narvard.care.discharge.rules.facts import (
    READY_KINDS,
    RECEIVING,
    Answer,
    Duty,
    End,
    Facts,
    Kind,
    Role,
    Sent,
    State,
    Transitions,
    table,
)

H, P, S = Role.HOSPITAL, Role.PRIMARY_CARE, Role.SPECIALIST_OPEN
OPEN_CARE = (P, S)
"""Region-financed open care."""
MUNICIPAL = (Role.MUNICIPAL_HEALTH, Role.SOCIAL_SERVICES)
RECEIVERS = (*OPEN_CARE, *MUNICIPAL)

ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "ward": H,
        "health_centre": P,
        "specialist_clinic": S,
        "municipal_health": Role.MUNICIPAL_HEALTH,
        "social_services": Role.SOCIAL_SERVICES,
    }
)
"""The part that a unit has, by its kind."""

ADMITTED, NOTIFIED, READY, INTERRUPTED, ENDED = (
    State.ADMITTED, State.NOTIFIED, State.READY, State.INTERRUPTED, State.ENDED,
)  # fmt: skip
NOTE_INSIDE = (Kind.PATIENT_INFORMATION,)

# (state, what is sent, by which parties, state after; None: it stays). What is not here is refused.
TRANSITIONS: Transitions = table(
    (
        (ADMITTED, (Kind.ADMISSION,), (H,), NOTIFIED),
        (ADMITTED, (Kind.DISCHARGED,), (H,), ENDED),
        (NOTIFIED, (Kind.ADMISSION, Kind.ESTIMATE, Kind.INFORMATION, *NOTE_INSIDE), (H,), None),
        (NOTIFIED, tuple(READY_KINDS), (H,), READY),
        (NOTIFIED, (Kind.INTERRUPTED,), (H,), INTERRUPTED),
        (NOTIFIED, (Kind.DISCHARGED,), (H,), ENDED),
        (READY, (Kind.ADMISSION, *READY_KINDS, Kind.INFORMATION, *NOTE_INSIDE), (H,), None),
        (READY, (Kind.NOT_READY,), (H,), NOTIFIED),
        (READY, (Kind.INTERRUPTED,), (H,), INTERRUPTED),
        (READY, (Kind.DISCHARGED,), (H,), ENDED),
        (INTERRUPTED, (Kind.ADMISSION, Kind.ESTIMATE), (H,), NOTIFIED),
        (INTERRUPTED, tuple(READY_KINDS), (H,), READY),
        (INTERRUPTED, (Kind.DISCHARGED,), (H,), ENDED),
        (ENDED, (Kind.INFORMATION, Kind.DISCHARGE_SUMMARY, *NOTE_INSIDE), (H,), None),
        (NOTIFIED, (Kind.ANSWER,), (H, *RECEIVERS), None),
        (READY, (Kind.ANSWER,), (H, *RECEIVERS), None),
        # A plan may be called to and held after the person has come home.
        *((state, (Kind.SIP_CALL, Kind.SIP_HELD), OPEN_CARE, None) for state in (NOTIFIED, READY, ENDED)),
        *((state, (Kind.OPEN_CARE_UNCLEAR, Kind.OPEN_CARE_CLEAR), OPEN_CARE, None) for state in (NOTIFIED, READY)),
    )
)

GROUNDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.ADMISSION: "admission_notice",
        Kind.ESTIMATE: "changed_estimate",
        Kind.INTERRUPTED: "changed_estimate",
        Kind.DISCHARGE_READY: "discharge_ready_notice",
        Kind.COMPULSORY_OPEN_CARE: "discharge_ready_notice",
        Kind.NOT_READY: "discharge_ready_notice",
        Kind.SIP_CALL: "sip_call",
        Kind.INFORMATION: "discharge_information",
        Kind.DISCHARGED: "discharge_information",
        Kind.DISCHARGE_SUMMARY: "discharge_information",
        # What open care and the municipality tell is theirs to weigh: an assessment of secrecy, notice by notice.
        Kind.SIP_HELD: "secrecy_assessment",
        Kind.ANSWER: "secrecy_assessment",
        Kind.OPEN_CARE_UNCLEAR: "secrecy_assessment",
        Kind.OPEN_CARE_CLEAR: "secrecy_assessment",
    }
)
TO_HOSPITAL = "secrecy_assessment"

WEIGHED = frozenset({*READY_KINDS, Kind.INFORMATION})
"""Notices that may be sent only if secrecy does not prevent it: the assessment is stated (2017:612 3:1–3:2 [A])."""


ANSWERS: Mapping[Role, tuple[Answer, ...]] = MappingProxyType(
    {
        H: (Answer.SIP_WANTED, Answer.SIP_DECLINED),
        **dict.fromkeys(OPEN_CARE, (Answer.CONTACT_NAMED, Answer.SIP_WANTED, Answer.SIP_DECLINED)),
        **dict.fromkeys(
            MUNICIPAL,
            (Answer.CAN_RECEIVE, Answer.CANNOT_RECEIVE, Answer.PLANNING, Answer.NEEDS_MEETING, Answer.SIP_WANTED,
             Answer.SIP_DECLINED),
        ),
    }
)  # fmt: skip
"""What each party may answer. None of it says which services are planned."""


def lacking_receivers(kind: Kind, to: frozenset[Role], told: frozenset[Role]) -> frozenset[Role]:
    """Of whom one must be among those told. Municipal health care expected: open care too (2017:612 2:1 [A])."""
    if kind is Kind.ADMISSION and Role.MUNICIPAL_HEALTH in to and not (to | told).intersection(OPEN_CARE):
        return frozenset(OPEN_CARE)
    if kind is Kind.SIP_CALL and not to.intersection(MUNICIPAL):
        return frozenset(MUNICIPAL)
    return frozenset()


def sip_required(facts: Facts) -> tuple[bool, str]:
    """Must there be a call to a SIP, and why: both principals' services, unless declined or compulsory care (4:1).

    That a declined plan is not required is our reading: else liability would never start [D].
    """
    told = frozenset(n.to for n in facts.of(Kind.ADMISSION, *READY_KINDS) if n.to is not None)
    if facts.last(Kind.COMPULSORY_OPEN_CARE) is not None:
        return False, "compulsory_care"
    if not (told.intersection(OPEN_CARE) and told.intersection(MUNICIPAL)):
        return False, "one_principal"
    wishes = facts.answers(Answer.SIP_WANTED, Answer.SIP_DECLINED)
    if wishes and wishes[-1].answer == Answer.SIP_DECLINED:
        return False, "declined"
    return True, "both_principals"


def duties(facts: Facts, state: State, zone: ZoneInfo) -> tuple[Duty, ...]:
    """What waits to be done, by whom and by when, as far as these facts tell."""
    steps = {ADMITTED: _unsent, INTERRUPTED: _unsent, NOTIFIED: _notified, READY: _ready, ENDED: _ended}
    return tuple(steps[state](facts, zone))


def _told(facts: Facts) -> frozenset[Role]:
    return frozenset(n.to for n in facts.of(Kind.ADMISSION) if n.to is not None)


def expected_home(facts: Facts) -> datetime | None:
    """When the person is expected to leave, by the latest notice that said so."""
    last = facts.last(Kind.ADMISSION, Kind.ESTIMATE)
    return last.about_at if last else None


def _unsent(facts: Facts, zone: ZoneInfo) -> Iterator[Duty]:
    untold = facts.needs - _told(facts)
    if untold and facts.admitted_at is not None:
        yield Duty("admission_notice", H, notice_due(facts.admitted_at, facts.need_judged_at), "2017:612 2:1–2:3", "A")


def _notified(facts: Facts, zone: ZoneInfo) -> Iterator[Duty]:
    yield from _unsent(facts, zone)
    yield Duty("judge_ready", H, expected_home(facts), "2017:612 2:4, 3:1", "A", waits=True)
    yield from _contact(facts)
    planned = {n.by for n in facts.of(Kind.ANSWER)}
    for role in MUNICIPAL:
        if role in _told(facts) and role not in planned:
            yield Duty("plan", role, None, "2017:612 2:6", "A")


def _contact(facts: Facts) -> Iterator[Duty]:
    responsible = next((role for role in OPEN_CARE if role in _told(facts)), None)
    if responsible and not facts.answers(Answer.CONTACT_NAMED):
        yield Duty("name_contact", responsible, expected_home(facts), "2017:612 2:5", "A")


def _ready(facts: Facts, zone: ZoneInfo) -> Iterator[Duty]:
    ready = facts.standing_ready()
    if not ready:
        return
    yield from _unsent(facts, zone)
    yield from _contact(facts)
    yield from _open_care(facts)
    yield from _sip(facts, ready[0].sent_at, zone)
    since = [n for n in facts.answers(*RECEIVING) if n.sent_at >= ready[0].sent_at]
    for role in MUNICIPAL:
        told = next((n.sent_at for n in ready if n.to is role), None)
        if told is not None:
            yield _receive(role, told, [n for n in since if n.by is role], zone)
    going = next((n.about_at for n in reversed(since) if n.answer == Answer.CAN_RECEIVE), None)
    yield from _papers(facts, ready[0].sent_at, going)
    yield Duty("discharged", H, going, "2017:612 3:2", "C", waits=True)


def _receive(role: Role, told: datetime, said: list[Sent], zone: ZoneInfo) -> Duty:
    """What a part of the municipality does: say when it can receive, and then receive. By the last day without cost."""
    last_free = end_of(liability_start(told, zone) - timedelta(days=1), zone)
    if not said:
        return Duty("answer", role, last_free, "2017:612 2:6, 5:4", "C")
    if said[-1].answer == Answer.CAN_RECEIVE:
        return Duty("take_home", role, said[-1].about_at or last_free, "2017:612 5:4", "A", waits=True)
    return Duty("answer", role, said[-1].about_at or last_free, "2017:612 2:6, 5:4", "C")


def _open_care(facts: Facts) -> Iterator[Duty]:
    unclear = facts.last(Kind.OPEN_CARE_UNCLEAR, Kind.OPEN_CARE_CLEAR)
    if unclear is not None and unclear.kind is Kind.OPEN_CARE_UNCLEAR:
        yield Duty("open_care", unclear.by, None, "2017:612 5:5", "A")


def _sip(facts: Facts, ready_sent_at: datetime, zone: ZoneInfo) -> Iterator[Duty]:
    call, held = facts.last(Kind.SIP_CALL), facts.last(Kind.SIP_HELD)
    if call is None and sip_required(facts)[0]:
        caller = P if P in {n.to for n in facts.of(*READY_KINDS, Kind.ADMISSION)} else S
        yield Duty("sip_call", caller, call_due(ready_sent_at, zone), "2017:612 4:3", "A")
    elif call is not None and (held is None or held.sent_at < call.sent_at):
        yield Duty("sip_held", call.by, call.about_at, "2017:612 4:1–4:2", "A", waits=True)


def _papers(facts: Facts, since: datetime, due: datetime | None) -> Iterator[Duty]:
    for code, kind, law in (
        ("information", Kind.INFORMATION, "2017:612 3:2"),
        ("patient_information", Kind.PATIENT_INFORMATION, "2014:821 3:2 b"),
    ):
        last = facts.last(kind)
        # Only the hospital knows what it has said to the patient: others see that duty of nobody.
        if (last is None or last.sent_at < since) and (kind is Kind.INFORMATION or facts.admitted_at is not None):
            yield Duty(code, H, due, law, "A", waits=due is None)


def _ended(facts: Facts, zone: ZoneInfo) -> Iterator[Duty]:
    gone, ready = facts.last(Kind.DISCHARGED), facts.standing_ready()
    if gone is None or not ready or gone.answer in {End.DEAD, End.OTHER_HOSPITAL}:
        return
    yield from _papers(facts, ready[0].sent_at, end_of(gone.sent_at.astimezone(zone).date(), zone))
    yield from _sip(facts, ready[0].sent_at, zone)
