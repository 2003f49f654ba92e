"""Small numbers: what is withheld, and that a reader with pencil and paper cannot work it out."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from narvard_analytics import disclosure_control
from narvard_analytics.disclosure_control import OPEN, ProfileUnknown
from narvard_analytics.results import FIGURES, SCHEMA
from narvard_analytics.tests.result_rows import PLACES, hidden, places, row, table

UNJUDGED = {"events": None, "persons": None}


@pytest.mark.parametrize(
    ("events", "persons", "proportion", "withheld"),
    [
        (0, 1000, False, False),  # zero stays zero
        (1, 1000, False, True),
        (4, 1000, False, True),
        (5, 1000, False, False),
        (0, 4, False, True),  # few persons behind the denominator
        (0, 0, False, False),
        (998, 1000, True, True),  # two who are not in the numerator
        (998, 1000, False, False),  # a rate has no such complement
        (995, 1000, True, False),
        (1000, 1000, True, False),
    ],
)
def test_a_small_count_is_withheld(events, persons, proportion, withheld):
    assert hidden([row("1490", events, persons, proportion=proportion)]) == [withheld]


def test_a_withheld_row_holds_no_figure_and_keeps_its_place():
    out = disclosure_control.apply(table(row("1490", 3), row("1491", 30)), "open")
    first, second = out.to_pylist()
    assert (first["municipality"], first["status"]) == ("1490", "suppressed")
    assert [first[name] for name in FIGURES] == [None] * len(FIGURES)
    assert (second["status"], second["events"]) == ("ok", 30)
    assert out.schema.equals(SCHEMA)


def test_internal_figures_are_unchanged():
    before = table(row("1490", 3))
    assert disclosure_control.apply(before, "internal").equals(before)


def test_an_unknown_profile_is_refused():
    with pytest.raises(ProfileUnknown, match="internal, open"):
        disclosure_control.apply(table(row("1490", 3)), "secret")


@pytest.mark.parametrize(
    ("why", "events", "withheld"),
    [
        ("one small: the next smallest goes with it", (3, 50, 9, 20), (1, 0, 1, 0)),
        ("nothing small", (5, 50, 9, 20), (0, 0, 0, 0)),
        ("a zero protects nobody", (3, 50, 0, 20), (1, 0, 0, 1)),
        ("two small protect each other when their sum leaves room", (4, 4, 9, 20), (1, 1, 0, 0)),
        ("two ones would be read from their sum of two", (1, 1, 9, 20), (1, 1, 1, 0)),
    ],
)
def test_a_single_withheld_municipality_cannot_be_worked_out(why, events, withheld):
    assert hidden(places(events))[:-1] == [bool(each) for each in withheld], why


def test_where_no_part_can_go_with_it_the_total_is_withheld():
    rows = [row("1490", 998, proportion=True), row("1491", 0, 0), row("*", 998, 1100, proportion=True)]
    assert hidden(rows) == [True, False, True]


def test_measures_of_one_indicator_are_withheld_together():
    rows = [row("1490", 40, measure="mean"), row("1490", 3, measure="mean_without_day_0"), row("1491", 40)]
    assert hidden(rows) == [True, True, False]


def test_a_large_count_withheld_for_the_sake_of_another_measure_is_not_worked_out_either():
    days = [row("1490", 40), row("1491", 50), row("1463", 60), row("*", 150)]
    assert hidden([*days, row("1490", 3, measure="days")]) == [True, True, False, False, True]


def test_a_total_withheld_for_the_sake_of_another_measure_is_not_added_up():
    days = [row("1490", 40), row("1491", 50), row("*", 90)]
    assert hidden([*days, row("*", 3, measure="days")]) == [True, False, True, True]


def test_a_municipality_is_protected_by_another_in_its_own_target_group():
    rows = places((3, 50, 9), group="end_of_life") + places((6, 6, 6), group="disability")
    assert hidden(rows) == [True, False, True, False, False, False, False, False]


def test_persons_of_unknown_residence_do_not_stand_in_for_a_municipality():
    rows = [row("1490", 3), row("1491", 60), row("unknown", 7), row("*", 63)]
    assert hidden(rows) == [True, True, False, False]
    without_events = [row("1490", 0, 3), row("1491", 60), row("1463", 70), row("unknown", 0, 7), row("*", 130, 2003)]
    assert hidden(without_events) == [True, True, False, False, False]


@pytest.mark.parametrize(("total", "withheld"), [(93, [1, 0, 1, 0]), (90, [0, 0, 1, 0]), (89, [0, 0, 1, 0])])
def test_unknown_residence_is_guarded_where_it_is_in_the_total(total, withheld):
    rows = [row("1490", 30), row("1491", 60), row("unknown", 3), row("*", total)]
    assert hidden(rows) == [bool(each) for each in withheld]


def test_a_month_cannot_be_worked_out_from_its_quarter():
    months = [row("1490", count, month=month) for month, count in ((1, 3), (2, 30), (3, 20))]
    quarter = row("1490", 53, month=1, months=3)
    assert hidden([*months, quarter]) == [True, False, True, False]


def test_target_groups_overlap_so_nothing_follows_between_them():
    assert hidden([row("1490", 3, group="end_of_life"), row("1490", 40, group="disability"), row("1490", 60)]) == [
        True,
        False,
        False,
    ]


def test_a_register_figure_without_counts_behind_it_is_withheld():
    assert hidden([row("1490", 30) | UNJUDGED]) == [True]
    assert hidden([row("1490", 30, basis="published") | UNJUDGED]) == [False]


def test_four_withheld_in_a_ring_with_a_bridge_are_found():
    """Each sum has two withheld rows, yet the month between two rings is pinned by all sums together."""
    relations = [
        disclosure_control.Relations(np.array([6]), np.array([[0, 1]])),
        disclosure_control.Relations(np.array([7]), np.array([[0, 1, 2]])),
    ]
    withheld, count = np.arange(8) < 3, np.array([9.0, 9, 3, 0, 0, 0, 18, 21])
    assert disclosure_control.narrow_rows(withheld, count, relations, 4).tolist() == [2]


counts = st.lists(st.integers(0, 12), min_size=3, max_size=6)


@given(counts)
def test_every_withheld_count_could_be_five_numbers(events):
    rows = places(events)
    out = hidden(rows)
    if out[-1]:
        return
    parts = [count for count, gone in zip(events, out, strict=False) if gone]
    room = sum(parts) - len(parts)  # withheld counts are 1 at least: zeros are published
    assert not parts or room >= OPEN.smallest - 1
    assert len(parts) != 1


@settings(deadline=None, max_examples=20)
@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=3, max_size=4))
def test_a_reader_who_solves_all_sums_finds_no_withheld_count(grid):
    """Months × municipalities with both sums and the quarter: every withheld count keeps room to move."""
    rows = [row(PLACES[i], n, month=m + 1) for i, line in enumerate(grid) for m, n in enumerate(line)]
    rows += [row("*", sum(line[m] for line in grid), month=m + 1) for m in range(3)]
    rows += [row(PLACES[i], sum(line), months=3) for i, line in enumerate(grid)]
    rows += [row("*", sum(map(sum, grid)), months=3)]
    gone = np.array(hidden(rows))
    truth = np.array([each["events"] for each in rows], dtype=float)
    for index in np.flatnonzero(gone & (truth > 0)):
        low, high = _possible(truth, gone, len(grid), index)
        assert high - low >= OPEN.smallest - 1 - 1e-6, (grid, index)


def _possible(truth, gone, places_count, index):
    """Least and greatest value of one withheld count, given all published rows and all sums."""
    size = truth.size
    cell = np.arange(places_count * 3).reshape(places_count, 3)
    month_total = places_count * 3 + np.arange(3)
    quarter = places_count * 3 + 3 + np.arange(places_count)
    sums = [(month_total[m], cell[:, m]) for m in range(3)] + [(quarter[i], cell[i]) for i in range(places_count)]
    sums += [(size - 1, quarter), (size - 1, month_total)]
    matrix = np.zeros((len(sums), size))
    for line, (total, parts) in zip(matrix, sums, strict=True):
        line[total], line[parts] = 1, -1
    bounds = [(0, None) if hide else (value, value) for value, hide in zip(truth, gone, strict=True)]
    aim = np.eye(size)[index]
    low = linprog(aim, A_eq=matrix, b_eq=np.zeros(len(sums)), bounds=bounds)
    high = linprog(-aim, A_eq=matrix, b_eq=np.zeros(len(sums)), bounds=bounds)
    return low.fun, np.inf if high.status == 3 else -high.fun


@settings(deadline=None)
@given(st.permutations(range(6)), st.lists(st.integers(0, 12), min_size=5, max_size=5))
def test_the_order_of_rows_does_not_let_anything_out(order, events):
    rows = places(events)
    out = hidden([rows[i] for i in order])
    small = [0 < rows[i]["events"] < OPEN.smallest for i in order]
    assert all(gone for gone, is_small in zip(out, small, strict=True) if is_small)


@pytest.mark.slow
def test_a_whole_catalogue_is_published_at_once():
    rng = np.random.default_rng(4)
    months = [(date(2020 + m // 12, m % 12 + 1, 1), date(2020 + (m + 1) // 12, (m + 1) % 12 + 1, 1)) for m in range(54)]
    rows = []
    for indicator in range(12):
        for group in range(6):
            for start, end in months:
                events = rng.poisson(12, 10)
                same = {"indicator": str(indicator), "group": str(group)}
                for each in places(events.tolist(), **same):
                    rows.append(each | {"period_from": start, "period_to": end})
    big = table(*rows)
    out = disclosure_control.apply(big, "open")
    assert out["status"].to_pylist().count("suppressed") > 100
