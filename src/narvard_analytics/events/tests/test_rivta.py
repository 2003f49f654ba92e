"""Answers of GetCareContacts and GetCarePlans become contacts, stays and plans."""

import gzip
import io
from datetime import UTC, datetime

import pytest

from narvard_analytics.events.findings import Gravity
from narvard_analytics.events.loading import NotLoaded, Terms, load
from narvard_analytics.events.readers.formats import format_of
from narvard_analytics.events.readers.rivta.messages import MessageNotRead, records
from narvard_analytics.events.tests.exports import checked, found, opened, reasons, rows
from narvard_analytics.events.tests.messages import PERSON, answer, care_contact, care_plan, write_answer

TYPES = [
    ("1", "contacts", {"kind": "visit", "status": "finished"}),
    ("2", "contacts", {"kind": "phone"}),
    ("3", "stays", {"form": "ward", "episode": "SE1-SYS:d1"}),
    ("4", "contacts", {"kind": "visit"}),
    ("5", "contacts", {"kind": None, "unit": "SE1-WARD", "organization": "SE1-GIVER"}),
]


@pytest.mark.parametrize(("kind", "table", "expected"), TYPES)
def test_the_type_tells_contact_from_stay(tmp_path, kind, table, expected):
    (row,) = rows(write_answer(tmp_path, care_contact(kind)), table, asked="rivta")
    assert {name: row[name] for name in expected} == expected
    assert not rows(tmp_path, "stays" if table == "contacts" else "contacts", asked="rivta")


STATUSES = [
    ("53631000052103", "planned", "not_done"),
    ("53641000052109", "cancelled", "cancelled"),
    ("53651000052107", "in_progress", None),
    ("53661000052105", "finished", None),
    ("53671000052101", "finished", None),
    ("53681000052104", "in_progress", None),
    ("53691000052102", None, "entered_in_error"),
    ("53701000052102", None, "not_done"),
]


@pytest.mark.parametrize(("code", "of_contact", "why_no_stay"), STATUSES)
def test_every_status_of_the_set(tmp_path, code, of_contact, why_no_stay):
    contacts = rows(write_answer(tmp_path / "contact", care_contact("1", code)), "contacts", asked="rivta")
    assert [row["status"] for row in contacts] == ([of_contact] if of_contact else [])
    stay = write_answer(tmp_path / "stay", care_contact("3", code))
    assert len(rows(stay, "stays", asked="rivta")) == (0 if why_no_stay else 1)
    assert not why_no_stay or why_no_stay in reasons(checked(stay))


def test_leave_is_no_discharge_and_a_closed_stay_is_one(tmp_path):
    records_of = [
        care_contact("3", status, end="20240109120000", document=status)
        for status in ("53681000052104", "53671000052101")
    ]
    on_leave, closed = sorted(
        rows(write_answer(tmp_path, *records_of), "stays", asked="rivta"), key=lambda r: r["status"], reverse=True
    )
    assert (on_leave["status"], on_leave["discharged_at"]) == ("on_leave", None)
    assert closed["discharged_at"] == datetime(2024, 1, 9, 11, tzinfo=UTC)


TIMES = [
    ("20240102100000", datetime(2024, 1, 2, 9, tzinfo=UTC), set()),
    ("20240702100000", datetime(2024, 7, 2, 8, tzinfo=UTC), set()),
    ("20240102", datetime(2024, 1, 1, 23, tzinfo=UTC), set()),
    ("20241027013000", datetime(2024, 10, 26, 23, 30, tzinfo=UTC), set()),
    ("20241027023000", None, {"ambiguous_local_time"}),
    ("20240331023000", None, {"ambiguous_local_time"}),
    ("2024010210", None, {"wrong_type"}),
    ("20241332100000", None, {"wrong_type"}),
]


@pytest.mark.parametrize(("stated", "expected", "said"), TIMES)
def test_times_are_local_swedish_time(tmp_path, stated, expected, said):
    folder = write_answer(tmp_path, care_contact(start=stated, end=""))
    assert {r for r in reasons(checked(folder)) if r != "persons_not_checked"} == said
    if expected:
        (row,) = rows(folder, "contacts", asked="rivta")
        assert row["started_at"].astimezone(UTC) == expected


