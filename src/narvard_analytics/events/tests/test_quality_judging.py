"""What is worth a look in a delivery, by itself and beside the last one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.events.quality.judging import LIMITS, judge, monthly_rows, whole_months
from narvard_analytics.events.quality.records import CodeCount, ColumnFill, Kind, Measured, TableMeasure

JANUARY, APRIL = date(2024, 1, 1), date(2024, 4, 1)
MONTHS = (("2024-01", 200), ("2024-02", 200), ("2024-03", 200))


def table(name="contacts", rows=600, **more):
    about = {"since": JANUARY, "months": MONTHS, "last_day": date(2024, 3, 31), "without_provider": 0.0}
    return TableMeasure(name, rows, **{**about, **more})


def measured(*tables, **more):
    about = {"period_from": JANUARY, "period_to": APRIL, "cut_off": date(2024, 3, 31), "made": APRIL}
    return Measured("d", "region", **{**about, "tables": tables or (table(),), **more})


def fill(n):
    return (ColumnFill("unit", n),)


def kinds(visits, phones):
    return (CodeCount("kind", "visit", visits), CodeCount("kind", "phone", phones))


FEWER = table(rows=300, months=tuple((m, 100) for m, _ in MONTHS))
JUDGED = [
    # what, now, before, kinds
    ("nothing to compare with", measured(), None, set()),
    ("the same again", measured(), measured(), set()),
    ("a fifth fewer", measured(table(rows=480, months=tuple((m, 160) for m, _ in MONTHS))), measured(), {"rows_fell"}),
    ("a little fewer", measured(table(rows=483, months=tuple((m, 161) for m, _ in MONTHS))), measured(), set()),
    ("half", measured(FEWER), measured(), {"rows_fell"}),
    ("twice", measured(), measured(FEWER), {"rows_rose"}),
    ("few rows are not judged", measured(table(rows=20, months=())), measured(table(rows=90, months=())), set()),
    ("a table lacking", measured(), measured(table(), table("stays")), {"table_lacking"}),
    ("a table emptied", measured(table(rows=0, months=())), measured(), {"table_lacking"}),
    ("a new table", measured(table(), table("stays")), measured(), set()),
    ("a month without rows", measured(table(months=(MONTHS[0], MONTHS[2]))), None, {"month_empty"}),
    ("a month with few", measured(table(months=(MONTHS[0], ("2024-02", 99), MONTHS[2]))), None, {"month_low"}),
    ("a month with just half", measured(table(months=(MONTHS[0], ("2024-02", 100), MONTHS[2]))), None, set()),
    ("measured since February", measured(table(since=date(2024, 2, 1), months=MONTHS[1:])), None, set()),
    ("measured since January", measured(table(months=MONTHS[1:])), None, {"month_empty"}),
    ("no unit any more", measured(table(columns=fill(500))), measured(table(columns=fill(600))), {"fill_fell"}),
    ("nearly as many units", measured(table(columns=fill(571))), measured(table(columns=fill(600))), set()),
    ("a column gone", measured(), measured(table(columns=fill(600))), {"fill_fell"}),
    ("codes moved", measured(table(codes=kinds(300, 300))), measured(table(codes=kinds(420, 180))), {"codes_moved"}),
    ("codes moved by a tenth", measured(table(codes=kinds(300, 300))), measured(table(codes=kinds(360, 240))),
     {"codes_moved"}),
    ("codes stayed", measured(table(codes=kinds(300, 300))), measured(table(codes=kinds(330, 270))), set()),
    ("nobody gave a fifth", measured(table(without_provider=0.2)), None, {"provider_missing"}),
    ("nobody gave nearly that", measured(table(without_provider=0.199)), None, set()),
    ("ends early", measured(table(last_day=date(2024, 2, 28))), None, {"ends_early"}),
    ("ends a month before", measured(table(last_day=date(2024, 2, 29))), None, set()),
    ("periods may end early", measured(table("listings", last_day=JANUARY)), None, set()),
    ("late", measured(made=date(2024, 5, 16)), None, {"delivered_late"}),
    ("just in time", measured(made=date(2024, 5, 15)), None, set()),
    ("a hundredth left out", measured(table(rows=99, months=()), left_out={"contacts": 1}), None, {"many_rejected"}),
    ("less left out", measured(left_out={"contacts": 1}), None, set()),
    ("another quarter, as many a month", measured(), replace(measured(table(months=(("2023-12", 200),), rows=200)),
     period_from=date(2023, 12, 1), period_to=JANUARY, cut_off=date(2023, 12, 31)), set()),
]  # fmt: skip


@pytest.mark.parametrize(("now", "before", "expected"), [j[1:] for j in JUDGED], ids=[j[0] for j in JUDGED])
def test_what_is_worth_a_look(now, before, expected):
    assert {concern.kind.value for concern in judge(now, before)} == expected


def test_limits_say_where_they_come_from():
    assert LIMITS.source
    assert LIMITS.certainty == "D"


WHOLE = [
    (JANUARY, APRIL, date(2024, 3, 31), ("2024-01", "2024-02", "2024-03")),
    (date(2024, 1, 2), APRIL, date(2024, 3, 30), ("2024-02",)),
    (date(2024, 1, 2), date(2024, 1, 31), date(2024, 1, 31), ()),
]


@pytest.mark.parametrize(("begin", "end", "cut_off", "expected"), WHOLE)
def test_only_whole_months_are_judged(begin, end, cut_off, expected):
    assert whole_months(measured(period_from=begin, period_to=end, cut_off=cut_off)) == expected


def test_rows_a_month():
    assert monthly_rows(table()) == 200
    assert monthly_rows(table(), ("2024-01", "2024-04")) == 100
    assert monthly_rows(table(months=())) is None


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 600), st.integers(0, 600))
def test_a_delivery_like_the_last_is_never_worth_a_look_and_a_fall_turned_round_is_a_rise(here, there, a, b):
    def made(rows, filled):
        months = tuple((m, rows) for m, _ in MONTHS)
        return measured(table(rows=3 * rows, months=months, columns=(ColumnFill("unit", min(filled, 3 * rows)),)))

    assert list(judge(made(here, a), made(here, a))) == []
    forth = {c.kind for c in judge(made(here, a), made(there, b))}
    back = {c.kind for c in judge(made(there, b), made(here, a))}
    assert not (Kind.ROWS_FELL in forth and Kind.ROWS_FELL in back)
    assert not (Kind.FILL_FELL in forth and Kind.FILL_FELL in back)
