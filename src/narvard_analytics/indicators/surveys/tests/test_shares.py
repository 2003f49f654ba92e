"""Weighted shares: equal weights are a plain proportion, and unequal ones widen the interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.indicators.surveys.answers import year_of
from narvard_analytics.indicators.surveys.patient_experience import DEFINITION
from narvard_analytics.indicators.surveys.shares import PARTS, Weighed, weighed_share
from narvard_analytics.intervals import CONFIDENCE_95, wilson
from narvard_analytics.periods import point
from narvard_analytics.results import Basis

WEIGHTS = st.lists(st.tuples(st.integers(1, 5 * PARTS), st.booleans()), min_size=1, max_size=40)


def found(answers):
    """The figures of answers (weight in parts, positive)."""
    weights = np.array([weight for weight, _ in answers])
    positive = np.array([positive for _, positive in answers])
    sums = (weights.sum(), weights[positive].sum(), (weights**2).sum(), len(answers), positive.sum())
    arrays = [np.array([[[number]]], dtype=np.int64) for number in sums]
    period = point(np.datetime64("2024-01-01").item())
    return weighed_share(DEFINITION.main, [period], np.array([True]), Weighed(*arrays))


def plain(answers):
    """Share and effective number as they are written (Kish 1965)."""
    total = sum(weight / PARTS for weight, _ in answers)
    positive = sum(weight / PARTS for weight, positive in answers if positive)
    return positive / total, total**2 / sum((weight / PARTS) ** 2 for weight, _ in answers)


@given(WEIGHTS)
def test_the_share_and_its_interval_are_those_of_the_plain_formula(answers):
    share, effective = plain(answers)
    figures = found(answers)
    lower, upper = wilson(np.array(share * effective), np.array(effective), CONFIDENCE_95)
    assert figures.value.item() == pytest.approx(share, abs=1e-12)
    assert figures.limits[0].lower.item() == pytest.approx(lower.item(), abs=1e-9)
    assert figures.limits[0].upper.item() == pytest.approx(upper.item(), abs=1e-9)
    assert figures.limits[0].lower.item() - 1e-12 <= share <= figures.limits[0].upper.item() + 1e-12


def test_two_of_four_with_equal_weights_is_wilsons_interval():
    # 0.5 ± 1.959964 · √(0.25/4 + 1.959964²/64) / (1 + 1.959964²/4), by hand: 0.150039 to 0.849961.
    figures = found([(PARTS, True), (PARTS, True), (PARTS, False), (PARTS, False)])
    assert figures.limits[0].lower.item() == pytest.approx(0.150039, abs=1e-6)
    assert figures.limits[0].upper.item() == pytest.approx(0.849961, abs=1e-6)


def test_unequal_weights_tell_less():
    # Weights 3, 1, 3, 1: the share is a half again, of (8²)/(9+1+9+1) = 3.2 effective answers.
    even = found([(PARTS, True), (PARTS, True), (PARTS, False), (PARTS, False)]).limits[0]
    uneven = found([(3 * PARTS, True), (PARTS, True), (3 * PARTS, False), (PARTS, False)]).limits[0]
    assert uneven.lower.item() < even.lower.item() < even.upper.item() < uneven.upper.item()
    expected = wilson(np.array(1.6), np.array(3.2), CONFIDENCE_95)
    assert uneven.lower.item() == pytest.approx(expected.lower.item())


@pytest.mark.parametrize(
    ("about", "year"),
    [
        ("2024", 2024),
        ("2024-H2", 2024),
        ("2024-05", 2024),
        ("20241", None),
        ("autumn 2024", None),
        ("", None),
        (None, None),
    ],
)
def test_the_year_that_a_round_asks_about(about, year):
    assert year_of(about) == year


def test_the_seven_dimensions_are_a_survey_and_never_a_register():
    assert len(DEFINITION.measures) == 7
    assert DEFINITION.basis is Basis.SURVEY
