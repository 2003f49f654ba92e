"""Which side of the agreement an organization stands on, and whether both sides answer for an activity.

Source: the collaboration is for those who need care from municipality and region at the same time (presentation of
Närvårdssamverkan Södra Älvsborg, page 6 [A]). Private health centres work within the region's primary care (page 19).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Side(StrEnum):
    """The two parties of the collaboration."""

    REGION = "region"
    MUNICIPALITY = "municipality"


# A joint organization, such as the office, works for both and stands for neither.
SIDE_OF_PRINCIPAL: Mapping[str, Side] = MappingProxyType(
    {"region": Side.REGION, "private": Side.REGION, "municipality": Side.MUNICIPALITY}
)


def side_of(principal: str) -> Side | None:
    """The side that a principal stands on, or None for one that stands on neither."""
    return SIDE_OF_PRINCIPAL.get(principal)


def missing_sides(principals: Iterable[str]) -> tuple[Side, ...]:
    """The sides that answer for nothing in the activity; empty when both do."""
    present = {side_of(principal) for principal in principals}
    return tuple(side for side in Side if side not in present)
