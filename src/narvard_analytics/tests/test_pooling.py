"""Pooled figures of small units: by hand, and what holds for any units."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from narvard_analytics.charts.funnels import pooled_proportions, pooled_rates


def array(*values):
    return np.array(values, dtype=float)


def test_shares_by_hand():
    # 2, 5, 8 of 10: Σn(p − ½)² = 1.8; over ¼ it is 7.2; ρ = (7.2 − 2)/(30 − 10 − 2) = 0.288889; prior 2.461538.
    found = pooled_proportions(array(2, 5, 8), array(10, 10, 10))
    assert found.overall == 0.5
    assert found.borrowed.tolist() == pytest.approx([2.461538 / 12.461538] * 3, abs=1e-6)
    assert found.value.tolist() == pytest.approx([0.259259, 0.5, 0.740741], abs=1e-6)
    assert found.limits.lower[0] == pytest.approx(stats.beta(3.230769, 9.230769).ppf(0.025), abs=1e-6)


def test_rates_by_hand():
    # 0, 4, 8 in 4 each: ΣE(r − 1)² = 8; v = (8 − 2)/(12 − 4) = 0.75; shape and prior 4/3.
    found = pooled_rates(array(0, 4, 8), array(4, 4, 4))
    assert found.value.tolist() == pytest.approx([0.25, 1.0, 1.75])
    assert found.borrowed.tolist() == pytest.approx([0.25] * 3)
    assert found.limits.upper[0] == pytest.approx(stats.gamma(4 / 3, scale=3 / 16).ppf(0.975))


def test_units_that_do_not_differ_beyond_chance_all_have_the_common_level():
    shares, rates = pooled_proportions(array(5, 5), array(10, 10)), pooled_rates(array(5, 5), array(10, 10))
    assert shares.value.tolist() == rates.value.tolist() == [0.5, 0.5]
    assert shares.borrowed.tolist() == rates.borrowed.tolist() == [1, 1]
    # Wilson of 10 of 20, and exact Poisson of 10 over 20.
    assert (shares.limits.lower[0], shares.limits.upper[0]) == pytest.approx((0.299298, 0.700702), abs=1e-6)
    assert (rates.limits.lower[0], rates.limits.upper[0]) == pytest.approx((4.7954 / 20, 18.3904 / 20), abs=1e-5)


units = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), min_size=2, max_size=12)


@pytest.mark.parametrize("pool", [pooled_proportions, pooled_rates])
@given(given_units=units)
def test_a_pooled_figure_lies_between_the_raw_one_and_the_common_level(pool, given_units):
    events = array(*(min(e, n) for e, n in given_units))
    sizes = array(*(n for _, n in given_units))
    assume(sizes.any())
    found = pool(events, sizes)
    raw = np.where(sizes > 0, events / np.maximum(sizes, 1), found.overall)
    low, high = np.minimum(raw, found.overall), np.maximum(raw, found.overall)
    slack = 1e-9
    assert ((found.value >= low - slack) & (found.value <= high + slack)).all()
    assert found.value == pytest.approx(raw + found.borrowed * (found.overall - raw))
    assert (found.borrowed[sizes == 0] == pytest.approx(1)) if (sizes == 0).any() else True
    order = np.argsort(sizes)
    assert (np.diff(found.borrowed[order]) <= slack).all()


def test_pooled_figures_are_nearer_the_truth_than_raw_ones():
    rng = np.random.default_rng(11)
    truth, sizes = rng.beta(20, 60, 400), rng.integers(5, 60, 400).astype(float)
    events = rng.binomial(sizes.astype(int), truth).astype(float)
    found = pooled_proportions(events, sizes)
    assert ((found.value - truth) ** 2).mean() < 0.4 * ((events / sizes - truth) ** 2).mean()
    inside = (found.limits.lower <= truth) & (truth <= found.limits.upper)
    assert inside.mean() == pytest.approx(0.95, abs=0.03)
