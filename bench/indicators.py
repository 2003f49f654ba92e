"""The seven indicators at full size, each beside hand-written SQL for the same question in the same run.

Goals: 20 seconds in all, 3 GB at most, and none slower than 1.3 times its rival. The rival reads the same snapshot with
the same memory and its answer has to be the same; of several rounds, taken in turn, the fastest of each counts. The
ratio is that of a run of all seven, which is how they are computed.

What each takes alone on a fresh engine is printed beside it and is no goal. There nobody shares the cost of writing
homes, memberships and episodes to tables and of turning expressions into SQL, about 0.2 seconds: discharge-ready days,
readmissions and emergency visits, which SQL answers in 0.2 to 0.3 seconds, then take about twice as long as SQL.
"""

import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from bench import indicators_sql as sql
from bench.__main__ import DATA, SCRATCH
from narvard_analytics.engines import MEMORY_LIMIT, open_engine
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.snapshot import Snapshot, open_snapshot
from narvard_analytics.indicators.catalogue import indicator
from narvard_analytics.indicators.figures import PARTS
from narvard_analytics.indicators.plan import Plan, with_total
from narvard_analytics.indicators.run import DIMENSIONS, compute, make_plan, run
from narvard_analytics.periods import ROLLING_MONTHS, month_number
from narvard_analytics.reference_data.code_lists import code_list

ROUNDS = 2
MOST_SECONDS, MOST_RATIO, MOST_GIGABYTES = 20.0, 1.3, 3.0
Cube = NDArray[np.int64]


@dataclass(frozen=True)
class Rival:
    """A query, and how its rows fold to cubes: which columns are changes to sum over time, and from which month on."""

    query: str
    changes: tuple[str, ...] = ()
    months_later: int = 0
    denominator: str = "denominator"
    parts: int = 1


RIVALS: Mapping[str, Rival] = {
    "named_physician": Rival(sql.NAMED_PHYSICIAN, ("numerator", "denominator"), months_later=1),
    "continuity": Rival(sql.CONTINUITY, ("numerator", "denominator"), months_later=ROLLING_MONTHS, parts=PARTS),
    "own_physician_visits": Rival(sql.OWN_PHYSICIAN_VISITS),
    "avoidable_admissions": Rival(sql.AVOIDABLE_ADMISSIONS, ("denominator",), denominator="persons"),
    "unplanned_readmission_30d_65": Rival(sql.UNPLANNED_READMISSION),
    "discharge_ready_days": Rival(sql.DISCHARGE_READY_DAYS),
    "emergency_visits_80": Rival(sql.EMERGENCY_VISITS, ("denominator",), denominator="persons"),
}


