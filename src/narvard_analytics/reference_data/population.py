"""Public population figures, as published: municipalities and the age structure of counties."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Municipality:
    """A municipality and its inhabitants on 31 December 2017 (SCB, CC0)."""

    code: str
    name: str
    county: str
    collaboration: str
    inhabitants: int


@dataclass(frozen=True)
class AgeBand:
    """Inhabitants of a county of one sex from `age_from` to under the next band, 31 December 2015 (SCB, CC0)."""

    county: str
    sex: str
    age_from: int
    inhabitants: int


def _rows(name: str) -> list[dict[str, str]]:
    text = files("narvard_analytics.reference_data").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def municipalities(collaboration: str) -> tuple[Municipality, ...]:
    """The municipalities of a collaboration ("Södra Älvsborg"), by code; empty when no row names it."""
    rows = (row for row in _rows("municipalities.csv") if row["collaboration"] == collaboration)
    return tuple(
        Municipality(
            code=row["municipality_code"],
            name=row["municipality"],
            county=row["county"],
            collaboration=row["collaboration"],
            inhabitants=int(row["population_2017_12_31"]),
        )
        for row in sorted(rows, key=lambda row: row["municipality_code"])
    )


@cache
def age_structure(county: str) -> tuple[AgeBand, ...]:
    """The five-year bands of a county by sex and age; the band from 100 is open upwards."""
    rows = (row for row in _rows("age_structure_2015.csv") if row["county"] == county)
    bands = (AgeBand(row["county"], row["sex"], int(row["age_from"]), int(row["inhabitants"])) for row in rows)
    return tuple(sorted(bands, key=lambda band: (band.sex, band.age_from)))
