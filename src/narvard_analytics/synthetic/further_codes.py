"""Further codes: chronic illness on contacts, causes of falls on stays, and breakpoint talks before death.

How common each illness is by age, and how often it is coded, is made up, near what Swedish primary care reports.
"""

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import keys, labels, same, table
from .causes import CAUSES
from .contact_kinds import KINDS
from .contact_tables import ContactSource
from .days import MINUTES, NEVER
from .groups import END_OF_LIFE
from .hospital_at_home import CODES as AT_HOME_CODES
from .hospital_at_home import AtHome, at_home_codes, at_home_ids
from .levels import LEVELS, level_of
from .parameters import Parameters
from .psychiatric_stays import CODES as PSYCHIATRIC_CODES
from .psychiatric_stays import Further, psychiatric_codes, stay_ids_of
from .randomness import Flags, Floats, Ints, choose, stream
from .wards import Admitted, Stays, stay_ids

AGES_FROM = (0, 45, 65, 75, 85)
# Code of ICD-10-SE and share of residents who have the illness, by age (AGES_FROM).
CHRONIC = (
    ("F009", (0.0, 0.001, 0.02, 0.07, 0.20)),
    ("E119", (0.004, 0.06, 0.14, 0.17, 0.16)),
    ("I489", (0.001, 0.015, 0.06, 0.13, 0.20)),
    ("I509", (0.0, 0.006, 0.03, 0.07, 0.16)),
    ("I109", (0.012, 0.20, 0.42, 0.52, 0.55)),
    ("J449", (0.0, 0.02, 0.06, 0.08, 0.07)),
    ("I259", (0.001, 0.02, 0.08, 0.13, 0.17)),
    ("I693", (0.001, 0.007, 0.03, 0.06, 0.10)),
)
CODED_AT = (
    "physician_visit",
    "physician_home_visit",
    "physician_call",
    "nurse_visit",
    "nurse_call",
    "specialist_visit",
)
FALLS, FALL_WEIGHTS = ("W189", "W199", "W010", "W109", "W069"), np.array([0.3, 0.28, 0.22, 0.12, 0.08])
FALL_SHARE = (0.35, 0.82)  # of injuries: of the young, and from 65 years
FALL_POSITION = 3
TALK, TALK_SYSTEM = "brytpunktssamtal", "local"
TALK_WITHIN = 60  # days before death


