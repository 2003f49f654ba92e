"""The definitions by small stores of care events: given these rows, that figure."""

from datetime import date, timedelta

import pytest

from narvard_analytics.indicators.catalogue import CATALOGUE, IndicatorNotInCatalogue, definitions
from narvard_analytics.indicators.definition import Time
from narvard_analytics.indicators.run import CannotDivideBy, run
from narvard_analytics.indicators.scope import VisitScope
from narvard_analytics.results import SCHEMA

from .stores import at, deliver, opened, person, store

P, Q = person(1), person(2)
FIRST, CUT_OFF = date(2020, 1, 1), at("2020-07-01 00:00")
OLD = {"person": P, "birth_date": date(1935, 5, 1)}
HOME = {"person": P, "municipality": "1490", "from_date": date(2000, 1, 1)}


def results(tmp_path, rows, indicator, cut_off=CUT_OFF, first=FIRST, **asked):
    with opened(tmp_path, rows, first, cut_off) as engine:
        return run(engine, [indicator], **asked).to_pylist()


def only(rows, month, measure="share", municipality="1490", group="all"):
    found = [
        r
        for r in rows
        if (r["measure"], r["period_from"], r["municipality"], r["target_group"])
        == (measure, month, municipality, group)
    ]
    assert len(found) == 1
    return found[0]


def stay(name, start, end, **more):
    given = {"stay": name, "episode": name, "person": P, "planned": False, "status": "finished", "organization": "SÄS"}
    return {**given, "admitted_at": at(start), "discharged_at": at(end) if end else None, **more}


INDEX = stay("a", "2020-02-01 10:00", "2020-02-10 15:00")


@pytest.mark.parametrize(
    ("second", "discharges", "readmitted"),
    [
        (None, 1, 0),
        # Day 0 is the same stay: one discharge, on the later day.
        (stay("b", "2020-02-10 23:00", "2020-02-12 10:00"), 1, 0),
        (stay("b", "2020-02-11 00:30", "2020-02-12 10:00"), 2, 1),
        (stay("b", "2020-03-11 10:00", "2020-03-12 10:00"), 1, 1),
        (stay("b", "2020-03-12 10:00", "2020-03-12 12:00"), 1, 0),
        (stay("b", "2020-02-20 10:00", "2020-02-21 10:00", planned=True), 2, 0),
        (stay("b", "2020-02-20 10:00", "2020-02-21 10:00", planned=None), 2, 0),
        (stay("b", "2020-02-20 10:00", "2020-02-21 10:00", status="cancelled"), 1, 0),
        (stay("b", "2020-02-20 10:00", "2020-02-21 10:00", status="entered_in_error"), 1, 0),
        # A transfer to another hospital over midnight, and an admission the day after to the same one.
        (stay("b", "2020-02-11 01:00", "2020-02-12 10:00", organization="Alingsås"), 1, 0),
        # One ward after another with a day of leave between, and leave that is not discharge.
        (stay("b", "2020-02-12 10:00", "2020-02-14 10:00", episode="a"), 1, 0),
        (stay("b", "2020-02-10 15:00", "2020-02-14 10:00", episode="a", status="on_leave"), 0, 0),
        # Hospital at home that in law is open care is no readmission.
        (stay("b", "2020-02-20 10:00", "2020-02-21 10:00", legal_form="outpatient"), 1, 0),
    ],
)
def test_readmission(tmp_path, second, discharges, readmitted):
    rows = store(persons=[OLD], residence=[HOME], stays=[INDEX] + ([second] if second else []))
    row = only(results(tmp_path, rows, "unplanned_readmission_30d_65"), date(2020, 2, 1))
    assert (row["denominator"], row["numerator"]) == (discharges, readmitted)


def test_readmissions_are_not_told_where_no_stay_says_whether_it_was_planned(tmp_path):
    stays = [{**INDEX, "planned": None}, stay("b", "2020-02-20 10:00", "2020-02-21 10:00", planned=None)]
    rows = store(persons=[OLD], residence=[HOME], stays=stays)
    row = only(results(tmp_path, rows, "unplanned_readmission_30d_65"), date(2020, 2, 1))
    assert (row["status"], row["value"], row["denominator"]) == ("not_applicable", None, None)


