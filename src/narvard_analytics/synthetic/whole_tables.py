"""The tables that are made once, of what all blocks have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .areas import small_areas
from .capacity import capacity, patient_days
from .code_tables import population, units
from .days import Calendar
from .figures_elsewhere import lss_plans, vacancies
from .parameters import Parameters
from .questionnaires import answers, answers_in_order, surveys
from .randomness import Floats
from .region import Region
from .staff import make_staff


@dataclass(frozen=True)
class Share:
    """A block's share of what is counted over all blocks. lss: by municipality."""

    population: pa.Table
    answers: pa.Table
    days_in_bed: Floats
    lss: tuple[pa.Table, ...]


def share_of(made: Region) -> Share:
    """What a block adds to the whole."""
    parameters, setting = made.parameters, made.setting
    numbers = range(len(setting.place.codes))
    return Share(
        population(setting, made.homes),
        answers(parameters, setting),
        patient_days(setting, made.admitted, made.stays),
        tuple(lss_plans(parameters, setting, made.homes, number) for number in numbers),
    )


def whole_tables(parameters: Parameters, shares: Sequence[Share]) -> Iterator[tuple[str, str, pa.Table]]:
    """Deliverer, name and rows of the tables that are made once."""
    place, calendar = parameters.place, Calendar(parameters.first_month, parameters.months)
    answered = answers_in_order([share.answers for share in shares])
    days_in_bed = np.sum([share.days_in_bed for share in shares], axis=0)
    yield place.controller, "population", added_up([share.population for share in shares], "inhabitants")
    yield place.controller, "units", units(place)
    yield place.controller, "small_areas", small_areas(place)
    yield place.controller, "capacity", capacity(place, calendar, days_in_bed, make_staff(parameters, calendar))
    yield place.controller, "surveys", surveys(calendar, answered)
    yield place.controller, "answers", answered
    for number, code in enumerate(place.codes):
        yield code, "aggregates", _figures(parameters, calendar, shares, number)


def _figures(parameters: Parameters, calendar: Calendar, shares: Sequence[Share], number: int) -> pa.Table:
    plans = added_up([share.lss[number] for share in shares], "numerator", "denominator")
    value = pc.if_else(pc.greater(plans["denominator"], 0), pc.divide(plans["numerator"], plans["denominator"]), None)
    status = pc.if_else(pc.greater(plans["denominator"], 0), "ok", "no_data")
    plans = _with(_with(plans, "value", value), "status", status)
    both = pa.concat_tables([plans, vacancies(parameters, calendar, number)])
    return both.sort_by([(name, "ascending") for name in ("publisher", "indicator", "municipality", "period_from")])


def _with(rows: pa.Table, name: str, column: pa.ChunkedArray) -> pa.Table:
    place = rows.schema.get_field_index(name)
    return rows.set_column(place, rows.schema.field(name), column)


def added_up(parts: Sequence[pa.Table], *columns: str) -> pa.Table:
    """One table of the blocks' parts, which have the same rows in the same order, with the sums of some columns."""
    total = parts[0]
    for part in parts[1:]:
        for name in columns:
            total = _with(total, name, pc.add(total[name], part[name]))
    return total
