"""From a definition's rows to its figures: what most indicators share once their rows are chosen.

A definition gives rows and says in its measures which columns are the part and the whole. A flow's rows are events
(person, day, whole numbers); a stock's are spells of months (person, first, end), which hold on first days of months.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.attribution import in_place_and_group
from narvard_analytics.indicators.definition import Definition, Kind, Measure
from narvard_analytics.indicators.figures import (
    Figures,
    amount,
    completeness,
    mean,
    median,
    proportion,
    rate,
    without_limits,
)
from narvard_analytics.indicators.indicator import FiguresOf
from narvard_analytics.indicators.kaplan_meier import durations, kaplan_meier
from narvard_analytics.indicators.plan import Cube, Plan, by_period
from narvard_analytics.indicators.residents import (
    BIRTH_UNKNOWN,
    by_group,
    changes,
    largest_of_period,
    number_at,
    resident_spells,
    shared,
)
from narvard_analytics.indicators.tally import tally_persons
from narvard_analytics.periods import Period, point
from narvard_analytics.populations import MONTHS_A_YEAR, person_years
from narvard_analytics.results import ALL_MUNICIPALITIES, UNKNOWN_MUNICIPALITY, IntervalMethod
from narvard_analytics.vocabulary import Table, Value, constant, earlier, later, stack

RowsOf = Callable[[Engine, Plan], Table]
SpellsOf = Callable[[Engine, Plan], Mapping[str, Table]]
Told = Callable[[Engine], bool]

RESIDENTS = "residents"
"""The whole of a stock that counts everybody who is registered as a resident (and of the definition's ages)."""

ANYTHING = (0.0, float("inf"))


def flow(definition: Definition, rows: RowsOf, told: Told | None = None, at_once: int | None = None) -> FiguresOf:
    """Figures of events: `rows` gives person, day and the whole-number columns that the measures name.

    A proportion is Σ part / Σ whole over rows. A mean is over rows (`of` "events": Σ part / Σ whole) or over persons
    (`of` "persons": each person's Σ part, over persons with any whole). A rate is Σ part by person-years of the
    definition's ages; a sum or a rate of "persons" counts the persons with any part. A median is of `part` over rows.
    A proportion with Greenwood's interval is estimated over rows that may be censored (see `kaplan_meier`). A measure
    whose interval is `none` gets none: its counts are not of independent events. `told` answers whether the events
    delivered can tell. at_once: how many periods are summed at a time, all where it is left out: for events so many
    that their persons and periods do not fit in the engine's memory together. They are then read once a time.
    """

    def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
        events = rows(engine, plan)
        complete = completeness(plan, plan.periods, definition.follow_up_days, definition.look_back_days)
        cubes = _joined([_sums(engine, part, definition, rows(engine, part)) for part in _parts(plan, at_once)])
        found = [_figures(m, engine, plan, definition, events, cubes, complete) for m in definition.measures]
        found = [without_limits(f) if f.measure.interval is IntervalMethod.NONE else f for f in found]
        return found if told is None or told(engine) else [replace(f, applicable=False) for f in found]

    return figures


def _parts(plan: Plan, at_once: int | None) -> list[Plan]:
    """The plan cut into plans of so many periods."""
    many = at_once or len(plan.periods)
    starts = range(0, len(plan.periods), many)
    return [replace(plan, periods=plan.periods[start : start + many]) for start in starts]


def _joined(parts: Sequence[Mapping[str, Cube]]) -> Mapping[str, Cube]:
    """The cubes of plans that follow one another as those of one plan."""
    return {name: np.concatenate([part[name] for part in parts], axis=-1) for name in parts[0]}


def where_told(figures: FiguresOf, told: Mapping[str, Told]) -> FiguresOf:
    """The figures, with the measures named not applicable where the events delivered cannot tell them."""

    def found(engine: Engine, plan: Plan) -> Sequence[Figures]:
        able = {name: can_tell(engine) for name, can_tell in told.items()}
        return [
            one if able.get(one.measure.id, True) else replace(one, applicable=False) for one in figures(engine, plan)
        ]

    return found


def stock(definition: Definition, spells: SpellsOf, told: Told | None = None) -> FiguresOf:
    """Shares on the day after each period: `spells` gives, by the names that measures use, person, first, end.

    Spells of one name do not overlap within a person. Persons count while they are residents of the definition's ages;
    `RESIDENTS` as a whole is all of them. A part lies within its whole (use `residents.shared`).
    """

    def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
        numbers = _numbers_by_name(engine, plan, definition, spells(engine, plan))
        days = [point(period.end) for period in plan.periods]
        complete = completeness(plan, days, look_back_days=definition.look_back_days)
        found = [_share(m, days, complete, numbers) for m in definition.measures]
        return found if told is None or told(engine) else [replace(f, applicable=False) for f in found]

    return figures


def residents_of_age(engine: Engine, plan: Plan, ages: tuple[int, int | None]) -> Table:
    """Resident spells within ages (lowest, highest) in completed years; those of unknown age only where all count."""
    spells = resident_spells(engine, plan)
    lowest, highest = ages
    if lowest == 0 and highest is None:
        return spells
    known = spells.filter(spells.birth_month != BIRTH_UNKNOWN)
    limited = known.mutate(first=later(known.first, known.birth_month + lowest * MONTHS_A_YEAR))
    if highest is not None:
        limited = limited.mutate(end=earlier(limited.end, limited.birth_month + (highest + 1) * MONTHS_A_YEAR))
    return limited.filter(limited.first < limited.end)


def _share(measure: Measure, days: list[Period], complete: NDArray[np.bool_], numbers: Mapping[str, Cube]) -> Figures:
    whole = numbers[measure.whole]
    return proportion(measure, days, complete, numbers[measure.part], whole, whole)


def _numbers_by_name(
    engine: Engine, plan: Plan, definition: Definition, spells: Mapping[str, Table]
) -> Mapping[str, Cube]:
    everybody = by_group(engine, plan, residents_of_age(engine, plan, definition.ages))
    tables = {name: shared(everybody, found.select("person", "first", "end")) for name, found in spells.items()}
    tables[RESIDENTS] = everybody
    needed = sorted({name for m in definition.measures for name in (m.part, m.whole)})
    columns = everybody.columns
    counted = stack([tables[name].select(*columns).mutate(counts=constant(name, "string")) for name in needed])
    moves = engine.to_arrow(changes(counted, "counts"))
    last_of_each = slice(plan.months - 1, None, plan.months)
    return {
        name: number_at(plan, moves.filter(pc.equal(moves["counts"], name)), plan.first_month + 1)[..., last_of_each]
        for name in needed
    }


def _figures(
    measure: Measure,
    engine: Engine,
    plan: Plan,
    definition: Definition,
    events: Table,
    cubes: Mapping[str, Cube],
    complete: NDArray[np.bool_],
) -> Figures:
    periods, persons = plan.periods, cubes[f"{measure.whole or measure.part}__persons"]
    if measure.interval is IntervalMethod.GREENWOOD:
        return kaplan_meier(measure, periods, complete, durations(engine, plan, events), persons)
    if measure.kind is Kind.PROPORTION:
        return proportion(measure, periods, complete, cubes[measure.part], cubes[measure.whole], persons)
    if measure.kind is Kind.COUNT:
        return amount(measure, periods, complete, cubes[_counted(measure)], persons)
    if measure.kind is Kind.MEDIAN:
        return median(measure, periods, complete, _histogram(engine, plan, events, measure), persons)
    if measure.kind is Kind.RATE:
        exposure, most = _exposure(engine, plan, definition)
        return rate(measure, periods, complete, cubes[_counted(measure)], exposure, most)
    total, count = cubes[measure.part].astype(float), cubes[measure.whole] if measure.of == "events" else persons
    squares = cubes[f"{measure.part}__{measure.of}_squares"].astype(float)
    return mean(measure, periods, complete, total, squares, persons, ANYTHING, count)


def _counted(measure: Measure) -> str:
    """What a sum or a rate counts: the events, or the persons who have any."""
    return f"{measure.part}__persons" if measure.of == "persons" else measure.part


def _of_whom(measure: Measure) -> tuple[str, ...]:
    """The columns of which it is counted how many persons have any."""
    behind = measure.whole or measure.part
    return (behind, measure.part) if measure.of == "persons" else (behind,)


def _sums(engine: Engine, plan: Plan, definition: Definition, events: Table) -> Mapping[str, Cube]:
    names = sorted({name for m in definition.measures for name in (m.part, m.whole) if name})
    squared = sorted({m.part for m in definition.measures if m.kind is Kind.MEAN and m.of == "events"})
    by_event = events.mutate(**{f"{name}__events_squares": events[name] * events[name] for name in squared})
    sums = (*names, *(f"{name}__events_squares" for name in squared))

    counted = sorted({name for m in definition.measures for name in _of_whom(m)})
    squared_persons = sorted({m.part for m in definition.measures if m.kind is Kind.MEAN and m.of == "persons"})

    def totals(person: Table) -> Mapping[str, Value]:
        return {
            **{name: person[name].sum() for name in sums},
            **{f"{name}__persons": (person[name] > 0).sum() for name in counted},
            **{f"{name}__persons_squares": (person[name] * person[name]).sum() for name in squared_persons},
        }

    return tally_persons(engine, plan, by_event, sums, totals)


def _exposure(engine: Engine, plan: Plan, definition: Definition) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Person-years by period, and the most residents on any first day of the period."""
    spells = by_group(engine, plan, residents_of_age(engine, plan, definition.ages))
    living = number_at(plan, engine.to_arrow(changes(spells)), plan.first_month)
    return by_period(person_years(living, plan.first_month), plan.months), largest_of_period(living, plan.months)


def _about(events: Table) -> list[str]:
    """The columns that say whose an event is and when."""
    return [name for name in events.columns if name in ("person", "day", "placed_day")]


def _histogram(engine: Engine, plan: Plan, events: Table, measure: Measure) -> pa.Table:
    """How many rows have each value of the part: cell numbers, value, n; all known municipalities the last place."""
    counted = events.filter(events[measure.whole] > 0) if measure.whole else events
    placed = in_place_and_group(engine, plan, counted.select(*_about(events), value=counted[measure.part]))
    known = placed.filter(placed.municipality != UNKNOWN_MUNICIPALITY)
    anywhere = known.mutate(municipality=constant(ALL_MUNICIPALITIES, "string")).select(*placed.columns)
    both = stack([placed, anywhere])
    both = both.filter(both.value.notnull())
    rows = engine.to_arrow(both.group_by(["municipality", "target_group", "period", "value"]).aggregate(n=both.count()))
    place, group = plan.row_of(rows)
    period = rows["period"].to_numpy() - plan.first_month // plan.months
    cell = np.ravel_multi_index((place, group, period), plan.shape)
    return pa.table({"cell": cell, "value": rows["value"].cast(pa.float64()), "n": rows["n"]})
