"""Where themes are found, both ways, and the drawing of it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.agreements.rules.completeness import Point, completeness
from narvard.govern.agreements.rules.cross_map import Link, Target, Topic, cross_map
from narvard.govern.agreements.rules.drawing import WIDTH, draw_map, draw_timeline
from narvard.govern.agreements.rules.versions import Period

AREAS = (Topic("whole", "Whole"), Topic("inner", "Inner", "whole"), Topic("other", "Other"))
TARGETS = [Target("t1", "First", "1", AREAS), Target("t2", "Second", "2")]
THEMES = [Topic(code, code.title()) for code in "abcd"]
LINKS = st.lists(
    st.builds(
        Link,
        st.sampled_from("abcdz"),
        st.sampled_from(["t1", "t2", "t9"]),
        st.lists(st.sampled_from(["whole", "inner", "other"]), max_size=2).map(tuple),
    ),
    max_size=12,
)


def test_both_ways_with_gaps():
    found = cross_map(THEMES, TARGETS, [Link("a", "t1", ("inner",)), Link("a", "t2"), Link("b", "t1")])
    assert found.totals == (2, 1)
    assert found.links == 3
    assert [theme.code for theme in found.lonely] == ["c", "d"]
    assert [area.code for _target, area in found.unmet] == ["other"]
    assert [(row.area.code, row.depth, row.met) for row in found.targets[0].areas] == [
        ("whole", 0, True),
        ("inner", 1, True),
        ("other", 0, False),
    ]


@given(LINKS)
def test_the_two_ways_count_the_same(links):
    found = cross_map(THEMES, TARGETS, links)
    known = {(link.theme, link.target) for link in links if link.theme in "abcd" and link.target != "t9"}
    assert found.links == len(known) == sum(len(row.themes) for row in found.targets)
    assert {theme.code for theme in found.lonely} == {theme.code for theme in THEMES} - {theme for theme, _to in known}
    assert len(draw_map(found).lines) == found.links


def test_phases_that_overlap_are_drawn_on_lines_of_their_own():
    phases = [
        ("a", "2016–2017", Period(date(2016, 1, 1), date(2018, 1, 1))),
        ("b", "2018–2019", Period(date(2018, 1, 1), date(2020, 1, 1))),
        ("c", "2019–2020", Period(date(2019, 1, 1), date(2021, 1, 1))),
    ]
    line = draw_timeline(phases, date(2019, 7, 1))
    assert [year for year, _x in line.years] == [2016, 2017, 2018, 2019, 2020]
    assert line.bars[2].x < line.bars[1].x + line.bars[1].width
    assert line.bars[-1].x + line.bars[-1].width == WIDTH
    assert len({bar.y for bar in line.bars}) == 3
    assert 0 < line.today < WIDTH
    assert draw_timeline([], date(2019, 7, 1)).bars == ()


POINTS = [
    Point(f"p{number}", number, f"Point {number}", Period(date(2012, 1, 1)), "", "C") for number in range(1, 12)
] + [Point(f"p{number}", number, f"Point {number}", Period(date(2022, 8, 1)), "", "B") for number in (12, 13)]


@given(st.sets(st.integers(1, 13)), st.dates(date(2012, 1, 1), date(2030, 1, 1)))
def test_an_agreement_is_complete_when_every_point_of_that_day_is_taken_up(taken, day):
    found = completeness(POINTS, {f"p{number}" for number in taken}, day)
    asked = set(range(1, 14 if day >= date(2022, 8, 1) else 12))
    assert {point.number for point in found.missing} == asked - taken
    assert found.met == len(asked & taken)
    assert found.complete == (asked <= taken)