def test_of_stays_begun_at_the_same_instant_the_last_by_id_tells_whether_the_episode_has_ended(tmp_path):
    stays = [{**INDEX, "stay": name, "status": status} for name, status in (("a", "finished"), ("b", "on_leave"))]
    rows = store(persons=[OLD], residence=[HOME], stays=stays)
    row = only(results(tmp_path, rows, "unplanned_readmission_30d_65"), date(2020, 2, 1))
    assert (row["status"], row["denominator"]) == ("no_data", 0)


def test_a_readmission_serves_its_nearest_index_only(tmp_path):
    planned = stay("b", "2020-02-15 10:00", "2020-02-17 10:00", planned=True)
    again = stay("c", "2020-02-20 10:00", "2020-02-22 10:00")
    rows = store(persons=[OLD], residence=[HOME], stays=[INDEX, planned, again])
    row = only(results(tmp_path, rows, "unplanned_readmission_30d_65"), date(2020, 2, 1))
    assert (row["denominator"], row["numerator"], row["persons"]) == (3, 1, 1)


@pytest.mark.parametrize(
    ("who", "discharges"),
    [
        ({"birth_date": date(1955, 2, 10)}, 1),
        ({"birth_date": date(1955, 2, 11)}, 0),
        ({"birth_date": None}, 0),
        ({"birth_date": date(1935, 1, 1), "death_date": date(2020, 2, 10)}, 0),
        ({"birth_date": date(1935, 1, 1), "death_date": date(2020, 2, 11)}, 1),
    ],
)
def test_readmission_counts_discharges_alive_from_65(tmp_path, who, discharges):
    rows = store(persons=[{"person": P, **who}], residence=[HOME], stays=[INDEX])
    assert only(results(tmp_path, rows, "unplanned_readmission_30d_65"), date(2020, 2, 1))["denominator"] == discharges


def test_months_that_cannot_be_followed_up_are_incomplete(tmp_path):
    late = stay("b", "2020-06-02 10:00", "2020-06-03 10:00")
    rows = store(persons=[OLD], residence=[HOME], stays=[late])
    found = results(tmp_path, rows, "unplanned_readmission_30d_65")
    assert only(found, date(2020, 6, 1))["status"] == "incomplete"
    assert only(found, date(2020, 6, 1))["denominator"] == 0
    assert only(found, date(2020, 5, 1))["status"] == "no_data"


def notice(number, kind, sent, episode="a"):
    return {"notice": f"n{number}", "episode": episode, "person": P, "kind": kind, "sent_at": at(sent)}


@pytest.mark.parametrize(
    ("notices", "days"),
    [
        ([("discharge_ready", "2020-02-07 23:30")], 3),
        ([("discharge_ready", "2020-02-10 09:00")], 0),
        ([("discharge_ready", "2020-02-11 09:00")], None),
        ([("discharge_ready", "2020-02-03 09:00"), ("not_ready", "2020-02-05 09:00")], None),
        ([("discharge_ready", "2020-02-03 09:00"), ("interrupted", "2020-02-05 09:00")], None),
        (
            [
                ("discharge_ready", "2020-02-03 09:00"),
                ("not_ready", "2020-02-05 09:00"),
                ("discharge_ready", "2020-02-08 09:00"),
            ],
            2,
        ),
        ([("admission", "2020-02-03 09:00")], None),
    ],
)
def test_discharge_ready_days(tmp_path, notices, days):
    told = [notice(number, kind, sent) for number, (kind, sent) in enumerate(notices)]
    rows = store(persons=[OLD], residence=[HOME], stays=[INDEX], notices=told)
    found = results(tmp_path, rows, "discharge_ready_days")
    assert only(found, date(2020, 2, 1), "mean")["value"] == days
    assert only(found, date(2020, 2, 1), "mean_without_day_0")["value"] == (days or None)
    assert only(found, date(2020, 2, 1), "days")["value"] == (days or 0)


def test_the_night_when_clocks_change_is_one_day(tmp_path):
    away = stay("a", "2020-03-20 10:00", "2020-03-29 10:00")
    told = [notice(1, "discharge_ready", "2020-03-28 23:30")]
    rows = store(persons=[OLD], residence=[HOME], stays=[away], notices=told)
    assert only(results(tmp_path, rows, "discharge_ready_days"), date(2020, 3, 1), "mean")["value"] == 1


def admission(code, **more):
    return {"event": "a", "person": P, "position": 1, "system": "ICD-10-SE", "code": code, **more}


