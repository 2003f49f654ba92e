"""Sums that one or two contributors dominate, by hand, and what leaves of who they are."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics import disclosure_control
from narvard_analytics.disclosure_control import INTERNAL, OPEN, Dominance, is_judged
from narvard_analytics.disclosure_control.dominance import unsafe
from narvard_analytics.tests.result_rows import row, table

LIMITS = Dominance(largest=2, share=0.85, p=0.10)


def breaks(total, first, second, limits=LIMITS):
    return bool(unsafe(np.array([total]), np.array([first]), np.array([second]), limits)[0])


@pytest.mark.parametrize(
    ("why", "total", "first", "second", "broken"),
    [
        ("the two largest make up 85 % exactly", 100.0, 50.0, 35.0, False),
        ("and a little more", 100.0, 50.0, 35.1, True),
        ("the rest is 10 % of the largest exactly, and the two have 83 %", 100.0, 81.0, 2.0, False),
        ("the rest is less than 10 % of the largest", 100.0, 92.0, 0.0, True),
        ("one person alone", 10.0, 10.0, 0.0, True),
        ("nothing at all", 0.0, 0.0, 0.0, False),
    ],
)
def test_the_two_rules_by_hand(why, total, first, second, broken):
    assert breaks(total, first, second) is broken, why


def test_each_rule_alone():
    by_share, by_p = Dominance(largest=1, share=0.6, p=0.0), Dominance(largest=1, share=1.0, p=0.5)
    assert (breaks(100.0, 61.0, 1.0, by_share), breaks(100.0, 60.0, 30.0, by_share)) == (True, False)
    # Rest 100 − 60 − 11 = 29 is less than half of 60; with 10 it is 30.
    assert (breaks(100.0, 60.0, 11.0, by_p), breaks(100.0, 60.0, 10.0, by_p)) == (True, False)


def with_contributions(rows, first, second):
    made = table(*rows)
    for name, values in (("largest", first), ("second_largest", second)):
        made = made.append_column(name, pa.array(values, pa.float64()))
    return made


def test_a_dominated_sum_is_withheld_with_another_and_contributions_never_leave():
    rows = [row("1490", 40, numerator=100.0), row("1491", 50), row("1463", 60), row("*", 150)]
    judged = with_contributions(rows, [90.0, 2.0, 2.0, 90.0], [5.0, 2.0, 2.0, 5.0])
    assert is_judged(judged, OPEN)
    out = disclosure_control.apply(judged, "open")
    assert [status == "suppressed" for status in out["status"].to_pylist()] == [True, True, False, False]
    assert out.column_names == table(*rows).column_names


def test_a_sum_without_its_contributions_is_not_judged_and_says_so():
    assert not is_judged(table(row("1490", 40)), OPEN)
    assert not is_judged(with_contributions([row("1490", 40)], [1.0], [1.0]), INTERNAL)
    unknown = with_contributions([row("1490", 40, numerator=100.0)], [None], [None])
    assert disclosure_control.apply(unknown, "open")["status"].to_pylist() == ["ok"]


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=8))
def test_dominance_agrees_with_the_plain_way(parts):
    largest = sorted(parts, reverse=True) + [0.0]
    total, first, second = sum(parts), largest[0], largest[1]
    plain = first + second > 0.85 * total or total - first - second < 0.10 * first
    near = min(abs(first + second - 0.85 * total), abs(total - first - second - 0.10 * first)) < 1e-9
    assert near or breaks(total, first, second) is plain
