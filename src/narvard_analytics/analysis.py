"""The library as an analyst meets it in a notebook: open the events, compute, publish.

import narvard_analytics as na

with na.open_events("events") as events:
    results = events.run(["continuity"], period="month")
results.published("open").to_pandas()
"""

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

import pyarrow as pa
import pyarrow.compute as pc

from narvard_analytics import disclosure_control
from narvard_analytics.disclosure_control import Profile
from narvard_analytics.engines import Engine, EngineKind, open_engine
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.indicators.catalogue import definitions, indicator
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.run import DIMENSIONS, run
from narvard_analytics.indicators.scope import VisitScope
from narvard_analytics.indicators.worked_examples import Examples
from narvard_analytics.indicators.worked_examples import examples as examples_of
from narvard_analytics.publication import json_stat, write_results
from narvard_analytics.reference_data.code_lists import CodeList
from narvard_analytics.results import PeriodKind

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

ROWS_SHOWN = 10
"""Rows of a result that a notebook shows by itself."""


class PolarsNotInstalled(AnalyticsError):
    """Results were asked for as Polars where the package is not installed."""


@dataclass(frozen=True)
class Results:
    """Figures of indicators: one flat table (see `narvard_analytics.results.SCHEMA`), and the profile it went through.

    profile: "internal" until `published` has been called. Suppressed is a state of a row, never a zero.
    """

    table: pa.Table
    profile: str = field(default=disclosure_control.INTERNAL.name)

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def of(self, **values: object) -> Self:
        """The rows whose columns have these values, for example `of(municipality="1490", measure="coc")`."""
        rows = self.table
        for name, value in values.items():
            rows = rows.filter(pc.equal(rows[name], pa.scalar(value, rows.schema.field(name).type)))
        return type(self)(rows, self.profile)

    def published(self, profile: str | Profile = disclosure_control.OPEN.name) -> Self:
        """The results as they may leave: small numbers withheld under the profile. Raises ProfileUnknown.

        Give it everything that is published together: what stands in another table can give a withheld figure away.
        """
        name = profile if isinstance(profile, str) else profile.name
        return type(self)(disclosure_control.apply(self.table, profile), name)

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self.table

    def to_pandas(self) -> "pd.DataFrame":
        """The rows as a pandas DataFrame; days are dates, and a figure that is not there is NaN."""
        return cast("pd.DataFrame", self.table.to_pandas())

    def to_polars(self) -> "pl.DataFrame":
        """The rows as a Polars DataFrame. Raises PolarsNotInstalled."""
        return cast("pl.DataFrame", _polars().from_arrow(self.table))

    def to_json_stat(self, language: str = "en", names: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The rows as JSON-stat 2 (see `publication.json_stat`)."""
        return json_stat(self.table, language, names)

    def write(self, file: str | Path) -> None:
        """Write the rows as CSV, Parquet, JSON, XLSX, JSON-stat or FHIR, by the file's name. Raises FormatUnknown."""
        write_results(self.table, Path(file))

    def _repr_html_(self) -> str:
        shown = self.table.slice(0, ROWS_SHOWN)
        names = ("indicator", "measure", "period_from", "municipality", "target_group", "value", "status")
        head = "".join(f"<th>{name}</th>" for name in names)
        rows = ("".join(f"<td>{escape(str(row[name]))}</td>" for name in names) for row in shown.to_pylist())
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><tr>{head}</tr>{body}</table><p>{len(self)} rows, profile {escape(self.profile)}</p>"


class Events:
    """The care events of all deliveries in force, ready to be measured. Use as a context manager, or call `close`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def cut_off(self) -> datetime:
        """The instant up to which every controller's events are known."""
        return self.engine.cut_off

    @property
    def inputs(self) -> str:
        """The key of what was read, which stands in every result."""
        return self.engine.inputs

    def run(
        self,
        indicators: Sequence[str | Indicator] | None = None,
        *,
        by: Sequence[str] = DIMENSIONS,
        period: PeriodKind | str = PeriodKind.MONTH,
        first: date | None = None,
        last: date | None = None,
        municipalities: Sequence[str] | None = None,
        visits: VisitScope | None = None,
        lists: Mapping[str, CodeList] | None = None,
    ) -> Results:
        """Compute indicators, all by default; unsuppressed until `Results.published`.

        by: "municipality" or "unit", and "target_group"; () for everybody together. period: "month", "quarter" or
        "year". Raises IndicatorNotInCatalogue, CannotDivideBy, PeriodsCannotBeLaidOut, EngineCannotAnswer.
        """
        rows = run(
            self.engine,
            indicators,
            by=by,
            period=period,
            first=first,
            last=last,
            municipalities=municipalities,
            visits=visits,
            lists=lists,
        )
        return Results(rows)

    def close(self) -> None:
        """Give back memory and files."""
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_events(folder: str | Path, engine: EngineKind | str = EngineKind.DUCKDB, master: str | None = None) -> Events:
    """The events of the deliveries in a folder, on DuckDB, on Spark (with the cluster's URL) or in plain Python.

    Raises NothingDelivered, ZonesDiffer, TwoAuthorities, JoinNotPermitted, DeliveryDamaged or SparkNotInstalled.
    """
    return Events(open_engine(open_snapshot(Path(folder)), kind=engine, master=master))


def catalogue() -> tuple[Definition, ...]:
    """Every definition, in the catalogue's order."""
    return definitions()


def definition(name: str) -> Definition:
    """The definition of that id. Raises IndicatorNotInCatalogue."""
    return indicator(name).definition


def worked_examples(name: str) -> Examples:
    """The worked examples of a definition: events in, figures out. Raises ExampleNotRead."""
    return examples_of(name)


def _polars() -> ModuleType:
    try:
        return importlib.import_module("polars")
    except ModuleNotFoundError as error:
        raise PolarsNotInstalled(
            "The results were not given as Polars, because the package polars is not installed. Install it with the "
            "extra: pip install 'narvard[dataframes]'; or take them as pandas or Arrow."
        ) from error
