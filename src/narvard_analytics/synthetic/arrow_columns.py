"""Arrow columns from NumPy arrays, without a loop over rows."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from narvard_analytics.events.schema import TABLES

from .days import MINUTES, NEVER, Calendar
from .randomness import Flags, Ints


def keys(pseudonyms: NDArray[np.uint8], person: Ints) -> pa.Array:
    """The pseudonyms of persons given by number, as UUIDs."""
    gathered = np.ascontiguousarray(pseudonyms[person])
    storage = pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), len(person), [None, pa.py_buffer(gathered)])
    return pa.ExtensionArray.from_storage(pa.uuid(), storage)


def _digits(numbers: Ints, width: int) -> NDArray[np.uint8]:
    result = np.empty((len(numbers), width), dtype=np.uint8)
    rest = numbers.astype(np.uint32)
    for place in range(width - 1, -1, -1):
        rest, digit = np.divmod(rest, np.uint32(10))
        result[:, place] = digit + ord("0")
    return result


def numbered(prefix: str, numbers: Ints, width: int) -> pa.Array:
    """Texts of one length: a prefix and a number with leading zeros. The numbers must fit in the width."""
    head = np.broadcast_to(np.frombuffer(prefix.encode("ascii"), dtype=np.uint8), (len(numbers), len(prefix)))
    letters = np.ascontiguousarray(np.hstack([head, _digits(numbers, width)]))
    offsets = np.arange(len(numbers) + 1, dtype=np.int32) * letters.shape[1]
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(letters)]
    return pa.Array.from_buffers(pa.string(), len(numbers), buffers)


def labels(texts: Sequence[str | None], index: Ints) -> pa.Array:
    """A text for each index; where the text is None the row is empty."""
    return pa.array(texts, type=pa.string()).take(pa.array(index.astype(np.int32)))


def same(value: str | bool | None, rows: int) -> pa.Array:
    """One value in all rows."""
    return pa.repeat(pa.scalar(value, type=pa.bool_() if isinstance(value, bool) else pa.string()), rows)


def dates(calendar: Calendar, day: Ints) -> pa.Array:
    """Day numbers as dates; NEVER is empty."""
    absolute = (day + calendar.epoch_day).astype(np.int32)
    return pa.array(absolute, mask=day >= NEVER).cast(pa.date32())


def instants(calendar: Calendar, minute: Ints, empty: Flags | None = None) -> pa.Array:
    """Local minutes as instants, empty where `empty` says so."""
    known = minute if empty is None else np.where(empty, 0, minute)
    return pa.array(calendar.instants(known), mask=empty).cast(pa.timestamp("us", tz="UTC"))


def later_instants(calendar: Calendar, minute: Ints, empty: Flags | None = None) -> pa.Array:
    """Local minutes that may lie after the calendar: these by the offset as on the last day of the calendar."""
    last = calendar.days * MINUTES
    beyond = np.maximum(minute - last, 0)
    micros = calendar.instants(np.minimum(minute, last)) + beyond * 60_000_000
    return pa.array(micros, mask=empty).cast(pa.timestamp("us", tz="UTC"))


def merged(*parts: tuple[pa.Table, Sequence[Ints]]) -> pa.Table:
    """The rows of several tables in one order.

    With each table come the numbers to sort by, the most important first; equal rows keep the order of the parts.
    """
    whole = pa.concat_tables([rows for rows, _ in parts])
    numbers = [np.concatenate(column) for column in zip(*(by for _, by in parts), strict=True)]
    return whole.take(pa.array(np.lexsort(numbers[::-1])))


def table(name: str, columns: Mapping[str, pa.Array]) -> pa.Table:
    """A table of the event store from some of its columns; the others are empty, and so is all that is unknown."""
    schema = TABLES[name].arrow_schema()
    rows = len(next(iter(columns.values())))
    filled = [columns[f.name].cast(f.type) if f.name in columns else pa.nulls(rows, f.type) for f in schema]
    return pa.table(filled, schema=schema)
