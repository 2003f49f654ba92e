"""When a round is open, what an answer must hold, how shares are counted and withheld, and what the rounds say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.measure.surveys.rules.asking import Fault, Stage, faults, in_language, stage, token_hash
from narvard.measure.surveys.rules.drawing import EDGE, WIDTH, line
from narvard.measure.surveys.rules.moving import ENOUGH_ROUNDS, Movement, movement
from narvard.measure.surveys.rules.shares import EVERYBODY, FEWEST, Counted, shares

DAY = date(2026, 10, 1)

# today · stage of a round on [2026-10-01, 2026-11-01)
STAGES = [
    (date(2026, 9, 30), Stage.PLANNED),
    (date(2026, 10, 1), Stage.OPEN),
    (date(2026, 10, 31), Stage.OPEN),
    (date(2026, 11, 1), Stage.CLOSED),
]


@pytest.mark.parametrize(("today", "expected"), STAGES)
def test_a_round_is_open_from_its_first_day_to_the_day_before_it_closes(today, expected):
    assert stage(DAY, date(2026, 11, 1), today) is expected


# values · texts · what is wrong, in a survey with the scale "a" and the free text "t"
ANSWERS = [
    ({"a": 3}, {}, ()),
    ({}, {"t": "Bra."}, ()),
    ({}, {}, (("", Fault.NOTHING_ANSWERED),)),
    ({}, {"t": "  "}, (("", Fault.NOTHING_ANSWERED),)),
    ({"a": 6}, {}, (("a", Fault.OUTSIDE_SCALE),)),
    ({"a": 0}, {}, (("a", Fault.OUTSIDE_SCALE),)),
    ({"b": 3}, {}, (("b", Fault.UNKNOWN_QUESTION),)),
    ({"a": 3}, {"a": "x"}, (("a", Fault.UNKNOWN_QUESTION),)),
    ({"a": 3}, {"t": "x" * 1001}, (("t", Fault.TOO_LONG),)),
]


@pytest.mark.parametrize(("values", "texts", "expected"), ANSWERS)
def test_what_is_wrong_with_an_answer(values, texts, expected):
    assert faults(values, texts, ["a"], ["t"]) == expected


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [(("ja", "jo", "yes"), "nb", "jo"), (("ja", "", ""), "en", "ja"), (("", "jo", ""), "sv", "jo")],
)
def test_a_text_stands_in_the_readers_language_or_in_one_that_it_has(texts, language, expected):
    assert in_language(texts, language) == expected


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_a_hash_is_of_one_token_and_never_holds_it(one, other):
    assert (token_hash(one) == token_hash(other)) == (one == other)
    assert len(token_hash(one)) == 64


def counted(group: str, numbers: dict[int, int], question: str = "q") -> Counted:
    return Counted(question, group, DAY, numbers)


# numbers by group · groups that are withheld, EVERYBODY among them
WITHHELD = [
    ({"a": {5: 10}, "b": {5: 10}}, set()),
    ({"a": {5: 4}, "b": {1: 10}, "c": {3: 20}}, {"a", "b"}),
    ({"a": {5: 2}, "b": {1: 2}, "c": {3: 20}}, {"a", "b", "c"}),
    ({"a": {5: 3}, "b": {4: 3}, "c": {3: 20}}, {"a", "b"}),
    ({"a": {5: 4}}, {"a", EVERYBODY}),
    ({"a": {5: 5}}, set()),
    ({"a": {}, "b": {5: 10}}, set()),
]


@pytest.mark.parametrize(("numbers", "expected"), WITHHELD)
def test_small_groups_are_withheld_and_cannot_be_worked_out(numbers, expected):
    found = shares([counted(group, each) for group, each in numbers.items()], list(numbers))
    assert {group for (_, group, _), share in found.items() if share.withheld} == expected


numbers_by_value = st.dictionaries(st.integers(1, 5), st.integers(0, 8))


@given(st.dictionaries(st.sampled_from("abcd"), numbers_by_value, min_size=1))
def test_no_small_number_is_told_and_none_can_be_subtracted(by_group):
    found = shares([counted(group, numbers) for group, numbers in by_group.items()], sorted(by_group))
    answers = {group: sum(numbers.values()) for group, numbers in by_group.items()}
    hidden = {group for (_, group, _), share in found.items() if share.withheld}
    assert hidden >= {group for group, number in answers.items() if 0 < number < FEWEST}
    behind = [answers[group] for group in hidden - {EVERYBODY}]
    if behind and EVERYBODY not in hidden:
        # The total is told: what is hidden stands behind at least two groups that could each be any of five sizes.
        assert len(behind) > 1 and sum(number - 1 for number in behind) >= FEWEST - 1
    shown = {group: share for (_, group, _), share in found.items() if not share.withheld and share.answers}
    for group, share in shown.items():
        wanted = by_group[group] if group else None
        if wanted is not None:
            assert (share.answers, share.positive) == (sum(wanted.values()), wanted.get(4, 0) + wanted.get(5, 0))
        assert 0 <= share.lower <= share.value <= share.upper <= 1


def test_wilsons_interval_of_eight_in_ten():
    share = shares([counted("a", {5: 4, 4: 4, 1: 2})], ["a"])["q", "a", DAY]
    assert (share.value, round(share.lower, 3), round(share.upper, 3)) == (0.8, 0.49, 0.943)


def test_everybody_together_is_the_sum_of_the_groups():
    found = shares([counted("a", {5: 6, 1: 2}), counted("b", {4: 3, 2: 9})], ["a", "b"])
    whole = found["q", EVERYBODY, DAY]
    assert (whole.answers, whole.positive) == (20, 9)


# shares of the rounds · what the run chart says
ROUNDS = [
    ([0.5] * (ENOUGH_ROUNDS - 1), Movement.TOO_FEW),
    ([0.5] * (ENOUGH_ROUNDS - 1) + [None], Movement.TOO_FEW),
    ([0.4, 0.6] * 6, Movement.STEADY),
    ([0.2] * 8 + [0.8] * 8, Movement.SHIFTED),
    ([], Movement.TOO_FEW),
]


@pytest.mark.parametrize(("values", "expected"), ROUNDS)
def test_the_run_chart_speaks_only_with_enough_rounds(values, expected):
    assert movement(values) is expected


@given(st.integers(0, 40), st.integers(5, 40))
def test_a_share_is_drawn_inside_its_line(positive, more):
    numbers = {5: positive, 1: more}
    drawn = line(shares([counted("a", numbers)], ["a"])["q", "a", DAY])
    assert drawn.left >= EDGE and drawn.left + drawn.width <= WIDTH - EDGE + 0.1
    assert drawn.left - 0.1 <= drawn.dot <= drawn.left + drawn.width + 0.1


def test_shares_of_several_rounds_are_told_apart():
    later = DAY + timedelta(days=365)
    found = shares([counted("a", {5: 10}), Counted("q", "a", later, {1: 10})], ["a"])
    assert (found["q", "a", DAY].value, found["q", "a", later].value) == (1, 0)
