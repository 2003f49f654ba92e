"""Documents are brought in and taken out on one set of pages, whichever app they belong to."""

import importlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils.translation import override
from openpyxl import load_workbook

from narvard.base.access.queries import ROLE_TABLE
from narvard.base.core.actor import command_line
from narvard.base.core.queries import Form, codes_of, yaml_text
from narvard.base.documents.queries import PROBLEM_WORDS, brought_documents
from narvard.site.documents.files import example_text
from narvard.site.documents.kinds import KINDS
from narvard.site.documents.words import COLUMNS, TABLES
from narvard.site.management.commands.documents_page import PAGE, documents_page

SOURCE = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db
READER = command_line("pilots.read", "pilots.import", "examples.read", collaboration="sodra_alvsborg")
PROGRAMME = {
    "code": "tests", "name": "Prova nära", "starts_on": date(2026, 1, 1), "ends_on": date(2027, 7, 1),
    "source": "Påhittat", "certainty": "A",
}  # fmt: skip
PILOT = {
    "code": "youth", "programme": "tests", "title": "Ungdomshälsan", "owner_name": "Amir Rostami Berg",
    "owner_role": "psykolog", "organizations": ["primarvarden"], "starts_on": date(2027, 1, 1),
    "ends_on": date(2027, 6, 1), "state": "proposed", "source": "Påhittat", "certainty": "A",
}  # fmt: skip


def pilots_document(**changed):
    """A document of one programme with one pilot."""
    return {"format": "narvard-pilots", "version": 1, "programmes": [PROGRAMME], "pilots": [{**PILOT, **changed}]}


def loaded() -> int:
    """How many pilots there are."""
    return len(KINDS["pilots"].export(READER)["pilots"])


def brought():
    """The latest document of pilots that was brought."""
    return brought_documents(READER, "pilots", "pilots.import")


def upload(document, name="pilots.yaml"):
    content = document if isinstance(document, bytes) else yaml_text(document).encode()
    return {"file": SimpleUploadedFile(name, content)}


def test_every_form_that_an_app_declares_can_be_brought():
    declared = set()
    for file in SOURCE.glob("*/*/rules/*document*.py"):
        module = importlib.import_module("narvard." + ".".join(file.relative_to(SOURCE).with_suffix("").parts))
        declared |= {each.name for each in vars(module).values() if isinstance(each, Form)}
    assert declared == set(KINDS) and len(KINDS) > 8
    assert {kind.right for kind in KINDS.values()} <= set(ROLE_TABLE)


def test_a_document_is_checked_read_and_loaded_on_the_pages(southern, client_as):
    browser = client_as("coordinator")
    sent = browser.post("/documents/pilots/", upload(pilots_document()))
    assert sent.status_code == 302 and loaded() == 0
    report = sent["Location"]
    assert "Filen är utan fel" in browser.get(report).content.decode()
    assert browser.post(f"{report}load/").status_code == 302
    assert loaded() == 1
    assert brought()[0].counts["pilots"] == 1
    assert browser.post(f"{report}load/").status_code == 302
    assert "pilots.yaml" in browser.get("/documents/pilots/").content.decode()


def test_a_document_with_faults_says_where_what_and_what_to_do(southern, client_as):
    document = pilots_document(ends_on=PILOT["starts_on"], owner_name="")
    browser = client_as("coordinator")
    report = browser.post("/documents/pilots/", upload(document))["Location"]
    page = browser.get(report).content.decode()
    assert str(PROBLEM_WORDS["missing"][0]) in page and str(PROBLEM_WORDS["missing"][1]) in page
    assert "owner_name" not in page
    browser.post(f"{report}load/")
    assert loaded() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [("pilots.pdf", b"%PDF"), ("pilots.yaml", b""), ("pilots.yaml", b"x" * 5_000_001)],
)
def test_a_file_that_is_none_is_refused_before_it_is_read(southern, client_as, name, content):
    answer = client_as("coordinator").post("/documents/pilots/", upload(content, name))
    assert answer.status_code == 422 and brought() == ()


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_has_a_template_an_example_and_an_export_that_loads_again(southern, client_as, now, name):
    browser, kind = client_as("coordinator"), KINDS[name]
    book = load_workbook(BytesIO(browser.get(f"/documents/{name}/template.xlsx").content))
    marks = {codes[0] for codes in codes_of(kind.form).values()}
    assert marks <= {sheet["A1"].value for sheet in book.worksheets}
    assert kind.form.format in browser.get(f"/documents/{name}/example.yaml").content.decode()
    out = browser.get(f"/documents/{name}/export.yaml").content
    assert browser.post(f"/documents/{name}/", upload(out, f"{name}.yaml")).status_code == 302
    reader = command_line(kind.right, collaboration="sodra_alvsborg")
    (report,) = brought_documents(reader, name, kind.right)
    problems = {problem.code for problem in report.problems}
    assert problems <= {"table_empty"}
    assert browser.get(f"/documents/{name}/export.xlsx").content.startswith(b"PK")


def test_an_unknown_kind_or_one_that_the_role_may_not_bring_is_refused(southern, client_as):
    assert client_as("coordinator").get("/documents/castles/").status_code == 404
    assert client_as("economist").get("/documents/pilots/").status_code == 403
    assert client_as("economist").get("/documents/funds/").status_code == 200


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_the_example_says_what_each_column_is(language):
    with override(language):
        text = example_text(KINDS["pilots"])
    assert all(f"{column.name} (" in text for table in KINDS["pilots"].form.tables for column in table.columns)


def test_files_are_loaded_and_written_by_command(southern, tmp_path):
    file = tmp_path / "pilots.yaml"
    file.write_text(yaml_text(pilots_document()), encoding="utf-8")
    arguments = {"collaboration": "sodra_alvsborg", "kind": None}
    call_command("documents", "load", str(file), **arguments)
    assert loaded() == 1
    for ending in ("yaml", "xlsx"):
        out = tmp_path / f"out.{ending}"
        call_command("documents", "export", str(out), collaboration="sodra_alvsborg", kind="pilots")
        call_command("documents", "load", str(out.rename(tmp_path / f"pilots-again.{ending}")), **arguments)
    assert (
        KINDS["pilots"].export(command_line("pilots.read", collaboration="sodra_alvsborg"))["pilots"][0]["code"]
        == "youth"
    )


def test_a_command_says_what_is_wrong_and_loads_nothing(southern, tmp_path):
    document = pilots_document(owner_name="")
    good, bad = tmp_path / "a.yaml", tmp_path / "pilots.yaml"
    good.write_text(yaml_text(KINDS["examples"].export(READER)), encoding="utf-8")
    bad.write_text(yaml_text(document), encoding="utf-8")
    for files, collaboration, says in (
        ([good, bad], "sodra_alvsborg", r"pilots \d+ owner_name: A value is missing. Write it."),
        ([good], "castle", "There is no collaboration 'castle'"),
        ([tmp_path / "none.yaml"], "sodra_alvsborg", "There is no file"),
    ):
        with pytest.raises(CommandError, match=says):
            call_command("documents", "load", *map(str, files), collaboration=collaboration, kind=None)
    assert loaded() == 0


def test_the_page_of_documents_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == documents_page(), "docs/reference/documents.md is stale. Run: make docs"


def test_every_table_and_column_has_words():
    tables = [table for kind in KINDS.values() for table in kind.form.tables]
    referred = {column.refers for table in tables for column in table.columns if column.refers}
    assert {table.name for table in tables} | referred <= set(TABLES)
    assert {column.name for table in tables for column in table.columns} == set(COLUMNS)
