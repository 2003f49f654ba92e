"""Which indicators say something of which target group and goal area, and which cells of the plan are dark."""

from collections.abc import Iterable, Mapping, Sequence

from narvard_analytics.indicators.definition import Definition
from narvard_analytics.populations import TARGET_GROUPS

GOAL_AREAS = ("patient_focus", "closeness", "continuity", "security", "availability")
"""The five goal areas of Södra Älvsborg's activity plans."""

Cell = tuple[str, str]
"""A target group and a goal area."""

Ages = tuple[int, int | None]

GROUP_AGES: Mapping[str, Ages] = {"children_young": (0, 24), "multi_ill_elderly": (65, None)}
"""Ages of the groups that have any, in completed years: an indicator of other ages says nothing of them [local]."""


ANY_AGE = 200
"""Stands for no highest age."""


def cells(definitions: Iterable[Definition], country: str) -> Mapping[Cell, tuple[str, ...]]:
    """The ids of the indicators of each group and goal area, by the country's rules and those that are common."""
    own = [each for each in definitions if each.country in ("", country)]
    return {
        (group, goal): tuple(each.id for each in own if goal in each.goal_areas and speaks_of(each, group))
        for group in TARGET_GROUPS
        for goal in GOAL_AREAS
    }


def dark(definitions: Iterable[Definition], country: str, fewest: int = 1) -> Sequence[Cell]:
    """The cells with fewer indicators than that."""
    return [cell for cell, ids in cells(definitions, country).items() if len(ids) < fewest]


def speaks_of(definition: Definition, group: str) -> bool:
    """Whether the indicator is divided by target group and says something of this one."""
    if "target_group" not in definition.stratifiers:
        return False
    if definition.groups:
        return group in definition.groups
    return _share_an_age(definition.ages, GROUP_AGES.get(group, (0, None)))


def _share_an_age(one: Ages, other: Ages) -> bool:
    highest = min(age for age in (one[1], other[1], ANY_AGE) if age is not None)
    return max(one[0], other[0]) <= highest
