"""Continuity indices: known vectors, and windows against a loop over persons and months."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard_analytics.reducers import (
    NOBODY,
    Spells,
    Visits,
    coc,
    held,
    herfindahl,
    label_at,
    mmci,
    secon,
    upc,
    window_sums,
)

PARTS = 1_000_000_000


def visits(rows):
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Visits(*columns)


def of_one_person(providers):
    return window_sums(visits([(0, 0, p, 0) for p in providers]), windows=1, length=18)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((4,), Fraction(1)),
        ((3, 1), Fraction(1, 2)),
        ((2, 2), Fraction(1, 3)),
        ((1, 1, 1, 1), Fraction(0)),
        ((3, 2, 1), Fraction(4, 15)),
        ((6, 4, 2), Fraction(1, 3)),
        ((1, 1), Fraction(0)),
    ],
)
def test_coc_vectors(counts, expected):
    sums = of_one_person([p for p, count in enumerate(counts) for _ in range(count)])
    assert coc(sums, PARTS).tolist() == [[round(expected * PARTS)]]
    assert upc(sums, PARTS).tolist() == [[round(Fraction(max(counts), sum(counts)) * PARTS)]]


@pytest.mark.parametrize(
    ("counts", "expected_herfindahl", "expected_mmci"),
    [
        ((4,), Fraction(1), Fraction(1)),
        ((3, 1), Fraction(5, 8), Fraction(21, 31)),
        ((2, 2), Fraction(1, 2), Fraction(21, 31)),
        ((1, 1, 1, 1), Fraction(1, 4), Fraction(1, 31)),
        ((3, 2, 1), Fraction(7, 18), Fraction(31, 51)),
        ((6, 4, 2), Fraction(7, 18), Fraction(91, 111)),
        ((1,), Fraction(1), Fraction(1)),
    ],
)
def test_herfindahl_and_mmci_by_hand(counts, expected_herfindahl, expected_mmci):
    sums = of_one_person([p for p, count in enumerate(counts) for _ in range(count)])
    assert herfindahl(sums, PARTS).tolist() == [[round(expected_herfindahl * PARTS)]]
    assert mmci(sums, PARTS).tolist() == [[round(expected_mmci * PARTS)]]


def test_without_a_known_professional_every_index_is_nothing():
    sums = of_one_person([NOBODY, NOBODY])
    assert [index(sums, PARTS).item() for index in (coc, upc, secon, herfindahl, mmci)] == [0] * 5


@pytest.mark.parametrize(("order", "expected"), [("AABAC", 0.25), ("AAAA", 1.0), ("ABAB", 0.0)])
def test_secon_vectors(order, expected):
    assert secon(of_one_person([ord(p) for p in order]), PARTS).tolist() == [[round(expected * PARTS)]]


def test_visits_without_a_professional_count_in_no_index_and_part_no_pair():
    sums = of_one_person([1, NOBODY, 1, 2])
    assert (sums.visits.item(), sums.same.item(), sums.nobody.item()) == (3, 1, 1)


LENGTH, WINDOWS = 3, 5
ROWS = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(0, 1), st.sampled_from((NOBODY, 0, 1, 2)), st.integers(0, LENGTH + WINDOWS - 2)
    ),
    max_size=40,
).map(lambda rows: sorted(rows, key=lambda row: (row[0], row[3])))


def plainly(rows, person, unit, window):
    mine = [r[2] for r in rows if r[0] == person and r[1] == unit and window <= r[3] < window + LENGTH]
    known = [p for p in mine if p != NOBODY]
    counts = [known.count(p) for p in set(known)]
    return (
        len(known),
        sum(c * c for c in counts),
        max(counts, default=0),
        sum(a == b for a, b in zip(known, known[1:], strict=False)),
        len(mine) - len(known),
        len(counts),
    )


@given(ROWS, st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_windows_agree_with_a_loop(rows, minimum):
    sums = window_sums(visits(rows), WINDOWS, LENGTH, minimum)
    enough = sorted({r[:2] for r in rows if sum(o[:2] == r[:2] for o in rows) >= minimum})
    assert list(zip(sums.person.tolist(), sums.unit.tolist(), strict=True)) == enough
    for number, (person, unit) in enumerate(enough):
        for window in range(WINDOWS):
            found = tuple(
                int(getattr(sums, name)[number, window])
                for name in ("visits", "squares", "most", "same", "nobody", "providers")
            )
            assert found == plainly(rows, person, unit, window), (person, unit, window)


SPELLS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 5), st.integers(0, 6)), max_size=10)


@given(SPELLS)
def test_held_agrees_with_a_loop(rows):
    columns = np.array([r for r in rows if r[2] < r[3]], dtype=np.int64).reshape(-1, 4).T
    pairs = [(p, u) for p in range(4) for u in range(2)]
    found = held(Spells(*columns), *np.array(pairs).T, 6)
    for number, pair in enumerate(pairs):
        expected = [any(r[:2] == pair and r[2] <= w < r[3] for r in rows) for w in range(6)]
        assert found[number].tolist() == expected


def test_labels_fall_back_to_the_default():
    spells = Spells(np.array([0, 0]), np.array([7, 8]), np.array([1, 3]), np.array([3, 4]))
    assert label_at(spells, 2, 5, default=9).tolist() == [[9, 7, 7, 8, 9], [9] * 5]
