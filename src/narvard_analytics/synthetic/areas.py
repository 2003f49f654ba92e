"""Small areas of municipalities: how rural they are, how long the way to a primary-care unit is, and their need.

All made up. About 2 500 people live in an area; the first ones of a municipality are its centre and the largest.
"""

import numpy as np
import pyarrow as pa

from .arrow_columns import labels, table
from .places import Place
from .randomness import Floats, Ints, choose, stream

RESIDENTS_OF_AREA, FEWEST = 2_500, 3
RURALITY = ("central", "town", "rural")
CENTRAL, TOWN, RURAL = range(3)
SHARES = (0.35, 0.70)  # of a municipality's areas: central, and central or town
MINUTES_BY_CAR = ((3.0, 7.0), (6.0, 13.0), (12.0, 28.0))


def _counts(place: Place) -> Ints:
    """How many areas each municipality has."""
    return np.array([max(FEWEST, round(m.inhabitants / RESIDENTS_OF_AREA)) for m in place.municipalities])


def _names(place: Place) -> list[str]:
    counts = _counts(place)
    return [f"{code}-{n + 1:03d}" for code, count in zip(place.codes, counts, strict=True) for n in range(count)]


def areas_of(rng: np.random.Generator, place: Place, municipality: Ints) -> pa.Array:
    """An area for each of many homes in municipalities; central areas are the larger ones."""
    counts = _counts(place)
    first = np.cumsum(counts) - counts
    area = np.zeros(len(municipality), dtype=np.int64)
    for number, count in enumerate(counts):
        here = municipality == number
        area[here] = first[number] + choose(rng, np.linspace(1.6, 0.4, count), int(here.sum()))
    return labels(_names(place), area)


def small_areas(place: Place) -> pa.Table:
    """The table `small_areas`, the same whatever the seed of the region."""
    parts = [_of(code, int(count)) for code, count in zip(place.codes, _counts(place), strict=True)]
    rurality = np.concatenate([part[0] for part in parts])
    return table(
        "small_areas",
        {
            "small_area": pa.array(_names(place)),
            "municipality": pa.array(np.repeat(place.codes, _counts(place)).tolist()),
            "socioeconomic_index": pa.array(np.concatenate([part[1] for part in parts])),
            "rurality": labels(RURALITY, rurality),
            "travel_minutes": pa.array(np.concatenate([part[2] for part in parts])),
        },
    )


def _of(code: str, count: int) -> tuple[Ints, Floats, Floats]:
    """Rurality, index of need around 1 and minutes by car of a municipality's areas."""
    rng = stream(int(code), "small areas")
    rurality = np.searchsorted(SHARES, (np.arange(count) + 0.5) / count)
    low, high = np.array(MINUTES_BY_CAR)[rurality].T
    index = np.round(rng.gamma(16, 1 / 16, count), 2)
    return rurality, index, np.round(low + (high - low) * rng.random(count), 1)
