"""Notices round an episode, under act 2017:612: the region's steps, and the municipality's answers."""

from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import instants, keys, labels, numbered, same, table
from .days import MINUTES
from .parameters import Parameters
from .randomness import Flags, Floats, Ints, choose, stream
from .wards import Admitted, episode_ids

KINDS = ("admission", "estimate", "sip_call", "discharge_ready", "not_ready", "discharged", "answer")
ADMISSION, ESTIMATE, SIP_CALL, READY, NOT_READY, DISCHARGED, ANSWER = range(7)
# Made up: share of admission notices within the statutory 24 hours, and of notices that were withdrawn once.
IN_TIME, WITHDRAWN, ESTIMATE_CHANGED, SIP_CALLED, ANSWERED = 0.91, 0.05, 0.4, 0.35, 0.93
ANSWERS = ("can_receive", "can_receive_later", "needs_meeting")
NEEDS = ("home_care", "home_nursing", "short_term_place", "special_housing", "none_known")


@dataclass(frozen=True)
class Steps:
    """One entry a notice. of: row of the episode. judged, sent, about: local minutes."""

    of: Ints
    kind: Ints
    judged: Ints
    sent: Ints
    about: Ints


NAMES = tuple(field.name for field in fields(Steps))


def make_steps(parameters: Parameters, setting: Setting, admitted: Admitted) -> Steps:
    """All notices sent within the calendar, sorted by person and time."""
    rng = stream(parameters.seed, "notices")
    episodes = admitted.episodes
    of = np.flatnonzero(episodes.ready >= 0)
    start, ready, end = episodes.start[of], episodes.ready[of], episodes.end[of]
    judged = start + rng.integers(2, 12, len(of)) * 30
    in_time = rng.random(len(of)) < IN_TIME
    noticed = start + np.where(in_time, rng.integers(70, 1400, len(of)), rng.integers(1445, 4000, len(of)))
    withdrawn = (rng.random(len(of)) < WITHDRAWN) & (ready - start > 3 * MINUTES)
    delay = rng.integers(1, 12, len(of)) * 10
    parts = [
        (ADMISSION, np.ones(len(of), dtype=bool), judged, np.maximum(noticed, judged), ready),
        (ESTIMATE, rng.random(len(of)) < ESTIMATE_CHANGED, judged + 600, judged + 720, ready),
        (READY, withdrawn, ready - 2 * MINUTES, ready - 2 * MINUTES + delay, end),
        (NOT_READY, withdrawn, ready - MINUTES, ready - MINUTES + delay, end),
        (READY, np.ones(len(of), dtype=bool), ready, np.minimum(ready + delay, end), end),
        (SIP_CALL, rng.random(len(of)) < SIP_CALLED, ready + 60, np.minimum(ready + 60 + 20 * delay, end), end),
        (DISCHARGED, np.ones(len(of), dtype=bool), end, end + 30, end),
    ]
    return _in_order(setting, admitted, of, parts)


def _in_order(
    setting: Setting, admitted: Admitted, of: Ints, parts: list[tuple[int, Flags, Ints, Ints, Ints]]
) -> Steps:
    chosen = [Steps(of[w], np.full(int(w.sum()), kind), *(t[w] for t in times)) for kind, w, *times in parts]
    steps = Steps(*(np.concatenate([getattr(s, name) for s in chosen]) for name in NAMES))
    in_stay = (steps.sent >= admitted.episodes.start[steps.of]) & (steps.sent < setting.calendar.days * MINUTES)
    order = np.flatnonzero(in_stay)
    person = admitted.episodes.person[steps.of]
    order = order[np.lexsort((steps.kind[order], steps.sent[order], person[order]))]
    return Steps(*(getattr(steps, name)[order] for name in NAMES))


def drawn_needs(rng: np.random.Generator, rows: int) -> Ints:
    """Services that a ward thinks are needed afterwards, as numbers in NEEDS."""
    return choose(rng, np.array([0.35, 0.3, 0.15, 0.08, 0.12]), rows)


def region_notices(parameters: Parameters, setting: Setting, admitted: Admitted, steps: Steps) -> pa.Table:
    """The region's rows of the table `notices`; the row number is the notice's number."""
    rng = stream(parameters.seed, "notices table")
    episodes, rows = admitted.episodes, len(steps.of)
    municipality = setting.exposure.municipality[episodes.row[steps.of]]
    latest_ready = np.maximum.accumulate(np.where(steps.kind == READY, np.arange(rows), 0))
    earlier = pa.array(latest_ready, mask=steps.kind != NOT_READY)
    return table(
        "notices",
        {
            "notice": notice_ids(setting.tag, np.arange(rows)),
            "episode": episode_ids(setting.tag, steps.of),
            "person": keys(setting.people.key, episodes.person[steps.of]),
            "kind": labels(KINDS, steps.kind),
            "judged_at": instants(setting.calendar, np.minimum(steps.judged, steps.sent)),
            "sent_at": instants(setting.calendar, steps.sent),
            "registered_at": instants(setting.calendar, steps.sent),
            "about_at": instants(setting.calendar, np.minimum(steps.about, setting.calendar.days * MINUTES)),
            "refers_to": notice_ids(setting.tag, np.arange(rows)).take(earlier),
            "needs": labels((*NEEDS, None), np.where(steps.kind == ADMISSION, drawn_needs(rng, rows), len(NEEDS))),
            "complete": pa.array(rng.random(rows) < 0.97),
            "from_organization": labels(setting.place.hospitals, admitted.hospital[steps.of]),
            "to_organization": labels(setting.place.codes, municipality),
        },
    )


def notice_ids(tag: str, number: Ints) -> pa.Array:
    """Ids of the region's notices."""
    return numbered(f"N{tag}", number, 7)


def answers(parameters: Parameters, setting: Setting, admitted: Admitted, steps: Steps, municipality: int) -> pa.Table:
    """A municipality's answers to admission and discharge-ready notices, as rows of the table `notices`."""
    code = setting.place.codes[municipality]
    rng = stream(parameters.seed, f"answers {code}")
    asked = np.flatnonzero(
        (setting.exposure.municipality[admitted.episodes.row[steps.of]] == municipality)
        & ((steps.kind == ADMISSION) | (steps.kind == READY))
    )
    asked = asked[rng.random(len(asked)) < ANSWERED]
    sent = steps.sent[asked] + rng.integers(3, 200, len(asked)) * 5
    person = admitted.episodes.person[steps.of[asked]]
    known = sent < setting.calendar.days * MINUTES
    order = np.lexsort((sent, person))
    order = order[known[order]]
    asked, sent, person, rows = asked[order], sent[order], person[order], len(order)
    weights: Floats = np.array([0.7, 0.22, 0.08])
    return table(
        "notices",
        {
            "notice": numbered(f"N{code}-{setting.tag}", np.arange(rows), 6),
            "episode": episode_ids(setting.tag, steps.of[asked]),
            "person": keys(setting.people.key, person),
            "kind": same("answer", rows),
            "sent_at": instants(setting.calendar, sent),
            "registered_at": instants(setting.calendar, sent),
            "answer": labels(ANSWERS, choose(rng, weights, rows)),
            "refers_to": notice_ids(setting.tag, asked),
            "from_organization": same(code, rows),
            "to_organization": labels(setting.place.hospitals, admitted.hospital[steps.of[asked]]),
        },
    )
