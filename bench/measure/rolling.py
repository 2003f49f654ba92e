"""Rolling 18 months at 36 month ends, 33 municipalities, Skåne's contacts: COC of physicians, and of all professions.

Goal: at least twice as fast as change points in SQL, which give COC alone; the library gives five indices, their
squares and their distribution in the same pass. The made-up region has 36 months, so the first 17 windows begin before
the first contact and hold less than the others; both sides go through the same visits for the same windows.
"""

import sys
from dataclasses import replace
from datetime import date
from functools import partial

import duckdb
import numpy as np

from bench import indicators_sql as sql
from bench.indicators import Rival, ask_rival, rival_connection
from bench.measure.skane import rows_of, skane
from bench.measure.timing import beside, load, peak, timed, verdict
from narvard_analytics.engines import open_engine
from narvard_analytics.engines.duckdb import DELIVERY_NAME
from narvard_analytics.events.snapshot import Snapshot
from narvard_analytics.events.sql import literal
from narvard_analytics.indicators.catalogue import indicator
from narvard_analytics.indicators.figures import PARTS, Figures
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.run import make_plan

LEAST_FASTER, ROUNDS = 2.0, 2
OF_PHYSICIANS = " AND (p.practitioner IS NULL OR p.profession = 'physician')"
# Written for windows that lie whole within what is observed; here all windows are asked for.
EVERY_WINDOW = sql.CONTINUITY.replace("$first_month + 18", "$first_month + 1")
QUERIES = {"continuity": EVERY_WINDOW, "continuity_all": EVERY_WINDOW.replace(OF_PHYSICIANS, "")}


def of_library(snapshot: Snapshot, name: str) -> tuple[Plan, Figures]:
    """The index on a fresh engine, so that no round finds what the one before has kept."""
    with open_engine(snapshot) as engine:
        plan = replace(make_plan(engine), observed_from=date(2020, 10, 1))
        return plan, indicator(name).figures(engine, plan)[0]


def as_engine_reads(connected: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> None:
    """Give the rival the names of deliveries as numbers, as the engine has them: its joins then take half the time."""
    names = ", ".join(literal(name) for name in snapshot.deliveries)
    connected.execute(f"CREATE TYPE {DELIVERY_NAME} AS ENUM ({names})")
    for table in ("contacts", "contact_participants"):
        rows = f"SELECT * REPLACE (delivery::{DELIVERY_NAME} AS delivery) FROM read_parquet('{snapshot.file(table)}')"
        connected.execute(f"CREATE OR REPLACE VIEW {table} AS {rows}")


def main() -> int:
    snapshot = skane()
    print(f"{rows_of(snapshot)}, {load()}")
    ratios = []
    for name, query in QUERIES.items():
        ours, (plan, figures) = timed(partial(of_library, snapshot, name), ROUNDS, 1)
        memory = peak()
        rival = Rival(query, ("numerator", "denominator"), months_later=1, parts=PARTS)
        with rival_connection(snapshot) as connected:
            as_engine_reads(connected, snapshot)
            theirs, (over, under) = timed(partial(ask_rival, connected, rival, plan), ROUNDS, 0)
        same = np.array_equal(figures.denominator, under) and np.allclose(figures.numerator * PARTS, over, atol=0.5)
        if not same:
            sys.exit(f"{name}: SQL gives another answer.")
        print(f"{figures.value.shape[-1]} windows, peak {memory:.2f} GiB")
        print(beside(name, ours, theirs))
        print(beside("change points in SQL", theirs, theirs), flush=True)
        ratios.append(theirs.best / ours.best)
    print(verdict(f"{LEAST_FASTER:g} times as fast as SQL, now {min(ratios):.2f}", min(ratios) >= LEAST_FASTER))
    return int(min(ratios) < LEAST_FASTER)


if __name__ == "__main__":
    sys.exit(main())
