"""Days, months and instants that engines answer differently, asked through the vocabulary: one answer on all."""

from datetime import date

import pytest

from narvard_analytics import vocabulary as words

from .trapping import assert_answer, by_person, contacts, residence


def months(engine):
    rows = residence(engine, "month")
    return by_person(
        rows,
        one=words.months_before(rows.from_date, 1),
        many=words.months_before(rows.from_date, 18),
        after=words.days_after(rows.from_date, 1),
        before=words.days_after(rows.from_date, -31),
    )


def ages(engine):
    rows = residence(engine, "age")
    return by_person(rows, age=words.age_on(rows.from_date, rows.to_date))


def month_numbers(engine):
    rows = residence(engine, "week")
    return by_person(
        rows,
        month=words.month_of(rows.from_date),
        following=words.month_from(rows.from_date),
        quarter=words.period_of(rows.from_date, 3),
        starts=words.month_start(rows.from_date),
        quarter_starts=words.quarter_start(rows.from_date),
    )


def compared_starts(engine):
    """The beginning of a month, which an engine may hold as an instant, against a day."""
    rows = residence(engine, "week")
    return by_person(rows, same=words.month_start(rows.from_date) == date(2021, 1, 1))


def days(engine):
    rows = residence(engine, "days")
    return by_person(rows, days=words.days_between(rows.from_date, rows.to_date))


def weeks(engine):
    rows = residence(engine, "week")
    return by_person(rows, monday=words.week_start(rows.from_date))


def local_days(engine):
    rows = contacts(engine, "night")
    return by_person(rows, day=rows.started_day)


def elapsed(engine):
    rows = contacts(engine, "clock")
    return by_person(rows, seconds=words.seconds_between(rows.sought_at, rows.started_at))


TRAPS = [
    (months, [
        (date(2024, 2, 29), date(2022, 9, 30), date(2024, 4, 1), date(2024, 2, 29)),
        (date(2023, 2, 28), date(2021, 9, 30), date(2023, 4, 1), date(2023, 2, 28)),
        (date(2024, 1, 29), date(2022, 8, 29), date(2024, 3, 1), date(2024, 1, 29)),
    ]),
    (ages, [(79,), (80,), (80,), (81,), (79,), (None,)]),
    (month_numbers, [
        (24251, 24252, 8083, date(2020, 12, 1), date(2020, 10, 1)),
        (24252, 24253, 8084, date(2021, 1, 1), date(2021, 1, 1)),
        (24252, 24253, 8084, date(2021, 1, 1), date(2021, 1, 1)),
    ]),
    (compared_starts, [(False,), (True,), (True,)]),
    (days, [(2,), (1,), (0,), (-30,)]),
    (weeks, [(date(2020, 12, 28),), (date(2020, 12, 28),), (date(2021, 1, 4),)]),
    (local_days, [
        (date(2020, 3, 28),), (date(2020, 3, 29),), (date(2020, 10, 25),), (date(2020, 10, 25),), (date(2021, 1, 1),),
    ]),
    (elapsed, [(3600,), (23 * 3600,), (2,), (8 * 3600,), (None,)]),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "expected"), TRAPS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_engine_answers_alike(engine, asked, expected):
    assert_answer(engine, asked(engine), expected)
