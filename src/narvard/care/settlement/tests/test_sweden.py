"""Lag (2017:612) 5 kap., as tables: the vectors of the act, then each duty."""

from dataclasses import replace
from datetime import date

import pytest

from narvard.base.core.queries import ZONES
from narvard.care.settlement.rules.clock import call_due, easter, is_holiday, notice_due, starts_on
from narvard.care.settlement.rules.facts import Duty, Note, Outcome, Residence
from narvard.care.settlement.rules.judging import judge
from narvard.care.settlement.rules.terms import Counted, LateNotice
from narvard.care.settlement.tests.made_up import BORAS, LAW_SE, MARK, SWEDEN, at, stay, step

UNTIL = date(2026, 2, 1)
ZONE = ZONES["SE"]


def only(found):
    periods = judge(found, LAW_SE, UNTIL)
    assert len(periods) == 1
    return periods[0]


def days(period, outcome):
    return sum((span.to_day - span.from_day).days for span in period.spans if span.outcome is outcome)


def tick(period, duty):
    return next(found for found in period.ticks if found.duty is duty)


@pytest.mark.parametrize(
    ("sent", "starts"),
    [
        ("2025-09-01 11:59", date(2025, 9, 4)),
        ("2025-09-01 12:00:00", date(2025, 9, 4)),
        ("2025-09-01 12:00:01", date(2025, 9, 5)),
        ("2025-12-19 10:00", date(2025, 12, 22)),
    ],
)
def test_liability_starts(sent, starts):
    assert starts_on(at(sent), LAW_SE, ZONE) == starts
    period = only(stay("2025-08-30 10:00", sent, "2025-12-30 10:00"))
    assert period.starts_on == starts
    assert [span.from_day for span in period.spans if span.outcome is Outcome.PAYABLE] == [starts]


def test_a_region_can_agree_on_other_days():
    agreed = replace(LAW_SE, days=5, days_after_noon=7)
    assert starts_on(at("2025-09-01 11:59"), agreed, ZONE) == date(2025, 9, 6)
    assert starts_on(at("2025-09-01 13:00"), agreed, ZONE) == date(2025, 9, 8)


