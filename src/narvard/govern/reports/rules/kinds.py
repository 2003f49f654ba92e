"""The kinds of report: what each is about, and of which sections it consists, in their order."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class About(StrEnum):
    """What a report of a kind is about; its key is a period's, or that of a pilot or a meeting."""

    QUARTER = "quarter"
    YEAR = "year"
    PILOT = "pilot"
    MEETING = "meeting"


@dataclass(frozen=True)
class Kind:
    """One kind of report."""

    code: str
    about: About
    sections: tuple[str, ...]


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.code: kind
        for kind in (
            Kind(
                "quarterly",
                About.QUARTER,
                ("lights", "quarter", "activities", "decisions", "pilots", "obligations"),
            ),
            Kind(
                "annual",
                About.YEAR,
                ("lights", "activities", "decisions", "pilots", "funds", "cost_shares", "obligations", "voices"),
            ),
            Kind("pilot_closing", About.PILOT, ("pilot",)),
            Kind("board_papers", About.MEETING, ("meeting",)),
            Kind("statement", About.YEAR, ("cost_shares",)),
        )
    }
)
