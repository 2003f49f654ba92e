"""Scores at the start of psychological treatment and while it goes on: PHQ-9 and GAD-7. All made up.

A treatment has responded when the score six to twelve weeks after the start is half or less of what it was.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import instants, keys, labels, table
from .days import MINUTES
from .occasions import Occasions, draw, succeeds
from .parameters import Parameters
from .randomness import Flags, Ints, stream

YEARLY, MEMBERS = 0.02, (0.3, 0.02, 0.6, 0.1, 0.0)
YOUNGEST = 14
INSTRUMENTS = ("PHQ-9", "GAD-7")
HIGHEST = (27, 21)
LIMITS = (5, 10, 15)  # of both: mild, moderate, severe
FLAGS = ("minimal", "mild", "moderate", "severe")
ANXIETY = 0.5  # share scored with the second instrument
LOW_START = 0.15  # share who start below ten points
MIDWAY, FOLLOWED = 0.5, 0.74  # share scored after three weeks; after six to twelve
THREE_WEEKS, SIX_TO_TWELVE_WEEKS = (18, 26), (42, 84)


@dataclass(frozen=True)
class Scores:
    """One entry a score, by person and time. instrument: number in INSTRUMENTS; minute: local."""

    person: Ints
    minute: Ints
    instrument: Ints
    total: Ints


def make_scores(parameters: Parameters, setting: Setting) -> Scores:
    """All scores within the calendar while the person lives in the region."""
    rng = stream(parameters.seed, "scores")
    started = draw(rng, setting, YEARLY, MEMBERS)
    started = started.take(setting.people.age_on(started.person, started.day) >= YOUNGEST)
    instrument = (rng.random(started.count) < ANXIETY).astype(np.int64)
    highest = np.array(HIGHEST)[instrument]
    low = rng.random(started.count) < LOW_START
    first = np.where(
        low, rng.integers(5, 10, started.count), 10 + (rng.random(started.count) * (highest - 9)).astype(np.int64)
    )
    better = succeeds(rng, setting, "stepped_care_response", started)
    last = (first * np.where(better, 0.5 * rng.random(started.count), 0.55 + 0.5 * rng.random(started.count))).astype(
        np.int64
    )
    last = np.where(better, last, np.maximum(last, first // 2 + 1))
    parts = [
        (np.ones(started.count, dtype=bool), started.minute, first),
        (rng.random(started.count) < MIDWAY, _after(rng, started, THREE_WEEKS), (2 * first + last) // 3),
        (rng.random(started.count) < FOLLOWED, _after(rng, started, SIX_TO_TWELVE_WEEKS), np.minimum(last, highest)),
    ]
    return _in_order(setting, started, instrument, parts)


def _after(rng: np.random.Generator, started: Occasions, days: tuple[int, int]) -> Ints:
    return (started.day + rng.integers(*days, started.count)) * MINUTES + rng.integers(
        8 * 12, 16 * 12, started.count
    ) * 5


def _in_order(setting: Setting, started: Occasions, instrument: Ints, parts: list[tuple[Flags, Ints, Ints]]) -> Scores:
    rows = [(started.person[w], minute[w], instrument[w], total[w]) for w, minute, total in parts]
    whole = Scores(*(np.concatenate(column) for column in zip(*rows, strict=True)))
    day = whole.minute // MINUTES
    known = (day < setting.calendar.days) & (day < setting.people.gone[whole.person])
    order = np.flatnonzero(known)
    order = order[np.lexsort((whole.instrument[order], whole.minute[order], whole.person[order]))]
    found = Scores(*(column[order] for column in vars(whole).values()))
    twice = np.append(False, (np.diff(found.person) == 0) & (np.diff(found.minute) == 0))[: len(order)]
    return Scores(*(column[~twice] for column in vars(found).values()))


def scores_table(setting: Setting, scores: Scores) -> pa.Table:
    """The table `measurements`."""
    return table(
        "measurements",
        {
            "person": keys(setting.people.key, scores.person),
            "measured_at": instants(setting.calendar, scores.minute),
            "instrument": labels(INSTRUMENTS, scores.instrument),
            "total": pa.array(scores.total.astype(np.float64)),
            "flag": labels(FLAGS, np.searchsorted(LIMITS, scores.total, side="right")),
        },
    )
