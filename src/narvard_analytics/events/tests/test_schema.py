"""The schema holds together, and everything made from it is up to date."""

from pathlib import Path

import pyarrow as pa
import pytest

from narvard_analytics.events.reference_page import reference_page
from narvard_analytics.events.schema import TABLES, UnknownTable, csv_template, fenced_columns
from narvard_analytics.events.schema.shapes import ARROW_TYPES, UnknownColumn

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_column_that_a_table_refers_to_is_its_own(table):
    named = [*table.key, *table.sort, *(c for pair in table.periods for c in pair), *(c for c, _ in table.parents)]
    assert set(named) <= set(table.names)
    assert len(set(table.names)) == len(table.names)
    assert {p for _, parents in table.parents for p in parents} <= set(TABLES)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_names_tell_types(table):
    for column in table.columns:
        assert column.name.endswith("_at") == (column.type == "instant")
        assert column.doc and column.missing
        assert column.type in ARROW_TYPES


def test_persons_are_128_bit_pseudonyms():
    assert TABLES["contacts"].arrow_schema().field("person").type == pa.uuid()


FENCED = [
    ("residence", {"dwelling", "placed_by"}),
    ("named_contacts", {"role"}),
    ("stays", {"discharged_to"}),
    ("notices", {"needs", "to_service"}),
    ("plans", {"kind"}),
    ("interventions", {"law"}),
    ("contacts", set()),
]


@pytest.mark.parametrize(("table", "columns"), FENCED)
def test_the_social_service_fence(table, columns):
    assert set(fenced_columns(table)) == columns


def test_template_is_the_header():
    assert csv_template("contact_participants") == "contact;practitioner;profession;custodian\n"


def test_unknown_names_say_what_there_is():
    with pytest.raises(UnknownTable, match="contacts, contact_participants"):
        csv_template("contact")
    with pytest.raises(UnknownColumn, match="Its columns are contact,"):
        TABLES["contact_participants"].column("person")


def test_reference_page_is_up_to_date():
    page = ROOT / "docs" / "reference" / "event-store.md"
    assert page.read_text(encoding="utf-8") == reference_page(), "The page is stale; write reference_page() to it."
