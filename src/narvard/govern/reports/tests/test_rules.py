"""Periods, checksums, similar municipalities and pictures: what a report rests on, without any database."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from narvard.govern.reports.rules.drawing import LETTER, WIDTH, Bar, Measured, measured, stacked
from narvard.govern.reports.rules.inputs import checksum, read_input, together
from narvard.govern.reports.rules.kinds import KINDS, About
from narvard.govern.reports.rules.periods import Period, latest_quarters, latest_years, quarter_of, read_period
from narvard.govern.reports.rules.similar import RULE, Place, ore_per_resident, similar

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("key", "first", "end"),
    [
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 4, 1)),
        ("2026-Q4", date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_ends_on_the_day_after_its_last(key, first, end):
    period = read_period(key)
    assert (period.key, period.first, period.end, period.last) == (key, first, end, end - timedelta(days=1))


@pytest.mark.parametrize("key", ["", "2026-Q5", "2026-Q0", "26", "2026-3", "0000", "9999", "2026-Q1 "])
def test_what_is_no_period(key):
    assert read_period(key) is None


@given(DAYS)
def test_every_day_lies_in_its_quarter_and_in_no_other(day):
    assert quarter_of(day).holds(day)
    assert [period.holds(day) for period in latest_quarters(day, 5)] == [True, False, False, False, False]
    assert sum(Period(day.year, number).holds(day) for number in (1, 2, 3, 4)) == 1
    assert Period(day.year).holds(day)


@given(DAYS)
def test_the_latest_periods_follow_each_other_without_a_gap(day):
    quarters = latest_quarters(day, 9)
    assert all(later.first == earlier.end for later, earlier in zip(quarters, quarters[1:], strict=False))
    years = latest_years(day, 3)
    assert [year.year for year in years] == [day.year, day.year - 1, day.year - 2]


def test_every_kind_has_sections_and_only_what_is_about_a_period_has_the_words_of_the_areas():
    assert all(kind.sections and len(set(kind.sections)) == len(kind.sections) for kind in KINDS.values())
    assert [kind.code for kind in KINDS.values() if "quarter" in kind.sections] == ["quarterly"]
    assert {kind.about for kind in KINDS.values()} == set(About)


@dataclass(frozen=True)
class Row:
    name: str
    number: int | None
    day: date


PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=6), DAYS),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=8,
)


@given(PLAIN, PLAIN)
def test_different_content_has_different_checksums(one, other):
    # In JSON true is told from 1, which in Python are equal; so what is written the same is compared.
    assert (checksum(one) == checksum(other)) == (repr(one) == repr(other))


def test_a_row_and_the_day_as_text_are_told_apart():
    row = Row("Mark", None, date(2026, 1, 1))
    assert checksum(row) == checksum(Row("Mark", None, date(2026, 1, 1)))
    assert checksum(("2026-01-01",)) != checksum((date(2026, 1, 1),))
    assert read_input("rows", (row, row)).rows == 2
    with pytest.raises(TypeError, match="has no checksum"):
        checksum(object())


def test_what_was_asked_for_is_part_of_the_whole_checksum():
    inputs = (read_input("lights", (1, 2)),)
    assert together(inputs, ("annual", "sv")) == together(inputs, ("annual", "sv"))
    assert (
        len({together(inputs, ("annual", "sv")), together(inputs, ("annual", "nb")), together((), ("annual", "sv"))})
        == 3
    )


PLACES = st.lists(
    st.builds(Place, st.text("0123456789", min_size=4, max_size=4), st.just("X"), st.none() | st.integers(1, 10**6)),
    unique_by=lambda place: place.code,
    max_size=12,
)


@given(PLACES, st.randoms())
def test_similar_are_the_nearest_others_whatever_the_order(places, random):
    for own in places:
        found = similar(own.code, places)
        assert found == similar(own.code, random.sample(places, len(places)))
        assert own not in found
        known = [place for place in places if place.inhabitants is not None and place is not own]
        if own.inhabitants is None:
            assert found == ()
            continue
        assert len(found) == min(RULE.number, len(known))
        farthest = max((abs(place.inhabitants - own.inhabitants) for place in found), default=0)
        assert all(abs(p.inhabitants - own.inhabitants) >= farthest for p in known if p not in found)


@given(st.integers(0, 10**12), st.integers(1, 10**7))
def test_ore_a_resident_is_rounded_half_upwards_without_a_fraction(kronor, inhabitants):
    ore = ore_per_resident(kronor, inhabitants)
    assert 2 * abs(kronor * 100 - ore * inhabitants) <= inhabitants
    assert ore_per_resident(kronor, None) == 0


def test_half_an_ore_goes_upwards():
    assert ore_per_resident(1, 200) == 1
    assert ore_per_resident(1, 201) == 0


@given(st.lists(st.lists(st.integers(0, 400), min_size=2, max_size=2), min_size=1, max_size=6))
def test_every_piece_is_drawn_inside_the_picture_in_proportion(sizes):
    bars = [Bar(f"Rad {at} <&>", (("red", a), ("green", b))) for at, (a, b) in enumerate(sizes)]
    svg = fromstring(stacked(bars, [("red", "röd"), ("green", "grön")]))
    width, height = (float(part) for part in svg.get("viewBox").split()[2:])
    boxes = [box for box in svg.iter() if box.tag.endswith("rect") and box.get("stroke") == "#ffffff"]
    assert len(boxes) == sum(size > 0 for pair in sizes for size in pair)
    assert all(float(box.get("x")) + float(box.get("width")) <= width + 0.2 for box in boxes)
    assert all(float(box.get("y")) + float(box.get("height")) <= height for box in boxes)
    if boxes:
        drawn = sum(float(box.get("width")) for box in boxes)
        scale = (width - 214 - 50) / max(a + b for a, b in sizes)
        assert drawn == pytest.approx(scale * sum(a + b for a, b in sizes), abs=0.1 * len(boxes))


def test_a_bar_says_its_figure_and_the_own_one_is_dark():
    svg = measured([Measured("Borås", 5, "5,00 kr", own=True), Measured("Mark", 0, "0,00 kr")])
    assert "5,00 kr" in svg and "0,00 kr" in svg
    assert svg.count('fill="#1f4e79"') == 1


@given(st.lists(st.tuples(st.floats(0, 1e9), st.text("0123456789 kr", max_size=40)), min_size=1, max_size=6))
@example([(5e-324, "")])
def test_every_figure_has_room_after_its_bar(rows):
    drawn = measured([Measured("Medel", size, words) for size, words in rows])
    ends = [float(x) for x in re.findall(r'<text x="([\d.]+)" y="\d+">', drawn)]
    assert all(x + LETTER * len(words) <= WIDTH for x, (_size, words) in zip(ends, rows, strict=True))