LUNG = admission("J441", position=2)
OPERATION = {"event": "a", "person": P, "position": 1, "system": "KVÅ", "code": "FNG02"}


@pytest.mark.parametrize(
    ("diagnoses", "procedures", "counts"),
    [
        ([admission("J459")], [], 1),
        ([admission("J45.9")], [], 1),
        ([admission("S720")], [], 0),
        ([admission("S720"), admission("J459", position=2)], [], 0),
        ([admission("J459", system="SNOMED CT"), admission("S720")], [], 0),
        ([admission("J20")], [], 0),
        ([admission("J20"), LUNG], [], 1),
        ([admission("I209")], [], 1),
        ([admission("I209")], [OPERATION], 0),
        ([admission("I209")], [{**OPERATION, "code": "DT016"}], 1),
        ([admission("I209")], [{**OPERATION, "system": "SNOMED CT", "code": "430193006"}], 1),
        ([admission("E108")], [], 1),
        ([admission("E109")], [], 0),
    ],
)
def test_avoidable_admissions_by_code(tmp_path, diagnoses, procedures, counts):
    rows = store(persons=[OLD], residence=[HOME], stays=[INDEX], diagnoses=diagnoses, procedures=procedures)
    row = only(results(tmp_path, rows, "avoidable_admissions"), date(2020, 2, 1), "crude_rate")
    assert (row["numerator"], row["persons"]) == (counts, 1)
    assert row["denominator"] == pytest.approx(29 / 366)
    assert row["code_list"].endswith("-unverified")


@pytest.mark.parametrize("code", [admission("195967001", system="SNOMED CT"), admission("J459", position=None)])
def test_codes_among_which_none_can_be_on_the_list_tell_nothing(tmp_path, code):
    rows = store(persons=[OLD], residence=[HOME], stays=[INDEX], diagnoses=[code])
    row = only(results(tmp_path, rows, "avoidable_admissions"), date(2020, 2, 1), "crude_rate")
    assert (row["status"], row["numerator"], row["persons"]) == ("not_applicable", None, None)


def test_wards_of_one_episode_are_one_admission_by_the_first_main_diagnosis(tmp_path):
    second = stay("b", "2020-02-10 15:00", "2020-02-12 10:00", episode="a")
    codes = [admission("J459"), admission("J459", event="b")]
    rows = store(persons=[OLD], residence=[HOME], stays=[INDEX, second], diagnoses=codes)
    assert only(results(tmp_path / "1", rows, "avoidable_admissions"), date(2020, 2, 1), "crude_rate")["numerator"] == 1
    codes = [admission("S720"), admission("J459", event="b")]
    rows = store(persons=[OLD], residence=[HOME], stays=[INDEX, second], diagnoses=codes)
    assert only(results(tmp_path / "2", rows, "avoidable_admissions"), date(2020, 2, 1), "crude_rate")["numerator"] == 0


def visit(number, when, **more):
    given = {"contact": f"c{number}", "person": P, "kind": "visit", "setting": "primary_care", "unit": "north"}
    return {**given, "status": "finished", "started_at": at(when), **more}


def met(number, who, profession="physician"):
    return {"contact": f"c{number}", "practitioner": who, "profession": profession}


def test_emergency_visits_from_the_eightieth_birthday(tmp_path):
    ages = [{"person": P, "birth_date": date(1940, 2, 29)}]
    days = ["2020-02-28 23:30", "2020-02-29 00:30", "2020-03-01 10:00"]
    seen = [visit(n, day, setting="emergency_department") for n, day in enumerate(days)]
    seen.append(visit(9, "2020-03-02 10:00", setting="emergency_department", status="no_show"))
    found = results(tmp_path, store(persons=ages, residence=[HOME], contacts=seen), "emergency_visits_80")
    february, march = (only(found, date(2020, month, 1), "rate") for month in (2, 3))
    assert (february["numerator"], february["persons"], february["status"]) == (1, 0, "no_data")
    assert (march["numerator"], march["persons"]) == (1, 1)
    assert march["value"] == pytest.approx(1000 / (31 / 366))


