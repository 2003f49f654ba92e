"""Models of settling, states, and what is frozen, as small tables."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.care.settlement.rules.amounts import Amount, prices
from narvard.care.settlement.rules.billing import Why, settle, whole_kronor
from narvard.care.settlement.rules.facts import Duty, Outcome
from narvard.care.settlement.rules.freezing import (
    freeze_spans,
    freeze_stay,
    freeze_ticks,
    thaw_spans,
    thaw_stay,
    thaw_ticks,
)
from narvard.care.settlement.rules.judging import judge
from narvard.care.settlement.rules.months import next_month
from narvard.care.settlement.rules.quality import Fault, above_limit, faults, incomplete_share
from narvard.care.settlement.rules.showing import person_days, shown_to
from narvard.care.settlement.rules.states import (
    TRANSITIONS,
    Event,
    Hinder,
    Side,
    State,
    after,
    hinders,
    steps,
)  # fmt: skip
from narvard.care.settlement.rules.tallying import tally
from narvard.care.settlement.rules.terms import Attribution, Excess, Model, Window
from narvard.care.settlement.tests.made_up import BORAS, LAW_SE, SWEDEN, at, book_of, stay, step
from narvard.care.settlement.tests.test_plain import stays

OCTOBER = date(2025, 10, 1)
UNTIL = date(2025, 11, 1)
AMOUNTS = prices("SE", {2025: Amount(2025, 1000, "made up", "D"), 2026: Amount(2026, 2000, "made up", "D")})
MEAN = replace(LAW_SE, code="mean", name="Mean", model=Model.MEAN, threshold_days=Fraction(3), source="made up")


def waits(*days, month="2025-10"):
    """Stays ready on the second at ten, each gone after so many days."""
    ready = f"{month}-02 10:00"
    gone = [(at(ready) + timedelta(days=number)).isoformat()[:16] for number in days]
    return [stay(f"{month}-01 08:00", ready, ended) for ended in gone]


def settled(found, terms, month=OCTOBER, until=UNTIL):
    (part,) = settle(tally(found, book_of(terms), until), AMOUNTS, month, BORAS)
    return part


@pytest.mark.parametrize(
    ("fields", "days", "mean", "billed", "why"),
    [
        # Waits of 8, 2 and 0 days: ten days, two persons, and three when the same day counts.
        ({}, 10, Fraction(5), 4, Why.ABOVE),
        ({"include_day0": True}, 10, Fraction(10, 3), 1, Why.ABOVE),
        ({"excess": Excess.DAYS_ABOVE}, 10, Fraction(5), 5, Why.ABOVE),
        ({"excess": Excess.CAP_ABOVE, "cap_days": 7}, 10, Fraction(5), 1, Why.CAP_ONLY),
        # The eighth day is above the cap: it is paid for by itself, and the mean has nine days.
        ({"cap_days": 7}, 10, Fraction(9, 2), 3 + 1, Why.ABOVE),
        ({"cap_days": 7, "excess": Excess.DAYS_ABOVE}, 10, Fraction(9, 2), 4 + 1, Why.ABOVE),
        ({"threshold_days": Fraction(5)}, 10, Fraction(5), 0, Why.NOT_ABOVE),
        ({"threshold_days": Fraction(5), "cap_days": 7}, 10, Fraction(9, 2), 1, Why.NOT_ABOVE),
        ({"threshold_days": Fraction(5, 2), "excess": Excess.DAYS_ABOVE}, 10, Fraction(5), Fraction(11, 2), Why.ABOVE),
        ({"model": Model.ANALYSIS_ONLY}, 10, Fraction(5), 0, Why.ANALYSIS),
        ({"model": Model.INDIVIDUAL}, 10, Fraction(5), 5, Why.EACH_DAY),
    ],
)
def test_models_and_formulas(fields, days, mean, billed, why):
    part = settled(waits(8, 2, 0), replace(MEAN, **fields))
    assert (part.days, part.mean, part.billed_days, part.why) == (days, mean, billed, why)
    assert part.amount == whole_kronor(billed * Fraction(1000))


@pytest.mark.parametrize(
    ("window", "earlier", "why", "billed"),
    [
        (Window.ROLLING, (1, 1), Why.NOT_ABOVE, 0),
        (Window.ROLLING, (4, 4), Why.ABOVE, 3),
        (Window.CONSECUTIVE, (4, 3), Why.NOT_ABOVE, 0),
        (Window.CONSECUTIVE, (4, 4), Why.ABOVE, 3),
    ],
)
def test_a_longer_window_decides_whether_and_the_month_how_much(window, earlier, why, billed):
    found = [*waits(6), *waits(earlier[0], month="2025-09"), *waits(earlier[1], month="2025-08")]
    part = settled(found, replace(MEAN, window=window))
    assert (part.why, part.billed_days) == (why, billed)


def test_before_there_are_three_months_a_longer_window_decides_nothing():
    part = settled(waits(9), replace(MEAN, window=Window.ROLLING, valid_from=date(2025, 9, 1)))
    assert (part.why, part.amount) == (Why.TOO_FEW_MONTHS, 0)


def test_days_belong_to_their_own_month_or_all_to_the_month_of_leaving():
    found = [stay("2025-09-27 08:00", "2025-09-28 10:00", "2025-10-05 10:00")]
    own = settled(found, MEAN)
    whole = settled(found, replace(MEAN, attribution=Attribution.ENDED))
    assert (own.days, whole.days) == (4, 7)


def test_amounts_go_by_the_day_of_care():
    found = [stay("2025-12-20 08:00", "2025-12-26 10:00", "2026-01-04 10:00")]
    december, january = date(2025, 12, 1), date(2026, 1, 1)
    book = tally(found, SWEDEN, date(2026, 2, 1))
    assert [settle(book, AMOUNTS, month, BORAS)[0].amount for month in (december, january)] == [3_000, 6_000]
    whole = settled(found, replace(MEAN, attribution=Attribution.ENDED), january, date(2026, 2, 1))
    # Nine days, six of them paid for: each counted day carries two thirds, six of 2025 and three of 2026.
    assert (whole.billed_days, whole.amount) == (6, 4_000 + 4_000)


def test_a_year_without_an_amount_has_none_and_is_named():
    found = [stay("2025-10-01 08:00", "2025-10-02 10:00", "2025-10-09 10:00")]
    (part,) = settle(tally(found, SWEDEN, UNTIL), prices("SE"), OCTOBER, BORAS)
    assert (part.amount, part.missing_years, part.billed_days) == (None, (2025,), 4)
    (none,) = settle(tally(waits(2), SWEDEN, UNTIL), prices("SE"), OCTOBER, BORAS)
    assert none.amount == 0


@pytest.mark.parametrize(("year", "kronor", "mark"), [(2019, 7800, "A"), (2022, 9300, "B")])
def test_national_amounts_have_their_mark(year, kronor, mark):
    found = prices("SE").of("law_se", year, agreed=False)
    assert (found.kronor, found.certainty) == (kronor, mark)
    assert prices("SE").of("law_se", year + 1, agreed=False) is None


def test_an_agreement_goes_before_the_law_on_its_days_alone():
    agreed = replace(MEAN, valid_from=date(2025, 10, 6))
    book = tally(waits(8), book_of(agreed), UNTIL)
    law, mean = settle(book, AMOUNTS, OCTOBER, BORAS)
    assert (law.terms.code, law.days, law.billed_days) == ("law_se", 4, 1)
    assert (mean.terms.code, mean.days) == ("mean", 4)


@given(st.integers(0, 10**9).map(lambda number: Fraction(number, 100)))
def test_kronor_are_whole_and_half_goes_up(money):
    assert abs(whole_kronor(money) - money) <= Fraction(1, 2)
    assert whole_kronor(Fraction(1, 2)) == 1


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        (stay("2025-10-01 08:00", "2025-10-02 10:00", municipality=""), Fault.NO_MUNICIPALITY),
        (stay("2025-10-01 08:00", "2025-10-02 10:00", admission=""), Fault.NO_ADMISSION_NOTICE),
        (
            stay("2025-10-01 08:00", "2025-10-02 10:00", more=[step("sip_call", "2025-10-02 12:00", complete=False)]),
            Fault.MARKED_INCOMPLETE,
        ),
        (stay("2025-10-01 08:00", "2025-10-02 10:00", admission="2025-09-30 08:00"), Fault.TIMES_OUT_OF_ORDER),
        (stay("2025-10-01 08:00", "2025-10-02 10:00", "2025-10-02 09:00"), Fault.TIMES_OUT_OF_ORDER),
    ],
)
def test_a_case_is_incomplete(found, fault):
    assert faults(found) == (fault,)
    whole, nobody = stay("2025-10-01 08:00", "2025-10-02 10:00"), stay("2025-10-01 08:00")
    assert (faults(whole), faults(nobody)) == ((), ())
    assert incomplete_share([found, whole, nobody]) == (1, 2)


@pytest.mark.parametrize(
    ("incomplete", "cases", "limit", "above"),
    [(1, 10, Fraction(1, 10), False), (2, 10, Fraction(1, 10), True), (9, 9, None, False), (0, 0, Fraction(0), False)],
)
def test_the_gate_of_quality(incomplete, cases, limit, above):
    assert above_limit(incomplete, cases, limit) is above


@given(stays("SE") | stays("NO"))
def test_what_is_frozen_is_read_back_the_same(found):
    assert thaw_stay(freeze_stay(found)) == found
    for period in judge(found, LAW_SE, date(2025, 12, 20)):
        assert thaw_ticks(freeze_ticks(period.ticks)) == period.ticks
        assert thaw_spans(freeze_spans(period.spans)) == period.spans


def test_each_day_says_how_it_was_on_that_day():
    more = [step("open_care_unclear", "2025-09-04 11:00"), step("open_care_clear", "2025-09-05 09:00")]
    (period,) = judge(stay("2025-08-30 10:00", "2025-09-02 10:00", "2025-09-08 10:00", more=more), LAW_SE, UNTIL)
    found = list(person_days(period.spans, period.ticks, 0))
    assert [row.outcome for row in found] == [
        Outcome.FREE, Outcome.FREE, Outcome.BLOCKED, Outcome.BLOCKED, Outcome.PAYABLE, Outcome.PAYABLE,
    ]  # fmt: skip
    assert [row.number for row in found] == [1, 2, None, None, 3, 4]
    assert [row.ticks[3].met for row in found] == [True, True, False, False, True, True]


def test_the_payer_is_not_told_by_when_the_admission_notice_was_due():
    (period,) = judge(stay("2025-08-30 10:00", "2025-09-02 10:00"), LAW_SE, UNTIL)
    ours, theirs = (shown_to(side, period.ticks) for side in (Side.HOSPITAL, Side.PAYER))
    assert ours[0].due is not None and theirs[0].due is None and ours[1:] == theirs[1:]
    assert theirs[0].duty is Duty.ADMISSION_NOTICE


@given(st.lists(st.tuples(st.sampled_from(Event), st.sampled_from(Side)), max_size=12))
def test_no_walk_leaves_the_table_and_what_is_credited_stays(walk):
    state = State.DRAFT
    for event, side in walk:
        where = after(state, event, side)
        assert (where is not None) == (event in steps(state, side))
        assert where is None or (state, event, side) in TRANSITIONS
        assert not (state is State.CREDITED and where)
        assert not (
            side is Side.PAYER and event in {Event.SEND, Event.INVOICE, Event.TAKE_BACK, Event.REOPEN} and where
        )
        state = where or state


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, ()),
        ({"amount": None}, (Hinder.NO_AMOUNT,)),
        ({"amount": 0}, (Hinder.NOTHING_TO_PAY,)),
        ({"amount": 0, "analysis": True}, (Hinder.ANALYSIS_ONLY,)),
        ({"incomplete": True}, (Hinder.INCOMPLETE_DATA,)),
        ({"payer": False}, (Hinder.NO_PAYER,)),
        ({"state": State.SENT}, (Hinder.WINDOW_OPEN,)),
        ({"state": State.SENT, "now": at("2025-11-30 10:00")}, ()),
    ],
)
def test_what_hinders_an_invoice(changes, found):
    given_facts = {
        "amount": 1, "incomplete": False, "analysis": False, "payer": True, "state": State.AGREED,
        "sent_at": at("2025-10-31 10:00"), "dispute_days": 30, "now": at("2025-11-30 09:59"),
    }  # fmt: skip
    assert hinders(**{**given_facts, **changes}) == found


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-30, 30))
def test_months_go_there_and_back(day, by):
    month = day.replace(day=1)
    assert next_month(next_month(month, by), -by) == month
