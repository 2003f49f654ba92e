"""The checks of one source, table after table, parents before children."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from narvard_analytics.events.checking.relations import (
    duplicates_query,
    in_order_of_parents,
    lives_query,
    orphans_queries,
    overlaps_query,
    unchecked_columns,
)
from narvard_analytics.events.checking.rows import FORWARD_LOOKING, problems_query, row_checks, typed_query
from narvard_analytics.events.findings import REASONS, Finding, Gravity
from narvard_analytics.events.schema import TABLES, Table
from narvard_analytics.events.sql import literal
from narvard_analytics.events.staging import Staging
from narvard_analytics.events.store import parquet_options

SHOWN = 5
"""Lines and examples shown for a finding."""
LEFT_OUT_FILE = "_left_out.parquet"
PLACES_FILE = "_places.parquet"
"""Table, file, line, column and reason of every error, so that the deliverer can find its row again."""
PROBLEM_COLUMNS = 'problems ("table", file, line, "column", reason, "row", example, count)'
ORDER = {Gravity.BROKEN: 0, Gravity.ERROR: 1, Gravity.NOTE: 2}
ERRORS = ", ".join(literal(code) for code, reason in REASONS.items() if reason.gravity is Gravity.ERROR)


@dataclass(frozen=True)
class Span:
    """What period the kept events cover: first local day, the day after the last, and the latest instant."""

    first_day: date | None
    day_after: date | None
    cut_off: datetime | None


class Checks:
    """Checks on one connection.

    There, `typed_x` is a view of each table with typed columns, `problems` all that is wrong, and `left_out` the rows
    with errors. The typed tables stay in `folder` for loading.
    """

    def __init__(
        self,
        connected: duckdb.DuckDBPyConnection,
        folder: Path,
        staging: Staging,
        zone: str,
        cut_off: datetime | None,
    ) -> None:
        self.connected = connected
        self.folder = folder
        self.zone = zone
        self.cut_off = cut_off
        self.queries = {t: f"SELECT * FROM read_parquet({literal(folder / f'{t}.parquet')})" for t in staging.rows}
        self.queries |= staging.queries
        self.rows = dict(staging.rows)
        self.resources = dict(staging.resources)
        self.tables = in_order_of_parents([t for t in TABLES if t in self.queries])

    def run(self) -> None:
        """Check everything, and leave the list of left-out rows in the folder."""
        staged = literal(self.folder / "_problems.parquet")
        self.connected.execute(f"CREATE TABLE problems AS SELECT * FROM read_parquet({staged})")
        self.connected.execute('CREATE TABLE left_out ("table" VARCHAR, row BIGINT)')
        for table in self.tables:
            types = self._type(table)
            self._find(problems_query(table, f"typed_{table.name}", list(row_checks(table, types, self.cut_off))))
            self._compare(table)
        self._forget_repeated()
        self.connected.execute(f"COPY left_out TO {literal(self.folder / LEFT_OUT_FILE)} (FORMAT parquet)")
        places = f'SELECT "table", file, line, "column", reason FROM problems WHERE reason IN ({ERRORS}) ORDER BY ALL'
        self.connected.execute(f"COPY ({places}) TO {literal(self.folder / PLACES_FILE)} (FORMAT parquet)")

    def read(self) -> dict[str, int]:
        """Rows in the source by table, those counted in that were too faulty to be staged."""
        unstaged = dict(
            self.connected.execute(
                f'SELECT "table", count(DISTINCT (file, line)) FROM problems WHERE row IS NULL AND reason IN ({ERRORS})'
                " AND \"table\" <> '' GROUP BY 1"
            ).fetchall()
        )
        return {t: self.rows.get(t, 0) + unstaged.get(t, 0) for t in TABLES if t in self.rows or t in unstaged}

    def kept(self) -> dict[str, int]:
        """Rows without errors by table."""
        wrong = dict(self.connected.execute('SELECT "table", count(DISTINCT row) FROM left_out GROUP BY 1').fetchall())
        return {table: self.rows.get(table, 0) - wrong.get(table, 0) for table in self.read()}

    def findings(self) -> tuple[Finding, ...]:
        """All problems, counted by file, column and reason; the gravest and most frequent first."""
        rows = self.connected.execute(
            'SELECT "table", file, "column", reason, CAST(sum(count) AS BIGINT),'
            f" min(DISTINCT line, {SHOWN}), min(DISTINCT example, {SHOWN}) FILTER (example <> '')"
            ' FROM problems GROUP BY "table", file, "column", reason'
        ).fetchall()
        found = [Finding(t, f, c, r, n, tuple(lines or ()), tuple(codes or ())) for t, f, c, r, n, lines, codes in rows]
        return tuple(sorted(found, key=lambda f: (ORDER[f.gravity], -f.count, f.file, f.table, f.column, f.reason)))

    def span(self) -> Span:
        """The period of the kept rows: of what happened, else of what figures are about."""
        begins = [query for table in self.tables for query in self._moments(table)]
        if not begins:
            return Span(None, None, None)
        row = self.connected.execute(
            "SELECT CAST(min(first) AS DATE), CAST(CAST(max(last) AS DATE) + 1 AS DATE), max(last)"
            f" FROM ({' UNION ALL '.join(begins)})"
        ).fetchone()
        return Span(*row) if row else Span(None, None, None)

    def _type(self, table: Table) -> dict[str, str]:
        staged = self.queries[table.name]
        described = self.connected.execute(f"DESCRIBE {staged}").fetchall()
        types = {row[0]: row[1] for row in described if row[0] in table.names}
        file = literal(self.folder / f"_typed_{table.name}.parquet")
        self.connected.execute(f"COPY ({typed_query(table, staged, types, self.zone)}) TO {file} ({parquet_options()})")
        self.connected.execute(f"CREATE VIEW typed_{table.name} AS SELECT * FROM read_parquet({file})")
        return types

    def _compare(self, table: Table) -> None:
        """Compare a table's rows with each other and with those they belong to."""
        present = [t.name for t in self.tables]
        self._find(duplicates_query(table))
        self._leave_out(table)
        overlaps, lives = overlaps_query(table), lives_query(table)
        if overlaps:
            self._find(overlaps)
        if lives and "persons" in present:
            self._find(lives)
        for query in orphans_queries(table, present):
            self._find(query)
        for column in unchecked_columns(table, present):
            self._find(
                f"SELECT {literal(table.name)}, min(_file), 1, {literal(column)}, 'persons_not_checked', NULL, ''"
                f" FROM typed_{table.name} HAVING count(*) > 0"
            )
        self._leave_out(table)

    def _find(self, query: str) -> None:
        self.connected.execute(f"INSERT INTO {PROBLEM_COLUMNS} SELECT *, 1 FROM ({query})")

    def _leave_out(self, table: Table) -> None:
        self.connected.execute(
            f'INSERT INTO left_out SELECT DISTINCT "table", row FROM problems WHERE "table" = {literal(table.name)}'
            f" AND row IS NOT NULL AND reason IN ({ERRORS})"
        )

    def _forget_repeated(self) -> None:
        """An empty person is not worth saying where the reader has said why it is empty."""
        self.connected.execute(
            "DELETE FROM problems p WHERE reason = 'required_empty' AND EXISTS (SELECT 1 FROM problems o WHERE"
            ' o.row = p.row AND o."table" = p."table" AND o."column" = p."column" AND o.reason <> p.reason)'
        )

    def _moments(self, table: Table) -> list[str]:
        """SQL for the first and last instant in each column of a table that tells of something that has happened."""
        kept = f'_row NOT IN (SELECT row FROM left_out WHERE "table" = {literal(table.name)})'
        if "status" in table.names and table.instants:
            kept += " AND status IS DISTINCT FROM 'planned'"
        pairs = [(c, c) for c in table.instants if c not in FORWARD_LOOKING]
        if table.name == "aggregates":
            pairs = [("period_from", "CAST(CAST(period_to AS TIMESTAMP) - INTERVAL 1 SECOND AS TIMESTAMPTZ)")]
        if table.name == "population":
            pairs = [("reference_date", "reference_date")]
        return [
            f"SELECT min(CAST({first} AS TIMESTAMPTZ)) AS first, max(CAST({last} AS TIMESTAMPTZ)) AS last"
            f" FROM typed_{table.name} WHERE {kept}"
            for first, last in pairs
        ]
