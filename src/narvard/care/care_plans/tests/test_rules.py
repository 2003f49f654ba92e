"""The rules of joint plans: what must stand, which step follows which, whose turn it is. No database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.care.care_plans.rules.comparing import Piece, differences
from narvard.care.care_plans.rules.content import Drafted, activity_refused, lacking, overall_refused
from narvard.care.care_plans.rules.kinds import KINDS, NORWAY, SWEDEN, kind_of
from narvard.care.care_plans.rules.overlapping import Running, overlaps
from narvard.care.care_plans.rules.states import (
    ENDS,
    RESTS_ON_CONSENT,
    TABLES,
    Act,
    State,
    after,
    first_state,
    refused,
    shown,
)
from narvard.care.care_plans.rules.turns import Standing, next_turn, review_by

SIP, LPT, LSS = (KINDS["SE"][code] for code in ("sip", "lpt", "lss"))
INDIVIDUAL = KINDS["NO"]["individual"]
EVERY = [*SWEDEN, *NORWAY]
WHOLE_SIP = Drafted(
    texts={"services_needed": "Hemtjänst."}, none=("others",), activities=1, overall=("region",),
    principals=("region", "municipality"), consent=True,
)  # fmt: skip
WHOLE_LPT = Drafted(
    texts={"needs_region": "Läkemedel.", "needs_municipality": "Boende."}, none=("attitude", "others"), activities=1,
    units=(2, 3), approved=(2, 3),
)  # fmt: skip
WHOLE_INDIVIDUAL = Drafted(
    texts={"resources_and_needs": "A", "scope_and_time": "B", "evaluation": "C"}, goals=1, activities=1,
    overall=("municipality",), principals=("region", "municipality"), coordinator="Kari", consent=True,
)  # fmt: skip


# what is taken away · what is then lacking (HSL 16:4: items 1, 2, 3 stated, 4, and the consent)
@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({}, ()),
        ({"texts": {}}, ("services_needed",)),
        ({"texts": {"services_needed": "  "}}, ("services_needed",)),
        ({"activities": 0}, ("activities",)),
        ({"none": ()}, ("others",)),
        ({"none": (), "texts": {"services_needed": "A", "others": "Dottern handlar."}}, ()),
        ({"overall": ()}, ("overall",)),
        ({"overall": ("region", "municipality")}, ("overall",)),
        ({"consent": False}, ("consent",)),
    ],
)
def test_a_sip_needs_its_four_items_and_the_consent(changed, missing):
    assert lacking(SIP, replace(WHOLE_SIP, **changed)) == missing


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({}, ()),
        ({"consent": False}, ()),
        ({"approved": (2,)}, ("approvals",)),
        ({"approved": ()}, ("approvals",)),
        ({"units": (), "approved": ()}, ("approvals",)),
        ({"none": ("others",)}, ("attitude",)),
    ],
)
def test_h_4_a_plan_under_lpt_needs_no_consent_but_every_units_approval(changed, missing):
    assert lacking(LPT, replace(WHOLE_LPT, **changed)) == missing


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({}, ()),
        ({"goals": 0}, ("goals",)),
        ({"coordinator": ""}, ("coordinator",)),
        ({"consent": False}, ("consent",)),
        ({"texts": {}}, ("resources_and_needs", "scope_and_time", "evaluation")),
        ({"overall": ("region",)}, ("overall",)),
        ({"overall": ("region",), "principals": ("region",)}, ()),
    ],
)
def test_a_norwegian_plan_needs_a_coordinator_and_the_municipality_where_both_levels_take_part(changed, missing):
    assert lacking(INDIVIDUAL, replace(WHOLE_INDIVIDUAL, **changed)) == missing


@pytest.mark.parametrize(
    ("overall", "code"),
    [
        (("region",), ""),
        (("municipality",), ""),
        ((), "overall_missing"),
        (("region", "municipality"), "two_overall"),
        (("private",), "overall_unknown"),
    ],
)
def test_exactly_one_principal_has_overall_responsibility(overall, code):
    assert overall_refused(SIP, overall, ("region", "municipality")) == code


@pytest.mark.parametrize(
    ("due", "done", "unit", "person", "code"),
    [
        (date(2026, 11, 22), None, 2, False, ""),
        (date(2026, 11, 21), None, 2, False, "before_plan"),
        (date(2026, 12, 1), date(2026, 11, 1), 2, False, "done_before_plan"),
        (date(2026, 12, 1), None, None, False, "responsible_missing"),
        (date(2026, 12, 1), None, None, True, ""),
        (date(2026, 12, 1), None, 9, False, "not_a_party"),
    ],
)
def test_an_activity_has_a_day_and_somebody(due, done, unit, person, code):
    assert activity_refused(due, done, date(2026, 11, 22), unit, {2, 3}, person) == code


def test_sweden_and_norway_are_two_tables():
    assert kind_of("sip", "NO") is None and kind_of("individual", "SE") is None
    assert kind_of("crisis", "SE") is not kind_of("crisis", "NO")
    assert all(kind.law and kind.certainty in "ABCDX" for kind in EVERY)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: f"{kind.country}-{kind.code}")
def test_an_end_is_an_end_and_every_state_is_reached(kind):
    table = TABLES[kind.code]
    assert not [key for key in table if key[0] in ENDS]
    reached = {first_state(kind), *table.values()}
    assert {state for state, _act in table} | ENDS & reached <= reached


drafts = st.builds(
    Drafted,
    texts=st.dictionaries(
        st.sampled_from(["services_needed", "needs_region", "needs_municipality", "others", "what_helps", "steps",
                         "whom_to_call", "resources_and_needs", "scope_and_time", "evaluation", "attitude"]),
        st.sampled_from(["", " ", "text"]),
    ),
    none=st.sets(st.sampled_from(["others", "attitude"])),
    goals=st.integers(0, 2),
    activities=st.integers(0, 2),
    overall=st.sets(st.sampled_from(["region", "municipality"])),
    coordinator=st.sampled_from(["", "Kari"]),
    principals=st.sets(st.sampled_from(["region", "municipality", "private"])),
    consent=st.booleans(),
    from_discharge=st.booleans(),
    units=st.sets(st.integers(2, 4)),
    approved=st.sets(st.integers(2, 4)),
)  # fmt: skip
steps = st.lists(st.tuples(st.sampled_from(list(Act)), drafts), max_size=30)


@given(st.sampled_from(EVERY), steps)
def test_no_walk_makes_a_plan_active_without_what_it_needs(kind, walk):
    """However the steps come and whatever stands: in force only by a step at which everything stood."""
    state = first_state(kind)
    for act, drafted in walk:
        here = shown(kind, state, consent=drafted.consent)
        if refused(kind, state, act, drafted):
            continue
        became = after(kind, here, act)
        if became is State.ACTIVE and here is not State.ACTIVE:
            assert act in {Act.ACTIVATE, Act.RESUME} and lacking(kind, drafted) == ()
            assert drafted.consent or not kind.consent
            assert kind.code != "lpt" or set(drafted.units) <= set(drafted.approved)
        if kind.consent and act in RESTS_ON_CONSENT and act is not Act.CALL:
            assert drafted.consent
        assert here not in ENDS
        state = became


@given(st.sampled_from(EVERY), st.sampled_from(list(State)), drafts)
def test_without_consent_nothing_that_needs_it_is_shown_as_in_force(kind, state, drafted):
    seen = shown(kind, state, consent=drafted.consent)
    assert seen is not State.ACTIVE or drafted.consent or not kind.consent


@given(st.sampled_from(EVERY), st.sampled_from(list(State)), drafts, st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_while_a_plan_goes_on_it_is_somebodys_turn(kind, state, drafted, meeting_on):
    standing = Standing(state, 1, frozenset(drafted.units), drafted.consent, True, drafted.approved, meeting_on)
    for now in (standing, replace(standing, meeting_on=None)):
        turn = next_turn(kind, now, date(2026, 6, 1))
        assert (turn is None) == (state in ENDS)
        assert turn is None or turn.whose <= {1, *drafted.units} and turn.whose


# state and what stands · the step · the day it is due
@pytest.mark.parametrize(
    ("kind", "standing", "step", "due"),
    [
        (SIP, {"state": State.PREPARING, "consent": False}, "ask_consent", None),
        (SIP, {"state": State.PREPARING}, "call", None),
        (SIP, {"state": State.CALLED, "meeting_on": date(2026, 11, 23)}, "meet", date(2026, 11, 23)),
        (SIP, {"state": State.CALLED, "meeting_on": date(2026, 11, 22)}, "note_meeting", date(2026, 11, 22)),
        (SIP, {"state": State.MET, "complete": False}, "write", None),
        (SIP, {"state": State.MET}, "activate", None),
        (SIP, {"state": State.ACTIVE}, "set_follow_up", None),
        (SIP, {"state": State.ACTIVE, "follow_up_on": date(2027, 1, 1)}, "follow_up", date(2027, 1, 1)),
        (SIP, {"state": State.PAUSED, "consent": False}, "ask_again", None),
        (LPT, {"state": State.PREPARING, "consent": False}, "ask_approval", None),
        (LPT, {"state": State.APPROVAL, "approved": (2,)}, "approve", None),
        (LPT, {"state": State.APPROVAL, "approved": (2, 3)}, "establish", None),
        (LSS, {"state": State.OFFERED, "consent": False}, "note_answer", None),
    ],
)
def test_the_next_step(kind, standing, step, due):
    whole = {"keeper": 1, "units": (2, 3), "consent": True, "complete": True, **standing}
    turn = next_turn(kind, Standing(**whole), date(2026, 11, 22))
    assert (turn.step, turn.due_on) == (step, due)
    assert turn.whose == ({1, 2, 3} if step == "meet" else {3} if step == "approve" else {1})


@pytest.mark.parametrize(
    ("last", "months", "day"),
    [
        (date(2026, 11, 22), 12, date(2027, 11, 22)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_a_review_comes_within_a_year(last, months, day):
    assert review_by(last, months) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_year_is_never_more_than_366_days(last):
    assert timedelta(364) < review_by(last, 12) - last <= timedelta(366)


plans = st.lists(
    st.builds(
        lambda start, length, kind, overall: Running(
            0, kind, date(2026, 1, 1) + timedelta(start),
            None if length is None else date(2026, 1, 1) + timedelta(start + length), overall,
        ),
        st.integers(0, 30), st.none() | st.integers(0, 20), st.sampled_from(["sip", "lss", "crisis"]),
        st.sampled_from(["", "region", "municipality"]),
    ),
    max_size=6,
).map(lambda rows: [replace(row, id=at) for at, row in enumerate(rows)])  # fmt: skip


@given(plans)
def test_overlaps_are_the_pairs_that_share_a_day(rows):
    days = {row.id: {
        row.from_on + timedelta(n) for n in range(60) if row.to_on is None or row.from_on + timedelta(n) < row.to_on
    } for row in rows}  # fmt: skip
    everyday = [row for row in rows if row.kind != "crisis" and days[row.id]]
    wanted = {(a.id, b.id) for a in everyday for b in everyday if a.id < b.id and days[a.id] & days[b.id]}
    found = {(pair.first, pair.second) for pair in overlaps(rows) if days[pair.first] and days[pair.second]}
    assert found == wanted


def test_an_overlap_says_what_does_not_go_together():
    one = Running(1, "sip", date(2026, 1, 1), None, "region")
    other = Running(2, "sip", date(2026, 5, 1), None, "municipality")
    pair = overlaps([one, other])[0]
    assert (pair.same_kind, pair.two_overall) == (True, True)
    assert overlaps([replace(one, to_on=date(2026, 5, 1)), other]) == ()


def test_a_difference_is_shown_in_whole_words():
    before = {("Linden", "goals"): ["Jag vill gå ut.", "Jag vill sova."]}
    after_ = {("Linden", "goals"): ["Jag vill gå ut varje dag.", "Jag vill sova."], ("", "title"): ["SIP"]}
    found = differences(before, after_)
    assert [change.place for change in found] == [("Linden", "goals"), ("", "title")]
    assert found[0].before == ((Piece.SAME, "Jag vill gå"), (Piece.GONE, "ut."))
    assert found[0].after == ((Piece.SAME, "Jag vill gå"), (Piece.NEW, "ut varje dag."))
    assert found[1].before == () and found[1].after == ((Piece.NEW, "SIP"),)


words = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=5).map(" ".join)
versions = st.dictionaries(st.tuples(st.just(""), st.sampled_from("xyz")), st.lists(words, max_size=4))


@given(versions, versions)
def test_differences_say_all_and_nothing_more(before, after_):
    found = differences(before, after_)
    places = {change.place for change in found}
    assert places <= {place for place in {*before, *after_} if before.get(place, []) != after_.get(place, [])}
    for place in {*before, *after_} - places:
        assert before.get(place, []) == after_.get(place, [])
    for change in found:
        kept = [
            " ".join(text for piece, text in side if piece is Piece.SAME).split()
            for side in (change.before, change.after)
        ]
        assert kept[0] == kept[1]
