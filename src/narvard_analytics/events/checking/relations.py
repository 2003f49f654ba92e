"""Checks between rows: the same key twice, rows that belong to nothing, lives and periods that contradict."""

from collections.abc import Collection, Iterator

from narvard_analytics.events.schema import TABLES, Table
from narvard_analytics.events.sql import literal, name

LIVED_THROUGH = {
    "contacts": "started_at",
    "stays": "admitted_at",
    "measurements": "measured_at",
}
"""The instant at which the person has to have been born."""
KEY_OF_PARENT = {"persons": "person", "contacts": "contact", "stays": "stay", "waits": "wait", "units": "unit"}
KEY_OF_PARENT["surveys"] = "survey"


def duplicates_query(table: Table) -> str:
    """SQL for the problem of each row whose key an earlier row has; without a key, whose id in the source."""
    if table.key:
        return _repeated(table, table.key, "")
    return _repeated(table, ("_id",), "WHERE _id IS NOT NULL")


def orphans_queries(table: Table, present: Collection[str]) -> Iterator[str]:
    """SQL for the problem of each row whose parent is not among the `present` tables' rows, or is left out.

    Parents have to be checked before their children. Parents that other deliveries may hold are not asked for where
    this one has none of them.
    """
    for column, parents in table.parents:
        delivered = [parent for parent in parents if parent in present]
        if delivered or not may_be_elsewhere(parents):
            yield _orphans(table, column, delivered)


def may_be_elsewhere(parents: Collection[str]) -> bool:
    """Whether rows may belong to a row in another delivery: people and units, of which one controller is in charge."""
    return set(parents) <= {"persons", "units"}


def unchecked_columns(table: Table, present: Collection[str]) -> tuple[str, ...]:
    """Columns of the table that could not be compared, since their parents are not in the delivery."""
    return tuple(c for c, ps in table.parents if may_be_elsewhere(ps) and not any(p in present for p in ps))


def lives_query(table: Table) -> str | None:
    """SQL for the problem of each row that lies before the person's birth or after the death, in local days."""
    column = LIVED_THROUGH.get(table.name)
    if column is None:
        return None
    day = f"CAST({column} AS DATE)"
    reason = f"CASE WHEN {day} < birth_date THEN 'before_birth' ELSE 'after_death' END"
    return (
        f"SELECT {literal(table.name)}, t._file, t._line, {literal(column)}, {reason}, t._row, ''"
        f" FROM typed_{table.name} t JOIN (SELECT person, birth_date, death_date FROM typed_persons) p USING (person)"
        f" WHERE {day} < birth_date OR {day} > death_date"
    )


def overlaps_query(table: Table) -> str | None:
    """SQL for the problem of each period that begins before the person's earlier ones have ended."""
    if not table.alone:
        return None
    before = "max(coalesce(to_date, DATE '9999-12-31')) OVER (PARTITION BY person ORDER BY from_date, _row"
    window = f"{before} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    return (
        f"SELECT {literal(table.name)}, _file, _line, 'from_date', 'overlapping_period', _row, '' FROM"
        f" (SELECT *, {window} AS ended FROM typed_{table.name} WHERE person IS NOT NULL AND {_kept(table.name)})"
        " WHERE from_date < ended"
    )


def in_order_of_parents(present: Collection[str]) -> list[Table]:
    """The tables present, parents before children."""
    ordered: list[Table] = []
    while len(ordered) < len(present):
        done = {table.name for table in ordered}
        ordered += [
            TABLES[name] for name in present if name not in done and not _open_parents(TABLES[name], present, done)
        ]
    return ordered


def _open_parents(table: Table, present: Collection[str], done: Collection[str]) -> set[str]:
    return {p for _, parents in table.parents for p in parents if p in present} - set(done)


def _repeated(table: Table, key: tuple[str, ...], where: str) -> str:
    columns = ", ".join(name(c) for c in key)
    same = " AND ".join(f"t.{name(c)} IS NOT DISTINCT FROM k.{name(c)}" for c in key)
    twice = (
        f"SELECT {columns}, min(_row) AS first_row FROM typed_{table.name} {where}"
        f" GROUP BY {columns} HAVING count(*) > 1"
    )
    return (
        f"SELECT {literal(table.name)}, t._file, t._line, {literal(key[0].removeprefix('_'))}, 'duplicate_id',"
        f" t._row, '' FROM typed_{table.name} t JOIN ({twice}) k ON {same} WHERE t._row > k.first_row"
    )


def _orphans(table: Table, column: str, parents: list[str]) -> str:
    """Rows whose parent is not kept; whether it is left out or lacking altogether tells the reason."""
    quoted = name(column)
    kept = _ids(parents, only_kept=True)
    lacking = (
        f"SELECT _row, _file, _line, t.{quoted} AS id FROM typed_{table.name} t ANTI JOIN ({kept}) k"
        f" ON t.{quoted} = k.id WHERE t.{quoted} IS NOT NULL"
    )
    reason = f"CASE WHEN id IN (SELECT id FROM ({_ids(parents)})) THEN 'parent_left_out' ELSE 'orphan' END"
    return f"SELECT {literal(table.name)}, _file, _line, {literal(column)}, {reason}, _row, '' FROM ({lacking})"


def _ids(parents: list[str], only_kept: bool = False) -> str:
    if not parents:
        return "SELECT NULL::VARCHAR AS id WHERE false"
    return " UNION ALL ".join(
        f"SELECT {KEY_OF_PARENT[p]} AS id FROM typed_{p} WHERE {_kept(p) if only_kept else 'true'}" for p in parents
    )


def _kept(table: str) -> str:
    return f'_row NOT IN (SELECT row FROM left_out WHERE "table" = {literal(table)})'