def rival_connection(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """DuckDB with the settings of the engine and a view of each table."""
    limits = {"memory_limit": MEMORY_LIMIT, "preserve_insertion_order": "false"}
    connected = duckdb.connect(config={**limits, **SCRATCH})
    connected.execute("SET enable_progress_bar = false")
    for name in TABLES:
        if file := snapshot.file(name):
            connected.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{file}')")
    if snapshot.file("procedures") is None:
        connected.execute("CREATE TABLE procedures (person UUID, event VARCHAR, code VARCHAR)")
    entries = code_list("avoidable_admissions").entries
    codes = pa.table({"code": [e.code for e in entries], "condition": [e.condition for e in entries]})
    connected.register("codes", codes)
    return connected


def ask_rival(connected: duckdb.DuckDBPyConnection, rival: Rival, plan: Plan) -> tuple[Cube, Cube]:
    """Numerator and denominator by place, group and month, from the rival."""
    given = {
        "start": plan.start,
        "end": plan.end,
        "cut_off_day": plan.cut_off_day,
        "first_month": plan.first_month,
        "last_month": plan.first_month + plan.month_count,
    }
    named = {name: value for name, value in given.items() if f"${name}" in rival.query}
    rows = connected.execute(rival.query, named).to_arrow_table()
    return fold(rows, rival, plan, "numerator"), fold(rows, rival, plan, "denominator")


def fold(rows: pa.Table, rival: Rival, plan: Plan, column: str) -> Cube:
    """A column of the rival's rows as a cube; changes are summed over time."""
    places, groups = plan.row_of(rows)
    first = plan.first_month + rival.months_later
    count = plan.month_count + min(rival.months_later, 1) - rival.months_later
    at = rows["point" if "point" in rows.column_names else "period"].to_numpy() - first
    cube = np.zeros((len(plan.places), len(plan.groups), count + 1), dtype=np.int64)
    np.add.at(cube, (places, groups, np.clip(at, 0, count)), rows[column].to_numpy())
    whole = np.cumsum(cube, axis=-1) if column in rival.changes else cube
    has_total = "*" in rows["municipality"].unique().to_pylist()
    return whole[..., :count] if has_total else with_total(whole[..., :count])


def same_answer(results: pa.Table, name: str, rival: Rival, plan: Plan, cubes: tuple[Cube, Cube]) -> None:
    """Exit with the first difference between the library's main measure and the rival, if there is one."""
    main = results.filter(pc.equal(results["measure"], indicator(name).definition.main.id))
    places, groups = plan.row_of(main)
    dates = main["period_to" if name == "continuity" else "period_from"].to_pylist()
    period = np.array([month_number(day) for day in dates]) - plan.first_month - rival.months_later
    for column, cube in zip(("numerator", rival.denominator), cubes, strict=True):
        scale = rival.parts if column == "numerator" else 1
        ours = np.rint(np.nan_to_num(main[column].to_numpy().astype(float)) * scale).astype(np.int64)
        theirs = cube[places, groups, period]
        # A sum of billionths is written as a decimal number with sixteen digits.
        if not np.allclose(ours, theirs, rtol=1e-12, atol=0):
            wrong = int(np.flatnonzero(~np.isclose(ours, theirs, rtol=1e-12, atol=0))[0])
            sys.exit(f"{name}: {column} {ours[wrong]} is {theirs[wrong]} in SQL, at {main.slice(wrong, 1).to_pylist()}")


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds and the answer."""
    start = time.perf_counter()
    answer = work()
    return time.perf_counter() - start, answer


@dataclass
class Times:
    """Fewest seconds so far: in a run of all, alone on a fresh engine, and in SQL."""

    in_run: float = float("inf")
    alone: float = float("inf")
    sql: float = float("inf")


def one_round(snapshot: Snapshot, connected: duckdb.DuckDBPyConnection, times: Mapping[str, Times]) -> float:
    """Seconds of one run of all seven; each is asked of SQL as well, and the answers are compared.

    Steps that several indicators share are computed once a run, and the first that asks for one bears its time.
    """
    total = 0.0
    with open_engine(snapshot) as engine:
        plan = replace(make_plan(engine), visits_shared=True)
        for name, rival in RIVALS.items():
            sql_seconds, cubes = timed(lambda rival=rival: ask_rival(connected, rival, plan))
            seconds, results = timed(lambda name=name: compute(engine, plan, [indicator(name)], DIMENSIONS))
            same_answer(results, name, rival, plan, cubes)
            times[name].sql = min(times[name].sql, sql_seconds)
            times[name].in_run = min(times[name].in_run, seconds)
            times[name].alone = min(times[name].alone, alone(snapshot, name))
            total += seconds
    return total


def alone(snapshot: Snapshot, name: str) -> float:
    """Seconds of one indicator on a fresh engine, where nothing is shared."""
    with open_engine(snapshot) as engine:
        return timed(lambda: run(engine, [name]))[0]


def main() -> int:
    """Print every figure and ratio; 1 where a goal is missed."""
    seconds, snapshot = timed(lambda: open_snapshot(DATA / "events"))
    print(f"snapshot: {seconds:.1f} s")
    with open_engine(snapshot) as engine:
        run(engine)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    times = {name: Times() for name in RIVALS}
    connected = rival_connection(snapshot)
    whole = min(one_round(snapshot, connected, times) for _ in range(ROUNDS))
    by_sql = sum(one.sql for one in times.values())
    print(f"all seven: {whole:.1f} s (goal {MOST_SECONDS:.0f} s), SQL {by_sql:.1f} s, ", end="")
    print(f"peak {peak:.2f} GiB (goal {MOST_GIGABYTES:.0f})")
    for name, one in times.items():
        ratio, by_itself = one.in_run / one.sql, one.alone / one.sql
        print(f"{name}: {one.in_run:.2f} s, SQL {one.sql:.2f} s, ratio {ratio:.2f} (goal {MOST_RATIO})", end="")
        print(f"; alone {one.alone:.2f} s, ratio {by_itself:.2f}", flush=True)
    worst = max(one.in_run / one.sql for one in times.values())
    missed = whole > MOST_SECONDS or worst > MOST_RATIO or peak > MOST_GIGABYTES
    print("goal missed" if missed else "all goals met")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
