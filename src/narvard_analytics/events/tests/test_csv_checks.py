"""What is wrong in CSV files is found, with its file, line, column and reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.findings import REASONS
from narvard_analytics.events.loading import kept_rows
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import connection
from narvard_analytics.events.tests.exports import ANNA, BO, KEY, checked, found, reasons, write_csv
from narvard_analytics.events.tests.made_up import at

HEAD = "contact;person;started_at;ended_at;kind;planned;status"
PEOPLE = f"person;birth_date;death_date|{ANNA};1950-01-02;|{BO};1940-02-03;2024-03-01"
GOOD = f"c1;{ANNA};2024-01-02T10:00:00+01:00;;visit;ja;finished"
STAYS = "stay;episode;person;admitted_at;discharged_at;drg_weight;status"

# One bad row on line 3, after a good one: the row, the column and the reason.
BAD_CONTACTS = [
    ("a day that is none", f"c2;{ANNA};2024-02-30T10:00:00Z;;visit;;finished", "started_at", "wrong_type"),
    ("words for a time", f"c2;{ANNA};yesterday;;visit;;finished", "started_at", "wrong_type"),
    ("infinity", f"c2;{ANNA};infinity;;visit;;finished", "started_at", "wrong_type"),
    ("neither yes nor no", f"c2;{ANNA};2024-02-01T10:00:00Z;;visit;maybe;finished", "planned", "wrong_type"),
    ("an unknown code", f"c2;{ANNA};2024-02-01T10:00:00Z;;fax;;finished", "kind", "unknown_code"),
    ("no status", f"c2;{ANNA};2024-02-01T10:00:00Z;;visit;;", "status", "required_empty"),
    ("no person", "c2;;2024-02-01T10:00:00Z;;visit;;finished", "person", "required_empty"),
    (
        "end before start",
        f"c2;{ANNA};2024-02-01T10:00:00Z;2024-02-01T09:00:00Z;visit;;finished",
        "ended_at",
        "end_before_start",
    ),
    ("the same id", f"c1;{ANNA};2024-02-01T10:00:00Z;;visit;;finished", "contact", "duplicate_id"),
    ("a stranger", "c2;00000000-0000-0000-0000-00000000000c;2024-02-01T10:00:00Z;;visit;;finished", "person", "orphan"),
    ("before birth", f"c2;{ANNA};1949-02-01T10:00:00Z;;visit;;finished", "started_at", "before_birth"),
    ("after death", f"c2;{BO};2024-03-02T10:00:00Z;;visit;;finished", "started_at", "after_death"),
    (
        "a number that is nobody's",
        "c2;19121212-1213;2024-02-01T10:00:00Z;;visit;;finished",
        "person",
        "impossible_identity_number",
    ),
    (
        "ten digits without a cut-off",
        "c2;121212-1212;2024-02-01T10:00:00Z;;visit;;finished",
        "person",
        "century_unknown",
    ),
    ("too few fields", f"c2;{ANNA};2024-02-01T10:00:00Z", "", "wrong_field_count"),
    ("too many fields", f"c2;{ANNA};2024-02-01T10:00:00Z;;visit;;finished;", "", "wrong_field_count"),
]


@pytest.mark.parametrize(("row", "column", "reason"), [b[1:] for b in BAD_CONTACTS], ids=[b[0] for b in BAD_CONTACTS])
def test_a_bad_row_is_found_in_its_place(tmp_path, row, column, reason):
    report = checked(write_csv(tmp_path / "in", persons=PEOPLE, contacts=f"{HEAD}|{GOOD}|{row}"))
    assert found(report) == {("contacts.csv", 3, column, reason)}
    kept = 2 if REASONS[reason].gravity == "note" else 1
    assert (report.rows_read["contacts"], report.rows_kept["contacts"]) == (2, kept)


def test_good_rows_have_no_findings(tmp_path):
    report = checked(write_csv(tmp_path / "in", persons=PEOPLE, contacts=f"{HEAD}|{GOOD}"))
    assert report.findings == ()
    assert report.sound


BOUNDS = [
    ("on the day of birth", f"c2;{ANNA};1950-01-02T00:00:00+01:00;;visit;;finished"),
    ("on the day of death", f"c2;{BO};2024-03-01T23:59:00+01:00;;visit;;finished"),
    ("no minute long", f"c2;{ANNA};2024-02-01T10:00:00Z;2024-02-01T10:00:00Z;visit;;finished"),
]


@pytest.mark.parametrize("row", [b[1] for b in BOUNDS], ids=[b[0] for b in BOUNDS])
def test_what_can_just_be_is_no_finding(tmp_path, row):
    report = checked(write_csv(tmp_path / "in", persons=PEOPLE, contacts=f"{HEAD}|{GOOD}|{row}"))
    assert report.findings == ()


def values(tmp_path, table, header, row, column, **more):
    """What a cell becomes."""
    folder = write_csv(tmp_path / "in", **{table: f"{header}|{row}"})
    with check(folder, Expectation("region", KEY, **more)) as report, connection(tmp_path, "UTC") as connected:
        query = kept_rows(report.prepared, TABLES[table])
        return [r[0] for r in connected.execute(f'SELECT "{column}" FROM ({query})').fetchall()]


INSTANTS = [
    ("2024-01-02T10:00:00+01:00", "2024-01-02T09:00Z"),
    ("2024-01-02T10:00:00Z", "2024-01-02T10:00Z"),
    ("2024-01-02T10:00:00", "2024-01-02T09:00Z"),
    ("2024-07-02 10:00", "2024-07-02T08:00Z"),
    ("20240702100000", "2024-07-02T08:00Z"),
    ("2024-07-02", "2024-07-01T22:00Z"),
]


@pytest.mark.parametrize(("text", "instant"), INSTANTS)
def test_times_without_an_offset_are_local(tmp_path, text, instant):
    row = f"c1;{ANNA};{text};;visit;ja;finished"
    assert values(tmp_path, "contacts", HEAD, row, "started_at") == [at(instant)]


CLOCK_CHANGES = [
    ("2024-10-27T02:30:00", True),
    ("2024-10-27T03:00:00", False),
    ("2024-10-27T01:59:59", False),
    ("2024-03-31T02:30:00", True),
    ("2024-03-31T03:30:00", False),
    ("20241027023000", True),
    ("2024-10-27T02:30:00+01:00", False),
    ("2024-10-27T02:30:00Z", False),
]


@pytest.mark.parametrize(("text", "doubtful"), CLOCK_CHANGES)
def test_local_times_that_clocks_strike_twice_or_never_are_noted(tmp_path, text, doubtful):
    row = f"c1;{ANNA};{text};;visit;ja;finished"
    report = checked(write_csv(tmp_path / "in", persons=PEOPLE, contacts=f"{HEAD}|{row}"))
    assert report.sound
    assert reasons(report) == ({"ambiguous_local_time"} if doubtful else set())


NUMBERS = [("1,5", 1.5), ("1.5", 1.5), ("1 234,5", 1234.5), ("1\u00a0234,5", 1234.5), ("-2", -2.0), ("", None)]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_swedish_numbers(tmp_path, text, number):
    row = f"s1;s1;{ANNA};2024-01-02T10:00:00Z;;{text};finished"
    assert values(tmp_path, "stays", STAYS, row, "drg_weight") == [number]


NOT_NUMBERS = [("NaN", "not_a_number"), ("inf", "not_a_number"), ("1.234,5", "wrong_type"), ("NA", "wrong_type")]


@pytest.mark.parametrize(("text", "reason"), NOT_NUMBERS)
def test_what_is_no_number_never_passes(tmp_path, text, reason):
    row = f"s1;s1;{ANNA};2024-01-02T10:00:00Z;;{text};finished"
    report = checked(write_csv(tmp_path / "in", stays=f"{STAYS}|{row}"))
    assert ("stays.csv", 2, "drg_weight", reason) in found(report)
    assert report.rows_kept["stays"] == 0


WHOLE = [("17", True), ("17.0", True), ("1 000", True), ("17,5", False), ("x", False), ("3000000000", False)]


@pytest.mark.parametrize(("text", "whole"), WHOLE)
def test_whole_numbers_are_not_rounded(tmp_path, text, whole):
    rows = f"municipality;reference_date;inhabitants|1490;2024-12-31;{text}"
    assert checked(write_csv(tmp_path / "in", population=rows)).sound == whole


def test_na_as_an_id_is_text(tmp_path):
    row = f"NA;{ANNA};2024-01-02T10:00:00Z;;visit;ja;finished"
    assert values(tmp_path, "contacts", HEAD, row, "contact") == ["NA"]


def test_ten_digits_are_read_as_of_the_cut_off(tmp_path):
    row = "c1;121212-1212;2024-01-02T10:00:00Z;;visit;ja;finished"
    twelve = "c1;20121212-1212;2024-01-02T10:00:00Z;;visit;ja;finished"
    cut_off = {"cut_off": at("2024-06-01T00:00Z")}
    assert values(tmp_path, "contacts", HEAD, row, "person", **cut_off) == values(
        tmp_path, "contacts", HEAD, twelve, "person", **cut_off
    )


def test_what_lies_after_the_cut_off_is_found_unless_it_is_planned(tmp_path):
    late = f"c2;{ANNA};2024-07-01T10:00:00Z;;visit;;finished"
    planned = f"c3;{ANNA};2024-07-01T10:00:00Z;;visit;;planned"
    folder = write_csv(tmp_path / "in", persons=PEOPLE, contacts=f"{HEAD}|{GOOD}|{late}|{planned}")
    report = checked(folder, cut_off=at("2024-06-01T00:00Z"))
    assert [(f.column, f.reason, f.lines) for f in report.findings] == [("started_at", "after_cut_off", (3,))]


def test_period_and_cut_off_are_taken_from_what_has_happened(tmp_path):
    later = f"c2;{ANNA};2024-05-31T22:30:00Z;;visit;;finished|c3;{ANNA};2026-01-01T10:00:00Z;;visit;;planned"
    report = checked(write_csv(tmp_path / "in", persons=PEOPLE, contacts=f"{HEAD}|{GOOD}|{later}"))
    assert report.cut_off == at("2024-05-31T22:30Z")
    assert (str(report.period_from), str(report.period_to)) == ("2024-01-02", "2024-06-02")


def test_rows_under_a_row_with_an_error_are_left_out_too(tmp_path):
    people = f"person;birth_date|{ANNA};1950-13-45|{BO};1940-01-01"
    contacts = f"{HEAD}|{GOOD}|c2;{BO};2024-01-02T10:00:00Z;;visit;;finished"
    participants = "contact;practitioner|c1;p1|c2;p1|c9;p1"
    folder = write_csv(tmp_path / "in", persons=people, contacts=contacts, contact_participants=participants)
    report = checked(folder)
    assert found(report) == {
        ("persons.csv", 2, "birth_date", "wrong_type"),
        ("contacts.csv", 2, "person", "parent_left_out"),
        ("contact_participants.csv", 2, "contact", "parent_left_out"),
        ("contact_participants.csv", 4, "contact", "orphan"),
    }
    assert report.rows_kept == {"persons": 1, "contacts": 1, "contact_participants": 1}


def test_a_diagnosis_needs_its_event(tmp_path):
    diagnoses = f"event;person;position;system;code|c1;{ANNA};1;ICD-10-SE;I500|c7;{ANNA};1;ICD-10-SE;I500"
    report = checked(write_csv(tmp_path / "in", persons=PEOPLE, contacts=f"{HEAD}|{GOOD}", diagnoses=diagnoses))
    assert found(report) == {("diagnoses.csv", 3, "event", "orphan")}


PERIODS = [
    ("beside each other", "2024-01-01;2024-02-01", "2024-02-01;", set()),
    ("one day too long", "2024-01-01;2024-02-02", "2024-02-01;", {"overlapping_period"}),
    ("the first never ended", "2024-01-01;", "2024-02-01;", {"overlapping_period"}),
    ("backwards", "2024-02-01;2024-01-01", "2024-03-01;", {"end_before_start"}),
    ("no day long", "2024-02-01;2024-02-01", "2024-03-01;", {"end_before_start"}),
]


@pytest.mark.parametrize(("first", "second", "expected"), [p[1:] for p in PERIODS], ids=[p[0] for p in PERIODS])
def test_nobody_lives_in_two_places(tmp_path, first, second, expected):
    rows = f"person;municipality;from_date;to_date|{ANNA};1490;{first}|{ANNA};1441;{second}"
    assert reasons(checked(write_csv(tmp_path / "in", persons=PEOPLE, residence=rows))) == expected


def test_a_delivery_without_people_says_that_they_were_not_compared(tmp_path):
    report = checked(write_csv(tmp_path / "in", contacts=f"{HEAD}|{GOOD}"))
    assert reasons(report) == {"persons_not_checked"}
    assert report.sound


def test_no_value_that_tells_of_a_person_comes_into_a_report(tmp_path):
    secret = "19121212-1213"
    row = f"{secret};{secret};{secret};;{secret};{secret};{secret}"
    report = checked(write_csv(tmp_path / "in", contacts=f"{HEAD}|{row}"))
    assert not report.sound
    for text in (report.to_json(), report.to_csv(), report.to_markdown()):
        assert secret not in text
        assert "contacts.csv" in text


def test_an_unknown_code_is_named(tmp_path):
    report = checked(write_csv(tmp_path / "in", contacts=f"{HEAD}|c2;{ANNA};2024-02-01T10:00:00Z;;fax;;finished"))
    assert [f.examples for f in report.findings if f.reason == "unknown_code"] == [("fax",)]


dates = st.dates().map(str) | st.just("")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(dates, dates), min_size=1, max_size=8))
def test_ends_before_starts_are_found_as_python_finds_them(tmp_path_factory, lives):
    folder = tmp_path_factory.mktemp("in")
    rows = [f"00000000-0000-0000-0000-{n:012x};{b};{d}" for n, (b, d) in enumerate(lives)]
    report = checked(write_csv(folder, persons="|".join(["person;birth_date;death_date", *rows])))
    wrong = [n for n, (born, died) in enumerate(lives, start=2) if born and died and died < born]
    assert report.rows_kept["persons"] == len(lives) - len(wrong)
    assert {f.lines for f in report.findings} == ({tuple(wrong[:5])} if wrong else set())
