"""Continuity indices summed by place, group and window, person by person in batches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from narvard_analytics.indicators.figures import PARTS
from narvard_analytics.indicators.plan import Cube, Plan, with_total
from narvard_analytics.periods import ROLLING_MONTHS
from narvard_analytics.reducers import (
    NOBODY,
    Flags,
    Ints,
    Spells,
    Visits,
    WindowSums,
    coc,
    held,
    label_at,
    secon,
    upc,
    window_sums,
)

VISIT, LISTING, HOME, GROUP = range(4)
INDICES = {"coc": coc, "upc": upc, "secon": secon}


@dataclass(frozen=True)
class Windows:
    """`count` windows, one month apart; the first ends before month number `first_end`."""

    first_end: int
    count: int


@dataclass(frozen=True)
class ContinuitySums:
    """Sums by place, group and window. total, squares: of each index (first axis) over persons, in billionths.

    persons: with visits enough. visitors: with visits enough at the unit they are listed with, those without a recorded
    professional among them; visits: theirs; nobody: those of them without one.
    """

    total: NDArray[np.int64]
    squares: NDArray[np.int64]
    persons: Cube
    visitors: Cube
    visits: Cube
    nobody: Cube

    @classmethod
    def zeros(cls, shape: tuple[int, int, int]) -> Self:
        """Sums of nothing."""
        lead = {"total": (len(INDICES),), "squares": (len(INDICES),)}
        return cls(**{f.name: np.zeros((*lead.get(f.name, ()), *shape), dtype=np.int64) for f in fields(cls)})

    def add(self, cells: tuple[Ints, Ints, Ints], enough: Flags, values: dict[str, Ints], indices: list[Ints]) -> None:
        """Add persons at their cells (place, group, window); `enough` marks those whose indices count."""
        for name, numbers in values.items():
            np.add.at(getattr(self, name), cells, numbers)
        counted = tuple(axis[enough] for axis in cells)
        np.add.at(self.persons, counted, 1)
        for number, index in enumerate(indices):
            np.add.at(self.total[number], counted, index[enough])
            np.add.at(self.squares[number], counted, np.rint((index[enough] / PARTS) ** 2 * PARTS).astype(np.int64))

    def with_totals(self) -> Self:
        """The sums with all known municipalities together as the last place."""

        def filled(cube: NDArray[np.int64]) -> NDArray[np.int64]:
            return np.stack([with_total(part) for part in cube]) if cube.ndim > 3 else with_total(cube)

        return type(self)(**{f.name: filled(getattr(self, f.name)) for f in fields(self)})

    def every(self, months: int) -> Self:
        """Only the windows that many months apart, counted from the first."""
        return type(self)(**{f.name: getattr(self, f.name)[..., ::months] for f in fields(self)})


def sum_windows(batches: Iterable[pa.RecordBatch], plan: Plan, windows: Windows) -> ContinuitySums:
    """Sums over all persons in batches of rows sorted by person (see `continuity.rows`)."""
    sums = ContinuitySums.zeros((len(plan.places), len(plan.groups), windows.count))
    for rows in whole_persons(batches):
        _add_persons(sums, rows, plan, windows)
    return sums.with_totals()


def whole_persons(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The rows again, cut so that no person is divided between two tables."""
    held_back: list[pa.Table] = []
    for batch in batches:
        rows = pa.Table.from_batches([batch])
        last = _first_row_of_last_person(rows)
        if last > 0:
            yield pa.concat_tables([*held_back, rows.slice(0, last)])
            held_back = []
        elif held_back and _person_changes(held_back[-1], rows):
            yield pa.concat_tables(held_back)
            held_back = []
        held_back.append(rows.slice(last))
    if held_back:
        yield pa.concat_tables(held_back)


def _keys(rows: pa.Table) -> NDArray[np.uint64]:
    """The persons' sixteen bytes as two numbers a row."""
    column = rows["person"].combine_chunks()
    storage = column.storage if isinstance(column, pa.ExtensionArray) else column
    whole = np.frombuffer(storage.buffers()[1], dtype=np.uint64).reshape(-1, 2)
    return whole[storage.offset : storage.offset + len(storage)]


