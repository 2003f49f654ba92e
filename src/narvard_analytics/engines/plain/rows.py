"""Rows held as columns of plain values; None is what is not known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Column = list[Any]


@dataclass(frozen=True)
class Rows:
    """Columns by name, of `count` values each."""

    columns: Mapping[str, Column]
    count: int

    def take(self, numbers: Sequence[int | None]) -> "Rows":
        """The rows of those numbers in that order; a row of empty values for None."""
        return Rows({name: taken(column, numbers) for name, column in self.columns.items()}, len(numbers))

    def tuples(self) -> list[tuple[Any, ...]]:
        """The rows one by one."""
        return list(zip(*self.columns.values(), strict=True))


def taken(column: Column, numbers: Sequence[int | None]) -> Column:
    """The values at those numbers; None for None."""
    return [None if number is None else column[number] for number in numbers]


def in_order(numbers: Sequence[int], keys: Sequence[tuple[Column, bool, bool]]) -> list[int]:
    """The numbers sorted by keys (column, ascending, empty values first); ties stay as they stood."""
    ordered = list(numbers)
    for column, ascending, empty_first in reversed(keys):
        empty = [number for number in ordered if column[number] is None]
        known = [number for number in ordered if column[number] is not None]
        known.sort(key=column.__getitem__, reverse=not ascending)
        ordered = empty + known if empty_first else known + empty
    return ordered


def groups(columns: Sequence[Column], count: int) -> dict[tuple[Any, ...], list[int]]:
    """The numbers of the rows that share values in the columns; without columns one group of all, even of none."""
    if not columns:
        return {(): list(range(count))}
    found: dict[tuple[Any, ...], list[int]] = {}
    for number, key in enumerate(zip(*columns, strict=True)):
        found.setdefault(key, []).append(number)
    return found
