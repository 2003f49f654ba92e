"""The residents by municipality, sex and age are the published figures, to the person."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.reference_data.population import age_structure
from narvard_analytics.synthetic.age_distribution import SEXES, residents_by_age, scaled_totals, single_ages
from narvard_analytics.synthetic.randomness import largest_remainder
from narvard_analytics.synthetic.regions import place

COUNTY = "Västra Götalands län"
REGION = place("sodra_alvsborg")

PUBLISHED = {
    "1441": 41510,
    "1442": 11490,
    "1443": 9262,
    "1452": 11841,
    "1463": 34484,
    "1465": 10659,
    "1466": 9485,
    "1489": 40390,
    "1490": 111026,
    "1491": 24296,
}


def test_the_ten_municipalities_and_their_residents():
    assert {m.code: int(n) for m, n in zip(REGION.municipalities, scaled_totals(REGION, 1.0), strict=True)} == PUBLISHED
    assert residents_by_age(REGION, 1.0).sum(axis=(1, 2)).tolist() == list(PUBLISHED.values())
    assert residents_by_age(REGION, 1.0).sum() == 304_443


def test_bands_keep_their_share_of_the_county():
    bands = age_structure(COUNTY)
    total = sum(band.inhabitants for band in bands)
    made = single_ages(COUNTY, 100_000)
    for band in bands:
        upper = band.age_from + 5
        here = made[SEXES.index(band.sex), band.age_from : upper].sum()
        assert abs(here - 100_000 * band.inhabitants / total) <= 1


def test_ages_within_a_band_are_no_staircase():
    made = single_ages(COUNTY, 1_000_000).sum(axis=0)
    at_edges = [abs(int(made[age]) - int(made[age - 1])) for age in range(15, 95, 5)]
    between_bands = [abs(int(made[age : age + 5].sum() - made[age - 5 : age].sum())) / 5 for age in range(15, 95, 5)]
    assert np.mean(at_edges) < 0.5 * np.mean(between_bands)


@pytest.mark.parametrize(
    ("weights", "total", "parts"),
    [
        ([1, 1, 1], 3, [1, 1, 1]),
        ([1, 1, 1], 4, [2, 1, 1]),  # a tie goes to the first
        ([5, 3, 2], 7, [4, 2, 1]),  # quotas 3.5, 2.1, 1.4
        ([1, 0], 5, [5, 0]),
    ],
)
def test_largest_remainder(weights, total, parts):
    assert largest_remainder(np.array(weights, dtype=float), total).tolist() == parts


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=40), st.integers(0, 10**7))
def test_largest_remainder_adds_up_and_stays_within_one(weights, total):
    parts = largest_remainder(np.array(weights, dtype=float), total)
    quotas = np.array(weights) / sum(weights) * total
    assert parts.sum() == total
    assert (np.abs(parts - quotas) < 1 + 1e-6).all()


@pytest.mark.parametrize("scale", [0.01, 0.3, 0.77])
def test_a_scaled_region_adds_up(scale):
    assert scaled_totals(REGION, scale).sum() == round(304_443 * scale)
