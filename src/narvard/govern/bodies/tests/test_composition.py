"""The composition rules of a body, as a table and for any places."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.bodies.rules.composition import Kind, Place, Reason, Rule, Unit, assess, call_again_by

TODAY = date(2026, 11, 22)
HELD, VACANT = Place("municipality", True), Place("municipality", False)
NURSE = Place("hospital", True)
ADJUNCT = Place("office", True, adjunct=True)
HALF = Place("office", True, tenths=5)

# rule · places · fulfilled · reason · found · vacant
CASES = [
    (Rule(Kind.EXACT, number=2), [HELD, NURSE], True, Reason.AS_MANY_AS_ASKED, 2, 0),
    (Rule(Kind.EXACT, number=2), [HELD, NURSE, ADJUNCT], True, Reason.AS_MANY_AS_ASKED, 2, 0),
    (Rule(Kind.EXACT, number=2), [HELD, VACANT], False, Reason.VACANT, 1, 1),
    (Rule(Kind.EXACT, number=2), [HELD], False, Reason.TOO_FEW, 1, 0),
    (Rule(Kind.EXACT, number=1), [HELD, VACANT], False, Reason.TOO_MANY, 1, 1),
    (Rule(Kind.EXACT, "office", 1, adjunct=True), [ADJUNCT, HELD], True, Reason.AS_MANY_AS_ASKED, 1, 0),
    (Rule(Kind.EXACT, number=15, unit=Unit.TENTHS_OF_POST), [HALF, HELD], True, Reason.AS_MANY_AS_ASKED, 15, 0),
    (Rule(Kind.MINIMUM, "municipality", 2), [HELD, HELD, VACANT], True, Reason.AT_LEAST_AS_MANY, 2, 1),
    (Rule(Kind.MINIMUM, "municipality", 2), [HELD, VACANT], False, Reason.VACANT, 1, 1),
    (Rule(Kind.MINIMUM, "municipality", 2), [HELD, NURSE], False, Reason.TOO_FEW, 1, 0),
    (Rule(Kind.CALLED_YEARLY, last_called_on=date(2026, 1, 5)), [], True, Reason.CALLED_IN_TIME, 0, 0),
    (Rule(Kind.CALLED_YEARLY, last_called_on=date(2025, 11, 22)), [], True, Reason.CALLED_IN_TIME, 0, 0),
    (Rule(Kind.CALLED_YEARLY, last_called_on=date(2025, 11, 21)), [], False, Reason.CALLED_TOO_LONG_AGO, 0, 0),
    (Rule(Kind.CALLED_YEARLY, last_called_on=date(2026, 11, 23)), [], False, Reason.NEVER_CALLED, 0, 0),
    (Rule(Kind.CALLED_YEARLY), [], False, Reason.NEVER_CALLED, 0, 0),
    (Rule(Kind.MEETS_YEARLY, number=2, held_on=(TODAY, date(2025, 11, 22))), [], True, Reason.MEETS_OFTEN_ENOUGH, 2, 0),
    (Rule(Kind.MEETS_YEARLY, number=2, held_on=(TODAY, date(2025, 11, 21))), [], False, Reason.MEETS_TOO_SELDOM, 1, 0),
    (Rule(Kind.MEETS_YEARLY, number=1, held_on=(date(2026, 11, 23),)), [], False, Reason.MEETS_TOO_SELDOM, 0, 0),
]


@pytest.mark.parametrize(("rule", "places", "fulfilled", "reason", "found", "vacant"), CASES)
def test_assessment(rule, places, fulfilled, reason, found, vacant):
    answer = assess(rule, places, TODAY)
    assert (answer.fulfilled, answer.reason, answer.found, answer.vacant) == (fulfilled, reason, found, vacant)


PLACES = st.lists(
    st.builds(Place, st.sampled_from(["municipality", "hospital"]), st.booleans(), st.booleans(), st.integers(1, 10))
)
COUNTED = st.builds(
    Rule,
    st.sampled_from([Kind.EXACT, Kind.MINIMUM]),
    st.sampled_from(["", "municipality"]),
    st.integers(1, 6),
    st.sampled_from(list(Unit)),
    st.booleans(),
)


@given(COUNTED, PLACES)
def test_a_counted_rule_agrees_with_counting_by_hand(rule, places):
    counted = [p for p in places if p.adjunct == rule.adjunct and (not rule.party or p.party == rule.party)]
    sizes = [p.tenths if rule.unit is Unit.TENTHS_OF_POST else 1 for p in counted]
    filled = sum(size for size, p in zip(sizes, counted, strict=True) if p.filled)
    expected = filled >= rule.number if rule.kind is Kind.MINIMUM else filled == sum(sizes) == rule.number
    answer = assess(rule, places, TODAY)
    assert answer.fulfilled == expected
    assert answer.found == filled
    assert answer.found + answer.vacant == sum(sizes)


@given(COUNTED.filter(lambda rule: rule.kind is Kind.MINIMUM), PLACES, st.data())
def test_filling_a_vacancy_never_breaks_a_minimum(rule, places, data):
    filled = [Place(p.party, p.filled or data.draw(st.booleans()), p.adjunct, p.tenths) for p in places]
    assert assess(rule, filled, TODAY).fulfilled or not assess(rule, places, TODAY).fulfilled


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_a_call_lasts_a_year(day):
    last = call_again_by(day)
    assert assess(Rule(Kind.CALLED_YEARLY, last_called_on=day), [], last).fulfilled
    assert not assess(Rule(Kind.CALLED_YEARLY, last_called_on=day), [], last + timedelta(days=1)).fulfilled
    assert 364 <= (last - day).days <= 366