@pytest.mark.parametrize(
    ("named", "own"),
    [
        ([], 0),
        ([{"practitioner": "A", "from_date": date(2020, 2, 5)}], 1),
        ([{"practitioner": "A", "from_date": date(2020, 2, 6)}], 0),
        ([{"practitioner": "A", "from_date": date(2020, 1, 1), "to_date": date(2020, 2, 5)}], 0),
        ([{"practitioner": "B", "from_date": date(2020, 1, 1)}], 0),
        ([{"practitioner": "A", "from_date": date(2020, 1, 1), "role": "care_contact"}], 0),
    ],
)
def test_own_physician_visits(tmp_path, named, own):
    contacts = [{"person": P, "role": "physician", **row} for row in named]
    seen = [visit(1, "2020-02-05 10:00"), visit(2, "2020-02-06 10:00"), visit(3, "2020-02-07 10:00", kind="phone")]
    team = [met(1, "A"), met(1, "N", "nurse"), met(3, "A")]
    rows = store(persons=[OLD], residence=[HOME], named_contacts=contacts, contacts=seen, contact_participants=team)
    found = results(tmp_path, rows, "own_physician_visits")
    share, missing = (only(found, date(2020, 2, 1), name) for name in ("share", "missing_provider"))
    assert (share["numerator"], share["denominator"]) == (own, 1)
    assert (missing["numerator"], missing["denominator"]) == (1, 2)


def test_controllers_may_use_the_same_ids(tmp_path):
    region = store(
        persons=[OLD],
        residence=[HOME, {**HOME, "person": Q}],
        contacts=[visit(1, "2020-02-05 10:00")],
        contact_participants=[met(1, "A")],
        named_contacts=[{"person": P, "role": "physician", "practitioner": "B", "from_date": date(2020, 1, 1)}],
    )
    other = store(contacts=[visit(1, "2020-02-06 10:00", person=Q)], contact_participants=[met(1, "B")])
    deliver(tmp_path, {name: other[name] for name in ("contacts", "contact_participants")}, FIRST, CUT_OFF, "1490")
    found = results(tmp_path, region, "own_physician_visits")
    share = only(found, date(2020, 2, 1))
    assert (share["numerator"], share["denominator"], share["persons"]) == (0, 2, 2)


def test_named_physician_on_the_day_after_the_month(tmp_path):
    people = [OLD, {"person": Q, "birth_date": date(1990, 1, 1), "death_date": date(2020, 3, 1)}]
    homes = [HOME, {**HOME, "person": Q}]
    named = [
        {
            "person": P,
            "role": "physician",
            "practitioner": "A",
            "from_date": date(2020, 2, 1),
            "to_date": date(2020, 3, 1),
        }
    ]
    found = results(tmp_path, store(persons=people, residence=homes, named_contacts=named), "named_physician")
    counts = {
        r["period_from"]: (r["numerator"], r["denominator"])
        for r in found
        if (r["municipality"], r["target_group"]) == ("1490", "all")
    }
    assert counts[date(2020, 2, 1)] == (1, 2)
    assert counts[date(2020, 3, 1)] == (0, 1)
    assert {r["period_to"] - r["period_from"] for r in found} == {timedelta(days=1)}


LONG = {"first": date(2019, 1, 1), "cut_off": at("2020-07-01 00:00")}


def continuity_store(providers, **listing):
    seen = [visit(n, f"2019-{n + 1:02}-10 10:00") for n in range(len(providers))]
    team = [met(n, who) for n, who in enumerate(providers)]
    listed = {"person": P, "unit": "north", "from_date": date(2010, 1, 1), **listing}
    return store(
        persons=[OLD],
        residence=[HOME],
        listings=[listed],
        contacts=seen,
        contact_participants=team,
        cohorts=[{"person": P, "cohort": "multi_ill_elderly", "from_date": date(2020, 6, 30), "definition": "d"}],
    )


@pytest.mark.parametrize(
    ("providers", "listing", "value"),
    [
        ("AAAA", {}, 1.0),
        ("AAAB", {}, 0.5),
        ("AAABBC", {}, 4 / 15),
        ("AA", {}, None),
        ("AAA", {"unit": "south"}, None),
        ("AAA", {"to_date": date(2020, 6, 30)}, None),
        ("AAA", {"to_date": date(2020, 7, 1)}, 1.0),
    ],
)
def test_continuity_of_the_listed_at_their_unit(tmp_path, providers, listing, value):
    found = results(tmp_path, continuity_store(providers, **listing), "continuity", **LONG)
    rows = [r for r in found if r["measure"] == "coc" and r["municipality"] == "1490" and r["target_group"] != "all"]
    mine = {r["target_group"]: r["value"] for r in rows}
    assert {r["period_from"] for r in found} == {date(2019, 1, 1)}
    assert mine["multi_ill_elderly"] == (pytest.approx(value) if value is not None else None)
    assert mine["disability"] is None


