"""The differencing attack: subtract what is published from what is published, in every way that a table offers.

Each test writes the published table, hands it to a reader who solves all sums, and fails when a withheld count, or a
small count that stands in no row, can be had to within five values.
"""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from narvard_analytics import disclosure_control
from narvard_analytics.disclosure_control.windows import month_ranges, tells
from narvard_analytics.results import FIGURES
from narvard_analytics.tests.reader_who_solves import Reader
from narvard_analytics.tests.result_rows import PLACES, first_of, hidden, places, row, table

few = settings(deadline=None, max_examples=10)
small_counts = st.integers(0, 12)


def grid(lines, **other):
    """Municipalities × months with both sums, and quarters of the three months."""
    rows = [row(PLACES[i], n, month=m + 1, **other) for i, line in enumerate(lines) for m, n in enumerate(line)]
    rows += [row("*", sum(line[m] for line in lines), month=m + 1, **other) for m in range(3)]
    rows += [row(PLACES[i], sum(line), months=3, **other) for i, line in enumerate(lines)]
    return [*rows, row("*", sum(map(sum, lines)), months=3, **other)]


lines = st.lists(st.lists(small_counts, min_size=3, max_size=3), min_size=2, max_size=4)


@few
@given(lines)
def test_total_minus_parts_over_places_and_periods(counts):
    rows = grid(counts)
    gone = hidden(rows)
    reader = Reader(rows, gone)
    reader.add_sums("municipality", "*")
    reader.add_periods("quarter", "month")
    assert reader.found(gone) == []


@pytest.mark.slow
@few
@given(st.lists(st.tuples(small_counts, small_counts, small_counts), min_size=2, max_size=3), st.data())
def test_municipality_by_group_by_time(counts, data):
    """A target group taken from the whole population leaves those outside it."""
    rows = []
    for group, share in (("all", 1.0), ("disability", 0.8)):
        drawn = [[n if group == "all" else data.draw(st.integers(0, round(n * share))) for n in c] for c in counts]
        rows += grid(drawn, group=group)
    gone = hidden(rows)
    reader = Reader(rows, gone)
    reader.add_sums("municipality", "*")
    reader.add_periods("quarter", "month")
    reader.add_rests("target_group", "all")
    assert reader.found(gone) == []


@few
@given(st.lists(st.lists(small_counts, min_size=3, max_size=3), min_size=2, max_size=4), st.integers(0, 9))
def test_units_of_listing_and_those_who_are_listed_nowhere(counts, nowhere):
    rows = [row("*", n, month=m + 1, unit=f"u{i}") for i, line in enumerate(counts) for m, n in enumerate(line)]
    for m in range(3):
        listed = sum(line[m] for line in counts)
        rows += [row("*", listed, month=m + 1, unit="listed"), row("*", listed + nowhere, month=m + 1)]
    gone = hidden(rows)
    reader = Reader(rows, gone)
    reader.add_sums("unit", "listed", skip=("*",))
    reader.add_rests("unit", "*", part="listed")
    assert reader.found(gone) == []


@few
@given(st.lists(small_counts.filter(bool), min_size=2, max_size=8))
def test_a_period_that_grows_gives_no_month_away(counts):
    """January, January and February, and so on: each less the one before it is a month that stands in no row."""
    grown = np.cumsum(counts).tolist()
    rows = [row("1490", n) | {"period_kind": "year", "period_to": first_of(2 + m)} for m, n in enumerate(grown)]
    gone = hidden(rows)
    reader = Reader(rows, gone)
    for m in range(1, len(rows)):
        reader.add(m, [m - 1, reader.unknown(counts[m])])
    assert reader.found(gone) == []


def windows(events):
    """Windows of 18 months that end a month apart."""
    return [sum(events[i : i + 18]) for i in range(len(events) - 17)]


def rolling(events, place="1490"):
    return [row(place, n, month=1 + i, months=18) for i, n in enumerate(windows(events))]


@few
@given(st.lists(st.sampled_from([0, 0, 0, 1, 2, 9]), min_size=19, max_size=45))
def test_windows_that_roll_give_no_month_away(events):
    rows = rolling(events)
    gone = hidden(rows)
    reader = Reader(rows, gone)
    months = [reader.unknown(n) for n in events]
    for i in range(len(rows)):
        reader.add(i, months[i : i + 18])
    # Of a withheld window the reader may know its neighbours: it is the months within it that must not be told of.
    assert reader.found([False] * len(rows)) == []


def test_a_month_worked_out_from_windows_alone():
    """Five events, then three more come in; each later window loses one, so the first month of all held few or none.

    With the fourth window two months have fallen out with one event each: 5 − 2 = 3 are left to lie anywhere, so the
    month that came in held from 3 to 6, four values only.
    """
    events = [0, 1, 1, 1, 1, 1, *[0] * 12, 3, 0, 0, 0]
    assert windows(events) == [5, 8, 7, 6, 5]
    least, slack = month_ranges(np.array([5.0, 8, 7, 6]))
    assert (least[18], slack) == (3, 3)
    assert hidden(rolling(events)) == [False, False, False, True, True]


