"""COC by municipality and calendar year on ten million contacts. Goal: at most 0.4 of the best DuckDB SQL.

`coc_by_year` uses that the file is sorted by person and day. The rivals group, and may use any order they like; each
gives the same answer. Two ways of writing the SQL are tried, and the faster one is the rival.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import ibis
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from pyspark.sql import SparkSession

from bench.__main__ import SCRATCH
from bench.measure.sizes import CONTACTS, of_size
from bench.measure.timing import beside, load, peak, timed, verdict
from bench.measure.visits import visits_file
from narvard_analytics.indicators.continuity_by_year import coc_by_year, read_visits

MOST_OF_SQL = 0.4
INDEX = "(sum(n * n) - sum(n)) / (sum(n) * (sum(n) - 1))"
FINAL = "SELECT municipality, year, count(*) AS persons, avg(coc) AS coc FROM person GROUP BY ALL"
TWO_GROUPINGS = f"""
WITH provider AS (SELECT person, municipality, year, practitioner, count(*) AS n FROM visits GROUP BY ALL),
person AS (SELECT person, municipality, year, {INDEX} AS coc FROM provider GROUP BY ALL HAVING sum(n) >= 2)
{FINAL}"""
FEWER_KEYS = f"""
WITH provider AS (
  SELECT person, year, practitioner, any_value(municipality) AS municipality, count(*) AS n FROM visits
  GROUP BY person, year, practitioner
), person AS (
  SELECT any_value(municipality) AS municipality, year, {INDEX} AS coc FROM provider GROUP BY person, year
  HAVING sum(n) >= 2
)
{FINAL}"""


def by_sql(connected: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    return connected.execute(query).to_arrow_table()


def by_ibis(file: Path) -> pa.Table:
    visits = ibis.duckdb.connect(**SCRATCH).read_parquet(file)
    provider = visits.group_by(["person", "municipality", "year", "practitioner"]).aggregate(n=visits.count())
    n, squares = provider.n.sum(), (provider.n * provider.n).sum()
    person = provider.group_by(["person", "municipality", "year"]).aggregate(n=n, squares=squares)
    enough = person.filter(person.n >= 2)
    indexed = enough.mutate(coc=(enough.squares - enough.n) / (enough.n * (enough.n - 1)))
    return (
        indexed.group_by(["municipality", "year"])
        .aggregate(persons=indexed.count(), coc=indexed.coc.mean())
        .to_pyarrow()
    )


def by_polars(file: Path) -> pa.Table:
    n = pl.col("n")
    person = (
        pl.scan_parquet(file)
        .group_by("person", "municipality", "year", "practitioner")
        .agg(n=pl.len().cast(pl.Int64))
        .group_by("person", "municipality", "year")
        .agg(n=n.sum(), squares=(n * n).sum())
        .filter(n >= 2)
    )
    coc = (pl.col("squares") - n) / (n * (n - 1))
    return (
        person.group_by("municipality", "year")
        .agg(persons=pl.len(), coc=coc.mean())
        .collect(engine="streaming")
        .to_arrow()
    )


def by_pandas(file: Path) -> pa.Table:
    visits = pd.read_parquet(file, columns=["person", "municipality", "year", "practitioner"])
    n = visits.groupby(["person", "municipality", "year", "practitioner"], sort=False, observed=True).size()
    counts = n.reset_index(name="n").assign(squares=lambda rows: rows.n * rows.n)
    person = counts.groupby(["person", "municipality", "year"], sort=False)[["n", "squares"]].sum().query("n >= 2")
    index = ((person.squares - person.n) / (person.n * (person.n - 1))).groupby(level=["municipality", "year"])
    return pa.Table.from_pandas(pd.DataFrame({"persons": index.size(), "coc": index.mean()}).reset_index())


def by_spark(session: SparkSession, file: Path) -> pa.Table:
    # Spark reads no UUID; persons come as text, from a file of their own.
    session.read.parquet(str(file)).createOrReplaceTempView("visits")
    return pa.Table.from_pandas(session.sql(TWO_GROUPINGS).toPandas())


def spark() -> SparkSession:
    """Spark on the two cores here, quietly."""
    settings = {"spark.ui.enabled": "false", "spark.driver.memory": "3g", "spark.sql.shuffle.partitions": "8"}
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def check_same(answer: pa.Table, ours: pa.Table, name: str) -> None:
    """Exit where an answer is another one."""
    columns = ("municipality", "year", "persons", "coc")
    theirs, mine = (sorted(zip(*(t[c].to_pylist() for c in columns), strict=True)) for t in (answer, ours))
    keys = [[row[:3] for row in rows] for rows in (theirs, mine)]
    same = keys[0] == keys[1] and np.allclose([row[3] for row in theirs], [row[3] for row in mine], rtol=1e-8)
    if not same:
        sys.exit(f"{name} gives another answer than coc_by_year.")


def main() -> int:
    file = visits_file(of_size(CONTACTS))
    connected = duckdb.connect(config={"memory_limit": "3GB", **SCRATCH})
    connected.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
    connected.execute(f"CREATE VIEW visits AS SELECT * FROM '{file}'")
    reading, _rows = timed(lambda: sum(batch.num_rows for batch in read_visits(file)))
    ours, figures = timed(lambda: coc_by_year(read_visits(file)), rounds=5)
    memory = peak()
    queries = [timed(lambda query=query: by_sql(connected, query)) for query in (TWO_GROUPINGS, FEWER_KEYS)]
    sql, answer = min(queries, key=lambda found: found[0].best)
    check_same(answer, figures, "DuckDB SQL")
    print(f"{number_of_visits(connected)} visits, {load()}")
    print(beside("coc_by_year", ours, sql), f" peak {memory:.2f} GiB", flush=True)
    print(beside("  of which reading the file", reading, sql))
    print(beside("DuckDB SQL, the best of two", sql, sql))
    rivals: dict[str, Callable[[], pa.Table]] = {
        "Ibis on DuckDB": lambda: by_ibis(file),
        "Polars streaming": lambda: by_polars(file),
        "pandas": lambda: by_pandas(file),
        "PySpark local": lambda: by_spark(session, text),
    }
    session, text = spark(), file.with_suffix(".text.parquet")
    connected.execute(f"COPY (SELECT * REPLACE (person::VARCHAR AS person) FROM visits) TO '{text}'")
    for name, ask in rivals.items():
        found, answer = timed(ask, rounds=2 if name != "pandas" else 1, warm=1 if name != "pandas" else 0)
        check_same(answer, figures, name)
        print(beside(name, found, sql), flush=True)
    session.stop()
    text.unlink()
    met = ours.best / sql.best <= MOST_OF_SQL
    print(verdict(f"at most {MOST_OF_SQL} of DuckDB SQL", met))
    return int(not met)


def number_of_visits(connected: duckdb.DuckDBPyConnection) -> str:
    (rows,) = connected.execute("SELECT count(*) FROM visits").fetchone() or (0,)
    return f"{rows:,}"


if __name__ == "__main__":
    sys.exit(main())
