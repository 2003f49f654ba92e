"""Truth, texts and numbers that engines answer differently, asked through the vocabulary: one answer on all."""

from datetime import date

import pytest

from narvard_analytics import vocabulary as words
from narvard_analytics.engines import EngineCannotAnswer

from .trapping import assert_answer, by_person, contacts, measured, residence

NAN = float("nan")


def logic(engine):
    rows = residence(engine, "truth")
    one, other = rows.end_unknown, rows.main_care_there
    return by_person(rows, both=one & other, either=one | other, neither=~one, yes=words.is_true(one & other))


def yes_counted(engine):
    rows = residence(engine, "truth")
    return rows.aggregate(
        yes=rows.end_unknown.sum(), known=rows.end_unknown.count(), no=words.is_false(rows.end_unknown).sum()
    )


def texts_as_ids(engine):
    rows = contacts(engine, "id")
    return by_person(rows, unit=rows.unit, known=rows.unit.notnull(), listed=rows.unit.isin(["NA", "null"]))


def texts_grouped(engine):
    rows = contacts(engine, "id")
    return rows.group_by("unit").aggregate(n=rows.count()).order_by("unit")


def codes(engine):
    rows = contacts(engine, "code")
    return by_person(
        rows,
        plain=rows.unit.upper().replace(".", ""),
        begins=words.starts_with_any(rows.unit, ["J4", "å"]),
        fits=words.matches(rows.unit, "^[A-Z][0-9]{2}"),
        rest=rows.unit.substr(1),
        beyond=rows.unit.substr(4, 9),
    )


def texts_in_order(engine):
    rows = contacts(engine, "code")
    return rows.aggregate(first=rows.unit.min(), last=rows.unit.max(), different=rows.unit.nunique())


def padded_numbers(engine):
    rows = residence(engine, "week")
    return by_person(rows, text=words.padded(rows.from_date.day(), 2), long=words.padded(rows.from_date.year(), 2))


def tenths(engine):
    rows = measured(engine, "tenths")
    return rows.aggregate(total=rows.total.sum(), mean=rows.total.mean())


def divided(engine):
    rows = measured(engine, "zero")
    return by_person(rows, share=words.quotient(words.constant(1.0, "float64"), rows.total))


def divided_down(engine):
    rows = residence(engine, "days")
    away = words.days_between(rows.from_date, rows.to_date)
    return by_person(rows, down=away // 7, rest=away % 7)


def not_numbers(engine):
    rows = measured(engine, "zero")
    nan = words.constant(NAN, "float64")
    return by_person(rows, known=words.is_number(rows.total), nan=words.is_number(nan))


def extremes(engine):
    rows = residence(engine, "end")
    other = words.constant(date(2020, 2, 1), "date")
    nothing = words.constant(None, "date")
    return by_person(rows, later=words.later(rows.to_date, other), earlier=words.earlier(rows.to_date, other, nothing))


def clipped(engine):
    rows = residence(engine, "days")
    away = words.days_between(rows.from_date, rows.to_date)
    return by_person(rows, kept=away.clip(lower=0, upper=1))


def widened(rows):
    return rows.select(wide=rows.from_date.year().cast("int64") * 1_000_000)


def wide_numbers(engine):
    large = widened(residence(engine, "week"))
    return large.aggregate(square=(large.wide * large.wide).max(), total=large.wide.sum())


TRAPS = [
    (logic, [
        (True, True, False, True),
        (False, True, False, False),
        (None, True, False, False),
        (False, True, True, False),
        (False, False, True, False),
        (False, None, True, False),
        (None, True, None, False),
        (False, None, None, False),
        (None, None, None, False),
    ]),
    (yes_counted, [(3, 6, 3)]),
    (texts_as_ids, [("NA", True, True), ("null", True, True), ("", True, False), (None, False, None)]),
    (texts_grouped, [("", 1), ("NA", 1), ("null", 1), (None, 1)]),
    (codes, [
        ("J459", True, True, "45.9", "9"),
        ("J20", False, False, "20", ""),
        ("Å1", True, False, "1", ""),
        ("Z", False, False, "", ""),
        (None, None, False, None, None),
    ]),
    (texts_in_order, [("J45.9", "å1", 4)]),
    (padded_numbers, [("31", "2020"), ("03", "2021"), ("04", "2021")]),
    (tenths, [(pytest.approx(1.0, rel=1e-9), pytest.approx(0.1, rel=1e-9))]),
    (divided, [(None,), (0.5,), (None,)]),
    (divided_down, [(0, 2), (0, 1), (0, 0), (-5, -2)]),
    (not_numbers, [(True, False), (True, False), (False, False)]),
    (extremes, [(date(2020, 3, 1), date(2020, 2, 1)), (date(2020, 2, 1), date(2020, 2, 1))]),
    (clipped, [(1,), (1,), (0,), (0,)]),
    (wide_numbers, [(2021_000_000**2, 6062_000_000)]),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "expected"), TRAPS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_engine_answers_alike(engine, asked, expected):
    assert_answer(engine, asked(engine), expected)


@pytest.mark.parametrize(
    "too_wide",
    [
        lambda rows: rows.select(cube=rows.wide * rows.wide * rows.wide),
        lambda rows: rows.aggregate(total=(rows.wide * rows.wide).sum()),
        lambda rows: rows.select(narrow=rows.wide.cast("int8")),
    ],
    ids=["product", "sum", "cast"],
)
def test_a_number_too_wide_is_an_error_and_never_a_wrong_figure(engine, too_wide):
    with pytest.raises(EngineCannotAnswer, match="could not run"):
        engine.to_arrow(too_wide(widened(residence(engine, "week"))))