PLANS = [
    ("SIP", "sip"),
    ("SPLPTLRV", "lpt"),
    ("VP", "care"),
    ("HP", "rehabilitation"),
    ("RP", "rehabilitation"),
    ("SVP", "care"),
    ("SPU", None),
    ("GP", None),
]


@pytest.mark.parametrize(("stated", "kind"), PLANS)
def test_every_type_of_care_plan(tmp_path, stated, kind):
    folder = write_answer(tmp_path, care_plan(stated), contract="GetCarePlans", version="2")
    plans = rows(folder, "plans", asked="rivta")
    assert [(row["kind"], str(row["from_date"])) for row in plans] == ([(kind, "2024-01-03")] if kind else [])
    assert ("no_counterpart" in reasons(checked(folder))) == (kind is None)


def test_nullified_records_vanish(tmp_path):
    gone = {"more": "<nullified>true</nullified>"}
    report = checked(write_answer(tmp_path, care_contact(**gone), care_contact("3", **gone)))
    assert reasons(report) == {"entered_in_error"}
    assert not any(report.rows_kept.values())
    assert report.resources == {"careContact": 2}


PEOPLE = [
    (PERSON, set()),
    (("191212121213", PERSON[1]), {"impossible_identity_number"}),
    (("ABC123", "1.2.752.97.3.1.3"), {"no_identity_number"}),
    (("", PERSON[1]), {"required_empty"}),
]


@pytest.mark.parametrize(("person", "said"), PEOPLE)
def test_a_reserve_number_is_known_at_one_place_only(tmp_path, person, said):
    report = checked(write_answer(tmp_path, care_contact(person=person)))
    assert {r for r in reasons(report) if r != "persons_not_checked"} == said


@pytest.mark.parametrize("version", ["2", "3"])
def test_both_versions_are_read_and_the_form_recognised(tmp_path, version):
    plain = care_contact().replace("<code>", "").replace("</code>", "")
    folder = write_answer(tmp_path, plain if version == "2" else care_contact(), version=version)
    assert format_of(folder) == "rivta"
    assert len(rows(folder, "contacts", asked="rivta")) == 1


BROKEN = [
    (answer(care_contact())[:-40], "truncated_file"),
    ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + answer(care_contact())[38:], "forbidden_xml"),
    (answer(care_contact(), version="9"), "unknown_message"),
    ("<a/>", "unknown_message"),
    ("", "truncated_file"),
    (answer(result="ERROR"), "answered_with_error"),
]


@pytest.mark.parametrize(("text", "reason"), BROKEN)
def test_what_is_no_whole_answer_is_broken_and_nothing_is_loaded(tmp_path, text, reason):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "answer.xml").write_text(text)
    with opened(tmp_path / "source") as report:
        assert reason in {f.reason for f in report.of(Gravity.BROKEN)}
        with pytest.raises(NotLoaded):
            load(report, tmp_path / "store", Terms(datetime(2024, 2, 1, tzinfo=UTC)))
    assert not (tmp_path / "store").exists() or not list((tmp_path / "store").glob("region*"))


def test_a_cut_off_compressed_answer_is_broken(tmp_path):
    packed = gzip.compress(answer(*[care_contact(document=str(n)) for n in range(200)]).encode())
    (tmp_path / "answer.xml.gz").write_bytes(packed[: len(packed) // 2])
    assert checked(tmp_path).broken


def test_records_come_one_by_one_so_that_memory_does_not_grow():
    """The second record is broken, and yet the first was given: nothing waits for the end of the file."""
    text = answer(care_contact(), care_contact()).replace("</careContact><result>", "<broken></careContact><result>")
    stream = records(io.BytesIO(text.encode()))
    assert next(stream).find("careContactHeader/documentId").text == "d1"
    with pytest.raises(MessageNotRead):
        list(stream)


def test_places_of_faults_are_said(tmp_path):
    folder = write_answer(tmp_path, care_contact(), care_contact(status="1", document="d2"))
    assert ("answer.xml", 2, "status", "unknown_code") in found(checked(folder))
