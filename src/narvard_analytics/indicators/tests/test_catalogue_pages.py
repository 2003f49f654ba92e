"""The reference pages are those that the definitions and their worked examples make, and no others."""

from pathlib import Path

import pytest

from narvard_analytics.indicators.catalogue import definitions, indicator
from narvard_analytics.indicators.catalogue_page import catalogue_page, definition_pages
from narvard_analytics.indicators.definition_page import CERTAINTIES, certainty
from narvard_analytics.indicators.example_tables import table
from narvard_analytics.indicators.worked_examples import examples, with_examples
from narvard_analytics.indicators.worked_examples.reading import KINDS
from narvard_analytics.reference_data.code_lists import code_list

REFERENCE = Path(__file__).parents[4] / "docs" / "reference"
FEWEST_CASES = 6
IDS = [each.id for each in definitions()]


def test_the_committed_index_is_the_one_the_catalogue_makes():
    committed = (REFERENCE / "indicators.md").read_text(encoding="utf-8")
    assert committed == catalogue_page(), "docs/reference/indicators.md is stale. Run make docs."


def test_there_is_a_page_of_every_definition_and_of_nothing_else():
    assert {file.name for file in (REFERENCE / "indicators").iterdir()} == {f"{name}.md" for name in IDS}


@pytest.mark.parametrize(("name", "page"), definition_pages().items())
def test_the_committed_page_is_the_one_the_definition_makes(name, page):
    committed = (REFERENCE / "indicators" / name).read_text(encoding="utf-8")
    assert committed == page, f"docs/reference/indicators/{name} is stale. Run make docs."


@pytest.mark.parametrize("name", IDS)
def test_a_definition_has_six_different_cases_and_one_of_each_kind(name):
    cases = examples(name).cases
    assert len(cases) >= FEWEST_CASES
    assert {case.kind for case in cases} == set(KINDS)
    assert len({(str(case.events), str(case.figures), case.not_delivered) for case in cases}) == len(cases)
    assert len({case.name.en for case in cases}) == len(cases)
    assert all(case.figures for case in cases)
    for case in cases:
        assert case.name.sv and case.name.nb and case.name.en


def test_there_are_no_examples_of_what_is_not_in_the_catalogue():
    assert set(with_examples()) == set(IDS)
    assert all(examples(name).indicator == name for name in IDS)


@pytest.mark.parametrize("name", IDS)
def test_a_page_says_how_sure_the_rule_and_its_lists_are(name):
    definition = indicator(name).definition
    said = certainty(definition)
    assert CERTAINTIES[definition.certainty] in said
    assert ("unverified" in said.partition(".")[0]) is not definition.verified
    unsure = [each for each in map(code_list, definition.code_lists) if each.status != "verified"]
    assert all(each.name in said for each in unsure)
    assert said in definition_pages()[f"{name}.md"]


def test_every_case_stands_on_the_page_with_its_figures():
    page = definition_pages()["sip_school.md"]
    for case in examples("sip_school").cases:
        assert case.name.en in page
        assert table(case.figures) in page
    assert "Delivered by the municipality, `plans`:" in page


def test_columns_that_only_some_rows_have_are_empty_in_the_others():
    assert table([{"a": "1"}, {"a": "2", "b": "3"}]) == "| a | b |\n|---|---|\n| 1 |  |\n| 2 | 3 |"
