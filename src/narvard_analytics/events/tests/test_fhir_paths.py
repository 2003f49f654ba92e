"""The part of FHIRPath that views use: what it gives, what it refuses, and that views read what they say."""

import json
from pathlib import Path

import duckdb
import pytest

from narvard_analytics.events.readers.fhir.elements import UnknownElement, fits, json_structure, resource_types
from narvard_analytics.events.readers.fhir.expressions import PathNotCompiled, compiled, resource
from narvard_analytics.events.readers.fhir.fhirpath import Call, Literal, Member, PathNotUnderstood, parsed
from narvard_analytics.events.readers.fhir.mapping_page import mapping_page
from narvard_analytics.events.readers.fhir.views import view_from, views, views_of

ENCOUNTER = {
    "id": "e1",
    "status": "finished",
    "class": {"code": "AMB"},
    "statusHistory": [
        {"status": "onleave", "period": {"start": "2024-01-02"}},
        {"status": "arrived", "period": {"start": "2024-01-01", "end": "2024-01-02"}},
    ],
    "location": [{"status": "active"}],
}
PATHS = [
    ("status", "finished"),
    ("class.code", "AMB"),
    ("class.system", None),
    ("statusHistory.status.first()", "onleave"),
    ("statusHistory[1].period.end", "2024-01-02"),
    ("statusHistory[2].status", None),
    ("statusHistory.where(status = 'arrived').period.start.first()", "2024-01-01"),
    ("statusHistory.where(period.end.exists() and status != 'onleave').status.first()", "arrived"),
    ("statusHistory.where(status = 'gone').exists()", False),
    ("statusHistory.exists(status = 'onleave')", True),
    ("location.where($this.status = 'active').empty()", False),
    ("participant.exists()", False),
    ("(status = 'planned' or class.code = 'AMB').not()", False),
    ("period.start.empty()", True),
    ("status.where($this = 'finished')", "finished"),
]


@pytest.mark.parametrize(("path", "expected"), PATHS)
def test_a_path_gives_what_fhirpath_says(path, expected):
    used: dict = {"id": {}}
    value = compiled(parsed(path), resource("Encounter", used))
    structure = json.dumps(json_structure("Encounter", used))
    source = f"SELECT unnest(json_transform('{json.dumps(ENCOUNTER)}', '{structure}'))"
    assert duckdb.sql(f"SELECT {value.sql} FROM ({source})").fetchone() == (expected,)


CHOICES = [
    ("Patient", "deceased.ofType(dateTime)", {"deceasedDateTime": "2024-01-01"}, "2024-01-01"),
    ("Patient", "deceased.ofType(boolean)", {"deceasedDateTime": "2024-01-01"}, None),
    ("Observation", "value.ofType(Quantity).value", {"valueQuantity": {"value": 7.5}}, "7.5"),
    (
        "Patient",
        "address.first().district.extension('urn:m').value.ofType(Coding).code.first()",
        {"address": [{"_district": {"extension": [{"url": "urn:m", "valueCoding": {"code": "3005"}}]}}]},
        "3005",
    ),
]


@pytest.mark.parametrize(("kind", "path", "content", "expected"), CHOICES)
def test_choices_and_extensions_of_primitives(kind, path, content, expected):
    used: dict = {"id": {}}
    value = compiled(parsed(path), resource(kind, used))
    structure = json.dumps(json_structure(kind, used))
    source = f"SELECT unnest(json_transform('{json.dumps(content)}', '{structure}'))"
    assert duckdb.sql(f"SELECT {value.sql} FROM ({source})").fetchone() == (expected,)


def test_a_path_is_read_into_a_tree():
    assert parsed("a.b('it\\'s')") == Call(Member(None, "a"), "b", (Literal("it's"),))


REFUSED = [
    ("a..b", PathNotUnderstood),
    ("a.where(", PathNotUnderstood),
    ("a b", PathNotUnderstood),
    ("a ~ b", PathNotUnderstood),
    ("period.begin", UnknownElement),
    ("status.repeat(x)", PathNotCompiled),
    ("location.status = 'x'", PathNotCompiled),
    ("status.getReferenceKey()", PathNotCompiled),
    ("status.ofType(code)", PathNotCompiled),
]


@pytest.mark.parametrize(("path", "error"), REFUSED)
def test_what_is_not_understood_says_so(path, error):
    with pytest.raises(error, match=r"\.$"):
        compiled(parsed(path), resource("Encounter", {}))


LISTED = {"column": [{"name": "x", "path": "location.status"}]}
SIDE_BY_SIDE = [{"forEach": "location", "column": []}, {"forEach": "participant", "column": []}]


@pytest.mark.parametrize("select", [[LISTED], SIDE_BY_SIDE])
def test_a_view_of_what_cannot_be_a_table_is_refused(select):
    with pytest.raises(PathNotCompiled):
        view_from({"name": "v", "resource": "Encounter", "select": select}).sql("source")


def test_every_resource_has_one_view_of_the_whole():
    assert {view.resource for view in views().values()} == set(resource_types())
    for kind in resource_types():
        assert [view.of_parts for view in views_of(kind)].count(False) == 1


SHAPES = [
    ({"id": "1", "identifier": [{"system": "a"}]}, True),
    ({"id": "1", "identifier": None}, True),
    ({"id": "1", "identifier": "x"}, False),
    ({"id": "1", "identifier": ["x"]}, False),
    ({"id": "1", "identifier": {"system": "a"}}, False),
    ([], False),
]


@pytest.mark.parametrize(("value", "expected"), SHAPES)
def test_the_shape_of_a_resource(value, expected):
    assert fits(value, "Patient", {"id": {}, "identifier": {"system": {}}}) is expected


def test_the_reference_page_is_what_the_mappings_say():
    page = Path(__file__).parents[4] / "docs" / "reference" / "fhir-mapping.md"
    assert page.read_text(encoding="utf-8") == mapping_page(), "The page is stale; write mapping_page() to it."
