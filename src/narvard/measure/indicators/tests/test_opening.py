"""What everybody may read: only what is published, in every form, and withheld stays withheld."""

import io
import json
from datetime import timedelta

import openpyxl
import pyarrow.parquet as pq
import pytest
from django.test import Client

from narvard.base.core.actor import command_line
from narvard.measure.indicators import operations
from narvard.measure.indicators.models import Result, Run
from narvard.measure.indicators.operations import RunNotPublished, publish_run, withdraw_run
from narvard.measure.indicators.tests import made_up

pytestmark = pytest.mark.django_db
ACTOR = command_line("indicators.compute", "indicators.publish", "deliveries.read")
RESULTS = "/api/v1/indicators/emergency_visits_80/results"


def kept(now, seed=1):
    results = made_up.region(seed, groups=("all", "end_of_life"), places=("*", "1490", "1443"))
    return operations.keep(actor=ACTOR, now=now, results=results, cut_off=made_up.CUT_OFF, inputs=f"{seed:032}")


@pytest.fixture
def run(southern, now):
    made = kept(now)
    publish_run(actor=ACTOR, now=now, run_id=made)
    return made


def read(path):
    answer = Client().get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer


def test_nothing_is_open_before_it_is_published(southern, now):
    kept(now)
    assert Client().get(RESULTS).status_code == 404
    assert "Inga siffror är publicerade än" in read("/open/").content.decode()
    assert Client().get("/open/emergency_visits_80/figures.csv").status_code == 404


def test_a_later_run_is_not_open_until_it_is_published(run, now):
    kept(now, seed=2)
    assert json.loads(read("/api/v1/publication").content)["inputs"] == f"{1:032}"


def test_a_withdrawn_run_gives_way_to_the_one_before(run, now):
    later = kept(now, seed=2)
    publish_run(actor=ACTOR, now=now, run_id=later)
    withdraw_run(actor=ACTOR, now=now + timedelta(hours=1), run_id=later, reason="Wrong code list.")
    assert json.loads(read("/api/v1/publication").content)["inputs"] == f"{1:032}"
    with pytest.raises(RunNotPublished, match="withdrawn"):
        publish_run(actor=ACTOR, now=now, run_id=later)


@pytest.mark.parametrize(
    ("made", "reason", "code"), [(False, "x", "not_published"), (True, "  ", "no_reason"), (None, "x", "not_published")]
)
def test_what_cannot_be_withdrawn(southern, now, made, reason, code):
    number = kept(now) if made is not None else 0
    if made:
        publish_run(actor=ACTOR, now=now, run_id=number)
    with pytest.raises(RunNotPublished) as refused:
        withdraw_run(actor=ACTOR, now=now, run_id=number, reason=reason)
    assert refused.value.code == code


def test_an_unfinished_run_is_not_published(southern, now):
    begun = Run.objects.create(started_at=now, cut_off=now, inputs="x", profile="open")
    with pytest.raises(RunNotPublished, match="no figures"):
        publish_run(actor=ACTOR, now=now, run_id=begun.pk)


def test_every_form_holds_the_same_rows(run):
    stored = Result.objects.filter(series__indicator="emergency_visits_80").count()
    found = json.loads(read(f"{RESULTS}?limit=10000").content)
    parquet = pq.read_table(io.BytesIO(read("/open/emergency_visits_80/figures.parquet").content))
    book = openpyxl.load_workbook(io.BytesIO(read("/open/emergency_visits_80/figures.xlsx").content))
    csv = read("/open/emergency_visits_80/figures.csv").content.decode("utf-8-sig").splitlines()
    assert found["count"] == len(found["rows"]) == parquet.num_rows == stored > 0
    assert book.active.max_row - 1 == len(csv) - 1 == stored
    assert parquet.to_pylist()[5]["value"] == found["rows"][5]["value"]


def test_rows_are_narrowed_and_given_in_parts(run):
    asked = f"{RESULTS}?municipality=1443&target_group=end_of_life&period_kind=month"
    whole = json.loads(read(asked).content)
    part = json.loads(read(f"{asked}&offset=10&limit=3").content)
    assert {row["municipality"] for row in whole["rows"]} == {"1443"}
    assert part["rows"] == whole["rows"][10:13] and part["count"] == whole["count"]


def test_withheld_is_a_state_in_every_form(run):
    rows = json.loads(read(f"{RESULTS}?municipality=1443&target_group=end_of_life").content)["rows"]
    withheld = [row for row in rows if row["status"] == "suppressed"]
    assert withheld and all(row[name] is None for row in withheld for name in ("value", "numerator", "persons"))
    dataset = json.loads(read("/api/v1/indicators/emergency_visits_80/json-stat?period_kind=month").content)
    masked = [int(at) for at, state in dataset["status"].items() if state == "suppressed"]
    assert masked and all(dataset["value"][at] is None for at in masked)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/indicators/nothing/results", 404),
        ("/open/nothing/", 404),
        ("/open/nothing/figures.csv", 404),
        (f"{RESULTS}?limit=0", 422),
        (f"{RESULTS}?limit=1000000", 422),
        ("/api/v1/indicators/emergency_visits_80/json-stat?language=fi", 422),
    ],
)
def test_what_is_not_there_is_said(run, path, status):
    assert Client().get(path).status_code == status


def test_the_interface_describes_itself_and_the_row_is_the_result_tables(run):
    said = json.loads(read("/api/v1/openapi.json").content)
    assert set(said["components"]["schemas"]["Row"]["properties"]) == set(made_up.results.SCHEMA.names)
    assert "/api/v1/indicators/{indicator}/results" in said["paths"]


def test_the_curve_stands_by_itself(run):
    answer = read("/open/emergency_visits_80/chart.svg?municipality=1490")
    text = answer.content.decode()
    assert answer["Content-Type"] == "image/svg+xml" and answer["Access-Control-Allow-Origin"] == "*"
    assert "class=" not in text and "<style" not in text and "<script" not in text
    assert "<title" in text and "Borås" in text


def test_queries_do_not_grow_with_rows(run, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        read(f"{RESULTS}?limit=10")
    with django_assert_max_num_queries(4):
        read(f"{RESULTS}?limit=1000")
