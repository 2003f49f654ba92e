"""The social-service fence: every way round it is tried."""

import pyarrow as pa
import pytest

from narvard_analytics.disclosure_control import (
    BehindTheFence,
    Use,
    fence,
    is_fenced,
    open_columns,
    open_rows,
    refuse_fenced,
)
from narvard_analytics.events.schema import TABLES, UnknownColumn, UnknownTable, fenced_columns

NEVER = [use for use in Use if use is not Use.CATALOGUE_POPULATION]


@pytest.mark.parametrize(
    ("table", "column", "code", "fenced"),
    [
        ("residence", "dwelling", None, True),
        ("residence", "placed_by", None, True),
        ("residence", "municipality", None, False),
        ("named_contacts", "role", None, True),
        ("named_contacts", "role", "fast_omsorgskontakt", True),
        ("named_contacts", "role", "physician", False),
        ("stays", "discharged_to", None, True),
        ("stays", "discharged_to", "home", True),
        ("notices", "needs", None, True),
        ("notices", "to_service", None, True),
        ("plans", "kind", "lss", True),
        ("plans", "kind", "sip", False),
        ("interventions", "law", "sol", True),
        ("interventions", "law", "lss", True),
        ("interventions", "law", "hsl", False),
    ],
)
def test_what_stands_behind_the_fence(table, column, code, fenced):
    assert is_fenced(table, column, code) is fenced


@pytest.mark.parametrize("use", NEVER)
@pytest.mark.parametrize("basis", [None, "2008:355, 2 kap. 4 §"])
@pytest.mark.parametrize(("table", "column"), [(t, c) for t, c, _ in fence()])
def test_no_fenced_column_reaches_any_use_but_a_population(use, basis, table, column):
    with pytest.raises(BehindTheFence, match=rf"{table}\.{column}"):
        refuse_fenced([("persons", "sex"), (table, column)], use, basis)


@pytest.mark.parametrize("basis", [None, "", "  "])
def test_a_population_without_a_stated_legal_basis_is_refused(basis):
    with pytest.raises(BehindTheFence, match="residence.dwelling"):
        refuse_fenced([("residence", "dwelling")], Use.CATALOGUE_POPULATION, basis)


def test_a_population_with_a_legal_basis_may_use_it():
    refuse_fenced([("residence", "dwelling")], Use.CATALOGUE_POPULATION, "2008:355, 2 kap. 4 § 5")


@pytest.mark.parametrize("use", list(Use))
def test_what_is_not_fenced_is_open_to_all(use):
    refuse_fenced([("contacts", "kind"), ("persons", "birth_date")], use)


@pytest.mark.parametrize(
    ("table", "column", "refused"), [("nowhere", "x", UnknownTable), ("stays", "x", UnknownColumn)]
)
def test_a_name_that_is_not_known_does_not_slip_through(table, column, refused):
    with pytest.raises(refused):
        refuse_fenced([(table, column)], Use.FILTER)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_open_and_fenced_columns_are_all_columns(table):
    assert set(open_columns(table)) | set(fenced_columns(table)) == set(TABLES[table].names)
    assert not set(open_columns(table)) & set(fenced_columns(table))


def test_exported_rows_hold_no_fenced_column_and_no_fenced_row():
    stays = pa.table({"stay": ["a", "b"], "discharged_to": ["home", "special_elderly"]})
    assert open_rows("stays", stays).column_names == ["stay"]
    care = pa.table({"person": ["a", "b", "c", "d"], "law": ["hsl", "sol", "lss", None]})
    assert open_rows("interventions", care).to_pylist() == [{"person": "a", "law": "hsl"}]


def test_a_column_that_the_schema_does_not_know_is_not_exported():
    assert open_rows("stays", pa.table({"stay": ["a"], "note": ["has home care"]})).column_names == ["stay"]