def contact_diagnoses(parameters: Parameters, setting: Setting, source: ContactSource) -> tuple[pa.Table, list[Ints]]:
    """Chronic illness on contacts, as rows of the table `diagnoses`, with what they are sorted by."""
    rng = stream(parameters.seed, "chronic illness")
    ill = _chronic(rng, setting)
    contacts = source.contacts
    person = setting.exposure.person[contacts.row]
    often = LEVELS["chronic_follow_up"].mean * 1.6
    coded = np.isin(contacts.kind, [n for n, kind in enumerate(KINDS) if kind.id in CODED_AT])
    anything: Flags = np.any(ill, axis=0)
    row = np.flatnonzero(coded & anything[person])
    row = row[rng.random(len(row)) < often]
    municipality = setting.exposure.municipality[contacts.row[row]]
    chance = level_of(setting, "chronic_follow_up", person[row], municipality, contacts.minute[row] // MINUTES)
    row = row[rng.random(len(row)) < chance / often]
    which = np.argmax(ill[:, person[row]] * rng.random((len(CHRONIC), len(row))), axis=0)
    rows = _codes(
        setting, source.ids(row), person[row], np.ones(len(row), dtype=np.int64), [c for c, _ in CHRONIC], which
    )
    return rows, [person[row], np.zeros(len(row), dtype=np.int64), row, np.ones(len(row), dtype=np.int64)]


def _chronic(rng: np.random.Generator, setting: Setting) -> Flags:
    """Who has which illness, by illness and person."""
    age = (setting.calendar.days // 2 - setting.people.birth) / 365.25
    band = np.searchsorted(AGES_FROM, np.maximum(age, 0), side="right") - 1
    share: Floats = np.array([shares for _, shares in CHRONIC])[:, band]
    ill: Flags = rng.random(share.shape) < share * (0.6 + 0.4 * setting.frailty)
    return ill


def stay_falls(
    parameters: Parameters, setting: Setting, admitted: Admitted, stays: Stays
) -> tuple[pa.Table, list[Ints]]:
    """Causes of falls on stays for injury, as rows of the table `diagnoses`, with what they are sorted by."""
    rng = stream(parameters.seed, "falls")
    injury = np.array([cause.id == "injury" for cause in CAUSES])[admitted.episodes.cause]
    person = admitted.episodes.person[stays.of]
    old = setting.people.age_on(person, stays.start // MINUTES) >= 65
    fell = rng.random(admitted.episodes.count)[stays.of] < np.array(FALL_SHARE)[old.astype(np.int64)]
    row = np.flatnonzero(injury[stays.of] & fell)
    cause = choose(rng, FALL_WEIGHTS, admitted.episodes.count)[stays.of[row]]
    position = np.full(len(row), FALL_POSITION)
    rows = _codes(setting, stay_ids(setting.tag, row), person[row], position, FALLS, cause)
    return rows, [person[row], np.ones(len(row), dtype=np.int64), row, position]


def at_home_diagnoses(parameters: Parameters, setting: Setting, found: AtHome) -> tuple[pa.Table, list[Ints]]:
    """Main diagnoses of hospital care at home, as rows of the table `diagnoses`, with what they are sorted by."""
    row, position = np.arange(found.count), np.ones(found.count, dtype=np.int64)
    code = at_home_codes(parameters, found)
    rows = _codes(setting, at_home_ids(setting.tag, row), found.person, position, AT_HOME_CODES, code)
    return rows, [found.person, np.full(found.count, 2), row, position]


def psychiatric_diagnoses(parameters: Parameters, setting: Setting, found: Further) -> tuple[pa.Table, list[Ints]]:
    """Main diagnoses of further psychiatric stays, as rows of the table `diagnoses`, with what they are sorted by."""
    row, position = np.arange(found.count), np.ones(found.count, dtype=np.int64)
    code = psychiatric_codes(parameters, found)
    rows = _codes(setting, stay_ids_of(setting.tag, row), found.person, position, PSYCHIATRIC_CODES, code)
    return rows, [found.person, np.full(found.count, 3), row, position]


def _codes(
    setting: Setting, event: pa.Array, person: Ints, position: Ints, codes: list[str] | tuple[str, ...], which: Ints
) -> pa.Table:
    return table(
        "diagnoses",
        {
            "event": event,
            "person": keys(setting.people.key, person),
            "position": pa.array(position),
            "system": same("ICD-10-SE", len(person)),
            "code": labels(codes, which),
        },
    )


def breakpoint_talks(parameters: Parameters, setting: Setting, source: ContactSource) -> pa.Table:
    """The table `procedures`: talks on the last contact with a physician before an expected death."""
    rng = stream(parameters.seed, "breakpoint talks")
    people, groups, contacts = setting.people, setting.groups, source.contacts
    dying = np.flatnonzero(groups.ever[END_OF_LIFE] & (people.death < NEVER))
    physician = np.array([kind.profession == "physician" for kind in KINDS])[contacts.kind]
    row = np.flatnonzero(physician)
    stride = NEVER * MINUTES
    moment = setting.exposure.person[contacts.row[row]] * stride + contacts.minute[row]
    last = np.searchsorted(moment, dying * stride + people.death[dying] * MINUTES) - 1
    found = row[np.maximum(last, 0)]
    within = (people.death[dying] * MINUTES - contacts.minute[found] <= TALK_WITHIN * MINUTES) & (last >= 0)
    within &= setting.exposure.person[contacts.row[found]] == dying
    municipality = setting.exposure.municipality[contacts.row[found]]
    held = rng.random(len(dying)) < level_of(setting, "breakpoint_talk", dying, municipality, people.death[dying])
    chosen = found[within & held]
    return table(
        "procedures",
        {
            "event": source.ids(chosen),
            "person": keys(people.key, setting.exposure.person[contacts.row[chosen]]),
            "position": pa.array(np.ones(len(chosen), dtype=np.int64)),
            "system": same(TALK_SYSTEM, len(chosen)),
            "code": same(TALK, len(chosen)),
        },
    )
