"""Further notices round episodes: calls to joint planning, unclear open care, information and discharge summaries.

Shares are made up. Act 2017:612: the call goes out within three days of the discharge-ready notice (4 kap. 3 §), and
a need that is seen late has 24 hours of its own (2 kap. 3 §).
"""

from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa

from .admissions import NO_NOTICE, Setting
from .arrow_columns import instants, keys, labels, numbered, same, table
from .days import MINUTES
from .levels import level_of
from .notices import NEEDS, SIP_CALL, Steps, drawn_needs
from .parameters import Parameters
from .randomness import Flags, Ints, stream
from .wards import Admitted, episode_ids

KINDS = (
    "admission",
    "sip_call",
    "sip_held",
    "open_care_unclear",
    "open_care_clear",
    "information",
    "discharge_summary",
)
ADMISSION, CALL, HELD, UNCLEAR, CLEAR, INFORMATION, SUMMARY = range(7)
SEEN_LATE, SEEN_LATE_FROM = 0.15, 65  # share of episodes of the old without a notice in which need is seen late
UNCLEAR_SHARE, INFORMED, SUMMARISED = 0.03, 0.92, 0.985
LATE_CALL = 0.25  # of those not called in time: called later
SHORTEST = 2 * MINUTES


@dataclass(frozen=True)
class Further:
    """One entry a notice, by person and time. of: row of the episode; judged, sent: local minutes."""

    of: Ints
    kind: Ints
    judged: Ints
    sent: Ints


def further_notices(parameters: Parameters, setting: Setting, admitted: Admitted, steps: Steps) -> Further:
    """All further notices that are sent within the calendar while the person lives in the region."""
    rng = stream(parameters.seed, "further notices")
    parts = [
        *_of_ready(rng, setting, admitted, steps),
        _seen_late(rng, setting, admitted),
        _summaries(rng, setting, admitted),
    ]
    whole = Further(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Further)))
    person = admitted.episodes.person[whole.of]
    day = whole.sent // MINUTES
    known = (day < setting.calendar.days) & (day < setting.people.gone[person])
    order = np.flatnonzero(known)
    order = order[np.lexsort((whole.kind[order], whole.sent[order], person[order]))]
    return Further(*(getattr(whole, field.name)[order] for field in fields(Further)))


def _chance(setting: Setting, admitted: Admitted, of: Ints, measure: str, day: Ints) -> np.ndarray:
    municipality = setting.exposure.municipality[admitted.episodes.row[of]]
    last = setting.calendar.days - 1
    return level_of(setting, measure, admitted.episodes.person[of], municipality, np.minimum(day, last))


def _of_ready(rng: np.random.Generator, setting: Setting, admitted: Admitted, steps: Steps) -> list[Further]:
    """Of episodes with a discharge-ready notice, but for deaths: calls, meetings, open care, information."""
    episodes = admitted.episodes
    of = np.flatnonzero((episodes.ready >= 0) & ~episodes.dead)
    ready, end, day = episodes.ready[of], episodes.end[of], episodes.ready[of] // MINUTES
    called = np.isin(of, steps.of[steps.kind == SIP_CALL])
    # Those called already count towards the level; the rest of it comes here.
    wanted = _chance(setting, admitted, of, "sip_call_in_time", day)
    share = np.mean(called) if len(of) else 0.0
    in_time = ~called & (rng.random(len(of)) < (wanted - share) / (1 - share))
    late = ~called & ~in_time & (rng.random(len(of)) < LATE_CALL)
    call = ready + np.where(
        in_time, rng.integers(60, 3 * MINUTES, len(of)), rng.integers(4 * MINUTES, 10 * MINUTES, len(of))
    )
    met = (called | in_time | late) & (rng.random(len(of)) < _chance(setting, admitted, of, "sip_held", day))
    held = np.maximum(call, ready + MINUTES) + rng.integers(MINUTES, 9 * MINUTES, len(of))
    unclear = rng.random(len(of)) < UNCLEAR_SHARE
    sent = ready + rng.integers(30, 300, len(of))
    informed = rng.random(len(of)) < INFORMED
    return [
        _some(of, CALL, in_time | late, call),
        _some(of, HELD, met, held),
        _some(of, UNCLEAR, unclear & (sent < end), sent),
        _some(of, CLEAR, unclear & (sent < end), np.maximum(sent + 60, end - rng.integers(60, 600, len(of)))),
        _some(of, INFORMATION, informed, end - rng.integers(5, 60, len(of))),
    ]


