"""Bringing a plan from beginning to end: template, check, report, load."""

from io import BytesIO

import pytest
import time_machine
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from narvard.base.core.queries import yaml_text
from narvard.govern.plans import operations, queries


@pytest.fixture(autouse=True)
def _on_that_day(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def coordinator(bodies, client_as):
    browser = client_as("coordinator")
    browser.cookies["django_language"] = "en"
    return browser


@pytest.fixture
def bring(coordinator):
    def send(document, name="plan.yaml"):
        file = SimpleUploadedFile(name, yaml_text(document).encode())
        return coordinator.post("/plan/bring/", {"file": file}, follow=True)

    return send


def without_indicators(document):
    for cell in document["plans"][0]["cells"]:
        cell["indicators"] = []
    return document


def test_a_plan_is_checked_then_loaded(bring, coordinator, document, plan_loader, day):
    report = bring(without_indicators(document))
    assert "The file is right and can be loaded." in report.content.decode()
    assert queries.grid(plan_loader, day).year is None
    loaded = coordinator.post(f"/plan/bring/{report.context['brought'].id}/load/", follow=True)
    assert "The plan is loaded with 3 activities." in loaded.content.decode()
    assert queries.grid(plan_loader, day).with_activities == 2


def test_a_coordinator_brings_a_plan_with_its_targets(bring, coordinator, document, plan_loader, day):
    brought = bring(document).context["brought"]
    assert coordinator.post(f"/plan/bring/{brought.id}/load/").status_code == 302
    assert queries.cell(plan_loader, "1490", "multi_ill_elderly", "closeness", day).has_outcome


def test_the_same_file_twice_is_recognised(bring, coordinator, document):
    first = bring(without_indicators(document)).context["brought"]
    coordinator.post(f"/plan/bring/{first.id}/load/")
    second = bring(document, "another name.yaml")
    assert second.context["brought"].id == first.id
    assert "This file was loaded" in second.content.decode()
    again = coordinator.post(f"/plan/bring/{first.id}/load/", follow=True)
    assert "This file was loaded before, so nothing was changed." in again.content.decode()


def test_a_plan_that_is_there_is_replaced_only_on_request(planned, bring, coordinator, plan_loader, day):
    without_indicators(planned)["plans"][0]["cells"].pop()
    brought = bring(planned).context["brought"]
    assert (brought.problems, brought.replaces) == ((), ("Borås 2026",))
    refused = coordinator.post(f"/plan/bring/{brought.id}/load/", follow=True)
    assert "Nothing was loaded." in refused.content.decode()
    assert queries.grid(plan_loader, day).with_activities == 2
    coordinator.post(f"/plan/bring/{brought.id}/load/", {"replace": "on"})
    assert queries.grid(plan_loader, day).with_activities == 1


def test_a_file_with_problems_cannot_be_loaded(bring, coordinator, document, plan_loader, day):
    document["plans"][0]["area"] = "Stockholm"
    brought = bring(document).context["brought"]
    refused = coordinator.post(f"/plan/bring/{brought.id}/load/", {"replace": "on"}, follow=True)
    assert "Nothing was loaded." in refused.content.decode()
    assert queries.grid(plan_loader, day).year is None


def test_the_report_says_what_is_wrong_and_what_to_do(bring, document):
    document["plans"][0]["cells"][0]["activities"][0]["owner"] = ""
    html = bring(document).content.decode()
    for said in ("The file has one problem", "A value is missing.", "Write it.", "Owner"):
        assert said in html


def test_no_file_was_chosen(coordinator):
    answer = coordinator.post("/plan/bring/", {})
    assert answer.status_code == 422
    assert "No file was chosen." in answer.content.decode()


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_the_template_has_lists_and_what_is_written_with_them_is_read(
    coordinator, document, plan_loader, now, language
):
    coordinator.cookies["django_language"] = language
    book = load_workbook(BytesIO(coordinator.get("/plan/template.xlsx").content))
    assert len(book.sheetnames) == 7
    sheet = next(s for s in book.worksheets if "starts_on" in [c.value for c in s[1]])
    assert sheet.row_dimensions[1].hidden
    lists = {rule.formula1.split("!")[0].strip("'") for rule in sheet.data_validations.dataValidation}
    assert lists == {book.sheetnames[-1]}
    offered = {column[0].value: [c.value for c in column[1:] if c.value] for column in book.worksheets[-1].columns}
    cell = document["plans"][0]["cells"][0]
    names = [values for values in offered.values() if len(values) == 5]
    cell["target_group"], cell["goal_area"] = names[0][1], names[1][1]
    document["plans"][0]["area"] = "Borås"
    cell["indicators"] = []
    operations.load_plan(actor=plan_loader, now=now, document=document)
    assert queries.export(plan_loader)["plans"][0]["cells"][0]["target_group"] == "multi_ill_elderly"


def test_the_example_can_be_brought_as_it_is(coordinator, plan_loader, now):
    example = yaml.safe_load(coordinator.get("/plan/example.yaml").content)
    assert operations.load_plan(actor=plan_loader, now=now, document=example)["activities"] == 1


def test_files_that_were_brought_are_listed_with_their_state(bring, coordinator, document):
    bring(document)
    html = coordinator.get("/plan/bring/").content.decode()
    assert "plan.yaml" in html
    assert "ready to load" in html
