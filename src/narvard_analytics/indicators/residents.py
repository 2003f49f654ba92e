"""Residents at month starts, counted from the days on which residence, life and membership change.

A spell is a half-open run of month numbers, `[first, end)`: the months on whose first day it holds. Two changes a spell
give the number of residents at every month start at once, however many months there are.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.attribution import memberships, whereabouts
from narvard_analytics.indicators.plan import Cube, Plan, with_total
from narvard_analytics.populations import age_band, ages_in_months
from narvard_analytics.results import ALL_GROUPS
from narvard_analytics.vocabulary import OPEN_END, Table, constant, earlier, later, month_from, or_else, stack, united

BIRTH_UNKNOWN = 0


def resident_spells(engine: Engine, plan: Plan) -> Table:
    """Spells of registered residents alive: person, municipality, birth_month, first, end.

    A person is counted on first days from birth until the day before death. birth_month: number of the first month that
    starts on the day of birth or after, `BIRTH_UNKNOWN` where that is not known.
    """
    name = f"resident_spells_{span(plan)}{'_by_unit' if plan.units else ''}"
    spells = engine.step(name, lambda: _resident_spells(engine, plan))
    return spells.filter(spells.municipality.isin(plan.places))


def _resident_spells(engine: Engine, plan: Plan) -> Table:
    persons = engine.table("persons").select("person", "birth_date", "death_date")
    lived = whereabouts(engine, plan).left_join(persons, "person")
    birth_month = or_else(month_from(lived.birth_date), BIRTH_UNKNOWN)
    spells = lived.select(
        "person",
        "municipality",
        birth_month=birth_month,
        first=later(month_from(lived.from_date), birth_month),
        end=earlier(month_from(lived.to_date), month_from(or_else(lived.death_date, OPEN_END))),
    )
    return _within(spells, plan)


def membership_spells(engine: Engine, plan: Plan) -> Table:
    """Spells in target groups: person, target_group, first, end."""
    return engine.step(f"membership_spells_{span(plan)}", lambda: _membership_spells(engine, plan))


def _membership_spells(engine: Engine, plan: Plan) -> Table:
    periods = memberships(engine)
    spells = periods.select(
        "person", target_group=periods.cohort, first=month_from(periods.from_date), end=month_from(periods.to_date)
    )
    return _within(spells, plan)


def span(plan: Plan) -> str:
    """The months of the plan, which are all that spells depend on, as part of a step's name."""
    return f"{plan.first_month}_{plan.month_count}"


def by_group(engine: Engine, plan: Plan, spells: Table) -> Table:
    """Spells with a target_group: every spell once for "all", and what it shares with each membership."""
    everybody = spells.mutate(target_group=constant(ALL_GROUPS, "string"))
    if len(plan.groups) == 1:
        return everybody
    return stack([everybody, shared(spells, membership_spells(engine, plan)).select(*everybody.columns)])


def shared(spells: Table, others: Table) -> Table:
    """What each spell shares with each of the same person's other spells, with the columns of both."""
    joined = spells.inner_join(
        others,
        [spells.person == others.person, spells.first < others.end, others.first < spells.end],
        rname="other_{name}",
    )
    both = joined.mutate(first=later(joined.first, joined.other_first), end=earlier(joined.end, joined.other_end))
    return both.drop("other_first", "other_end", *(c for c in both.columns if c == "other_person"))


def month_spells(periods: Table) -> Table:
    """Spells of the months on whose first day any of the person's periods holds: person, first, end, disjoint."""
    held = united(periods, "person")
    spells = held.select("person", first=month_from(held.from_date), end=month_from(held.to_date))
    return spells.filter(spells.first < spells.end)


def changes(spells: Table, *keys: str) -> Table:
    """Arrivals and departures at month numbers: municipality, target_group, keys, at, change."""
    cell = ("municipality", "target_group", *keys)
    arrivals = spells.select(*cell, at=spells.first, change=constant(1, "int64"))
    departures = spells.select(*cell, at=spells.end, change=constant(-1, "int64"))
    moves = stack([arrivals, departures])
    return moves.group_by([*cell, "at"]).aggregate(change=moves.change.sum())


def number_at(plan: Plan, rows: pa.Table, first: int) -> Cube:
    """Residents at `plan.month_count` month starts from number `first`, by place, group and month; with the total."""
    place, group = plan.row_of(rows)
    count = plan.month_count
    at = np.clip(rows["at"].to_numpy() - first, 0, count)
    cube = np.zeros((len(plan.places), len(plan.groups), count + 1), dtype=np.int64)
    np.add.at(cube, (place, group, at), rows["change"].to_numpy())
    return with_total(np.cumsum(cube, axis=-1)[..., :-1])


def _within(spells: Table, plan: Plan) -> Table:
    # A point may be the first day after the last period, one month past the months that periods cover.
    last = plan.first_month + plan.month_count
    return spells.filter((spells.first < spells.end) & (spells.end > plan.first_month) & (spells.first <= last))


def largest_of_period(monthly: NDArray[np.int64], months: int) -> NDArray[np.int64]:
    """The most residents on any first day of each period's months: the least number of persons behind person-years."""
    most: NDArray[np.int64] = monthly.reshape(*monthly.shape[:-1], -1, months).max(axis=-1)
    return most


def number_by_age(plan: Plan, rows: pa.Table, lower: Sequence[int]) -> NDArray[np.int64]:
    """Residents on the plan's month starts by place, group, age band and month, from changes by birth month.

    lower: lowest age of each band in completed years. All municipalities together are the last place.
    """
    place, group = plan.row_of(rows)
    birth_months, birth = np.unique(rows["birth_month"].to_numpy(), return_inverse=True)
    months = plan.first_month + np.arange(plan.month_count)
    at = np.clip(rows["at"].to_numpy() - plan.first_month, 0, len(months))
    cube = np.zeros((len(plan.places), len(plan.groups), len(birth_months), len(months) + 1), dtype=np.int32)
    np.add.at(cube, (place, group, birth, at), rows["change"].to_numpy())
    living = np.cumsum(cube[..., :-1], axis=-1)
    band = age_band(ages_in_months(birth_months, months), lower)
    result = np.zeros((*living.shape[:2], len(lower), len(months)), dtype=np.int64)
    for number in range(len(lower)):
        result[:, :, number] = (living * (band == number)).sum(axis=2)
    return with_total(result)