def _seen_late(rng: np.random.Generator, setting: Setting, admitted: Admitted) -> Further:
    """Admission notices of those whose need was seen only some days after admission."""
    episodes = admitted.episodes
    old = setting.people.age_on(episodes.person, episodes.start // MINUTES) >= SEEN_LATE_FROM
    long = episodes.end - episodes.start > SHORTEST
    chosen = (episodes.ready == NO_NOTICE) & ~episodes.dead & old & long & (rng.random(episodes.count) < SEEN_LATE)
    chosen &= episodes.start // MINUTES < setting.calendar.days
    of = np.flatnonzero(chosen)
    start, end = episodes.start[of], episodes.end[of]
    judged = start + MINUTES + ((end - start - MINUTES - 60) * rng.random(len(of))).astype(np.int64)
    in_time = rng.random(len(of)) < _chance(setting, admitted, of, "late_need_in_time", start // MINUTES)
    sent = judged + np.where(in_time, rng.integers(10, 1400, len(of)), rng.integers(1445, 4000, len(of)))
    part = _some(of, ADMISSION, sent < end, sent)
    return Further(part.of, part.kind, judged[sent < end], part.sent)


def _summaries(rng: np.random.Generator, setting: Setting, admitted: Admitted) -> Further:
    """Discharge summaries to primary care, within a week or some weeks after."""
    episodes = admitted.episodes
    day = episodes.end // MINUTES
    of = np.flatnonzero(~episodes.dead & (day < setting.calendar.days) & (rng.random(episodes.count) < SUMMARISED))
    in_time = rng.random(len(of)) < _chance(setting, admitted, of, "discharge_summary_7_days", day[of])
    days = np.where(in_time, 7 * rng.random(len(of)) ** 2, 8 + rng.exponential(9.0, len(of))).astype(np.int64)
    sent = np.maximum((day[of] + days) * MINUTES + rng.integers(8 * 60, 18 * 60, len(of)), episodes.end[of])
    return _some(of, SUMMARY, np.ones(len(of), dtype=bool), sent)


def _some(of: Ints, kind: int, which: Flags, sent: Ints) -> Further:
    return Further(of[which], np.full(int(which.sum()), kind), sent[which], sent[which])


def further_notices_table(parameters: Parameters, setting: Setting, admitted: Admitted, found: Further) -> pa.Table:
    """Rows of the table `notices`."""
    rng = stream(parameters.seed, "further notices table")
    episodes, rows, place = admitted.episodes, len(found.of), setting.place
    municipality = setting.exposure.municipality[episodes.row[found.of]]
    hospital = admitted.hospital[found.of]
    senders = [*place.hospitals, place.controller]
    open_care = np.isin(found.kind, (CALL, HELD, UNCLEAR, CLEAR))
    to_hospital, to_open_care = np.isin(found.kind, (UNCLEAR, CLEAR)), found.kind == SUMMARY
    receivers = [*place.codes, *place.hospitals, place.controller]
    receiver = np.select([to_hospital, to_open_care], [len(place.codes) + hospital, len(receivers) - 1], municipality)
    needs = np.where(found.kind == ADMISSION, drawn_needs(rng, rows), len(NEEDS))
    return table(
        "notices",
        {
            "notice": numbered(f"NF{setting.tag}", np.arange(rows), 7),
            "episode": episode_ids(setting.tag, found.of),
            "person": keys(setting.people.key, episodes.person[found.of]),
            "kind": labels(KINDS, found.kind),
            "judged_at": instants(setting.calendar, found.judged),
            "sent_at": instants(setting.calendar, found.sent),
            "registered_at": instants(setting.calendar, found.sent),
            "needs": labels((*NEEDS, None), needs),
            "complete": same(True, rows),
            "from_organization": labels(senders, np.where(open_care, len(senders) - 1, hospital)),
            "to_organization": labels(receivers, receiver),
        },
    )
