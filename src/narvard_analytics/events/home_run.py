"""Figures that travel instead of persons: results as the table `aggregates`, and back again.

A controller computes the catalogue at home and delivers aggregates alone. There they are results again, each under a
version that names who computed it: `KEY` then keeps them apart from figures of the same definition that were computed
from events here, and nothing adds the two up.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.manifest import read_manifest
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.snapshot import Snapshot
from narvard_analytics.results import (
    ALL_GROUPS,
    ALL_MUNICIPALITIES,
    ALL_UNITS,
    FROM,
    SCHEMA,
    IntervalMethod,
    PeriodKind,
    Status,
    join,
)

BETWEEN = "/"
"""Stands between an indicator and its measure in the column `indicator`."""
VALUE = "value"
"""The measure of a publisher's figure, which has no other name."""
KINDS = {1: PeriodKind.MONTH, 3: PeriodKind.QUARTER, 12: PeriodKind.YEAR, 18: PeriodKind.ROLLING_18_MONTHS}
DELIVERY = "delivery"
"""The snapshot's column that says which delivery a row came in."""
LIMITS = {"lower": "lower_95", "upper": "upper_95"}
SAME = ("numerator", "denominator", "value", "status", "basis", "period_from", "period_to")


class NoFigures(AnalyticsError):
    """There was no figure to deliver."""


def to_aggregates(rows: pa.Table, publisher: str) -> pa.Table:
    """Results as rows of `aggregates`; disclosure control has to have been applied.

    Rows of the same measure, period and place but another length of period stay apart by their days. Raises NoFigures.
    """
    if not rows.num_rows:
        raise NoFigures("No figure was computed, so there is nothing to deliver. Look which tables the events have.")
    made = [_aggregate(row, publisher) for row in rows.to_pylist()]
    return pa.Table.from_pylist(made, schema=TABLES["aggregates"].arrow_schema())


def to_results(rows: pa.Table, inputs: str, cut_off: datetime) -> pa.Table:
    """Rows of `aggregates` as results; a place, unit or group that they are not divided by stands for all of them."""
    made = [_result(row, inputs, cut_off) for row in rows.to_pylist()]
    return join([pa.Table.from_pylist(made, schema=SCHEMA)])


def delivered_figures(snapshot: Snapshot) -> pa.Table:
    """The figures in a snapshot that were computed elsewhere, as results; none where none was delivered.

    Of a figure that several deliveries have, the one of the delivery made last is taken, also where it is withheld now.
    """
    file = snapshot.file("aggregates")
    if file is None:
        return to_results(TABLES["aggregates"].empty(), snapshot.key, snapshot.cut_off)
    rows = pq.read_table(file, columns=[*TABLES["aggregates"].names, DELIVERY]).to_pylist()
    root = snapshot.path.parent.parent
    made = {name: read_manifest(root / name).made_at for name in snapshot.deliveries}
    last = {_key(row): row for row in sorted(rows, key=lambda row: (made[row[DELIVERY]], row[DELIVERY]))}
    newest = pa.Table.from_pylist(list(last.values()), schema=TABLES["aggregates"].arrow_schema())
    return to_results(newest, snapshot.key, snapshot.cut_off)


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in TABLES["aggregates"].key)


def definitions_in(rows: pa.Table) -> dict[str, str]:
    """The version of each indicator's definition that the results were computed with, for the manifest."""
    pairs = zip(rows["indicator"].to_pylist(), rows["version"].to_pylist(), strict=True)
    return dict(sorted(set(pairs)))


def code_lists_in(rows: pa.Table) -> list[str]:
    """The code lists that the results rest on, for the manifest."""
    return sorted({name for name in rows["code_list"].to_pylist() if name})


def covered(rows: pa.Table, known_until: date) -> tuple[date, date]:
    """First day and day after the last of all the results' periods, as far as they are known."""
    begin, end = min(rows["period_from"].to_pylist()), max(rows["period_to"].to_pylist())
    return begin, max(begin + timedelta(days=1), min(end, known_until))


def _aggregate(row: Mapping[str, Any], publisher: str) -> dict[str, Any]:
    end = max(row["period_to"], row["period_from"] + timedelta(days=1))
    return {
        **{name: row[name] for name in SAME},
        **{ours: row[theirs] for ours, theirs in LIMITS.items()},
        "indicator": f"{row['indicator']}{BETWEEN}{row['measure']}",
        "version": row["version"],
        "municipality": _undivided(row["municipality"], (ALL_MUNICIPALITIES,)),
        "unit": _undivided(row["unit"], (ALL_UNITS,)),
        "target_group": _undivided(row["target_group"], (ALL_GROUPS,)),
        "period_to": end,
        "publisher": publisher,
        "list_version": row["code_list"] or None,
    }


def _result(row: Mapping[str, Any], inputs: str, cut_off: datetime) -> dict[str, Any]:
    indicator, _, measure = row["indicator"].partition(BETWEEN)
    return {
        **dict.fromkeys(SCHEMA.names),
        **{name: row[name] for name in SAME},
        **{theirs: row[ours] for ours, theirs in LIMITS.items()},
        "indicator": indicator,
        "measure": measure or VALUE,
        "version": f"{row['version'] or ''}{FROM}{row['publisher']}",
        "period_kind": _kind(row["period_from"], row["period_to"]),
        "municipality": row["municipality"] or ALL_MUNICIPALITIES,
        "unit": row["unit"] or ALL_UNITS,
        "target_group": row["target_group"] or ALL_GROUPS,
        "status": row["status"] if row["status"] != Status.OK or row["value"] is not None else Status.NO_DATA,
        "interval_method": IntervalMethod.NONE,
        "code_list": row["list_version"] or "",
        "inputs": inputs,
        "cut_off": cut_off,
    }


def _undivided(value: str, everything: Sequence[str]) -> str | None:
    return None if value in everything else value


def _kind(begin: date, end: date) -> str:
    """The kind of a period by its length; one that the catalogue does not have is named by it."""
    days = (end - begin).days
    if days == 1:
        return PeriodKind.POINT
    months = (end.year - begin.year) * 12 + end.month - begin.month
    if begin.day == end.day == 1:
        return KINDS.get(months, f"{months}_months")
    return f"{days}_days"
