"""Where the bars of money stand."""

from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.funds.rules.drawing import NAMES, WIDTH, Bar, Stretch, draw
from narvard.govern.funds.rules.lines import LineKind, lines
from narvard.govern.funds.rules.tree import reckon
from narvard.govern.funds.tests.test_tree import AGREEMENT_2021, AGREEMENT_2024, MILLION


def bar(start, *stretches, depth=0, name="A part"):
    return Bar("a", name, "node", depth, start, sum(stretches), tuple(Stretch("regions", each) for each in stretches))


def test_parts_stand_one_after_the_other_and_the_unnamed_last():
    told = [(line.kind, line.code, line.start / MILLION) for line in lines(reckon(AGREEMENT_2021))]
    assert told == [
        (LineKind.NODE, "2021", 0),
        (LineKind.NODE, "close_care", 0),
        (LineKind.OF_WHICH, "named_physician", 0),
        (LineKind.NODE, "staff", 3159),
        (LineKind.NODE, "general", 3159),
        (LineKind.NODE, "specialist_education", 5840),
        (LineKind.NODE, "careers", 6340),
        (LineKind.UNNAMED, "staff", 6440),
        (LineKind.NODE, "support", 6440),
        (LineKind.UNNAMED, "2021", 6493),
    ]


def test_what_lies_inside_takes_no_place_of_its_own():
    told = [(line.code, line.start / MILLION) for line in lines(reckon(AGREEMENT_2024))]
    assert told == [("2024", 0), ("rural", 0), ("close_care", 0), ("2024", 3200)]


def test_a_bar_of_half_the_money_is_half_as_long():
    whole, half = (row.pieces[0].width for row in draw([bar(0, 1000), bar(0, 500)]).rows)
    assert whole == 2 * half


def test_what_is_nothing_is_not_drawn_and_a_long_name_is_cut():
    row = draw([bar(0, 0, 5, name="Ett mycket långt namn " * 5)]).rows[0]
    assert len(row.pieces) == 1
    assert row.shown.endswith("…") and row.name.startswith(row.shown[:-1])


BARS = st.lists(
    st.builds(bar, st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), depth=st.integers(0, 4)),
    max_size=20,
)


@given(BARS)
def test_every_piece_lies_within_the_drawing(bars):
    drawing = draw(bars)
    for row in drawing.rows:
        assert 0 < row.y + drawing.bar < drawing.height
        for piece in row.pieces:
            assert piece.x >= NAMES and piece.x + piece.width <= WIDTH
