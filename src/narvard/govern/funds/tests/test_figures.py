"""Population figures: which one is reckoned with, and which carries the wrong date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.funds.rules.figures import Figure, PopulationDay, chosen, doubts, ordinary_day

D2019, D2020 = date(2019, 12, 31), date(2020, 12, 31)
# Skåne (domain-rules D.5): the presentation says 1 377 827 on 31 December 2020.
SEED = Figure("", D2020, 1_377_827, "presentation", "A")
SCB_2019 = Figure("", D2019, 1_377_827, "SCB", "B")
SCB_2020 = Figure("", D2020, 1_389_336, "SCB", "B")


def test_skane_1_377_827_of_31_december_2020_is_of_31_december_2019():
    (doubt,) = doubts([SEED, SCB_2019, SCB_2020])
    assert (doubt.figure, doubt.right, doubt.belongs_to) == (SEED, 1_389_336, D2019)


def test_the_right_figures_are_not_doubted():
    assert doubts([SCB_2019, SCB_2020]) == ()


def test_an_imported_figure_is_what_others_are_held_against():
    imported = Figure("1490", D2019, 100, "SCB", "A", imported=True)
    (doubt,) = doubts([Figure("1490", D2019, 99, "budget", "A"), imported])
    assert (doubt.figure.source, doubt.right, doubt.belongs_to) == ("budget", 100, None)


CHOSEN = [
    ("imported first", [("X", True), ("A", False)], "X"),
    ("then the surest", [("D", False), ("B", False), ("C", False)], "B"),
]


@pytest.mark.parametrize(("why", "rows", "certainty"), CHOSEN, ids=[row[0] for row in CHOSEN])
def test_which_figure_is_reckoned_with(why, rows, certainty):
    figures = [Figure("1490", D2019, n, f"s{n}", mark, imported) for n, (mark, imported) in enumerate(rows)]
    assert chosen(figures)["1490", D2019].certainty == certainty


FIGURES = st.lists(
    st.builds(
        Figure,
        place=st.sampled_from(["", "1490", "1441"]),
        day=st.dates(D2019, D2020),
        inhabitants=st.integers(0, 5),
        source=st.sampled_from(["a", "b"]),
        certainty=st.sampled_from("ABCDX"),
        imported=st.booleans(),
    ),
    max_size=12,
)


@given(FIGURES, st.randoms())
def test_the_order_of_figures_changes_nothing_of_what_is_reckoned_with(figures, chance):
    turned = list(figures)
    chance.shuffle(turned)
    assert {key: (row.imported, row.certainty) for key, row in chosen(turned).items()} == {
        key: (row.imported, row.certainty) for key, row in chosen(figures).items()
    }


@given(FIGURES)
def test_a_figure_that_is_reckoned_with_is_never_doubted(figures):
    doubted = {id(doubt.figure) for doubt in doubts(figures)}
    assert not doubted & {id(figure) for figure in chosen(figures).values()}


ORDINARY = [
    (PopulationDay.DECEMBER_BEFORE, date(2010, 12, 31)),
    (PopulationDay.DECEMBER_TWO_BEFORE, date(2009, 12, 31)),
    (PopulationDay.NOVEMBER_BEFORE, date(2010, 11, 1)),
]


@pytest.mark.parametrize(("rule", "day"), ORDINARY)
def test_the_year_before_means_a_day_that_the_key_names(rule, day):
    assert ordinary_day(rule, 2011) == day
