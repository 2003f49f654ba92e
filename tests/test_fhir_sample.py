"""The public FHIR sample from export to figures, recounted from its lines: docs/how-to/run-indicators.md."""

import json
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from narvard.site.cli import app

SAMPLE = Path(__file__).parents[2] / "shared" / "data" / "fhir-bulk-sample"
GUIDE = Path(__file__).parents[1] / "docs" / "how-to" / "run-indicators.md"
ZONE = ZoneInfo("Europe/Stockholm")
pytestmark = pytest.mark.skipif(not SAMPLE.is_dir(), reason="The public sample is not beside the repository.")


def narvard(*arguments):
    answer = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert answer.exit_code == 0, answer.output


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    narvard("events", "load", SAMPLE, "--controller", "demo", "--events", folder)
    return folder


@pytest.fixture(scope="module")
def figures(events):
    """Result rows by period."""

    def of(period):
        out = events / f"{period}.json"
        asked = ("--by", "municipality", "--period", period, "--profile", "internal")
        narvard("indicators", "run", "--events", events, *asked, "--out", out)
        return json.loads(out.read_text())

    return {period: of(period) for period in ("month", "year")}


def lines(kind):
    return [json.loads(line) for line in (SAMPLE / f"{kind}.000.ndjson").read_text().splitlines()]


def local_day(instant):
    return datetime.fromisoformat(instant).astimezone(ZONE).date()


def age(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def people():
    """Day of birth and of death, the last day there is for the living, by the patient's id."""
    days = {row["id"]: (row["birthDate"], row.get("deceasedDateTime", "9999-12-31")[:10]) for row in lines("Patient")}
    return {who: tuple(map(date.fromisoformat, pair)) for who, pair in days.items()}


def visits_by_month():
    """Visits to an emergency department by those of 80 and over, by the month's first day."""
    born = {who: days[0] for who, days in people().items()}
    seen = [row for row in lines("Encounter") if row["class"]["code"] == "EMER"]
    days = [(local_day(row["period"]["start"]), row["subject"]["reference"].split("/")[1]) for row in seen]
    return Counter(day.replace(day=1) for day, who in days if age(born[who], day) >= 80)


def residents_80(month):
    return sum(age(born, month) >= 80 and month < died for born, died in people().values() if born <= month)


def after(month):
    return (month + timedelta(days=31)).replace(day=1)


def emergency(rows):
    return {
        date.fromisoformat(row["period_from"]): row
        for row in rows
        if (row["indicator"], row["municipality"]) == ("emergency_visits_80", "unknown")
    }


def test_every_month_of_emergency_visits_can_be_recounted(figures):
    visits, found = visits_by_month(), emergency(figures["month"])
    assert len(found) == (2023 - 1928) * 12 + 3 - 11 + 1
    for month, row in found.items():
        part_of_year = (after(month) - month).days / (date(month.year + 1, 1, 1) - date(month.year, 1, 1)).days
        years = residents_80(month) * part_of_year
        assert row["numerator"] == visits[month], month
        assert row["denominator"] == pytest.approx(years), month
        assert row["value"] == (pytest.approx(1000 * visits[month] / years) if years else None), month


def test_the_figures_that_the_guide_tells(figures):
    years, text = emergency(figures["year"]), GUIDE.read_text(encoding="utf-8")
    row = years[date(2018, 1, 1)]
    assert (row["numerator"], row["denominator"], row["value"]) == (1, pytest.approx(1), pytest.approx(1000))
    assert "25 to 5 572 at 95 per cent" in text
    assert (round(row["lower_95"]), round(row["upper_95"])) == (25, 5572)
    assert round(years[date(2007, 1, 1)]["denominator"], 3) == 0.586
    assert round(emergency(figures["month"])[date(2018, 10, 1)]["value"]) == 11774
    assert years[date(2023, 1, 1)]["status"] == "incomplete"


def test_what_the_sample_cannot_tell_is_said_and_is_never_zero(figures):
    statuses = defaultdict(set)
    for row in figures["year"]:
        if row["municipality"] == "unknown" or row["indicator"] in ("continuity", "discharge_ready_days"):
            statuses[row["indicator"]].add(row["status"])
    assert statuses.pop("emergency_visits_80") == {"no_data", "ok", "incomplete"}
    told = {
        "avoidable_admissions": {"not_applicable"},
        "unplanned_readmission_30d_65": {"not_applicable"},
        "named_physician": {"no_data"},
        "own_physician_visits": {"no_data"},
        "continuity": {"no_data"},
        "discharge_ready_days": {"no_data"},
    }
    assert {name: statuses[name] for name in told} == told
    silent = [row for row in figures["year"] if row["indicator"] in told]
    assert {row["value"] for row in silent} == {row["numerator"] for row in silent} == {None}


def test_a_known_place_moves_the_figures_to_the_municipality_and_to_all(tmp_path):
    codes = sorted({address["postalCode"] for row in lines("Patient") for address in row["address"]})
    places = tmp_path / "places.csv"
    places.write_text("place,municipality\n" + "".join(f"{code},1490\n" for code in codes))
    folder, out = tmp_path / "events", tmp_path / "figures.json"
    narvard("events", "load", SAMPLE, "--controller", "demo", "--events", folder, "--municipalities", places)
    narvard("indicators", "run", "--events", folder, "--period", "year", "--profile", "internal", "--out", out)
    year = [row for row in json.loads(out.read_text()) if row["period_from"] == "2018-01-01"]
    values = {row["municipality"]: row["value"] for row in year if row["indicator"] == "emergency_visits_80"}
    assert values == {"1490": pytest.approx(1000), "*": pytest.approx(1000)}
