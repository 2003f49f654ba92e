"""The traps that the vocabulary exists for: leap days, month ends, empty values and NaN, and overlapping periods."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard_analytics import vocabulary as words

# Through the vocabulary, which beside the engines alone may know the language (.importlinter).
ibis = words.ibis
CONNECTION = ibis.duckdb.connect()
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def table(**columns):
    types = {int: pa.int64(), str: pa.string(), float: pa.float64(), date: pa.date32(), bool: pa.bool_()}
    arrays = {}
    for name, values in columns.items():
        kind = next((type(v) for v in values if v is not None), date)
        arrays[name] = pa.array(values, types[kind])
    return ibis.memtable(pa.table(arrays))


def answer(expression):
    return CONNECTION.to_pyarrow(expression)


def on(birth, day):
    rows = table(birth=[birth], day=[day])
    return answer(rows.select(age=words.age_on(rows.birth, rows.day)))["age"][0].as_py()


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1940, 2, 29), date(2020, 2, 28), 79),
        (date(1940, 2, 29), date(2020, 2, 29), 80),
        (date(1940, 2, 29), date(2021, 2, 28), 80),
        (date(1940, 2, 29), date(2021, 3, 1), 81),
        (date(1940, 12, 31), date(2020, 1, 1), 79),
        (date(2020, 5, 1), date(2020, 5, 1), 0),
        (None, date(2020, 5, 1), None),
    ],
)
def test_age_is_completed_years(birth, day, age):
    assert on(birth, day) == age


@pytest.mark.parametrize(
    ("day", "days", "after"),
    [
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2024, 3, 1), -1, date(2024, 2, 29)),
        (date(2024, 12, 31), 1, date(2025, 1, 1)),
        (words.OPEN_END, -1, date(9999, 12, 30)),
        (None, 1, None),
    ],
)
def test_days_after(day, days, after):
    rows = table(day=[day])
    assert answer(rows.select(after=words.days_after(rows.day, days)))["after"].to_pylist() == [after]


@pytest.mark.parametrize(
    ("first", "last", "seconds"),
    [
        ("2025-10-25 20:00", "2025-10-26 19:00", 24 * 3600),
        ("2025-03-29 20:00", "2025-03-30 21:00", 24 * 3600),
        ("2025-06-01 12:00:01", "2025-06-01 12:00:00", -1),
    ],
)
def test_elapsed_seconds_over_the_nights_when_clocks_change(first, last, seconds):
    zone = ZoneInfo("Europe/Stockholm")
    instants = [[datetime.fromisoformat(text).replace(tzinfo=zone)] for text in (first, last)]
    rows = ibis.memtable(pa.table(dict(zip(("one", "other"), instants, strict=True))))
    assert answer(rows.select(s=words.seconds_between(rows.one, rows.other)))["s"].to_pylist() == [seconds]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2023, 3, 31), 1, date(2023, 2, 28)),
        (date(2024, 7, 1), 18, date(2023, 1, 1)),
        (date(2024, 1, 15), 1, date(2023, 12, 15)),
        (None, 1, None),
    ],
)
def test_months_before_is_a_day_and_keeps_within_the_month(day, months, before):
    rows = table(day=[day])
    found = answer(rows.select(x=words.months_before(rows.day, months)))["x"]
    assert found.type == pa.date32()
    assert found[0].as_py() == before


@given(DAYS, DAYS)
@settings(max_examples=40, deadline=None)
def test_days_and_months_agree_with_the_calendar(one, other):
    rows = table(one=[one], other=[other])
    found = answer(
        rows.select(
            days=words.days_between(rows.one, rows.other),
            month=words.month_of(rows.one),
            following=words.month_from(rows.one),
            quarter=words.period_of(rows.one, 3),
            start=words.month_start(rows.one),
            quarter_start=words.quarter_start(rows.one),
            age=words.age_on(rows.one, rows.other),
        )
    ).to_pylist()[0]
    number = one.year * 12 + one.month - 1
    years = other.year - one.year - ((other.month, other.day) < (one.month, one.day))
    assert found == {
        "days": (other - one).days,
        "month": number,
        "following": number + (one.day > 1),
        "quarter": number // 3,
        "start": one.replace(day=1),
        "quarter_start": date(one.year, (one.month - 1) // 3 * 3 + 1, 1),
        "age": years,
    }


def test_windows_are_half_open_and_unknown_days_are_in_none():
    rows = table(day=[date(2020, 1, 1), date(2020, 1, 31), date(2020, 2, 1), None])
    inside = words.in_window(rows.day, date(2020, 1, 1), date(2020, 2, 1))
    assert answer(rows.filter(inside))["day"].to_pylist() == [date(2020, 1, 1), date(2020, 1, 31)]


def test_periods_that_meet_do_not_overlap():
    rows = table(a=[1, 1, 1], b=[5, 5, 5], c=[5, 4, 0], d=[9, 9, 1])
    found = answer(rows.select(x=words.overlaps(rows.a, rows.b, rows.c, rows.d)))["x"]
    assert found.to_pylist() == [False, True, False]


def test_neither_empty_nor_nan_is_a_number():
    rows = ibis.memtable(pa.table({"x": pa.array([1.5, float("nan"), None, float("inf")])}))
    assert answer(rows.select(x=words.is_number(rows.x)))["x"].to_pylist() == [True, False, False, True]


def test_not_known_is_neither_yes_nor_no():
    rows = table(x=[True, False, None])
    found = answer(rows.select(yes=words.is_true(rows.x), no=words.is_false(rows.x)))
    assert found.to_pydict() == {"yes": [True, False, False], "no": [False, True, False]}


def test_codes_by_the_beginning():
    rows = table(code=["J45", "J459", "J4", "I2090", None])
    assert answer(rows.filter(words.starts_with_any(rows.code, ("J45", "I209"))))["code"].to_pylist() == [
        "J45",
        "J459",
        "I2090",
    ]


OPEN = words.OPEN_END
PERIODS = st.lists(
    st.tuples(st.integers(0, 40), st.one_of(st.none(), st.integers(1, 20)), st.booleans()),
    max_size=6,
    unique_by=lambda row: row[0],
)
START = date(2020, 1, 1)


def periods_table(rows):
    return ibis.memtable(
        pa.table(
            {
                "person": pa.array([1] * len(rows), pa.int64()),
                "from_date": pa.array([START + timedelta(days=a) for a, _, _ in rows], pa.date32()),
                "to_date": pa.array(
                    [None if b is None else START + timedelta(days=a + b) for a, b, _ in rows], pa.date32()
                ),
                "end_unknown": pa.array([c for _, _, c in rows], pa.bool_()),
            }
        )
    )


def days_of(expression):
    rows = answer(expression).to_pylist()
    return [{n for n in range(80) if r["from_date"] <= START + timedelta(days=n) < r["to_date"]} for r in rows]


@given(PERIODS)
@settings(max_examples=60, deadline=None)
def test_one_at_a_time_holds_the_last_begun(rows):
    known = [(a, b) for a, b, unknown in rows if not (unknown and b is None)]
    found = days_of(words.one_at_a_time(periods_table(rows), "to_date"))
    assert sum(len(days) for days in found) == len(set().union(*found)) if found else True
    for n in range(80):
        begun = [(a, b) for a, b in known if a <= n]
        holds = bool(begun) and (max(begun)[1] is None or n < max(begun)[0] + max(begun)[1])
        assert any(n in days for days in found) == holds


@given(PERIODS)
@settings(max_examples=60, deadline=None)
def test_united_periods_cover_the_same_days_without_touching(rows):
    known = [(a, b) for a, b, unknown in rows if not (unknown and b is None)]
    found = days_of(words.united(periods_table(rows), "person"))
    for n in range(80):
        assert any(n in days for days in found) == any(a <= n and (b is None or n < a + b) for a, b in known)
    spans = sorted((min(days), max(days)) for days in found if days)
    assert all(end + 1 < start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))


def test_a_period_ended_at_a_time_not_known_holds_on_no_day():
    rows = table(
        person=[1, 2, 3],
        from_date=[START] * 3,
        to_date=[None, None, START + timedelta(days=1)],
        end_unknown=[True, None, True],
    )
    assert sorted(answer(words.standing(rows))["person"].to_pylist()) == [2, 3]


def test_as_of_keeps_events_without_a_period_and_belonging_does_not():
    events = table(person=[1, 1, 2], day=[START, START + timedelta(days=5), START])
    periods = table(person=[1], from_date=[START], to_date=[START + timedelta(days=5)], where=["home"])
    found = answer(words.as_of(events, "day", periods, "where").order_by(["person", "day"]))
    assert found["where"].to_pylist() == ["home", None, None]
    assert answer(words.belonging(events, "day", periods, "where")).num_rows == 1
