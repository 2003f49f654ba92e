"""Plans: joint ones (SIP), patient contracts, rehabilitation plans and, from the municipalities, individual plans.

How many there are, and what they hold, is made up. A patient contract has four parts: agreement, named contact,
agreed time and coherent plan (SKL, 2018 and 2019).
"""

from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import dates, instants, keys, labels, numbered, table
from .causes import CAUSES
from .days import MINUTES, NEVER
from .exposure import row_of
from .groups import CHILDREN, DISABILITY, MENTAL
from .levels import level_of
from .occasions import draw, succeeds
from .parameters import Parameters
from .randomness import Flags, Ints, stream
from .staff import CARE_CONTACTS, CARE_CONTACTS_A_UNIT, practitioner_ids
from .wards import Admitted

KINDS = ("sip", "patient_contract", "rehabilitation", "individual")
SIP, CONTRACT, REHABILITATION, INDIVIDUAL = range(4)
SIPS = (1.6, 0.35, 0.10, 0.4, 1.2)  # a year, by members of each target group
SIPS_OF_OTHERS = (0.03, 0.002)  # a year, by everybody: under 21, and from that age
INDIVIDUAL_SHARE = {CHILDREN: 0.10, MENTAL: 0.06, DISABILITY: 0.20}
SCHOOL_UNTIL = 21
PART_THERE = 0.88  # share of patient contracts that have each of the other three parts
REHABILITATION_SHARE, REHABILITATION_FROM = 0.5, 65
LASTS = (200, 500)  # days that a plan is in force


@dataclass(frozen=True)
class Plans:
    """One entry a plan, by person and day.

    start, end, followed: day numbers, NEVER where there is none. parts: named contact, agreed time and coherent plan,
    one column each. school: 1 where it takes part, -1 where that does not apply.
    """

    person: Ints
    kind: Ints
    unit: Ints
    start: Ints
    end: Ints
    followed: Ints
    parts: Flags
    school: Ints

    @property
    def count(self) -> int:
        """How many plans there are."""
        return len(self.person)

    def take(self, which: Flags | Ints) -> "Plans":
        """Some of the plans."""
        return Plans(*(getattr(self, field.name)[which] for field in fields(self)))


def region_plans(parameters: Parameters, setting: Setting, admitted: Admitted) -> Plans:
    """The plans that the region keeps."""
    parts = (
        _joint(parameters, setting),
        _contracts(parameters, setting),
        _after_discharge(parameters, setting, admitted),
    )
    return _in_order(parts)


def individual_plans(parameters: Parameters, setting: Setting) -> Plans:
    """Individual plans of members of three groups, from the day they join or some time after."""
    rng = stream(parameters.seed, "individual plans")
    groups = setting.groups
    share = np.array([INDIVIDUAL_SHARE.get(group, 0.0) for group in range(len(groups.ever))])[groups.group]
    chosen = (groups.end > 0) & (rng.random(len(share)) < share)
    person, first, last = groups.person[chosen], groups.start[chosen], groups.end[chosen]
    day = np.maximum(first, -400) + (rng.random(len(person)) * 300).astype(np.int64)
    kept = (day < np.minimum(last, setting.calendar.days)) & (day >= first)
    person, day = _one_each(person[kept], day[kept])
    return _in_order([_of(rng, setting, INDIVIDUAL, person, day, rng.random(len(day)) < 0.7)])


def _one_each(person: Ints, day: Ints) -> tuple[Ints, Ints]:
    """The first day of each person, for those who are members of two groups."""
    order = np.lexsort((day, person))
    found, first = np.unique(person[order], return_index=True)
    return found, day[order][first]


def _joint(parameters: Parameters, setting: Setting) -> Plans:
    rng = stream(parameters.seed, "joint plans")
    held = draw(rng, setting, np.where(setting.exposure.age < SCHOOL_UNTIL, *SIPS_OF_OTHERS), SIPS)
    plans = _of(rng, setting, SIP, held.person, held.day, succeeds(rng, setting, "plan_followed_up", held))
    young = setting.people.age_on(held.person, held.day) < SCHOOL_UNTIL
    school = succeeds(rng, setting, "sip_school", held)
    return Plans(**{**vars(plans), "school": np.where(young, school, -1)})


