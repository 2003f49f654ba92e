"""Where a way home stands, what may come next, and whose step it is: by the table of the country."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from narvard.care.discharge.rules import norway, sweden
from narvard.care.discharge.rules.facts import Answer, Duty, Facts, Kind, Role, Sent, State, Transitions


@dataclass(frozen=True)
class Law:
    """The rules of one country. `roles` is by kind of unit, `grounds` by kind of notice; `weighed` need an assessment
    of secrecy, and `to_hospital` is the ground for telling the hospital what a party plans.
    """

    transitions: Transitions
    roles: Mapping[str, Role]
    grounds: Mapping[Kind, str]
    to_hospital: str
    weighed: frozenset[Kind]
    municipal: tuple[Role, ...]
    answers: Mapping[Role, tuple[Answer, ...]]
    lacking_receivers: Callable[[Kind, frozenset[Role], frozenset[Role]], frozenset[Role]]
    sip_required: Callable[[Facts], tuple[bool, str]]
    expected_home: Callable[[Facts], datetime | None]
    duties: Callable[[Facts, State, ZoneInfo], tuple[Duty, ...]]


LAWS: Mapping[str, Law] = MappingProxyType(
    {
        code: Law(
            country.TRANSITIONS, country.ROLES, country.GROUNDS, country.TO_HOSPITAL, country.WEIGHED,
            country.MUNICIPAL, country.ANSWERS, country.lacking_receivers, country.sip_required, country.expected_home,
            country.duties,
        )
        for code, country in (("SE", sweden), ("NO", norway))
    }
)  # fmt: skip


def _sendings(notices: Iterable[Sent]) -> Iterable[Sent]:
    """One notice a sending, in the order of time; those of one minute in the order they were written down."""
    seen: set[tuple[str, Kind]] = set()
    for notice in sorted(notices, key=lambda n: (n.sent_at, n.id)):
        if (notice.sending, notice.kind) not in seen:
            seen.add((notice.sending, notice.kind))
            yield notice


def state_of(facts: Facts) -> State:
    """Where the way home stands, as far as these facts tell; a notice that changes nothing known is passed over."""
    transitions, state = LAWS[facts.country].transitions, State.ADMITTED
    for notice in _sendings(facts.notices):
        state = transitions.get((state, notice.kind, notice.by), state)
    return state


def is_legal(facts: Facts) -> bool:
    """Does every notice, in the order of time, follow from the one before by the table?"""
    transitions, state = LAWS[facts.country].transitions, State.ADMITTED
    for notice in _sendings(facts.notices):
        following = transitions.get((state, notice.kind, notice.by))
        if following is None:
            return False
        state = following
    return True


def follows(facts: Facts, new: Sent) -> bool:
    """May `new` be sent where it stands in time, by what its sender knows? The hospital knows all that counts."""
    if new.by is Role.HOSPITAL:
        return is_legal(replace(facts, notices=(*facts.notices, new)))
    before = replace(facts, notices=tuple(n for n in facts.notices if n.sent_at <= new.sent_at))
    return (state_of(before), new.kind, new.by) in LAWS[facts.country].transitions


def may_send(facts: Facts, role: Role) -> tuple[Kind, ...]:
    """What a party may send now."""
    state = state_of(facts)
    return tuple(kind for kind in Kind if (state, kind, role) in LAWS[facts.country].transitions)


UNSEEN = frozenset({"answer", "take_home", "plan", "name_contact"})
"""Duties of others whose doing only they and the hospital hear of: to anyone else they would look undone."""


def open_duties(facts: Facts, role: Role, zone: ZoneInfo) -> tuple[Duty, ...]:
    """All that waits as far as the party `role` can tell, the soonest first; what has no time last."""
    found = LAWS[facts.country].duties(facts, state_of(facts), zone)
    known = [_heard(d, role) for d in found if role in {d.role, Role.HOSPITAL} or d.code not in UNSEEN]
    return tuple(sorted(known, key=lambda duty: (duty.due is None, duty.due.timestamp() if duty.due else 0.0)))


def _heard(duty: Duty, role: Role) -> Duty:
    """The duty as the party can tell. A hospital does not hear of a call to those it concerns: none is late to it."""
    return replace(duty, due=None, waits=True) if duty.code == "sip_call" and role is Role.HOSPITAL else duty


def next_step(facts: Facts, role: Role, zone: ZoneInfo) -> Duty | None:
    """The step that the party waits for (see `first_of`)."""
    return first_of(open_duties(facts, role, zone), role)


def first_of(waiting: tuple[Duty, ...], role: str) -> Duty | None:
    """Of duties in order the one that comes first for a party: its own, then others', those whose time is in first."""
    ranked = sorted(waiting, key=lambda duty: (duty.waits, duty.role != role))
    return ranked[0] if ranked else None


@dataclass(frozen=True)
class Standing:
    """How a way home stands for one party, kept so that a list can be sorted by it. `mine`: it is their turn."""

    state: State
    duty: str
    turn: str
    mine: bool
    due_at: datetime | None
    expected_home: datetime | None
    ready_at: datetime | None
    open: bool


def standing(facts: Facts, role: Role, zone: ZoneInfo) -> Standing:
    """The standing of a case for a party; `facts` are what that party may know."""
    state, step = state_of(facts), next_step(facts, role, zone)
    told = [n for n in facts.standing_ready() if state is State.READY and (role is Role.HOSPITAL or n.to is role)]
    return Standing(
        state=state,
        duty=step.code if step else "",
        turn=step.role if step else "",
        mine=step is not None and step.role is role and not step.waits,
        due_at=step.due if step else None,
        expected_home=LAWS[facts.country].expected_home(facts),
        ready_at=told[0].sent_at if told else None,
        open=state is not State.ENDED or (step is not None and step.role is role),
    )
