"""What the load is made up around: the case's areas, groups and organizations, by their numbers."""

from dataclasses import dataclass

from narvard.base.access.models import Assignment
from narvard.base.organizations.models import Collaboration
from narvard.govern.bodies.models import Body

CASE = "skane"
REGION, PRIMARY_CARE = "region_skane", "primarvarden_skane"
FIRST_YEAR, YEARS = 2017, 10


@dataclass(frozen=True)
class Place:
    """Codes and names of areas, codes of groups and goals, numbers of organizations, of a body and of a person."""

    areas: dict[str, str]
    groups: tuple[str, ...]
    goals: tuple[str, ...]
    municipality_of: dict[str, int]
    region: int
    primary_care: int
    body: int
    coordinator: int
    years: range = range(FIRST_YEAR, FIRST_YEAR + YEARS)


def find_place() -> Place:
    """Read it from the documents that were loaded."""
    found = Collaboration.objects.get(code=CASE)
    organizations = dict(found.organizations.values_list("code", "pk"))
    own = found.organizations.filter(kind="municipality").values_list("municipality_id", "pk")
    return Place(
        areas=dict(found.municipalities.order_by("code").values_list("code", "name")),
        groups=tuple(found.target_groups.order_by("order").values_list("code", flat=True)),
        goals=tuple(found.goal_areas.order_by("order").values_list("code", flat=True)),
        municipality_of=dict(own),
        region=organizations[REGION],
        primary_care=organizations[PRIMARY_CARE],
        body=Body.objects.get(collaboration=CASE, level="political").pk,
        coordinator=Assignment.objects.get(collaboration=CASE, role="coordinator").user_id,
    )
