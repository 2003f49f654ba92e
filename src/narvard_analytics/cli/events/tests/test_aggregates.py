"""A controller runs the catalogue at home and delivers figures alone; nothing about single persons leaves."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from narvard_analytics.cli.events import events_app
from narvard_analytics.engines import open_engine
from narvard_analytics.events.home_run import delivered_figures
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.events.store import read_manifests, write_delivery
from narvard_analytics.events.tests.made_up import uuids
from narvard_analytics.indicators.run import run as run_catalogue

MOMENT = datetime(2020, 4, 1, tzinfo=ZoneInfo("Europe/Stockholm"))
BORAS, BOLLEBYGD = ["1490"] * 7, ["1443"] * 3
PEOPLE = uuids(*(bytes([n]) * 16 for n in range(1, 11)))
ARGUMENTS = ("--indicator", "named_physician", "--by", "municipality", "--period", "quarter")


def table(name, **columns):
    """Rows of a table; what is not given is empty."""
    schema = TABLES[name].arrow_schema()
    return pa.table({f.name: columns.get(f.name, pa.nulls(10, f.type)) for f in schema}, schema=schema)


def deliver(root, controller="region"):
    """Seven residents of Borås and three of Bollebygd, all with a named physician but one."""
    since = pa.array([date(2010, 1, 1)] * 10)
    tables = {
        "persons": table("persons", person=PEOPLE, birth_date=since),
        "residence": table("residence", person=PEOPLE, municipality=[*BORAS, *BOLLEBYGD], from_date=since),
        "named_contacts": table(
            "named_contacts",
            person=PEOPLE,
            role=["physician"] * 9 + ["care_contact"],
            practitioner=["A"] * 10,
            from_date=since,
        ),
    }
    manifest = Manifest(
        controller=controller,
        period_from=date(2020, 1, 1),
        period_to=date(2020, 4, 1),
        cut_off=MOMENT,
        made_at=MOMENT,
        legal_basis="made up",
        authority=("persons", "residence") if controller == "region" else (),
    )
    write_delivery(root, manifest, tables)


def narvard(*words):
    return CliRunner().invoke(events_app, [str(word) for word in words], env={"COLUMNS": "200"})


def made(tmp_path):
    deliver(tmp_path / "home")
    result = narvard("aggregates", "--events", tmp_path / "home", "--out", tmp_path / "out", *ARGUMENTS)
    assert result.exit_code == 0, result.output
    (manifest,) = read_manifests(tmp_path / "out")
    return manifest, tmp_path / "out" / manifest.delivery


def test_only_aggregates_leave_with_their_definitions_and_small_numbers_withheld(tmp_path):
    manifest, folder = made(tmp_path)
    assert sorted(f.name for f in folder.iterdir()) == ["aggregates.parquet", "delivery.json"]
    assert set(manifest.notes["definitions"]) == {"named_physician"}
    assert (manifest.notes["profile"], manifest.controller, manifest.dataset) == ("open", "region", "home_run")
    rows = pq.read_table(folder / "aggregates.parquet").to_pylist()
    small = [r for r in rows if r["municipality"] == "1443" and r["status"] != "no_data"]
    assert {(r["status"], r["numerator"]) for r in small} == {("suppressed", None)}
    assert not any(bytes([n]) * 16 in (folder / "aggregates.parquet").read_bytes() for n in range(1, 11))


def test_received_figures_stand_beside_those_computed_from_persons_and_change_none(tmp_path):
    _, folder = made(tmp_path)
    store = tmp_path / "store"
    deliver(store)

    def computed():
        with open_engine(open_snapshot(store)) as engine:
            rows = run_catalogue(engine, ["named_physician"], by=["municipality"], period="quarter")
        return rows.drop_columns("inputs").to_pylist()

    before = computed()
    assert narvard("receive", folder, "--events", store).exit_code == 0
    assert computed() == before
    delivered = delivered_figures(open_snapshot(store)).to_pylist()
    assert {r["version"].endswith("+from region") for r in delivered} == {True}
    assert {r["basis"] for r in delivered} == {"register"}


REFUSALS = [
    ("internal figures", ["--profile", "internal"], "may not leave it"),
    ("a profile that is none", ["--profile", "secret"], "secret"),
    ("an indicator that is none", ["--indicator", "nothing"], "nothing"),
]


@pytest.mark.parametrize(("words", "said"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS])
def test_what_may_not_leave_is_refused_and_nothing_is_written(tmp_path, words, said):
    deliver(tmp_path / "home")
    result = narvard("aggregates", "--events", tmp_path / "home", "--out", tmp_path / "out", *words)
    assert result.exit_code == 1
    assert said in " ".join(result.output.split())
    assert not (tmp_path / "out").exists()


def test_a_controller_answers_for_its_own_events_alone(tmp_path):
    for controller in ("region", "boras"):
        deliver(tmp_path / "home", controller)
    result = narvard("aggregates", "--events", tmp_path / "home", "--out", tmp_path / "out", *ARGUMENTS)
    assert result.exit_code == 1
    assert "boras, region" in " ".join(result.output.split())
