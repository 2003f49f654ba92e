"""Where anyone can turn when it gets worse: numbers by country, the most urgent first. Dated data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True)
class Turn:
    """A number to phone, and when: "danger", "advice" or "out_of_hours". `certainty` C: own knowledge."""

    when: str
    number: str
    since: date
    source: str
    certainty: str


PLACES: Mapping[str, tuple[Turn, ...]] = MappingProxyType(
    {
        "SE": (
            Turn("danger", "112", date(1996, 7, 1), "SOS Alarm", "C"),
            Turn("advice", "1177", date(2013, 1, 1), "1177.se", "C"),
        ),
        "NO": (
            Turn("danger", "113", date(1986, 1, 1), "helsenorge.no", "C"),
            Turn("out_of_hours", "116 117", date(2015, 9, 1), "helsenorge.no", "C"),
        ),
    }
)


def turns(country: str) -> tuple[Turn, ...]:
    """The numbers of that country; of Sweden where the country is not said."""
    return PLACES.get(country, PLACES["SE"])
