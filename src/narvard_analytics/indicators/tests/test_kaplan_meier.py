"""Kaplan and Meier's estimate: by hand, against a loop, and equal to a plain share where nothing is censored."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.indicators.guarantee.promise import ESTIMATED
from narvard_analytics.indicators.kaplan_meier import estimate, kaplan_meier
from narvard_analytics.intervals import CONFIDENCE_95, wilson

LIMIT = 6


def counts(days, length=LIMIT + 1):
    return np.bincount(np.array(days, dtype=np.int64), minlength=length)[None, None, None, :]


def cell(number):
    return np.array([[[number]]], dtype=np.int64)


@pytest.mark.parametrize(
    ("met", "left", "passed", "share", "variance"),
    [
        # Nobody is censored: 2 of 4, and the variance is that of a share, 1/2 · 1/2 / 4.
        ((0, 3), (), 2, 0.5, 1 / 16),
        # At risk 5, 4 after the first; one leaves on day 2; 3 at risk on day 4: 4/5 · 2/3 = 8/15 remain.
        ((1, 4), (2, 5), 1, 7 / 15, (8 / 15) ** 2 * (1 / 20 + 1 / 6)),
        # Who leaves on the day that another is met was at risk that day.
        ((0,), (0,), 1, 1 / 3, (2 / 3) ** 2 * (1 / 6)),
        # All were met: nothing remains, and the variance is nothing.
        ((0, 1, 2), (), 0, 1.0, 0.0),
        # None was met, and all were followed to the end.
        ((), (), 3, 0.0, 0.0),
    ],
)
def test_by_hand(met, left, passed, share, variance):
    found, spread = estimate(counts(met), counts(left), cell(passed))
    assert found.item() == pytest.approx(share)
    assert spread.item() == pytest.approx(variance)


@pytest.mark.parametrize(("met", "left"), [((), ()), ((), (0, 3)), ((1,), (4,))])
def test_there_is_no_estimate_where_nobody_was_followed_to_the_end(met, left):
    share, variance = estimate(counts(met), counts(left), cell(0))
    assert np.isnan(share).all()
    assert np.isnan(variance).all()


def plainly(met, left, passed):
    """Clock by clock: the chance to remain is multiplied on each day that somebody is met."""
    clocks = [(day, True) for day in met] + [(day, False) for day in left] + [(LIMIT + 1, False)] * passed
    remaining, terms = Fraction(1), Fraction(0)
    for day in sorted(set(met)):
        at_risk = sum(1 for followed, _ in clocks if followed >= day)
        events = met.count(day)
        remaining *= 1 - Fraction(events, at_risk)
        terms += Fraction(events, at_risk * (at_risk - events)) if at_risk > events else 0
    known = passed > 0 or (remaining == 0 and bool(met))
    return (1 - remaining, remaining**2 * terms) if known else None


DAYS = st.lists(st.integers(0, LIMIT), max_size=12)


@given(DAYS, DAYS, st.integers(0, 4))
def test_agrees_with_a_loop_over_clocks(met, left, passed):
    share, variance = estimate(counts(met), counts(left), cell(passed))
    expected = plainly(met, left, passed)
    if expected is None:
        assert np.isnan(share).all()
    else:
        assert share.item() == pytest.approx(float(expected[0]), abs=1e-12)
        assert variance.item() == pytest.approx(float(expected[1]), abs=1e-12)


@given(DAYS, st.integers(1, 6))
def test_without_censoring_it_is_the_share_with_wilsons_interval(met, passed):
    persons = cell(len(met) + passed)
    found = kaplan_meier(ESTIMATED, (), np.array([True]), (counts(met), counts(()), cell(passed)), persons)
    size = np.array([[[float(len(met) + passed)]]])
    expected = wilson(np.array([[[float(len(met))]]]), size, CONFIDENCE_95)
    assert found.value.item() == pytest.approx(len(met) / (len(met) + passed))
    assert found.limits[0].lower.item() == pytest.approx(expected.lower.item(), abs=1e-9)
    assert found.limits[0].upper.item() == pytest.approx(expected.upper.item(), abs=1e-9)


def test_censoring_widens_the_interval():
    followed, censored = (
        kaplan_meier(
            ESTIMATED, (), np.array([True]), (counts((1, 1, 4, 4)), counts(left), cell(passed)), cell(8)
        ).limits[0]
        for left, passed in (((), 4), ((2, 2, 2), 1))
    )
    assert (censored.upper - censored.lower).item() > (followed.upper - followed.lower).item()
