"""How many residents there are of each municipality, sex and single year of age.

The municipalities' totals are the published ones. Their age structure is the county's: municipal age structures are
not among the figures at hand, so every municipality gets the same shape, and the manifest says so.
"""

import numpy as np
from scipy.interpolate import PchipInterpolator

from narvard_analytics.reference_data.population import AgeBand, age_structure

from .places import Place
from .randomness import Floats, Ints, largest_remainder

SEXES = ("female", "male")
TOP_AGE = 105  # one above the oldest age that is made
FULL_SIZE = 1.0


def scaled_totals(place: Place, scale: float) -> Ints:
    """Residents of each municipality at a scale, by code; the published figures at scale 1."""
    published = np.array([m.inhabitants for m in place.municipalities], dtype=np.int64)
    if scale == FULL_SIZE:
        return published
    return largest_remainder(published.astype(np.float64), round(int(published.sum()) * scale))


def _within_bands(bands: list[AgeBand]) -> Floats:
    """Weights of single ages: the slope of a smooth rising curve through the bands' cumulative totals."""
    edges = np.array([band.age_from for band in bands] + [TOP_AGE])
    totals = np.concatenate([[0], np.cumsum([band.inhabitants for band in bands])])
    curve = PchipInterpolator(edges, totals)
    return np.diff(curve(np.arange(TOP_AGE + 1)))


def single_ages(county: str, total: int) -> Ints:
    """Residents by sex (female, male) and single age that add to `total`, each band in its share of the county."""
    bands = age_structure(county)
    of_bands = largest_remainder(np.array([band.inhabitants for band in bands], dtype=np.float64), total)
    result = np.zeros((len(SEXES), TOP_AGE), dtype=np.int64)
    for row, sex in enumerate(SEXES):
        mine = [band for band in bands if band.sex == sex]
        smooth = _within_bands(mine)
        uppers = [band.age_from for band in mine[1:]] + [TOP_AGE]
        for band, upper in zip(mine, uppers, strict=True):
            ages = slice(band.age_from, upper)
            result[row, ages] = largest_remainder(smooth[ages] + 1e-9, int(of_bands[bands.index(band)]))
    return result


def residents_by_age(place: Place, scale: float) -> Ints:
    """Residents by municipality (by code), sex (female, male) and single age."""
    totals = scaled_totals(place, scale)
    return np.stack([single_ages(m.county, int(n)) for m, n in zip(place.municipalities, totals, strict=True)])
