"""Lights of 10 000 series of 60 points, and suppression of a table of 33 x 36 x 20.

Goals: one second and two. Beside them a plain loop as rival: `assess` on one series after another, which `assess_many`
has to agree with, and for suppression the same table with every cell large, where nothing is to be withheld.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa

from bench.measure.timing import Times, beside, load, peak, timed, verdict
from narvard_analytics import disclosure_control
from narvard_analytics.lights import Direction, Kind, Series, Status, Target, assess, assess_many
from narvard_analytics.results import SCHEMA

SERIES, POINTS, LOOPED = 10_000, 60, 500
PLACES, MONTHS, GROUPS = 33, 36, 20
MOST_SECONDS_LIGHTS, MOST_SECONDS_SUPPRESSION = 1.0, 2.0
TODAY = date(2026, 1, 5)


def month(number: int) -> date:
    return date(2021 + number // 12, number % 12 + 1, 1)


def made_series(chance: np.random.Generator) -> Series:
    """A share of 300 a month round 0.6, with a drift now and then."""
    under = chance.integers(200, 400, POINTS).astype(float)
    value = np.clip(0.6 + chance.normal(0, 0.03, POINTS) + chance.normal(0, 0.002) * np.arange(POINTS), 0.01, 0.99)
    over = np.rint(value * under)
    share = over / under
    half = 1.96 * np.sqrt(share * (1 - share) / under)
    return Series(
        kind=Kind.PROPORTION,
        flow=True,
        period_from=[month(n) for n in range(POINTS)],
        numerator=over.tolist(),
        denominator=under.tolist(),
        value=share.tolist(),
        lower=(share - half).tolist(),
        upper=(share + half).tolist(),
        status=[Status.OK] * POINTS,
        direction=Direction.HIGHER,
    )


def lights() -> bool:
    """Print what all series take together, beside one after another."""
    chance = np.random.default_rng(1)
    series = [made_series(chance) for _ in range(SERIES)]
    target = Target(value=0.7, target_date=date(2027, 1, 1), baseline_value=0.6, baseline_date=date(2024, 12, 31))
    ours, found = timed(lambda: assess_many(series, [target] * SERIES, TODAY), 5)
    loop, single = timed(lambda: [assess(each, target, TODAY) for each in series[:LOOPED]], 2, 0)
    if single != found[:LOOPED]:
        sys.exit("assess gives other lights than assess_many.")
    scaled = Times(*(tuple(t * SERIES / LOOPED for t in times) for times in (loop.elapsed, loop.processor)))
    print(beside("lights, all together", ours, scaled))
    print(beside(f"one by one ({LOOPED}, scaled)", scaled, scaled))
    met = ours.best <= MOST_SECONDS_LIGHTS
    print(verdict(f"{MOST_SECONDS_LIGHTS:.0f} s for {SERIES:,} series of {POINTS}", met))
    return met


def made_rows(chance: np.random.Generator, events: tuple[int, int]) -> Iterator[dict[str, object]]:
    """Counts by place, group and month, and their sum over places."""
    for number in range(MONTHS):
        for group in range(GROUPS):
            counts = chance.integers(*events, PLACES).tolist()
            yield made_row(number, group, "*", sum(counts), 1000 * PLACES)
            for place, count in enumerate(counts):
                yield made_row(number, group, str(1200 + place), count, 1000)


def made_row(number: int, group: int, place: str, events: int, persons: int) -> dict[str, object]:
    figures = dict.fromkeys(SCHEMA.names)
    given = {
        "indicator": "emergency_visits_80", "measure": "rate", "version": "1", "period_kind": "month",
        "period_from": month(number), "period_to": month(number + 1), "municipality": place, "unit": "*",
        "target_group": "all" if group == 0 else f"group-{group}", "numerator": float(events),
        "denominator": float(persons), "value": events / persons, "persons": persons, "events": events,
        "status": "ok", "interval_method": "exact_poisson", "code_list": "", "basis": "register", "inputs": "x",
        "cut_off": datetime(2025, 1, 1, tzinfo=UTC),
    }  # fmt: skip
    return figures | given


def suppression() -> bool:
    """Print what a table takes in which every fourth cell is small, beside one with nothing to withhold."""
    chance = np.random.default_rng(1)
    small, large = (
        pa.Table.from_pylist(list(made_rows(chance, events)), schema=SCHEMA) for events in ((0, 40), (500, 900))
    )
    ours, kept = timed(lambda: disclosure_control.apply(small, disclosure_control.OPEN), 5)
    rival, _all = timed(lambda: disclosure_control.apply(large, disclosure_control.OPEN), 3)
    withheld = kept["status"].to_pylist().count(Status.SUPPRESSED)
    print(f"{small.num_rows:,} rows, of which {withheld:,} are withheld")
    print(beside("suppression, open profile", ours, rival))
    print(beside("nothing to withhold", rival, rival))
    met = ours.best <= MOST_SECONDS_SUPPRESSION
    print(verdict(f"{MOST_SECONDS_SUPPRESSION:.0f} s for {PLACES} x {MONTHS} x {GROUPS}", met))
    return met


def main() -> int:
    print(load())
    met = [lights(), suppression()]
    print(f"peak {peak():.2f} GiB")
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
