"""FOR-2011-11-18-1115 as tables: no free days, the municipality's answer, and the price of each year."""

from datetime import date

import pytest

from narvard.care.settlement.rules.amounts import NATIONAL, prices
from narvard.care.settlement.rules.facts import Duty, Note, Outcome, Residence
from narvard.care.settlement.rules.judging import judge
from narvard.care.settlement.tests.made_up import LAW_NO, NORWAY, at, stay, step

UNTIL = date(2024, 6, 1)
BODO, FAUSKE = "1804", "1841"


def only(*more, ready="2024-05-01 14:00", ended="2024-05-06 10:00", **facts):
    facts = {"municipality": BODO, "country": "NO"} | facts
    (period,) = judge(stay("2024-04-25 10:00", ready, ended, more=more, **facts), LAW_NO, UNTIL)
    return period


def told(kind, text, **more):
    return step(kind, text, BODO, "NO", **more)


def paid(period):
    return sum((span.to_day - span.from_day).days for span in period.spans if span.outcome is Outcome.PAYABLE)


def test_no_free_days_also_after_noon():
    period = only()
    assert (period.starts_on, paid(period)) == (date(2024, 5, 1), 5)
    assert not [span for span in period.spans if span.outcome is Outcome.FREE]


@pytest.mark.parametrize(
    ("answers", "days", "note"),
    [
        ((), 5, Note.NOT_ANSWERED),
        ((("2024-05-01 15:00", "cannot_receive", None),), 5, Note.CANNOT_RECEIVE),
        ((("2024-05-01 15:00", "can_receive", None),), 0, Note.CAN_RECEIVE),
        ((("2024-05-01 15:00", "can_receive", "2024-05-04 10:00"),), 3, Note.CAN_RECEIVE),
        ((("2024-05-03 09:00", "can_receive", None),), 2, Note.CAN_RECEIVE),
        (
            (("2024-05-01 15:00", "can_receive", None), ("2024-05-03 09:00", "cannot_receive", None)),
            3,
            Note.CANNOT_RECEIVE,
        ),
    ],
)
def test_it_runs_while_the_municipality_cannot_receive_or_has_not_answered(answers, days, note):
    more = [
        told("answer", sent, answer=answer, about_at=at(about, "NO") if about else None)
        for sent, answer, about in answers
    ]
    period = only(*more)
    assert paid(period) == days
    assert next(tick for tick in period.ticks if tick.duty is Duty.ANSWER).note is note


def test_a_hospital_that_did_not_follow_section_8_or_10_gets_nothing():
    assert paid(only(admission="2024-04-26 10:01")) == 0
    assert paid(only(admission="")) == 0
    other = step("discharge_ready", "2024-05-01 14:00", FAUSKE, "NO")
    assert paid(only(other, ready="")) == 0


def test_the_clock_stops_when_the_patient_falls_ill_again_and_what_has_run_stays():
    period = only(told("not_ready", "2024-05-03 20:00"))
    assert (paid(period), period.ended_on) == (2, date(2024, 5, 3))


def test_norway_pays_by_the_place_of_stay():
    """H 10, the Norwegian half."""
    rows = (Residence(date(2000, 1, 1), registered=FAUSKE, placed_by=FAUSKE, staying=BODO),)
    assert only(residences=rows).municipality == BODO


def test_the_year_2022_costs_its_own_price():
    """H 9: 71 800 days × the price of 2022; with the price of 2023 it would be 395 474 400."""
    found = prices("NO").of(LAW_NO.code, 2022, agreed=False)
    assert 71_800 * found.kronor == 380_970_800
    assert found.certainty == "B"


def test_every_year_from_2012_to_2024_has_a_price_and_no_other():
    assert sorted(NATIONAL["NO"]) == list(range(2012, 2025))
    assert [NATIONAL["NO"][year].kronor for year in (2012, 2013, 2019, 2024)] == [4000, 4125, 4885, 5745]
    assert prices("NO").of(LAW_NO.code, 2025, agreed=False) is None


def test_mental_health_care_came_in_with_2019():
    assert NORWAY.on(BODO, "psychiatric", date(2018, 12, 31)) is None
    assert NORWAY.on(BODO, "psychiatric", date(2019, 1, 1)).days == 0
