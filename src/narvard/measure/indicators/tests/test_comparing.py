"""Funnels of municipalities, definitions with worked examples, and versions beside each other."""

from dataclasses import fields
from datetime import date

import pytest

from narvard.measure.indicators import operations
from narvard.measure.indicators.models import DefinitionVersion
from narvard.measure.indicators.queries.columns import COLUMNS, FIELDS, TABLES
from narvard.measure.indicators.rules.figures import Figure
from narvard.measure.indicators.rules.funnels import FEWEST, compare, draw_funnel
from narvard.measure.indicators.rules.versions import IGNORED, differences
from narvard.measure.indicators.tests import made_up
from narvard.measure.indicators.tests.test_opening import ACTOR
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.indicators.worked_examples import examples, with_examples

JANUARY = (date(2026, 1, 1), date(2026, 2, 1))


def figure(numerator, denominator, status="ok"):
    return Figure(*JANUARY, status, numerator, denominator, numerator / denominator if denominator else None)


ALIKE = {str(code): figure(0.2 * size, size) for code, size in enumerate((100.0, 200.0, 400.0, 800.0, 1600.0))}


MANY = {str(code): figure(0.2 * size, size) for code, size in enumerate(range(100, 2100, 100))}


@pytest.mark.parametrize(
    ("figures", "outside"),
    [
        (ALIKE, set()),
        ({**MANY, "x": figure(500.0, 1000.0)}, {"x"}),
        # Among few, one far away cannot be told from municipalities that always differ much.
        ({**ALIKE, "x": figure(500.0, 1000.0)}, set()),
        # A small unit far away may be there by chance.
        ({**ALIKE, "x": figure(2.0, 5.0)}, set()),
        ({**ALIKE, "x": figure(0.0, 0.0), "y": Figure(*JANUARY, "suppressed")}, set()),
    ],
)
def test_who_stands_out(figures, outside):
    found = compare(figures, "proportion", 1.0)
    assert {unit.code for unit in found.units if unit.stands_out} == outside
    assert [unit.size for unit in found.units] == sorted(unit.size for unit in found.units)


def test_a_small_unit_borrows_more_than_a_large_one():
    figures = {str(n): figure(share * n, n) for n, share in ((20.0, 0.5), (500.0, 0.1), (600.0, 0.4), (5000.0, 0.2))}
    small, *_, large = compare(figures, "proportion", 1.0).units
    assert small.borrowed > large.borrowed > 0
    assert large.pooled == pytest.approx(0.2, abs=0.01)
    assert abs(small.pooled - 0.5) > 0.05


@pytest.mark.parametrize("kind", ["mean", "standardised_rate", "count", "median"])
def test_no_funnel_of_what_is_not_so_many_of_so_many(kind):
    assert compare(ALIKE, kind, 1.0) is None


def test_no_funnel_of_too_few():
    assert compare(dict(list(ALIKE.items())[: FEWEST - 1]), "proportion", 1.0) is None
    assert compare({code: figure(0.0, 100.0) for code in ALIKE}, "proportion", 1.0) is None


def test_the_picture_holds_every_unit():
    drawing = draw_funnel(compare(ALIKE, "rate", 1000.0), lambda value, _: f"{value:g}", lambda size, _: f"{size:g}")
    assert all(drawing.left <= dot.x <= drawing.edge and drawing.top <= dot.y <= drawing.foot for dot in drawing.dots)
    assert [dot.x for dot in drawing.dots] == sorted(dot.x for dot in drawing.dots)


TEXT = {"sv": "ett", "nb": "en", "en": "one"}


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"age": TEXT}, {"age": TEXT}, []),
        ({"age": TEXT, "version": "1"}, {"age": {**TEXT, "nb": "annen"}, "version": "2"}, []),
        ({"age": TEXT}, {"age": {**TEXT, "sv": "två"}}, [("age", "ett", "två")]),
        ({"tables": ["stays"]}, {"tables": ["stays", "persons"]}, [("tables", "stays", "stays; persons")]),
        ({}, {"country": "SE"}, [("country", "", "SE")]),
        ({"country": "SE"}, {}, [("country", "SE", "")]),
    ],
)
def test_what_differs_between_two_versions(before, after, found):
    assert [(d.field, d.before, d.after) for d in differences(before, after, "sv")] == found


@pytest.mark.django_db
def test_the_definition_page_shows_examples_and_versions(southern, client_as, now):
    operations.keep(actor=ACTOR, now=now, results=made_up.table([]), cut_off=made_up.CUT_OFF, inputs="1")
    kept = DefinitionVersion.objects.get(indicator="unplanned_readmission_30d_65")
    first = {**kept.content, "age": {"sv": "70 år", "nb": "70 år", "en": "70 years"}}
    DefinitionVersion.objects.filter(pk=kept.pk).update(version="0", content=first)
    operations.keep(actor=ACTOR, now=now, results=made_up.table([]), cut_off=made_up.CUT_OFF, inputs="2")
    page = client_as("analyst").get("/indicators/unplanned_readmission_30d_65/definition/").content.decode()
    assert "Inskriven <code>admitted_at</code>" in page and "2024-02-10 15:00" in page
    assert "<del>70 år</del>" in page and "Ålder</th>" in page


def test_every_table_and_column_of_the_examples_has_words():
    cases = [case for name in with_examples() for case in examples(name).cases]
    events = [
        (table, row) for case in cases for given in case.events.values() for table in given for row in given[table]
    ]
    assert {table for table, _ in events} <= set(TABLES)
    used = {column for _, row in events for column in row} | {c for case in cases for row in case.figures for c in row}
    assert used == set(COLUMNS)


def test_every_field_that_versions_can_differ_in_has_words():
    assert set(FIELDS) == {field.name for field in fields(Definition)} - set(IGNORED)


@pytest.mark.django_db
def test_the_indicator_page_says_who_differs(southern, client_as, now):
    operations.keep(actor=ACTOR, now=now, results=made_up.region(), cut_off=made_up.CUT_OFF, inputs="1")
    page = client_as("coordinator").get("/indicators/unplanned_readmission_30d_65/").content.decode()
    assert "funnel-picture" in page and "slumpen" in page