def test_the_scope_of_visits_is_a_switch_that_the_version_tells(tmp_path):
    rows = continuity_store("AA")
    found = results(tmp_path, rows, "continuity", visits=VisitScope(minimum=2), **LONG)
    assert {r["version"] for r in found} == {"1+minimum=2"}
    assert only(found, date(2019, 1, 1), "coc")["value"] == 1.0


def test_everybody_together_is_counted_anew_and_the_unknown_apart(tmp_path):
    moved = [{**HOME, "to_date": date(2020, 2, 10)}, {**HOME, "municipality": "1489", "from_date": date(2020, 2, 10)}]
    seen = [visit(1, "2020-02-09 10:00"), visit(2, "2020-02-10 10:00"), visit(3, "2020-02-10 10:00", person=Q)]
    rows = store(persons=[OLD], residence=moved, contacts=seen, contact_participants=[met(n, "A") for n in (1, 2, 3)])
    found = results(tmp_path, rows, "own_physician_visits")
    persons = {
        r["municipality"]: (r["persons"], r["denominator"])
        for r in found
        if (r["measure"], r["period_from"], r["target_group"]) == ("share", date(2020, 2, 1), "all")
    }
    assert persons == {"1490": (1, 1), "1489": (1, 1), "*": (1, 2), "unknown": (1, 1)}


def test_a_table_that_was_not_delivered_is_no_data_and_never_zero(tmp_path):
    rows = {"persons": store(persons=[OLD])["persons"], "residence": store(residence=[HOME])["residence"]}
    found = results(tmp_path, rows, "named_physician")
    assert {r["status"] for r in found} == {"no_data"}
    assert {r["persons"] for r in found} == {None}


@pytest.mark.parametrize("indicator", CATALOGUE)
@pytest.mark.parametrize(("period", "rows"), [("month", 18), ("quarter", 6), ("year", 2)])
def test_every_combination_has_a_row_of_the_schema(tmp_path, indicator, period, rows):
    with opened(tmp_path, store(persons=[OLD], residence=[HOME]), date(2019, 1, 1), CUT_OFF) as engine:
        table = run(engine, [indicator], by=("target_group",), period=period)
    assert table.schema == SCHEMA
    time, measures = CATALOGUE[indicator].definition.time, len(CATALOGUE[indicator].definition.measures)
    # Of 18 months one window of 18 ends within; an annual figure is that of each of two calendar years.
    periods = {Time.ROLLING: 1, Time.ANNUAL: 2}.get(time, rows)
    assert set(table["municipality"].to_pylist()) == {"*"}
    assert table.num_rows == 6 * periods * measures


@pytest.mark.parametrize(("period", "time"), [("rolling_18_months", Time.ROLLING), ("point", Time.STOCK)])
def test_periods_that_overlap_are_asked_for_by_name(tmp_path, period, time):
    with opened(tmp_path, store(persons=[OLD], residence=[HOME]), date(2019, 1, 1), CUT_OFF) as engine:
        table = run(engine, by=(), period=period)
    assert set(table["indicator"].to_pylist()) == {each.id for each in definitions() if each.time is time}
    assert set(table["period_kind"].to_pylist()) == {period}


def test_a_quarter_and_a_year_sum_their_months(tmp_path):
    rows = store(persons=[OLD], residence=[HOME], stays=[INDEX], diagnoses=[admission("J459")])
    found = results(tmp_path, rows, "avoidable_admissions", period="quarter")
    row = only(found, date(2020, 1, 1), "crude_rate")
    assert (row["period_kind"], row["numerator"]) == ("quarter", 1)
    assert row["denominator"] == pytest.approx(91 / 366)


def test_what_cannot_be_asked_is_refused(tmp_path):
    with opened(tmp_path, store(persons=[OLD]), FIRST, CUT_OFF) as engine:
        with pytest.raises(IndicatorNotInCatalogue, match="It has named_physician"):
            run(engine, ["coc"])
        with pytest.raises(CannotDivideBy, match="Choose among"):
            run(engine, by=("sex",))
