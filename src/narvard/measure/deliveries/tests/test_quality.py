"""The quality of a delivery is counted once, shown in words, and can be sent back; the event store stays closed."""

import ast
import io
import shutil
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from django.utils.translation import override

import narvard
from narvard.base.core.actor import NotPermitted, command_line
from narvard.measure.deliveries import queries
from narvard.measure.deliveries.models import Delivery
from narvard.measure.deliveries.operations import register_deliveries
from narvard.measure.deliveries.tests.made_up import deliver, registered
from narvard_analytics.events.store import DeliveryDamaged

SOURCES = Path(narvard.__file__).parents[1]
REGISTRAR = command_line("deliveries.register")
LATER = datetime(2026, 12, 24, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def late(now, tmp_path):
    """A delivery that came a long time after its cut-off; afterwards the event store is gone."""
    deliver(tmp_path / "events")
    code = deliver(tmp_path / "events", inhabitants=1001, made_at=LATER)
    register_deliveries(actor=REGISTRAR, now=now, events_root=tmp_path / "events")
    shutil.rmtree(tmp_path / "events")
    return code


WORDS = [
    ("sv", "En sak är värd att se över innan siffrorna används.", "Leveransen kom 70 dagar efter brytdatum."),
    ("nb", "Én ting er verdt å se på før tallene brukes.", "Leveransen kom 70 dager etter skjæringsdato."),
    ("en", "One thing is worth a look before the figures are used.", "The delivery came 70 days after its cut-off."),
]


@pytest.mark.parametrize(("language", "summary", "concern"), WORDS)
def test_the_page_says_it_in_the_reader_s_language_without_the_event_store(late, client_as, language, summary, concern):
    client = client_as("analyst")
    client.cookies["django_language"] = language
    page = client.get(f"/deliveries/{late}/").content.decode()
    assert summary in page
    assert concern in page


def test_the_page_holds_counts_and_shares(late, actor_as):
    with override("sv"):
        page = queries.delivery(actor_as("coordinator"), late).quality
    (table,) = page.tables
    assert (table.name, table.rows, table.rows_before, table.left_out, table.no_provider) == ("population", 1, 1, 0, "")
    assert {c.name: c.filled for c in table.columns}["inhabitants"] == "100,0 %"
    assert {c.name: c.filled for c in table.columns}["age"] == "0,0 %"
    assert page.compared.endswith(".0001")


def test_the_list_counts_what_is_worth_a_look(late, actor_as):
    rows = queries.deliveries(actor_as("analyst"), "-quality")
    assert [(row.code, row.concerns) for row in rows][0] == (late, 1)


def test_the_report_can_be_sent_back(late, client_as):
    response = client_as("analyst").get(f"/deliveries/{late}/quality.xlsx")
    assert f'filename="{late}.quality.xlsx"' in response["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Sammanfattning", "Tabeller", "Kolumner", "Månader", "Utelämnat"]
    assert book["Sammanfattning"]["A1"].value == WORDS[0][1]


def test_quality_that_was_never_counted_is_not_there(late, client_as):
    Delivery.objects.filter(code=late).update(quality=None, concerns=None)
    client = client_as("analyst")
    assert client.get(f"/deliveries/{late}/quality.xlsx").status_code == 404
    assert client.get("/deliveries/nothing/quality.xlsx").status_code == 404
    page = client.get(f"/deliveries/{late}/")
    assert page.status_code == 200
    assert "quality.xlsx" not in page.content.decode()


def test_only_those_who_may_read_deliveries_read_their_quality(late, actor_as):
    with pytest.raises(NotPermitted):
        queries.quality_report(actor_as("politician"), late)


def test_quality_lacking_from_an_earlier_version_is_counted(now, tmp_path):
    deliver(tmp_path)
    for _ in range(2):
        register_deliveries(actor=REGISTRAR, now=now, events_root=tmp_path)
        assert Delivery.objects.get().quality["measured"]["tables"][0]["rows"] == 1
        Delivery.objects.update(quality=None, concerns=None)


def test_a_delivery_whose_file_is_lacking_is_not_registered(now, tmp_path):
    code = deliver(tmp_path)
    (tmp_path / code / "population.parquet").unlink()
    with pytest.raises(DeliveryDamaged, match="population"):
        register_deliveries(actor=REGISTRAR, now=now, events_root=tmp_path)
    assert not Delivery.objects.exists()


TELLING = [f"narvard_analytics.events.quality.{n}" for n in ("records", "judging", "words", "reasons", "workbook")]
READING = ("duckdb", "ibis", "pyarrow.parquet", "narvard_analytics.events.store", "narvard_analytics.engines")


def reached(names: list[str]) -> set[str]:
    """All modules that the modules import, by way of each other."""
    seen, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        seen.add(name)
        module = SOURCES / name.replace(".", "/")
        file = module / "__init__.py" if module.is_dir() else module.with_suffix(".py")
        if file.is_file():
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            found |= {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
            waiting += [each for each in found if each not in seen]
    return seen


def test_what_pages_use_to_tell_of_quality_cannot_open_the_event_store():
    assert not [name for name in reached(TELLING) if name.startswith(READING)]
    assert [name for name in reached(["narvard_analytics.events.quality.measuring"]) if name.startswith(READING)]


def test_the_page_takes_as_many_queries_however_much_was_delivered(late, now, actor_as, django_assert_max_num_queries):
    actor, counts = actor_as("analyst"), []
    for code in (late, registered(now)):
        with django_assert_max_num_queries(8) as counted:
            queries.delivery(actor, code)
        counts.append(len(counted))
    assert len(set(counts)) == 1
