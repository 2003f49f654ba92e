"""The catalogue: every definition is whole."""

from dataclasses import fields

import pytest

from narvard_analytics.events.schema import TABLES
from narvard_analytics.indicators.catalogue import CATALOGUE, definitions
from narvard_analytics.indicators.definition import Certainty, Text, Time
from narvard_analytics.reference_data.code_lists import CodeListNotFound, code_list
from narvard_analytics.reference_data.standard_population import lower_ages, weights


def texts(value):
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("definition", definitions(), ids=lambda one: one.id)
def test_a_definition_says_all_it_has_to_in_three_languages(definition):
    assert CATALOGUE[definition.id].definition is definition
    for text in texts(definition):
        assert text.sv and text.nb and text.en
        assert len({text.sv, text.en}) == 2, text
    assert set(definition.tables) <= set(TABLES)
    assert definition.source


@pytest.mark.parametrize("definition", definitions(), ids=lambda one: one.id)
def test_what_has_no_movement_names_a_monthly_companion(definition):
    if definition.time is Time.FLOW:
        assert not definition.companion
    elif definition.companion or definition.time is not Time.ANNUAL:
        assert CATALOGUE[definition.companion].definition.time is Time.FLOW


def test_the_reconstructed_definitions_say_that_they_are_not_verified():
    unsure = {one.id for one in definitions() if one.certainty in (Certainty.D, Certainty.X)}
    assert unsure == {one.id for one in definitions() if not one.verified}
    assert {"avoidable_admissions", "unplanned_readmission_30d_65", "closeness_geography"} <= unsure
    assert not unsure & {"admission_notice_24h", "sip_call_in_time", "lss_plan_followed_up"}


def test_the_code_list_is_dated_and_unverified():
    found = code_list("avoidable_admissions")
    assert found.name == f"avoidable_admissions@{found.version}-unverified"
    assert found.certainty.startswith("D")
    assert {entry.condition for entry in found.entries} == {"", "with_chronic_lung", "not_operated"}
    assert len({entry.code for entry in found.entries}) == len(found.entries)
    with pytest.raises(CodeListNotFound, match="no code list"):
        code_list("none_such")


def test_the_standard_population_is_shares_of_nineteen_bands():
    assert len(lower_ages()) == len(weights()) == 19
    assert sum(weights()) == pytest.approx(1)
    assert all(share > 0 for share in weights())