@few
@given(st.lists(st.integers(0, 6), min_size=6, max_size=20))
def test_ranges_of_months_agree_with_linear_programming(events):
    """Windows of five months: the closed form is the exact range of every month."""
    known = np.array([sum(events[i : i + 5]) for i in range(len(events) - 4)], dtype=float)
    matrix = np.array([[float(i <= m < i + 5) for m in range(len(events))] for i in range(len(known))])
    least, slack = month_ranges(known, 5)
    for month in range(len(events)):
        aim = np.eye(len(events))[month]
        low = linprog(aim, A_eq=matrix, b_eq=known).fun
        high = -linprog(-aim, A_eq=matrix, b_eq=known).fun
        assert (least[month], least[month] + slack) == pytest.approx((low, high), abs=1e-6)


def test_large_windows_are_left_alone():
    rng = np.random.default_rng(5)
    assert not any(hidden(rolling(rng.poisson(20, 53).tolist())))
    assert not tells(np.array([0.0, 0.0]), 5)


def test_windows_and_the_months_within_them_are_sums():
    events = [3, *[20] * 17]
    rows = [row("1490", n, month=1 + m) for m, n in enumerate(events)] + rolling(events)
    assert sum(hidden(rows)) == 2


@few
@given(lines, st.data())
def test_two_tables_that_differ_by_one_person(counts, data):
    """The second table has one more person somewhere: no published figure of the two differs by so few."""
    first = grid(counts)
    place, month = data.draw(st.integers(0, len(counts) - 1)), data.draw(st.integers(0, 2))
    more = [[n + (i == place and m == month) for m, n in enumerate(line)] for i, line in enumerate(counts)]
    second = grid(more)
    before = disclosure_control.apply(table(*first), "open")
    after = disclosure_control.apply(table(*second), "open", earlier=before).to_pylist()
    for old, new in zip(before.to_pylist(), after, strict=True):
        if old["status"] == new["status"] == "ok":
            assert old["events"] == new["events"]
        assert old["status"] == "ok" or new["status"] == "suppressed"


@pytest.mark.slow
@few
@given(lines, st.data())
def test_a_table_published_again_gives_away_no_more_than_the_first(counts, data):
    """Some months are corrected late: a reader of both tables solves the sums of both."""
    first = grid(counts)
    late = [[n + data.draw(st.sampled_from([0, 0, 1, 7])) for n in line] for line in counts]
    before = disclosure_control.apply(table(*first), "open")
    second = grid(late)
    gone = hidden(second, earlier=before)
    reader = Reader(second, gone)
    reader.add_sums("municipality", "*")
    reader.add_periods("quarter", "month")
    for i, (old, new) in enumerate(zip(before.to_pylist(), second, strict=True)):
        change = new["events"] - old["events"] if old["events"] is not None else None
        if change and change < 5 and gone[i]:
            reader.low[i], reader.true[i] = old["events"], new["events"]
    told = [
        hide and old["events"] == new["events"] for hide, old, new in zip(gone, before.to_pylist(), second, strict=True)
    ]
    assert not any(told)
    assert reader.found(gone) == []


def test_what_was_published_before_protects_nobody():
    """1491 was published beside 1490; now that 1443 is small another has to go with it."""
    before = disclosure_control.apply(table(row("1441", 30), row("1442", 9)), "open")
    now = [row("1441", 30), row("1442", 9), row("1443", 3), row("1463", 20), row("*", 62)]
    assert hidden(now) == [False, True, True, False, False]
    assert hidden(now, earlier=before) == [False, False, True, True, False]


def test_what_was_withheld_before_stays_withheld():
    before = disclosure_control.apply(table(row("1490", 3)), "open")
    assert hidden([row("1490", 30)], earlier=before) == [True]


def test_no_figure_of_a_withheld_row_is_left_to_reckon_from():
    """A value with a withheld numerator, or an interval, would give the numerator back."""
    shares = [row("1490", 3, 40, proportion=True), row("1490", 37, 40, proportion=True, measure="others")]
    for each in disclosure_control.apply(table(*shares), "open").to_pylist():
        assert [each[name] for name in FIGURES] == [None] * len(FIGURES)


def test_a_suppressed_part_delivered_by_another_is_guarded_by_what_is_left():
    """1490 came withheld: all together less the others would be its count."""
    came = row("1490", 3) | dict.fromkeys(FIGURES) | {"status": "suppressed"}
    rows = [came, row("1491", 40), row("1463", 50), row("*", 93, 3000)]
    out = disclosure_control.apply(table(*rows), "open").to_pylist()
    assert [each["status"] for each in out] == ["suppressed", "suppressed", "ok", "ok"]


def test_a_suppressed_month_hides_its_light_even_where_the_quarter_stands():
    rows = [row("1490", n, month=1 + m) for m, n in enumerate((3, 30, 20))] + [row("1490", 53, months=3)]
    out = disclosure_control.apply(table(*rows), "open").to_pylist()
    assert [each["status"] for each in out] == ["suppressed", "ok", "suppressed", "ok"]
    assert out[0]["period_from"] == date(2024, 1, 1)


@given(st.lists(small_counts, min_size=2, max_size=8))
def test_published_zero_is_zero_and_withheld_is_never_zero(counts):
    out = disclosure_control.apply(table(*places(counts)), "open").to_pylist()
    for each, true in zip(out, counts, strict=False):
        assert (each["events"] is None) == (each["status"] == "suppressed")
        assert each["events"] in (None, true)
