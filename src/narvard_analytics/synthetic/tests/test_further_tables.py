"""The tables that the rest of the catalogue reads: possible, and near the levels that they were made from."""

import numpy as np
import pandas as pd
import pytest

from narvard_analytics.synthetic.levels import LEVELS
from narvard_analytics.synthetic.questionnaires import ANONYMOUS, PANEL, QUESTIONS
from narvard_analytics.synthetic.waits import PROMISES

ZONE = "Europe/Stockholm"


def local_day(instants: pd.Series) -> pd.Series:
    return instants.dt.tz_convert(ZONE).dt.tz_localize(None).dt.normalize()


def age(frame: pd.DataFrame, small, day: pd.Series) -> pd.Series:
    born = frame[["person"]].merge(small.frame("persons")[["person", "birth_date"]], on="person").birth_date
    return (day.reset_index(drop=True) - born).dt.days / 365.25


@pytest.mark.parametrize(
    ("promise", "measure", "tolerance"),
    [
        ("contact_0", "same_day_contact", 0.05),
        ("assessment_3", "assessment_within_3_days", 0.06),
        ("treatment_90", "treatment_90", 0.12),
        ("deadline_no", "deadline_breach_no", 0.08),
    ],
)
def test_promises_are_kept_about_as_often_as_the_level_says(small, promise, measure, tolerance):
    waits = small.frame("waits")
    decided = waits[(waits.promise == promise) & (waits.met_at.notna() | (waits.outcome.isna()))]
    kept = (decided.met_at <= decided.due_at).mean()
    assert abs(kept - LEVELS[measure].mean) < tolerance


def test_a_wait_is_met_withdrawn_or_open(small):
    waits = small.frame("waits")
    assert set(waits.promise) == {promise.promise for promise in PROMISES}
    met, ended = waits.met_at.notna(), waits.ended_at.notna()
    assert (waits.met_at[met] == waits.ended_at[met]).all()
    assert (waits.outcome[met] == "met").all()
    assert (waits.outcome[ended & ~met] == "withdrawn").all()
    assert waits.outcome[~ended].isna().all()
    assert (~ended).sum() > 0 and (ended & ~met).sum() > 0
    assert (waits.started_at <= waits.offered_at.fillna(waits.started_at)).all()


def test_pauses_lie_within_their_waits(small):
    joined = small.frame("wait_pauses").merge(small.frame("waits"), on="wait")
    assert len(joined) == len(small.frame("wait_pauses")) > 5
    assert (joined.from_date >= local_day(joined.started_at)).all()
    over = joined.to_date.notna() & joined.ended_at.notna()
    assert over.any() and (joined.to_date[over] <= local_day(joined.ended_at[over])).all()
    assert set(joined.promise) == {"specialist_90", "treatment_90"}


def test_only_children_wait_for_child_psychiatry_and_schools_are_asked_for_the_young(small):
    waits = small.frame("waits")
    children = waits[waits.discipline == "child_psychiatry"].reset_index(drop=True)
    years = age(children, small, local_day(children.started_at))
    assert len(children) > 20 and years.between(5.9, 18.1).all()
    plans = small.frame("plans")
    sips = plans[plans.kind == "sip"].reset_index(drop=True)
    young = age(sips, small, sips.from_date) < 21
    assert (sips.school_takes_part.notna() == young).all()
    assert plans[plans.kind != "sip"].school_takes_part.isna().all()


def test_patient_contracts_have_some_of_their_four_parts(small):
    plans = small.frame("plans")
    contracts = plans[plans.kind == "patient_contract"]
    parts = [
        contracts.agreement.notna(),
        contracts.named_contact.notna(),
        contracts.agreed_time,
        contracts.coherent_plan,
    ]
    whole = np.logical_and.reduce([part.astype(bool) for part in parts])
    assert parts[0].all() and 0.5 < whole.mean() < 0.85


def test_hospital_care_at_home_is_open_care_and_leads_to_the_ward_it_belongs_to(small):
    stays = small.frame("stays")
    outpatient = stays[stays.legal_form == "outpatient"]
    assert (outpatient.form == "hospital_at_home").all()
    moved = outpatient[outpatient.discharged_to == "other_ward"]
    wards = stays[stays.legal_form == "inpatient"].groupby("episode").admitted_at.min()
    assert len(moved) > 3
    assert (moved.episode.map(wards) == moved.discharged_at).all()
    assert not outpatient[outpatient.discharged_to == "ordinary"].episode.isin(wards.index).any()


def test_home_teams_come_to_those_who_live_at_home(small):
    contacts, participants = small.frame("contacts"), small.frame("contact_participants")
    visits = contacts[contacts.programme == "home_care"]
    homes = small.frame("residence")
    there = homes[homes.dwelling != "ordinary"].groupby("person").from_date.min()
    moved = visits.person.map(there)
    assert len(visits) > 500
    assert (moved.isna() | (local_day(visits.started_at) < moved)).all()
    number = participants[participants.contact.isin(visits.contact)].groupby("contact").practitioner.nunique()
    assert set(number) == {1, 2} and len(number) == len(visits)


def test_special_housing_is_for_the_old_or_those_with_a_disability(small):
    homes = small.frame("residence").merge(small.frame("persons"), on="person")
    old = homes[homes.dwelling == "special_elderly"]
    assert ((old.from_date - old.birth_date).dt.days > 74 * 365).all()
    assert old.main_care_there.notna().all() and homes[homes.dwelling == "ordinary"].main_care_there.isna().all()
    assert homes.small_area.isin(small.frame("small_areas").small_area).all()
    assert (homes.small_area.str[:4] == homes.municipality).all()