def _first_row_of_last_person(rows: pa.Table) -> int:
    keys = _keys(rows)
    others = np.flatnonzero((keys != keys[-1]).any(axis=1))
    return int(others[-1]) + 1 if len(others) else 0


def _person_changes(before: pa.Table, after: pa.Table) -> bool:
    return bool((_keys(before)[-1] != _keys(after)[0]).any())


def _add_persons(sums: ContinuitySums, rows: pa.Table, plan: Plan, windows: Windows) -> None:
    keys = _keys(rows)
    person = np.cumsum(np.append(False, (keys[1:] != keys[:-1]).any(axis=1)))
    parts = [rows["row"].to_numpy() == kind for kind in range(4)]
    units = rows["label"].combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False).astype(np.int64)
    visits = _visits(rows, person, units, parts[VISIT], windows)
    at_units = window_sums(visits, windows.count, ROLLING_MONTHS, plan.visits.minimum)
    listed = held(_spells(rows, person, units, parts[LISTING], windows), at_units.person, at_units.unit, windows.count)
    persons = int(person[-1]) + 1
    home = label_at(
        _spells(rows, person, _numbers(rows, plan.places), parts[HOME], windows),
        persons,
        windows.count,
        len(plan.places) - 2,
    )
    group = _spells(rows, person, _numbers(rows, plan.groups), parts[GROUP], windows)
    _add_cells(sums, at_units, listed, home, group, plan)


def _visits(rows: pa.Table, person: Ints, units: Ints, which: Flags, windows: Windows) -> Visits:
    practitioner = rows["practitioner"].combine_chunks().filter(pa.array(which)).dictionary_encode()
    provider = pc.fill_null(practitioner.indices, NOBODY).to_numpy(zero_copy_only=False).astype(np.int64)
    month = rows["first"].to_numpy()[which].astype(np.int64) - (windows.first_end - ROLLING_MONTHS)
    return Visits(person[which], units[which], provider, month)


def _numbers(rows: pa.Table, labels: tuple[str, ...]) -> Ints:
    found = pc.index_in(rows["label"].combine_chunks(), value_set=pa.array(labels))
    numbers: Ints = pc.fill_null(found, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers


def _spells(rows: pa.Table, person: Ints, label: Ints, which: Flags, windows: Windows) -> Spells:
    first, until = (rows[name].to_numpy()[which].astype(np.int64) for name in ("first", "until"))
    # The last day of month k belongs to the window that ends before month k + 1.
    shift = 1 - windows.first_end
    first, end = (np.clip(number + shift, 0, windows.count) for number in (first, until))
    some = first < end
    return Spells(person[which][some], label[which][some], first[some], end[some])


def _add_cells(
    sums: ContinuitySums, at_units: WindowSums, listed: Flags, home: Ints, group: Spells, plan: Plan
) -> None:
    """Every person-and-window with visits at the unit of listing, in "all" and in each of the person's groups."""
    row, window = np.nonzero(listed & (at_units.visits + at_units.nobody >= plan.visits.minimum))
    taken = WindowSums(
        at_units.person[row],
        at_units.unit[row],
        *(getattr(at_units, n)[row, window] for n in ("visits", "squares", "most", "same", "nobody")),
    )
    place = home[taken.person, window]
    here = place >= 0
    indices = [index(taken, PARTS) for index in INDICES.values()]
    for number in range(len(plan.groups)):
        member = here if number == 0 else here & _members(group, number, taken.person, window, sums.persons.shape[-1])
        cells = (place[member], np.full(int(member.sum()), number), window[member])
        counts = {
            "visitors": np.ones(len(cells[0]), dtype=np.int64),
            "visits": (taken.visits + taken.nobody)[member],
            "nobody": taken.nobody[member],
        }
        enough = taken.visits[member] >= plan.visits.minimum
        sums.add(cells, enough, counts, [index[member] for index in indices])


def _members(group: Spells, number: int, person: Ints, window: Ints, windows: int) -> Flags:
    mine = group.label == number
    spells = Spells(group.person[mine], np.ones(int(mine.sum()), dtype=np.int64), group.first[mine], group.end[mine])
    persons = max(int(person.max(initial=0)), int(spells.person.max(initial=0))) + 1
    return label_at(spells, persons, windows, 0)[person, window] > 0
