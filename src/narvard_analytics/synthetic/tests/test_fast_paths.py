"""The vectorised steps agree with plain loops."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.synthetic.admissions import GAP, Episodes, _without_overlap
from narvard_analytics.synthetic.arrow_columns import keys, numbered
from narvard_analytics.synthetic.days import Calendar
from narvard_analytics.synthetic.listings import tenures
from narvard_analytics.synthetic.parameters import Parameters, RegionCannotBeMade
from narvard_analytics.synthetic.people import pseudonyms
from narvard_analytics.synthetic.randomness import stream
from narvard_analytics.synthetic.staff import VACANT, make_staff


def episodes(rows):
    person, start, length = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    zeros = np.zeros(len(rows), dtype=np.int64)
    return Episodes(np.arange(len(rows)), person, zeros, start, start + length, zeros - 1, zeros.astype(bool))


def plain_without_overlap(rows):
    kept, latest = [], {}
    for person, start, length in sorted(rows, key=lambda row: row[:2]):
        if start > latest.get(person, -(10**9)) + GAP:
            kept.append((person, start))
        latest[person] = max(latest.get(person, 0), start + length)
    return kept


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 5000), st.integers(5, 2000)),
        min_size=1,
        max_size=30,
        unique_by=lambda row: row[:2],
    )
)
def test_nobody_is_admitted_twice_at_a_time(rows):
    fast = _without_overlap(episodes(rows))
    assert list(zip(fast.person.tolist(), fast.start.tolist(), strict=True)) == plain_without_overlap(rows)


@given(st.lists(st.integers(0, 9_999_999), max_size=20))
def test_ids_are_a_prefix_and_a_number(numbers):
    made = numbered("SE-P", np.array(numbers, dtype=np.int64), 7).to_pylist()
    assert made == [f"SE-P{number:07d}" for number in numbers]


def test_pseudonyms_are_sorted_distinct_and_shaped_as_version_4():
    raw = pseudonyms(stream(1, "people"), 5000)
    made = keys(raw, np.arange(5000)).to_pylist()
    assert made == sorted(made, key=lambda one: one.bytes)
    assert len(set(made)) == 5000
    assert {one.version for one in made} == {4}
    assert keys(raw, np.array([3, 1])).type == pa.uuid()


def test_tenures_are_the_unbroken_runs_of_each_post():
    staff = make_staff(Parameters(), Calendar(date(2020, 1, 1), 54))
    found = tenures(staff)
    rebuilt = np.full(staff.physicians.reshape(-1, 54).shape, VACANT)
    for key, physician, first, after in zip(found.key, found.physician, found.first, found.after, strict=True):
        assert (rebuilt[key, first:after] == VACANT).all()
        rebuilt[key, first:after] = physician
    assert (rebuilt.reshape(staff.physicians.shape) == staff.physicians).all()
    assert not np.isin(staff.locums, staff.physicians).any()


@pytest.mark.parametrize(
    "wrong",
    [
        {"months": 0},
        {"scale": 0.0},
        {"scale": 50.0},
        {"region": "nowhere"},
        {"seed": -1},
        {"first_month": date(2020, 1, 1) + timedelta(days=1)},
    ],
)
def test_impossible_parameters_are_refused(wrong):
    with pytest.raises(RegionCannotBeMade, match=r"\.$"):
        Parameters(**wrong)
