"""Continuity indices summed by place, group and window, person by person in batches."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, fields
from functools import partial
from typing import Self, TypeVar

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
    herfindahl,
    label_at,
    mmci,
    secon,
    upc,
    window_sums,
)

VISIT, LISTING, HOME, GROUP = range(4)
INDICES = {"coc": coc, "upc": upc, "secon": secon, "herfindahl": herfindahl, "mmci": mmci}
COC = tuple(INDICES).index("coc")
THREADS = 2

Part = TypeVar("Part")


@dataclass(frozen=True)
class Windows:
    """`count` windows, one month apart; the first ends before month number `first_end`."""

    first_end: int
    count: int


@dataclass(frozen=True)
class ContinuitySums:
    """Sums by place, group and window. total, squares: of each index (first axis) over persons, in billionths.

    persons: with visits enough; none, half, one: those of them whose COC is 0, at least one half, 1. known: their
    visits with a recorded professional; weighted: COC times those, in billionths. visitors: with visits enough at the
    unit they are listed with, those without a recorded professional among them; visits: theirs; nobody: those of them
    without one.
    """

    total: NDArray[np.int64]
    squares: NDArray[np.int64]
    persons: Cube
    visitors: Cube
    visits: Cube
    nobody: Cube
    none: Cube
    half: Cube
    one: Cube
    known: Cube
    weighted: Cube

    @property
    def windows(self) -> int:
        """How many windows there are."""
        return int(self.persons.shape[-1])

    @classmethod
    def zeros(cls, shape: tuple[int, int, int]) -> Self:
        """Sums of nothing."""
        lead = {"total": (len(INDICES),), "squares": (len(INDICES),)}
        return cls(**{f.name: np.zeros((*lead.get(f.name, ()), *shape), dtype=np.int64) for f in fields(cls)})

    def add(self, cells: Ints, values: dict[str, Ints]) -> None:
        """Add persons at the flat numbers of their cells, with what each adds to the sums of those names."""
        for name, numbers in values.items():
            np.add.at(getattr(self, name).reshape(-1), cells, numbers)

    def add_indices(self, cells: Ints, visits: Ints, indices: list[Ints], squares: list[Ints]) -> None:
        """Add persons with visits enough: their visits with a recorded professional, their indices and the squares."""
        for number, (index, square) in enumerate(zip(indices, squares, strict=True)):
            np.add.at(self.total[number].reshape(-1), cells, index)
            np.add.at(self.squares[number].reshape(-1), cells, square)
        coc_of = indices[COC]
        values = {
            "persons": np.ones(len(visits), dtype=np.int64),
            "none": (coc_of == 0).astype(np.int64),
            "half": (2 * coc_of >= PARTS).astype(np.int64),
            "one": (coc_of == PARTS).astype(np.int64),
            "known": visits,
            "weighted": coc_of * visits,
        }
        self.add(cells, values)

    def include(self, others: "ContinuitySums") -> None:
        """Add the sums of other persons."""
        for each in fields(self):
            getattr(self, each.name)[...] += getattr(others, each.name)

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
    for part in side_by_side(partial(_sum_persons, plan=plan, windows=windows), whole_persons(batches)):
        sums.include(part)
    return sums.with_totals()


def side_by_side(work: Callable[[pa.Table], Part], tables: Iterable[pa.Table]) -> Iterator[Part]:
    """The answers of work on one table after another, in order: NumPy lets threads work side by side."""
    with ThreadPoolExecutor(THREADS) as pool:
        running: deque[Future[Part]] = deque()
        for rows in tables:
            running.append(pool.submit(work, rows))
            if len(running) > THREADS:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def whole_persons(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The rows again, cut so that no person is divided between two tables."""
    held_back: list[pa.Table] = []
    for batch in batches:
        rows = pa.Table.from_batches([batch])
        last = _first_row_of_last_person(rows)
        if last > 0:
            yield pa.concat_tables([*held_back, rows.slice(0, last)])
            held_back = []
        elif held_back and _another_begins(held_back[-1], rows):
            yield pa.concat_tables(held_back)
            held_back = []
        held_back.append(rows.slice(last))
    if held_back:
        yield pa.concat_tables(held_back)


def person_keys(rows: pa.Table) -> NDArray[np.uint64]:
    """The persons' sixteen bytes as two numbers a row."""
    column = rows["person"].combine_chunks()
    storage = column.storage if isinstance(column, pa.ExtensionArray) else column
    whole = np.frombuffer(storage.buffers()[1], dtype=np.uint64).reshape(-1, 2)
    return whole[storage.offset : storage.offset + len(storage)]


def person_changes(rows: pa.Table) -> Flags:
    """Whether each row but the first is of another person than the row before it."""
    high, low = person_keys(rows).T
    changed: Flags = (high[1:] != high[:-1]) | (low[1:] != low[:-1])
    return changed


