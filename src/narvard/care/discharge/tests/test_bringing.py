"""Ways home from other systems' exports: all of it or nothing, the true times kept, and never twice."""

import html
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from narvard.care.discharge import operations, queries
from narvard.care.discharge.models import Case, Notice
from narvard.care.discharge.queries.labels_of_export import FIELDS, MAPPING, PROBLEMS, UNREADABLE
from narvard.care.discharge.rules import mapping as rules

EXPORTS = Path(__file__).parent / "exports"
SAMSA = yaml.safe_load((EXPORTS / "samsa.yaml").read_text())
SAMSA_FILE = (EXPORTS / "samsa.yaml").read_bytes()
CSV = (EXPORTS / "samsa.csv").read_bytes()
ZONE = ZoneInfo("Europe/Stockholm")


def bring(actor, now, content=CSV, document=SAMSA):
    lines = operations.read_export(document, content)
    return operations.bring_cases(actor=actor, now=now, mapping=document, lines=lines)


@pytest.fixture
def head(actor_as):
    """The head of the ward, who brings in what the hospital has."""
    return actor_as("unit_manager", organization="sas_medicin")


@pytest.mark.django_db
def test_an_export_becomes_a_way_home_with_its_true_times(head, now, actor_as):
    assert bring(head, now) == operations.Brought(opened=1, written=4, known=0, left_aside=1)
    case = Case.objects.get()
    assert (case.state, case.end_kind, case.needs) == ("ended", "home", "municipal_health primary_care social_services")
    ready = Notice.objects.filter(kind="discharge_ready").first()
    assert ready.sent_at == datetime(2026, 10, 15, 10, tzinfo=ZONE) and ready.registered_at == now
    assert ready.entered_afterwards and ready.sender_name == "Johan E"
    assert set(Notice.objects.values_list("entered_afterwards", flat=True)) == {True}
    facts = queries.settlement_facts(
        actor_as("economist", organization="sas"), since=case.admitted_at.date(), until=now.date()
    )
    assert {step.entered_afterwards for fact in facts for step in fact.steps} == {True}
    assert queries.cases_of(actor_as("municipal_nurse"), now, case.subject)[0].id == case.pk


@pytest.mark.django_db
def test_the_same_file_twice_changes_nothing_and_a_longer_one_adds(head, now, logged):
    shorter = b"\n".join(CSV.splitlines()[:4]) + b"\n"
    assert bring(head, now, shorter).written == 1
    assert bring(head, now) == operations.Brought(opened=0, written=3, known=1, left_aside=1)
    before = list(Notice.objects.values())
    assert bring(head, now) == operations.Brought(opened=0, written=0, known=4, left_aside=1)
    assert list(Notice.objects.values()) == before and Case.objects.count() == 1
    assert logged()[0].action == "discharge.import" and "Astrid" not in logged()[0].payload


@pytest.mark.django_db
def test_the_municipality_brings_its_own_answers(head, now, actor_as):
    document = yaml.safe_load((EXPORTS / "mina_planer.yaml").read_text())
    said = "Svar,15/10 2026 13.00,17/10 2026 12.00,Kan ta emot,Hemsjukvården,Björn T"
    line = f"A1,194001010018,Medicin,12/10 2026 10.00,{said}"
    content = f"Ärende,Personnummer,Avdelning,Inskriven,Händelse,Skickad,Avser,Svar,Från,Signatur\n{line}\n".encode(
        "latin-1"
    )
    nurse = actor_as("municipal_nurse")
    manager = replace(nurse, grants={**nurse.grants, "discharge.import": nurse.grants["discharge.read"]})
    with pytest.raises(operations.NotBrought) as refused:
        bring(manager, now, content, document)
    assert [(problem.line, problem.code) for problem in refused.value.problems] == [(2, "case_unknown")]
    bring(head, now, b"\n".join(CSV.splitlines()[:5]) + b"\n")
    assert bring(manager, now, content, document).written == 1
    answer = Notice.objects.filter(kind="answer").first()
    assert (answer.answer, answer.custodian_id, answer.sender_name) == ("can_receive", nurse.controller_id, "Björn T")


@pytest.mark.django_db
def test_a_workbook_is_read_as_well(head, now):
    book = Workbook()
    book.active.append(
        [
            "Vårdtillfälle",
            "Person-id",
            "Namn",
            "Enhet",
            "Start",
            "Status",
            "Tidpunkt",
            "Planerat",
            "Avsändare",
            "Mottagare",
        ]
    )
    book.active.append(
        [
            "9",
            "194001010018",
            "Astrid",
            "Med",
            datetime(2026, 10, 25, 2, 30),
            "Inskriven",
            "202610251000",
            "202610281000",
            "Med",
            "Linden",
        ]
    )
    content = io.BytesIO()
    book.save(content)
    document = yaml.safe_load((EXPORTS / "lifecare.yaml").read_text())
    assert bring(head, now, content.getvalue(), document).written == 1
    assert Case.objects.get().admitted_at.isoformat() == "2026-10-25T00:30:00+00:00"


