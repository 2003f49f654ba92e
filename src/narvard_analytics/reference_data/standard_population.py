"""The standard population that rates are adjusted to: Västra Götaland on 31 December 2015, both sexes together."""

from functools import cache

from narvard_analytics.reference_data.population import age_structure

STANDARD_COUNTY = "Västra Götalands län"
STANDARD_NAME = "Västra Götalands län 2015-12-31"
OPEN_BAND = 90
"""The last band is 90 years and over: above it small municipalities have months without a resident."""


@cache
def lower_ages() -> tuple[int, ...]:
    """Lowest age of each five-year band, in completed years; the last band is open upwards."""
    return tuple(range(0, OPEN_BAND + 1, 5))


@cache
def weights() -> tuple[float, ...]:
    """The share of each band of `lower_ages` in the standard population (SCB, CC0); the shares sum to one."""
    counts = dict.fromkeys(lower_ages(), 0)
    for band in age_structure(STANDARD_COUNTY):
        counts[min(band.age_from, OPEN_BAND)] += band.inhabitants
    total = sum(counts.values())
    return tuple(count / total for count in counts.values())
