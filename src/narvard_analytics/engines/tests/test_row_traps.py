"""Groups, order and joins that engines answer differently, asked through the vocabulary: one answer on all."""

from datetime import date

import pytest

from narvard_analytics import vocabulary as words

from .stores import person
from .trapping import assert_answer, by_person, contacts, measured, residence


def no_rows(engine):
    rows = residence(engine, "nowhere")
    return rows.aggregate(n=rows.count(), total=rows.from_date.year().sum(), last=rows.from_date.max())


def no_groups(engine):
    rows = residence(engine, "nowhere")
    return rows.group_by("municipality").aggregate(n=rows.count())


def ties(engine):
    found = words.one_at_a_time(residence(engine, "ties"), "small_area")
    return found.select("small_area", "from_date", "to_date").order_by("from_date")


def rows_and_not_ranges(engine):
    rows = residence(engine, "ties")
    ordered = words.so_far("person", ["from_date", "small_area"])
    seen = rows.select("small_area", number=rows.small_area.count().over(ordered))
    return seen.order_by("small_area")


def before_and_after(engine):
    rows = residence(engine, "ties")
    order = words.before("person", ["from_date", "small_area"])
    return rows.select(
        "small_area", last=rows.small_area.lag().over(order), following=rows.small_area.lead().over(order)
    ).order_by("small_area")


def empty_comes_last(engine):
    rows = measured(engine, "order")
    return rows.select("total").order_by("total")


def at_the_last(engine):
    """The value beside the greatest key, where the value there is not known."""
    rows = residence(engine, "end")
    return rows.aggregate(last=rows.to_date.argmax(rows.person, where=rows.to_date.notnull()))


def nothing_meets_nothing(engine):
    rows = contacts(engine, "id").select("contact", "unit")
    others = rows.select(other="unit")
    return rows.inner_join(others, rows.unit == others.other).select("contact", "unit").order_by("unit")


def without(engine):
    rows = contacts(engine, "id").select("contact", "unit", "person")
    others = rows.filter(rows.unit == "null").select(other="unit")
    return by_person(rows.anti_join(others, rows.unit == others.other), unit=rows.unit)


def once(engine):
    rows = contacts(engine, "id").select("unit")
    return words.stack([rows, rows]).distinct().order_by("unit")


def years(rows):
    return rows.select(year=rows.from_date.year())


TRAPS = [
    (no_rows, [(0, None, None)]),
    (no_groups, []),
    (ties, [("c", date(2020, 1, 1), date(2020, 2, 1)), ("b", date(2020, 2, 1), words.OPEN_END)]),
    (rows_and_not_ranges, [("a", 2), ("b", 3), ("c", 1)]),
    (before_and_after, [("a", "c", "b"), ("b", "a", None), ("c", None, "a")]),
    (empty_comes_last, [(1.0,), (2.0,), (None,)]),
    (at_the_last, [(date(2020, 3, 1),)]),
    (nothing_meets_nothing, [("", ""), ("NA", "NA"), ("null", "null")]),
    (without, [("NA",), ("",), (None,)]),
    (once, [("",), ("NA",), ("null",), (None,)]),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "expected"), TRAPS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_engine_answers_alike(engine, asked, expected):
    assert_answer(engine, asked(engine), expected)


def test_batches_come_in_order_with_persons_as_bytes(engine):
    rows = residence(engine, "truth").select("person", "from_date").order_by(["person", "from_date"])
    batches = list(engine.batches(rows, rows=4))
    found = [value for batch in batches for value in batch.column("person").storage.to_pylist()]
    assert found == sorted(person(number).bytes for number in range(1, 10))
    assert max(batch.num_rows for batch in batches) <= (4 if engine.kind != "duckdb" else 2048)


def test_a_step_is_computed_once_and_asked_by_its_name(engine):
    built = []

    def build():
        built.append(1)
        return years(residence(engine, "week"))

    for _ in range(2):
        found = engine.to_arrow(engine.step("years", build).order_by("year"))
        assert found["year"].to_pylist() == [2020, 2021, 2021]
    assert built == [1]


def test_a_table_not_delivered_is_empty_with_all_columns(engine):
    stays = engine.table("stays")
    assert not engine.delivered("stays")
    assert {"admitted_day", "discharged_day", "delivery"} <= set(stays.columns)
    assert engine.to_arrow(stays).num_rows == 0