# what is changed in the file · on which line it is told, in which field, and what
WRONG = [
    (("2026-10-12 12:00;2026-10-16", "2026-10-11 12:00;2026-10-16"), (2, "step", "before_admission")),
    (("194001010018", "194001010019"), (2, "number", "check_digit")),
    ((";Medicin SÄS;VC Linden;", ";Medicin SÄS;Vård X;"), (2, "to", "word_unknown")),
    (("2026-10-15 10:00", "15 oktober"), (5, "sent_at", "time_unclear")),
    (("2026-10-15 10:00", "2026-10-25 02:30"), (5, "sent_at", "time_twice")),
    (("2026-10-15 10:00", "2026-03-29 02:30"), (5, "sent_at", "time_never")),
    (("Prövat: inget hinder;\n", ";\n"), (5, "step", "assessment_missing")),
    (("2026-10-12 10:00", ""), (2, "admitted_at", "missing")),
    (("Hem;Medicin SÄS", ";Medicin SÄS"), (8, "step", "answer_unknown")),
]


@pytest.mark.django_db
def test_what_is_wrong_is_told_by_line_and_nothing_is_brought(head, now):
    for (old, new), told in WRONG:
        assert old in CSV.decode()
        with pytest.raises(operations.NotBrought) as refused:
            bring(head, now, CSV.decode().replace(old, new).encode())
        problems = [(problem.line, problem.field, problem.code) for problem in refused.value.problems]
        assert told in problems, (told, problems)
        assert not Case.objects.exists() and not Notice.objects.exists()


UNCLEAR = [
    ([], "not_a_mapping"),
    ({**SAMSA, "system": ""}, "system_missing"),
    ({**SAMSA, "columns": {"case": "x"}}, "column_missing"),
    ({**SAMSA, "columns": {**SAMSA["columns"], "colour": "x"}}, "column_unknown"),
    ({**SAMSA, "zone": "Europe/Borås"}, "zone_unknown"),
    ({**SAMSA, "repeated_hour": "third"}, "repeated_unknown"),
    ({**SAMSA, "codes": {"step": {"Fika": "coffee"}}}, "code_unknown"),
    ({**SAMSA, "codes": {"step": {"Klar": "ready_judgement"}}}, "code_unknown"),
]


@pytest.mark.parametrize(("document", "code"), UNCLEAR)
def test_a_mapping_that_cannot_be_used_is_refused(document, code):
    with pytest.raises(rules.MappingUnclear) as refused:
        rules.read_mapping(document)
    assert refused.value.code == code


UNREAD = [(b"", "empty"), (b"PK\x03\x04nothing", "not_a_workbook"), ("Ärende".encode("latin-1"), "encoding")]


@pytest.mark.parametrize(("content", "code"), UNREAD)
def test_a_file_that_cannot_be_read_is_refused(content, code):
    with pytest.raises(operations.ExportUnreadable) as refused:
        operations.read_export(SAMSA, content)
    assert refused.value.code == code


@given(st.dictionaries(st.sampled_from(sorted(SAMSA["columns"].values())), st.text(max_size=30)))
def test_no_line_is_too_odd_to_be_read(cells):
    line = rules.read_line(rules.read_mapping(SAMSA), 2, cells)
    assert line.problems or all(line.texts[name] or line.codes.get(name) or name in line.times for name in rules.NEEDED)


def test_every_code_has_words():
    assert set(rules.MappingUnclear.REASONS) == set(MAPPING) and set(operations.ExportUnreadable.REASONS) == set(
        UNREADABLE
    )
    assert {"missing", "word_unknown", "time_unclear", "time_never", "time_twice", "unit_unknown"} <= set(PROBLEMS)
    assert set(FIELDS) >= {*rules.CODED, *rules.TIMES, *rules.NEEDED}


@pytest.mark.django_db
def test_on_the_page(client_as, now, time_machine):
    time_machine.move_to(now)
    browser = client_as("unit_manager", organization="sas_medicin")
    example = html.unescape(browser.get("/way-home/bring/").content.decode().partition('tabindex="0">system')[2])
    assert rules.read_mapping(yaml.safe_load("system" + example.partition("</pre>")[0])).system == "SAMSA"

    def post(content, document=SAMSA_FILE):
        files = {"mapping": SimpleUploadedFile("m.yaml", document), "export": SimpleUploadedFile("e.csv", content)}
        return browser.post("/way-home/bring/", files)

    wrong = post(CSV.replace(b"2026-10-15 10:00", b"i torsdags"))
    assert wrong.status_code == 422 and "i torsdags" in wrong.content.decode()
    assert post(CSV, b"system: [").status_code == post(CSV, b"system: x").status_code == 422
    assert post(b"").status_code == post("Ä".encode("latin-1")).status_code == 422
    assert post(CSV).status_code == 200 and Case.objects.count() == 1
    assert client_as("ward_nurse").get("/way-home/bring/").status_code == 403


@pytest.mark.django_db
def test_by_command(southern, tmp_path, capsys):
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(CSV.replace(b"2026-10-15 10:00", b"i torsdags"))
    given = {"collaboration": "sodra_alvsborg", "organization": "sas_medicin"}
    for files, change, told in (
        (("samsa.yaml", wrong), {}, "line 5 sent_at i torsdags"),
        (("samsa.yaml", "samsa.csv"), {"organization": "sas_kafe"}, "takes no part"),
        (("samsa.yaml", "samsa.csv"), {"collaboration": "atlantis"}, "no collaboration"),
        (("samsa.csv", "samsa.csv"), {}, "is not YAML"),
        (("mina_planer.yaml", "samsa.yaml"), {}, "because"),
    ):
        with pytest.raises(CommandError, match=told):
            call_command("bring_cases", *(EXPORTS / name for name in files), **{**given, **change})
    call_command("bring_cases", EXPORTS / "samsa.yaml", EXPORTS / "samsa.csv", **given)
    assert capsys.readouterr().out.startswith("1 ways home were opened and 4 notices written; 0 were there")
