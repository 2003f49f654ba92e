"""The five-year age bands of the standard population, in rows of events and in cubes of counts."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from narvard_analytics.indicators.plan import Plan, with_total
from narvard_analytics.reference_data.standard_population import lower_ages, weights
from narvard_analytics.vocabulary import Value, age_on

BAND_YEARS = 5


def band_on(birth: Value, day: Value) -> Value:
    """The number of the band, from 0, that a person born that day is in on the day."""
    return (age_on(birth, day) // BAND_YEARS).clip(lower=0, upper=len(lower_ages()) - 1).cast("int64")


def first_band(lowest_age: int) -> int:
    """The number of the band that begins at that age; ValueError where none does."""
    return lower_ages().index(lowest_age)


def standard_weights(lowest_age: int) -> NDArray[np.float64]:
    """What each band from that age weighs in the standard population."""
    return np.array(weights()[first_band(lowest_age) :])


def band_cube(plan: Plan, rows: pa.Table, column: str, lowest_age: int) -> NDArray[np.int64]:
    """A column of rows (municipality, target_group, period, band) by place, group, period and band from that age."""
    place, group = plan.row_of(rows)
    period = rows["period"].to_numpy() - plan.first_month // plan.months
    cube = np.zeros((*plan.shape, len(lower_ages())), dtype=np.int64)
    np.add.at(cube, (place, group, period, rows["band"].to_numpy()), rows[column].to_numpy().astype(np.int64))
    return with_total(cube[..., first_band(lowest_age) :])