def _first_row_of_last_person(rows: pa.Table) -> int:
    high, low = person_keys(rows).T
    others = np.flatnonzero((high != high[-1]) | (low != low[-1]))
    return int(others[-1]) + 1 if len(others) else 0


def _another_begins(before: pa.Table, after: pa.Table) -> bool:
    return bool((person_keys(before)[-1] != person_keys(after)[0]).any())


def _sum_persons(every: pa.Table, plan: Plan, windows: Windows) -> ContinuitySums:
    sums = ContinuitySums.zeros((len(plan.places), len(plan.groups), windows.count))
    rows, person = _with_visits_enough(every, plan.visits.minimum)
    if rows.num_rows:
        _add_persons(sums, rows, person, plan, windows)
    return sums


def _add_persons(sums: ContinuitySums, rows: pa.Table, person: Ints, plan: Plan, windows: Windows) -> None:
    parts = [rows["row"].to_numpy() == kind for kind in range(4)]
    labels = rows["label"].combine_chunks().dictionary_encode()
    units = labels.indices.to_numpy().astype(np.int64)
    visits = _visits(rows, person, units, parts[VISIT], windows)
    at_units = window_sums(visits, windows.count, ROLLING_MONTHS, plan.visits.minimum)
    listed = held(_spells(rows, person, units, parts[LISTING], windows), at_units.person, at_units.unit, windows.count)
    persons = int(person[-1]) + 1
    home = label_at(
        _spells(rows, person, _numbers(labels, units, plan.places), parts[HOME], windows),
        persons,
        windows.count,
        len(plan.places) - 2,
    )
    group = _spells(rows, person, _numbers(labels, units, plan.groups), parts[GROUP], windows)
    _add_cells(sums, at_units, listed, home, group, plan)


def _with_visits_enough(rows: pa.Table, minimum: int) -> tuple[pa.Table, Ints]:
    """The rows of those persons who have at least so many visits in all windows together, and the person of each."""
    person = np.cumsum(np.append(False, person_changes(rows)))
    visits = np.bincount(person, weights=rows["row"].to_numpy() == VISIT)
    enough = visits >= minimum
    kept = enough[person]
    return rows.filter(pa.array(kept)), (np.cumsum(enough) - 1)[person[kept]]


def _visits(rows: pa.Table, person: Ints, units: Ints, which: Flags, windows: Windows) -> Visits:
    practitioner = rows["practitioner"].combine_chunks().filter(pa.array(which)).dictionary_encode()
    provider = pc.fill_null(practitioner.indices, NOBODY).to_numpy(zero_copy_only=False).astype(np.int64)
    month = rows["first"].to_numpy()[which].astype(np.int64) - (windows.first_end - ROLLING_MONTHS)
    return Visits(person[which], units[which], provider, month)


def _numbers(labels: pa.DictionaryArray, coded: Ints, wanted: tuple[str, ...]) -> Ints:
    """The number among the wanted labels of each row, whose labels are coded; -1 where it is none of them."""
    found = pc.fill_null(pc.index_in(labels.dictionary, value_set=pa.array(wanted)), -1)
    numbers: Ints = found.to_numpy().astype(np.int64)[coded]
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
        *(getattr(at_units, n)[row, window] for n in ("visits", "squares", "most", "same", "nobody", "providers")),
    )
    place = home[taken.person, window]
    here = np.flatnonzero(place >= 0)
    indices = [index(taken, PARTS) for index in INDICES.values()]
    squares = [np.rint((index / PARTS) ** 2 * PARTS).astype(np.int64) for index in indices]
    for number in range(len(plan.groups)):
        member = here if number == 0 else here[_members(group, number, taken.person[here], window[here], sums.windows)]
        cells = np.ravel_multi_index((place[member], np.full_like(member, number), window[member]), sums.persons.shape)
        counts = {
            "visitors": np.ones(len(cells), dtype=np.int64),
            "visits": (taken.visits + taken.nobody)[member],
            "nobody": taken.nobody[member],
        }
        sums.add(cells, counts)
        enough = taken.visits[member] >= plan.visits.minimum
        counted = member[enough]
        chosen = ([each[counted] for each in values] for values in (indices, squares))
        sums.add_indices(cells[enough], taken.visits[counted], *chosen)


def _members(group: Spells, number: int, person: Ints, window: Ints, windows: int) -> Ints:
    """Which of the (person, window) pairs lie in the group's spells, looked up for those with any spell alone."""
    mine = group.label == number
    who = np.zeros(max(int(person.max(initial=0)), int(group.person.max(initial=0))) + 1, dtype=bool)
    who[group.person[mine]] = True
    place, near = np.cumsum(who) - 1, np.flatnonzero(who[person])
    spells = Spells(place[group.person[mine]], np.ones(int(mine.sum()), np.int64), group.first[mine], group.end[mine])
    inside = label_at(spells, int(who.sum()), windows, 0) > 0
    members: Ints = near[inside[place[person[near]], window[near]]]
    return members