def _contracts(parameters: Parameters, setting: Setting) -> Plans:
    """Half of those who were members before care begins have theirs from then, the others while care is seen."""
    rng = stream(parameters.seed, "patient contracts")
    groups, days = setting.groups, setting.calendar.days
    count = len(groups.person)
    begin, finish = np.maximum(groups.start, -700), np.minimum(groups.end, days)
    early = (begin < 0) & (rng.random(count) < 0.5)
    begin, finish = np.where(early, begin, np.maximum(begin, 0)), np.where(early, np.minimum(finish, 0), finish)
    day = begin + (rng.random(count) * np.maximum(finish - begin, 0)).astype(np.int64)
    possible = np.flatnonzero((begin < finish) & (day < days))
    person, seen = groups.person[possible], np.maximum(day[possible], 0)
    municipality = setting.exposure.municipality[row_of(setting.exposure, person, seen)]
    share = level_of(setting, "patient_contract", person, municipality, seen)
    offered = possible[rng.random(len(possible)) < share / PART_THERE**3]
    start = day[offered]
    return _of(rng, setting, CONTRACT, groups.person[offered], start, rng.random(len(start)) < 0.5)


def _after_discharge(parameters: Parameters, setting: Setting, admitted: Admitted) -> Plans:
    """Plans of rehabilitation of the old after injury, infarction or stroke."""
    rng = stream(parameters.seed, "rehabilitation plans")
    episodes = admitted.episodes
    serious = np.array([cause.id in ("injury", "heart_and_stroke") for cause in CAUSES])[episodes.cause]
    day = episodes.end // MINUTES
    old = setting.people.age_on(episodes.person, day) >= REHABILITATION_FROM
    chosen = (
        serious & old & ~episodes.dead & (day < setting.calendar.days) & (day < setting.people.gone[episodes.person])
    )
    chosen &= rng.random(episodes.count) < REHABILITATION_SHARE
    return _of(rng, setting, REHABILITATION, episodes.person[chosen], day[chosen], rng.random(int(chosen.sum())) < 0.6)


def _of(rng: np.random.Generator, setting: Setting, kind: int, person: Ints, start: Ints, followed: Flags) -> Plans:
    """Plans of one kind with their parts, their end, and a follow-up some months later where there is one."""
    count, gone = len(person), setting.people.gone[person]
    end = np.minimum(start + rng.integers(*LASTS, count), gone)
    after = start + rng.integers(40, 180, count)
    day = np.where(followed & (after < end), after, NEVER)
    unit = setting.exposure.unit[row_of(setting.exposure, person, np.maximum(start, 0))]
    parts = rng.random((count, 3)) < PART_THERE
    end = np.where((kind == CONTRACT) | (kind == INDIVIDUAL), gone, end)
    return Plans(person, np.full(count, kind), unit, start, np.maximum(end, start + 1), day, parts, np.full(count, -1))


def _in_order(parts: tuple[Plans, ...] | list[Plans]) -> Plans:
    whole = Plans(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Plans)))
    whole = whole.take(whole.start < NEVER)
    return whole.take(np.lexsort((whole.kind, whole.start, whole.person)))


def contact_number(unit: Ints, person: Ints) -> Ints:
    """The practitioner number of the named contact at a unit that a person would have."""
    return CARE_CONTACTS + unit * CARE_CONTACTS_A_UNIT + person % CARE_CONTACTS_A_UNIT


def plans_table(setting: Setting, plans: Plans, letter: str, responsible: str) -> pa.Table:
    """Rows of the table `plans`; what lies after the cut-off is not known."""
    calendar = setting.calendar
    named, timed, coherent = plans.parts.T
    contract = plans.kind == CONTRACT
    followed = plans.followed * MINUTES + 10 * 60
    known = (plans.followed >= 0) & (plans.followed < calendar.days)
    contact = practitioner_ids(contact_number(plans.unit, plans.person))
    return table(
        "plans",
        {
            "plan": numbered(f"{letter}{setting.tag}", np.arange(plans.count), 7),
            "person": keys(setting.people.key, plans.person),
            "kind": labels(KINDS, plans.kind),
            "from_date": dates(calendar, plans.start),
            "to_date": dates(calendar, np.where(plans.end <= calendar.days, plans.end, NEVER)),
            "overall_responsible": labels([responsible], np.zeros(plans.count, dtype=np.int64)),
            "agreement": labels(("documented_agreement", None), np.where(contract, 0, 1)),
            "named_contact": contact.take(pa.array(np.arange(plans.count), mask=~named)),
            "agreed_time": pa.array(timed),
            "coherent_plan": pa.array(coherent),
            "consent": pa.array(np.ones(plans.count, dtype=bool)),
            "school_takes_part": pa.array(plans.school == 1, mask=plans.school < 0),
            "followed_up_at": instants(calendar, np.where(known, followed, 0), ~known),
        },
    )
