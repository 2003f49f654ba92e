"""The drawing of the structure: nothing overlaps, everything is inside, and no name is lost."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.bodies.rules.drawing import Node, break_lines, draw

NODES = [
    Node("council", "Political council", "political", ""),
    Node("committee", "Working committee", "preparing", "council"),
    Node("steering", "Steering group", "steering", "council"),
    Node("office", "Office", "office", "steering"),
    *(Node(f"area-{i}", f"Management group of area {i}", "area", "steering") for i in range(10)),
]


def overlap(one, other) -> bool:
    apart_x = one.x + one.width <= other.x or other.x + other.width <= one.x
    apart_y = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (apart_x or apart_y)


def test_boxes_lie_apart_and_inside():
    drawing = draw(NODES)
    assert {box.slug for box in drawing.boxes} == {node.slug for node in NODES}
    assert not [pair for pair in combinations(drawing.boxes, 2) if overlap(*pair)]
    assert all(box.x >= 0 and box.x + box.width <= drawing.width for box in drawing.boxes)
    assert all(box.y >= 0 and box.y + box.height <= drawing.height for box in drawing.boxes)


def test_every_body_under_another_has_a_line():
    drawing = draw(NODES)
    assert len(drawing.lines) == len(NODES) - 1
    assert sum(line.dashed for line in drawing.lines) == 2


def test_three_levels_without_areas_are_drawn_as_three_rows_of_whole_lines():
    expert = [Node(f"expert-{i}", f"Expert committee {i}", "development", "steering") for i in range(5)]
    drawing = draw([NODES[0], NODES[2], *expert])
    assert len({box.y for box in drawing.boxes}) == 3
    assert not any(line.dashed for line in drawing.lines)
    assert not [pair for pair in combinations(drawing.boxes, 2) if overlap(*pair)]


def test_no_bodies_give_an_empty_drawing():
    assert draw([]).boxes == ()


@pytest.mark.parametrize(
    ("name", "letters", "lines"),
    [
        ("Styrgrupp närvård", 20, ["Styrgrupp närvård"]),
        ("Styrgrupp närvård", 9, ["Styrgrupp", "närvård"]),
        ("Samrådsorgan", 5, ["Samrådsorgan"]),
        ("", 5, []),
    ],
)
def test_names_are_broken_at_spaces(name, letters, lines):
    assert break_lines(name, letters) == lines


@given(st.text("ab ", max_size=40), st.integers(1, 20))
def test_breaking_keeps_every_word(name, letters):
    lines = break_lines(name, letters)
    assert " ".join(lines).split() == name.split()
    assert all(len(line) <= letters or " " not in line for line in lines)
