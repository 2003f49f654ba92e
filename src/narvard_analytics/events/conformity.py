"""Whether an Arrow table fits the schema and lies in order, and making it so."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.schema import Column, Table


class TableNotConform(AnalyticsError):
    """A table does not fit the event store's schema."""


def conform(table: Table, rows: pa.Table) -> pa.Table:
    """The rows with exactly the schema's columns in its order and types; optional columns that lack become empty.

    Raises TableNotConform where a column is unknown or lacking, a type does not fit, a required value is empty, a code
    is not in its list, or a number is not a number.
    """
    strangers = sorted(set(rows.column_names) - set(table.names))
    if strangers:
        raise TableNotConform(
            f"The table {table.name} has no column {', '.join(strangers)}. Leave it out, or rename it to one of"
            f" {', '.join(table.names)}."
        )
    columns = [_conform_column(table, column, rows) for column in table.columns]
    return pa.Table.from_arrays(columns, schema=table.arrow_schema())


def is_sorted(rows: pa.Table, by: Sequence[str]) -> bool:
    """Whether the rows stand in ascending order of the columns; False where one of the columns has empty values."""
    if rows.num_rows < 2:
        return True
    undecided = np.ones(rows.num_rows - 1, dtype=bool)
    for name in by:
        column = rows[name].combine_chunks()
        if column.null_count:
            return False
        less, equal = _neighbours(column)
        if bool((undecided & less).any()):
            return False
        undecided &= equal
        if not undecided.any():
            return True
    return True


def _conform_column(table: Table, column: Column, rows: pa.Table) -> pa.ChunkedArray:
    if column.name not in rows.column_names:
        if column.required:
            raise _not_conform(table, column, "is lacking", "Deliver it")
        return pa.chunked_array([pa.nulls(rows.num_rows, column.arrow_type)])
    values = _cast(table, column, rows[column.name])
    if column.required and values.null_count:
        raise _not_conform(table, column, f"is empty in {values.null_count} rows", "Fill it, or leave those rows out")
    if column.codes:
        _check_codes(table, column, values)
    if column.type == "number" and pc.any(pc.is_nan(values)).as_py():
        raise _not_conform(table, column, "has values that are not numbers (NaN)", "Leave unknown values empty")
    return values


def _cast(table: Table, column: Column, values: pa.ChunkedArray) -> pa.ChunkedArray:
    wanted = column.arrow_type
    try:
        if column.type == "uuid":
            return values if values.type == wanted else values.cast(pa.binary(16)).cast(wanted)
        return values.cast(wanted)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError) as error:
        raise _not_conform(table, column, f"is {values.type} and not {wanted}", "Convert it first") from error


def _check_codes(table: Table, column: Column, values: pa.ChunkedArray) -> None:
    unknown = set(pc.unique(values).to_pylist()) - {*column.codes, None}
    if unknown:
        raise _not_conform(
            table, column, f"has the codes {', '.join(sorted(unknown))}", f"Use one of {', '.join(column.codes)}"
        )


def _not_conform(table: Table, column: Column, what: str, remedy: str) -> TableNotConform:
    return TableNotConform(f"The column {column.name} of {table.name} {what}, so the table was not written. {remedy}.")


def _neighbours(column: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    if column.type == pa.uuid():
        return _neighbouring_uuids(column)
    before, after = column.slice(0, len(column) - 1), column.slice(1)
    return (
        pc.less(after, before).to_numpy(zero_copy_only=False),
        pc.equal(after, before).to_numpy(zero_copy_only=False),
    )


def _neighbouring_uuids(column: pa.ExtensionArray) -> tuple[np.ndarray, np.ndarray]:
    storage = column.storage
    octets = np.frombuffer(storage.buffers()[1], dtype=">u8")[2 * storage.offset : 2 * (storage.offset + len(storage))]
    high, low = octets[0::2], octets[1::2]
    same_high = high[1:] == high[:-1]
    less = (high[1:] < high[:-1]) | (same_high & (low[1:] < low[:-1]))
    return less, same_high & (low[1:] == low[:-1])
