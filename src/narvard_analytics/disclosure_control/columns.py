"""The columns of a result table as arrays, and rows numbered by what they agree in."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.float64]


def texts(table: pa.Table, column: str) -> NDArray[np.object_]:
    """A column of text."""
    return np.asarray(table[column].to_numpy(zero_copy_only=False), dtype=object)


def numbers(table: pa.Table, column: str) -> Numbers:
    """A column of numbers with 0 for null."""
    values = table[column].cast(pa.float64()).to_numpy(zero_copy_only=False)
    return np.asarray(np.nan_to_num(values, nan=0.0), dtype=np.float64)


def present(table: pa.Table, column: str) -> Bools:
    """Where a column is not null."""
    return np.asarray(table[column].is_valid().to_numpy(zero_copy_only=False), dtype=np.bool_)


def row_codes(table: pa.Table, columns: Iterable[str]) -> Ints:
    """One whole number a row, the same for rows that agree in all ``columns``."""
    codes = np.zeros(table.num_rows, dtype=np.int64)
    for name in columns:
        index = pc.dictionary_encode(table[name].combine_chunks(), null_encoding="encode").indices.to_numpy()
        codes = np.unique(codes * (int(index.max(initial=0)) + 1) + index, return_inverse=True)[1]
    return codes


def month_numbers(table: pa.Table, column: str) -> Ints:
    """Months of a column of days, counted from year 0 so that twelve divide a year."""
    return np.asarray(table[column].to_numpy(zero_copy_only=False).astype("datetime64[M]").astype(np.int64) + 1970 * 12)