def test_needed_sip_that_is_never_called_means_never():
    period = only(stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-10-01 10:00", both_principals=True))
    assert period.starts_on is None and not period.proven
    assert days(period, Outcome.DUTY_MISSED) == 30
    assert tick(period, Duty.SIP_CALL).note is Note.MISSING


def test_open_care_unclear_until_day_six_means_not_before_it_is_resolved():
    more = [step("open_care_unclear", "2025-09-01 11:00"), step("open_care_clear", "2025-09-07 09:00")]
    period = only(stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-09-10 10:00", more=more))
    assert [(s.from_day.day, s.to_day.day, s.outcome) for s in period.spans] == [
        (1, 8, Outcome.BLOCKED),
        (8, 10, Outcome.PAYABLE),
    ]
    assert tick(period, Duty.OPEN_CARE).at == at("2025-09-07 09:00")


def test_open_care_still_unclear_means_never():
    more = [step("open_care_unclear", "2025-09-02 11:00")]
    period = only(stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-09-10 10:00", more=more))
    assert days(period, Outcome.PAYABLE) == 0 and days(period, Outcome.BLOCKED) == 8


@pytest.mark.parametrize(
    ("called", "note"),
    [
        ("2025-09-04 23:59", Note.MET),
        ("2025-09-05 00:00", Note.LATE),
        ("2025-08-31 10:00", Note.MET),
    ],
)
def test_the_call_has_the_whole_third_day_and_no_noon(called, note):
    assert call_due(date(2025, 9, 1), LAW_SE) == date(2025, 9, 4)
    more = [step("sip_call", called, by_named_contact=True)]
    period = only(stay("2025-08-30 10:00", "2025-09-01 15:00", "2025-10-01 10:00", more=more, both_principals=True))
    assert tick(period, Duty.SIP_CALL).note is note
    assert (period.starts_on is None) is (note is Note.LATE)


def test_the_admission_notice_has_24_elapsed_hours_also_the_night_the_clock_goes_back():
    assert notice_due(at("2025-10-25 20:00"), None, LAW_SE) == at("2025-10-26 19:00")
    in_time = only(stay("2025-10-25 20:00", "2025-10-28 10:00", "2025-11-10 10:00", admission="2025-10-26 19:00"))
    late = only(stay("2025-10-25 20:00", "2025-10-28 10:00", "2025-11-10 10:00", admission="2025-10-26 19:01"))
    assert in_time.starts_on == date(2025, 10, 31)
    assert late.starts_on is None and tick(late, Duty.ADMISSION_NOTICE).note is Note.LATE


def test_a_later_judgement_of_need_has_24_hours_of_its_own():
    found = stay("2025-08-20 10:00", "2025-09-01 10:00", "2025-09-09 10:00", admission="2025-08-26 09:00")
    assert only(found).starts_on is None
    assert only(replace(found, need_judged_at=at("2025-08-25 10:00"))).starts_on == date(2025, 9, 4)


@pytest.mark.parametrize(
    ("effect", "starts"),
    [
        (LateNotice.VOID, None),
        (LateNotice.NONE, date(2025, 9, 4)),
        # 30 hours late: as if the notice at 10.00 on the 1st had come at 16.00 on the 2nd, after noon.
        (LateNotice.SHIFT, date(2025, 9, 6)),
    ],
)
def test_what_a_late_admission_notice_does_is_up_to_the_terms(effect, starts):
    found = stay("2025-08-28 08:00", "2025-09-01 10:00", "2025-09-20 10:00", admission="2025-08-30 14:00")
    (period,) = judge(found, replace(LAW_SE, late_notice_effect=effect), UNTIL)
    assert period.starts_on == starts


def test_an_incomplete_or_missing_notice_or_one_to_another_municipality_ends_liability():
    bare = stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-09-20 10:00", admission="")
    for more, note in (
        ((), Note.MISSING),
        ([step("admission", "2025-08-30 11:00", MARK)], Note.MISSING),
        ([step("admission", "2025-08-30 11:00", BORAS, complete=False)], Note.INCOMPLETE),
    ):
        period = only(replace(bare, steps=(*bare.steps, *more)))
        assert tick(period, Duty.ADMISSION_NOTICE).note is note and period.starts_on is None


def test_without_a_notice_to_the_payer_that_the_patient_is_ready_nothing_begins():
    more = [step("discharge_ready", "2025-09-01 10:00", MARK)]
    period = only(stay("2025-08-30 10:00", "", "2025-09-20 10:00", more=more))
    assert period.starts_on is None and tick(period, Duty.READY_NOTICE).note is Note.MISSING


@pytest.mark.parametrize(
    ("facts", "note"),
    [
        ({"both_principals": True, "consented": False}, Note.NO_CONSENT),
        ({"both_principals": False}, Note.ONE_PRINCIPAL),
        ({"both_principals": True, "compulsory": True}, Note.COMPULSORY_CARE),
    ],
)
def test_where_no_sip_is_required_no_call_is_asked_for(facts, note):
    period = only(stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-09-20 10:00", **facts))
    assert tick(period, Duty.SIP_CALL).note is note and period.starts_on == date(2025, 9, 4)


def test_without_the_term_of_consent_a_refused_sip_ends_liability():
    found = stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-09-20 10:00", both_principals=True, consented=False)
    assert judge(found, replace(LAW_SE, sip_needs_consent=False), UNTIL)[0].starts_on is None


def test_only_the_named_contacts_call_counts():
    more = [step("sip_call", "2025-09-02 10:00")]
    period = only(stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-09-20 10:00", more=more, both_principals=True))
    assert tick(period, Duty.SIP_CALL).note is Note.OTHER_SENDER and period.starts_on is None


def test_a_notice_of_open_compulsory_care_counts_as_the_ready_notice():
    more = [step("compulsory_open_care", "2025-09-01 10:00")]
    period = only(stay("2025-08-30 10:00", "", "2025-09-20 10:00", more=more, compulsory=True))
    assert period.starts_on == date(2025, 9, 4)


def test_a_new_notice_starts_a_new_clock():
    more = [
        step("interrupted", "2025-09-06 08:00"),
        step("discharge_ready", "2025-09-10 13:00", BORAS),
    ]
    first, second = judge(stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-09-20 10:00", more=more), LAW_SE, UNTIL)
    assert (first.starts_on, first.ended_on, days(first, Outcome.PAYABLE)) == (date(2025, 9, 4), date(2025, 9, 6), 2)
    assert (second.starts_on, days(second, Outcome.PAYABLE)) == (date(2025, 9, 14), 6)


@pytest.mark.parametrize(("counted", "paid"), [(Counted.NIGHTS, 4), (Counted.STARTED, 5)])
def test_the_day_of_leaving_counts_only_where_started_days_do(counted, paid):
    found = stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-09-08 10:00")
    (period,) = judge(found, replace(LAW_SE, payable_days=counted), UNTIL)
    assert days(period, Outcome.PAYABLE) == paid


def test_sweden_pays_by_registration_unless_another_municipality_placed_the_person():
    """H 10, the Swedish half; the Norwegian one stands in test_norway."""
    row = Residence(date(2000, 1, 1), registered=BORAS, staying="0180")
    assert only(stay("2025-08-30 10:00", "2025-09-01 10:00", residences=(row,))).municipality == BORAS
    placed = replace(row, placed_by=MARK)
    assert only(stay("2025-08-30 10:00", "2025-09-01 10:00", residences=(placed,))).municipality == MARK


def test_a_move_in_the_middle_divides_the_days_and_the_new_payer_must_have_had_both_notices():
    moved = (Residence(date(2000, 1, 1), registered=BORAS), Residence(date(2025, 9, 6), registered=MARK))
    found = stay("2025-08-30 10:00", "2025-09-01 10:00", "2025-09-10 10:00", residences=moved)
    first, second = judge(found, LAW_SE, UNTIL)
    assert (first.municipality, days(first, Outcome.PAYABLE)) == (BORAS, 2)
    assert (second.municipality, days(second, Outcome.PAYABLE), second.proven) == (MARK, 0, False)
    told = replace(
        found,
        steps=(
            *found.steps,
            step("admission", "2025-08-30 11:00", MARK),
            step("discharge_ready", "2025-09-06 09:00", MARK),
        ),
    )
    second = judge(told, LAW_SE, UNTIL)[1]
    assert (second.ready_on, second.starts_on, days(second, Outcome.PAYABLE)) == (date(2025, 9, 6), date(2025, 9, 9), 1)


def test_a_deadline_can_be_set_to_roll_to_a_weekday():
    rolling = replace(LAW_SE, roll_to_weekday=True)
    assert call_due(date(2025, 9, 3), LAW_SE) == date(2025, 9, 6)
    assert call_due(date(2025, 9, 3), rolling) == date(2025, 9, 8)
    assert call_due(date(2025, 12, 21), rolling) == date(2025, 12, 29)


@pytest.mark.parametrize(("year", "day"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25))])
def test_easter(year, day):
    assert easter(year) == date(year, *day)
    assert is_holiday(date(year, 6, 6)) and not is_holiday(date(2025, 9, 1))


@pytest.mark.parametrize(("day", "days"), [(date(2018, 12, 31), 30), (date(2019, 1, 1), 3)])
def test_psychiatric_care_had_thirty_days_in_2018_and_the_general_rule_from_2019(day, days):
    assert SWEDEN.on(BORAS, "psychiatric", day).days == days


def test_before_the_act_there_are_no_terms():
    assert SWEDEN.on(BORAS, "somatic", date(2017, 12, 31)) is None
