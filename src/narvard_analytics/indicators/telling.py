"""Whether the events delivered can tell what an indicator asks: where nobody reports it, no is not the answer."""

from collections.abc import Callable

from narvard_analytics.engines import Engine


def any_tells(table: str, column: str) -> Callable[[Engine], bool]:
    """A question to an engine: whether any row of the table tells the column, or the table has no rows at all."""

    def tells(engine: Engine) -> bool:
        rows = engine.table(table)
        found = engine.to_arrow(rows.aggregate(rows=rows.count(), told=rows[column].count())).to_pylist()[0]
        return bool(found["told"]) or not found["rows"]

    return tells


def any_has(table: str, column: str, code: str) -> Callable[[Engine], bool]:
    """A question to an engine: whether any row of the table has the code, or the table has no rows at all."""

    def has(engine: Engine) -> bool:
        rows = engine.table(table)
        counted = rows.aggregate(rows=rows.count(), coded=(rows[column] == code).sum())
        found = engine.to_arrow(counted).to_pylist()[0]
        return bool(found["coded"]) or not found["rows"]

    return has