def test_further_notices_follow_what_they_are_about(small):
    notices, stays = small.frame("notices"), small.frame("stays")
    assert set(notices.kind) >= {"sip_held", "information", "discharge_summary", "open_care_unclear", "open_care_clear"}
    left = stays[stays.legal_form == "inpatient"].groupby("episode").discharged_at.max()
    summaries = notices[notices.kind == "discharge_summary"]
    assert (summaries.sent_at >= summaries.episode.map(left)).all()
    late = notices[notices.notice.str.startswith("NF") & (notices.kind == "admission")]
    begun = stays.groupby("episode").admitted_at.min()
    assert len(late) > 3
    assert (late.judged_at > late.episode.map(begun) + pd.Timedelta(hours=24)).all()
    assert (late.sent_at > late.judged_at).all()


def test_care_contacts_are_named_before_discharge_about_as_often_as_the_level_says(small):
    notices, stays, named = small.frame("notices"), small.frame("stays"), small.frame("named_contacts")
    ready = notices[notices.kind == "discharge_ready"].drop_duplicates("episode")
    left = stays.groupby("episode").discharged_at.max()
    contacts = named[named.role == "care_contact"][["person", "appointed_at"]]
    first = stays.groupby("episode").admitted_at.min()
    joined = ready[["person", "episode"]].merge(contacts, on="person", how="left")
    inside = (joined.appointed_at >= joined.episode.map(first)) & (joined.appointed_at <= joined.episode.map(left))
    share = inside.groupby(joined.episode).any().mean()
    assert abs(share - LEVELS["care_contact_before_discharge"].mean) < 0.12


def test_talks_are_held_with_a_physician_shortly_before_death(small):
    talks = small.frame("procedures").merge(small.frame("contacts"), left_on="event", right_on="contact")
    died = talks.person_x.map(small.frame("persons").set_index("person").death_date)
    days = (died - local_day(talks.started_at)).dt.days
    assert len(talks) == len(small.frame("procedures")) > 10
    assert (talks.person_x == talks.person_y).all()
    assert days.between(0, 60).all()


def test_codes_stand_where_they_belong(small):
    codes, stays = small.frame("diagnoses"), small.frame("stays")
    falls = codes[codes.code.str.startswith("W")]
    main = codes[codes.position == 1].set_index("event").code
    assert len(falls) > 20 and falls.event.isin(stays.stay).all()
    assert falls.event.map(main).str.startswith("S").all()
    chronic = codes[codes.event.str.startswith("R")]
    participants = small.frame("contact_participants")
    known = participants[participants.contact.isin(chronic.event)]
    assert set(known.profession) == {"physician", "nurse"}


def test_further_psychiatric_stays_keep_their_distance_and_some_come_back(small):
    stays = small.frame("stays")
    real = stays[stays.status.isin(["finished", "in_progress", "on_leave"])].sort_values(["person", "admitted_at"])
    further = real.stay.str.startswith("SP")
    before = real.groupby("person").discharged_at.shift(1)
    gap = real.admitted_at - before
    assert further.sum() > 20
    assert (gap[further & gap.notna()] > pd.Timedelta(days=1)).all()
    assert ((gap < pd.Timedelta(days=31)) & further).sum() > 2


def test_scores_fit_their_instrument_and_are_followed(small):
    scores = small.frame("measurements")
    highest = scores.instrument.map({"PHQ-9": 27, "GAD-7": 21})
    assert scores.total.between(0, highest).all()
    assert set(scores.flag) == {"minimal", "mild", "moderate", "severe"}
    assert scores.groupby(["person", "instrument"]).size().max() >= 3


def test_answers_are_on_the_scale_and_known_by_person_in_the_panel_alone(small):
    answers, surveys = small.frame("answers"), small.frame("surveys")
    assert answers.value.isin([1, 2, 3, 4, 5]).all()
    assert set(answers.dimension) == set(QUESTIONS)
    anonymous = answers.survey.str.startswith(ANONYMOUS.id)
    assert answers.person[anonymous].isna().all() and answers.person[~anonymous].notna().all()
    assert answers.survey[~anonymous].str.startswith(PANEL.id).all()
    of_first = answers[answers.question == QUESTIONS[0]].groupby("survey").size()
    assert surveys.set_index("survey").answered.loc[of_first.index].tolist() == of_first.tolist()
    assert (surveys.invited >= surveys.answered).all()


def test_reported_figures_add_up(small):
    rows = small.frame("aggregates")
    assert (rows.numerator <= rows.denominator).all()
    posts = rows[rows.indicator == "vacancies_agency"]
    units = posts[posts.unit.notna()].groupby(["municipality", "period_from"]).denominator.sum()
    whole = posts[posts.unit.isna()].set_index(["municipality", "period_from"]).denominator
    assert (units.sort_index() == whole.sort_index()).all()
    plans = rows[rows.indicator == "lss_plan_followed_up"]
    assert set(pd.to_datetime(plans.period_from).dt.year) == {2020, 2021, 2022, 2023}
    assert (plans.target_group == "disability").all()


def test_wards_have_beds_every_day_and_primary_care_staff_every_month(small):
    rows = small.frame("capacity")
    beds = rows[rows.beds.notna()]
    assert (beds.beds >= 1).all()
    assert (beds.groupby("unit").size() == 1643).all()
    staff = rows[rows.staff_fte.notna()]
    assert set(staff.profession) == {"physician", "nurse"} and (pd.to_datetime(staff.date).dt.day == 1).all()
    assert rows.unit.isin(small.frame("units").unit).all()
