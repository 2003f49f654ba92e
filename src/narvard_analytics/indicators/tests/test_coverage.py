"""No cell of the plan is dark: every target group and goal area has indicators that say something of it."""

from dataclasses import replace

import pytest

from narvard_analytics.indicators.catalogue import definitions, indicator
from narvard_analytics.indicators.coverage import GOAL_AREAS, cells, dark, speaks_of
from narvard_analytics.populations import TARGET_GROUPS

FEWEST = 2
ONE = replace(indicator("closeness").definition, goal_areas=("closeness",), groups=(), ages=(0, None))


@pytest.mark.parametrize("country", ["SE", "NO"])
def test_every_cell_has_two_indicators(country):
    assert dark(definitions(), country, FEWEST) == []
    assert len(cells(definitions(), country)) == len(TARGET_GROUPS) * len(GOAL_AREAS)


def test_goal_areas_and_groups_are_those_of_the_plan():
    for each in definitions():
        assert set(each.goal_areas) <= set(GOAL_AREAS), each.id
        assert set(each.groups) <= set(TARGET_GROUPS), each.id
        assert each.goal_areas or "target_group" not in each.stratifiers, each.id


@pytest.mark.parametrize(
    ("changed", "group", "speaks"),
    [
        ({}, "disability", True),
        ({"ages": (65, None)}, "children_young", False),
        ({"ages": (24, None)}, "children_young", True),
        ({"ages": (25, None)}, "children_young", False),
        ({"ages": (0, 64)}, "multi_ill_elderly", False),
        ({"ages": (0, 65)}, "multi_ill_elderly", True),
        ({"ages": (80, None)}, "end_of_life", True),
        ({"groups": ("disability",)}, "disability", True),
        ({"groups": ("disability",)}, "end_of_life", False),
        ({"ages": (80, None), "groups": ("children_young",)}, "children_young", True),
        ({"stratifiers": ("municipality",)}, "disability", False),
    ],
)
def test_what_an_indicator_speaks_of(changed, group, speaks):
    assert speaks_of(replace(ONE, **changed), group) is speaks


def test_a_cell_without_indicators_is_dark():
    assert ("disability", "closeness") not in dark([ONE], "SE")
    assert ("disability", "continuity") in dark([ONE], "SE")
    assert ("disability", "closeness") in dark([ONE], "SE", 2)


def test_the_rules_of_another_country_light_no_cell():
    foreign = replace(ONE, country="NO")
    assert ("disability", "closeness") in dark([foreign], "SE")
    assert ("disability", "closeness") not in dark([foreign], "NO")
