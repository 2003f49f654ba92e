"""The pages as a reader gets them."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from narvard.measure.indicators.models import LightOverride
from narvard.measure.indicators.tests import made_up
from narvard_analytics.indicators.catalogue import definitions

PAGE = "/indicators/emergency_visits_80/"


@pytest.fixture
def reader(client_as):
    return client_as("coordinator")


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_before_the_first_run_the_pages_say_what_to_do(reader):
    for address in ("/indicators/", *(f"/indicators/{each.id}/" for each in definitions())):
        assert "beräkna indikatorerna" in text(reader.get(address))


def test_the_catalogue_has_every_indicator_with_its_figure(reader, run, small_region):
    run(small_region)
    page = text(reader.get("/indicators/"))
    assert all(f"/indicators/{each.id}/" in page for each in definitions())
    assert "overifierad" in page


def test_an_indicator_says_its_figure_its_interval_and_where_it_is_from(reader, run):
    run(made_up.table(_quarter(400.0)))
    page = text(reader.get(f"{PAGE}?municipality=1490"))
    assert "400,0" in page and "390,0–410,0" in page and "15 oktober 2026" in page


def test_one_selection_for_map_and_ranking_and_letting_go_of_it(reader, run, small_region):
    run(small_region)
    chosen = text(reader.get(f"{PAGE}?municipality=1490"))
    assert chosen.count('aria-current="true"') >= 3
    assert (
        "municipality=1463" in chosen
        and "municipality=1490" not in chosen.partition('<svg class="map"')[2].partition("</svg>")[0]
    )


@pytest.mark.parametrize(("status", "shade"), [("suppressed", "map-withheld"), ("no_data", "map-missing")])
def test_withheld_and_missing_differ_from_zero_and_from_each_other(reader, run, status, shade):
    rows = _quarter(400.0, place="*") + _quarter(0.0, place="1463") + _quarter(400.0, status=status)
    run(made_up.table(rows))
    drawn = text(reader.get(PAGE)).partition('<svg class="map"')[2].partition("<defs>")[2].partition("</svg>")[0]
    area = drawn.partition("municipality=1490")[2].partition("</a>")[0]
    zero = drawn.partition("municipality=1463")[2].partition("</a>")[0]
    assert shade in area and "map-class-1" in zero
    assert "0,0" in zero and "0,0" not in area


def test_a_window_says_why_it_has_no_limits_and_names_its_companion(reader, run, small_region):
    run(small_region)
    page = text(reader.get("/indicators/continuity/"))
    assert "/indicators/own_physician_visits/" in page and "chart-centre" not in page
    assert "chart-centre" in text(reader.get(PAGE))


def test_an_unverified_code_list_is_said_plainly(reader):
    assert "är ännu inte läst i den officiella texten" in text(reader.get("/indicators/avoidable_admissions/"))


def test_an_unknown_indicator_answers_404_and_an_unknown_choice_the_pages_own(reader):
    assert reader.get("/indicators/happiness/").status_code == 404
    assert reader.get("/indicators/happiness/download.csv").status_code == 404
    assert reader.get(f"{PAGE}?measure=x&municipality=x&target_group=x&period=x&sort=x").status_code == 200


def test_the_csv_has_every_row_and_no_figure_of_a_withheld_one(reader, run):
    run(made_up.table(_quarter(400.0) + _quarter(None, place="1463", status="suppressed")))
    response = reader.get(f"{PAGE}download.csv")
    lines = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    by_place = {line["municipality"]: line for line in lines}
    assert by_place["1490"]["value"] == "400.0" and by_place["1490"]["cut_off"].startswith("2026-10-15")
    withheld = by_place["1463"]
    assert withheld["status"] == "suppressed"
    assert [withheld[name] for name in ("numerator", "denominator", "value", "lower_95", "persons")] == [""] * 5


def test_the_workbook_has_definition_and_figures(reader, run):
    run(made_up.table(_quarter(400.0)))
    book = openpyxl.load_workbook(BytesIO(reader.get(f"{PAGE}download.xlsx").content))
    definition, figures = book.worksheets
    said = dict(definition.iter_rows(values_only=True))
    assert "2026-10-15" in " ".join(str(value) for value in said.values())
    header, row, _quarter_row = figures.iter_rows(values_only=True)
    assert dict(zip(header, row, strict=True))["value"] == 400.0


@pytest.fixture
def red(aim, run) -> int:
    target = aim(kind="level", target_value=300.0)
    run(made_up.table(_quarter(400.0)))
    return target


def test_a_coordinator_overrides_a_light_and_sees_both(reader, red):
    sent = {"colour": "amber", "reason": "Fel kod i källan.", "expires_on": "2027-01-31"}
    assert reader.post(f"/lights/{red}/override/", sent).status_code == 302
    page = text(reader.get(f"/lights/{red}/override/"))
    assert "Fel kod i källan." in page and "mark-red" in page and "mark-amber" in page


@pytest.mark.parametrize("changed", [{"reason": ""}, {"expires_on": "2099-01-01"}, {"colour": "blue"}])
def test_a_refused_override_says_what_to_do_and_keeps_what_was_written(reader, red, changed):
    sent = {"colour": "amber", "reason": "Fel kod i källan.", "expires_on": "2027-01-31", **changed}
    response = reader.post(f"/lights/{red}/override/", sent)
    assert response.status_code == 422 and "ds-alert" in response.content.decode()
    assert not LightOverride.objects.exists()


def test_others_are_refused_and_an_unknown_light_is_not_found(client_as, red):
    assert client_as("politician").get(f"/lights/{red}/override/").status_code == 403
    assert client_as("coordinator").get("/lights/999999/override/").status_code == 404


def _quarter(value: float | None, place: str = "1490", status: str = "ok") -> list[dict]:
    definition = next(each for each in definitions() if each.id == "emergency_visits_80")
    measure, period = definition.main, made_up.months(18, 3)[17]
    given = {"municipality": place, "status": status}
    if status == "ok":
        given |= made_up.figures(value, 5000, measure.scale, 10)
    rows = [made_up.row(definition, measure, "quarter", period, **given)]
    return rows if place == "*" else rows + [made_up.row(definition, measure, "month", made_up.months(54)[53], **given)]
