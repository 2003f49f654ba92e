"""The rules of dates, circles, confirmation, copying, risks and documents, each held to what must always be true."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.plans.rules import confirming, copying, cycles, dates, hierarchy, risks, roadmap, strategy_map
from narvard.govern.plans.rules.confirming import Confirmed
from narvard.govern.plans.rules.parties import Side
from narvard.govern.plans.rules.status import Status

YEARS = st.integers(2001, 2099)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))

# begins · ends · several years · what is wrong in the plan of 2026
DATES = [
    (date(2026, 1, 1), date(2026, 12, 31), False, ""),
    (date(2025, 12, 31), date(2026, 6, 1), False, "beyond_the_plans_year"),
    (date(2025, 12, 31), date(2026, 6, 1), True, ""),
    (date(2026, 6, 1), date(2027, 1, 1), False, "beyond_the_plans_year"),
    (date(2026, 6, 1), date(2030, 1, 1), True, ""),
    (date(2027, 1, 1), date(2027, 6, 1), True, "outside_the_plan"),
    (date(2024, 1, 1), date(2025, 12, 31), True, "outside_the_plan"),
    (date(2026, 6, 2), date(2026, 6, 1), True, "dates_out_of_order"),
]


@pytest.mark.parametrize(("starts_on", "ends_on", "multi_year", "code"), DATES)
def test_dates_inside_the_plan(starts_on, ends_on, multi_year, code):
    assert dates.why_not(starts_on, ends_on, 2026, multi_year=multi_year) == code


@given(DAYS, DAYS, YEARS)
def test_what_is_right_for_a_year_is_right_for_several(starts_on, ends_on, year):
    if not dates.why_not(starts_on, ends_on, year, multi_year=False):
        assert not dates.why_not(starts_on, ends_on, year, multi_year=True)
        assert starts_on.year == ends_on.year == year


def test_only_what_is_there_before_and_after_can_have_moved():
    before = {("end", ""): date(2026, 5, 1), ("milestone", "a"): date(2026, 4, 1), ("start", ""): date(2026, 1, 1)}
    after = {("end", ""): date(2026, 6, 1), ("milestone", "b"): date(2026, 4, 1), ("start", ""): date(2026, 2, 1)}
    moves = dates.moved(before, after)
    assert [(move.what, move.days) for move in moves] == [("end", 31), ("start", 31)]
    assert [move.what for move in dates.deadlines(moves)] == ["end"]


NEEDS = st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 7), max_size=4), max_size=8)


def reaches_itself(start: int, needs: Mapping[int, list[int]]) -> bool:
    """The plain reference: everything that can be reached from an activity, and whether it is among it."""
    reached, waiting = set(), list(needs.get(start, ()))
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting.extend(needs.get(here, ()))
    return start in reached


@given(NEEDS)
def test_a_circle_is_found_when_there_is_one_and_only_then(needs):
    found = cycles.circle(needs)
    assert bool(found) == any(reaches_itself(start, needs) for start in needs)
    for here, after in zip(found, (*found[1:], *found[:1]), strict=True):
        assert after in needs[here]


def test_a_long_chain_is_no_circle_and_needs_no_recursion():
    chain = {number: [number + 1] for number in range(20_000)}
    assert cycles.circle(chain) == ()
    assert len(cycles.circle({**chain, 20_000: [0]})) == 20_001


# who answers · who has confirmed · state
STATES = [
    ([Side.REGION], [], Confirmed.NOT_JOINT),
    ([Side.MUNICIPALITY, None], [], Confirmed.NOT_JOINT),
    ([Side.REGION, Side.MUNICIPALITY], [], Confirmed.BY_NOBODY),
    ([Side.REGION, Side.MUNICIPALITY], ["region"], Confirmed.BY_REGION),
    ([Side.REGION, Side.MUNICIPALITY], ["municipality"], Confirmed.BY_MUNICIPALITY),
    ([Side.REGION, Side.MUNICIPALITY, None], ["municipality", "region"], Confirmed.BY_BOTH),
]


@pytest.mark.parametrize(("answering", "confirmed", "state"), STATES)
def test_the_state_of_a_confirmation(answering, confirmed, state):
    assert confirming.state(answering, confirmed) is state


SIDES = st.lists(st.sampled_from([Side.REGION, Side.MUNICIPALITY, None]), max_size=4)


@given(SIDES, st.sets(st.sampled_from(list(Side))), st.sampled_from([Side.REGION, Side.MUNICIPALITY, None]))
def test_nobody_confirms_for_the_other_side_or_twice(answering, confirmed, own):
    allowed = not confirming.why_not(own, answering, confirmed)
    assert allowed == (own is not None and set(Side) <= set(answering) and own not in confirmed)


@given(st.sampled_from(list(Status)), DAYS, st.integers(0, 900), YEARS)
def test_what_follows_stands_within_the_next_plan(status, starts_on, length, year):
    if not copying.follows(status):
        return
    found = copying.dates_in(year, status, starts_on, starts_on + timedelta(days=length))
    late = starts_on.year > year
    assert dates.why_not(found.starts_on, found.ends_on, year, multi_year=found.multi_year) in (
        ("", "outside_the_plan") if late else ("",)
    )
    assert found.ends_on >= starts_on + timedelta(days=length) or found.ends_on == date(year, 12, 31)
    if status is not Status.PLANNED:
        assert found.starts_on == starts_on


def test_what_is_done_or_stopped_stays():
    assert [status for status in Status if not copying.follows(status)] == [Status.DONE, Status.STOPPED]


# due · in the plan of 2027
TARGETS = [
    (date(2026, 12, 31), date(2027, 12, 31)),
    (date(2028, 6, 1), date(2028, 6, 1)),
    (date(2024, 2, 29), date(2027, 2, 28)),
    (date(2027, 1, 1), date(2027, 1, 1)),
]


@pytest.mark.parametrize(("due_on", "then"), TARGETS)
def test_a_target_is_set_anew_for_the_year(due_on, then):
    assert copying.target_day(2027, due_on) == then


STEPS = st.integers(1, 4)
BOUNDS = risks.in_force(date(2026, 11, 22))


@given(STEPS, STEPS, STEPS, STEPS)
def test_a_greater_risk_never_asks_for_less(likelihood, consequence, more, worse):
    zone = risks.zone_of(likelihood, consequence, BOUNDS)
    greater = risks.zone_of(max(likelihood, more), max(consequence, worse), BOUNDS)
    assert risks.ZONES.index(greater) >= risks.ZONES.index(zone)
    assert zone is risks.zone_of(consequence, likelihood, BOUNDS)


@given(st.lists(st.tuples(STEPS, STEPS)))
def test_the_matrix_counts_every_risk_once(places):
    fields = [field for row in risks.matrix(places, BOUNDS) for field in row]
    assert len(fields) == 16
    assert sum(field.number for field in fields) == len(places)


# likelihood · consequence · what remains · what is wrong
FIGURES = [
    (4, 4, (None, None), ""),
    (3, 2, (3, 2), ""),
    (5, 1, (None, None), "risk_off_its_scales"),
    (None, 1, (None, None), "risk_off_its_scales"),
    (3, 3, (2, None), "residual_off_its_scales"),
    (3, 3, (0, 1), "residual_off_its_scales"),
    (3, 3, (4, 1), "residual_is_greater"),
]


@pytest.mark.parametrize(("likelihood", "consequence", "rest", "code"), FIGURES)
def test_the_figures_of_a_risk(likelihood, consequence, rest, code):
    figures = {"likelihood": likelihood, "consequence": consequence}
    assert risks.why_not({**figures, "residual_likelihood": rest[0], "residual_consequence": rest[1]}) == code


def test_unverified_bounds_say_so():
    assert (BOUNDS.certainty, BOUNDS.lowest) == ("X", (3, 8, 12))


@given(st.sampled_from(hierarchy.KINDS), st.sampled_from(hierarchy.KINDS))
def test_of_two_kinds_one_may_always_stand_under_the_other(one, other):
    assert hierarchy.may_stand_under(one, other) or hierarchy.may_stand_under(other, one)
    assert hierarchy.may_stand_under(one, one)


def test_documents_in_a_circle_are_found():
    assert hierarchy.in_a_circle({"a": "b", "b": "c", "c": "a"})
    assert hierarchy.in_a_circle({"a": "", "b": "a", "c": "b"}) == ""


STEP = st.builds(
    lambda first, days: roadmap.Step("x", "En etapp", first, first + timedelta(days=days)),
    st.dates(date(2010, 1, 1), date(2030, 12, 31)),
    st.integers(1, 3000),
)


@given(st.lists(STEP, min_size=1, max_size=6), st.dates(date(2005, 1, 1), date(2045, 1, 1)))
def test_every_bar_is_inside_the_drawing_and_as_early_as_its_step(steps, today):
    drawn = roadmap.draw(steps, today)
    assert [len(drawn.bars), drawn.width] == [len(steps), roadmap.WIDTH]
    for step, bar in zip(steps, drawn.bars, strict=True):
        assert 0 <= bar.x < roadmap.WIDTH
        assert 0 < bar.y < drawn.height
        assert all(
            (other.x < bar.x) <= (before.starts_on < step.starts_on)
            for before, other in zip(steps, drawn.bars, strict=True)
        )
    assert len(drawn.ticks) <= roadmap.MOST_TICKS + 2


def test_neighbours_on_the_roadmap_share_no_day():
    first = roadmap.Step("a", "a", date(2017, 1, 1), date(2019, 1, 1))
    then = roadmap.Step("b", "b", date(2019, 1, 1), date(2022, 1, 1))
    one, other = roadmap.draw([first, then], date(2020, 1, 1)).bars
    assert round(one.x + one.width, 1) == other.x


@given(
    st.lists(st.text(min_size=1, max_size=60), max_size=7),
    st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=8), max_size=4),
)
def test_nothing_on_the_map_covers_anything_else(goals, groups):
    made = [
        strategy_map.Group(
            f"g{g}", "Grupp", tuple(strategy_map.Area(f"a{g}{a}", "Område", n) for a, n in enumerate(areas))
        )
        for g, areas in enumerate(groups)
    ]
    drawn = strategy_map.draw("Målet", [(str(n), title) for n, title in enumerate(goals)], made)
    assert len(drawn.boxes) == 1 + len(goals) + sum(len(group.areas) for group in made)
    for number, box in enumerate(drawn.boxes):
        assert box.x >= 0
        assert box.x + box.width <= drawn.width
        for other in drawn.boxes[number + 1 :]:
            apart = box.x + box.width <= other.x or other.x + other.width <= box.x
            assert apart or box.y + box.height <= other.y or other.y + other.height <= box.y
