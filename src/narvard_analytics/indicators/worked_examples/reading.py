"""Worked examples as they are written: YAML with a small table of text for each table of events.

```yaml
indicator: unplanned_readmission_30d_65
given:                      # rows that every case has, one text a table
  residence: |
    person | municipality | from_date
    1      | 1490         | 2000-01-01
cases:
  - kind: ordinary          # ordinary, boundary, exclusion, missing, empty, two_principals
    name: {sv: …, nb: …, en: …}
    events:                 # delivered by the region
      stays: |
        stay | person | admitted_at      | discharged_at
        a    | 1      | 2024-02-01 10:00 | 2024-02-10 15:00
    municipal: {}           # delivered by the municipality, the same way
    not_delivered: []       # tables that no delivery has; others of the definition are delivered, if empty
    figures: |
      measure | period_from | municipality | numerator | denominator | value | status
```

Persons are numbers, instants local time, an empty cell is not known. `first`, `cut_off`, `period` and `zone` may stand
at the top; without them the events of 2024-01-01 to 2025-07-01 are known, by month, in Europe/Stockholm. A column of
the figures that is left out is not compared; an empty cell says that there is no such figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from zoneinfo import ZoneInfo

import yaml

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.definition import Text

KINDS = ("ordinary", "boundary", "exclusion", "missing", "empty", "two_principals")
"""What each definition has at least one example of."""

FIRST, CUT_OFF, ZONE = "2024-01-01", "2025-07-01 00:00", "Europe/Stockholm"

Cells = Mapping[str, str]


class ExampleNotRead(AnalyticsError):
    """A worked example is not written as it has to be."""


@dataclass(frozen=True)
class Case:
    """One worked example: rows of events by deliverer and table, and rows of figures, all as the texts written."""

    kind: str
    name: Text
    events: Mapping[str, Mapping[str, Sequence[Cells]]]
    figures: Sequence[Cells]
    not_delivered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Examples:
    """The worked examples of one definition, with what all of them share."""

    indicator: str
    cases: tuple[Case, ...]
    first: date
    cut_off: datetime
    period: str = "month"
    zone: str = ZONE


def with_examples() -> tuple[str, ...]:
    """The ids that have a file of examples here, in order."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(f.name.removesuffix(".yaml") for f in files if f.name.endswith(".yaml")))


def examples(indicator: str) -> Examples:
    """The worked examples of that definition.

    Raises ExampleNotRead where there are none, or they are not written as they have to be.
    """
    file = resources.files(__package__).joinpath(f"{indicator}.yaml")
    if not file.is_file():
        raise ExampleNotRead(f"There are no worked examples of {indicator}. Write them in {indicator}.yaml.")
    return parse(file.read_text(encoding="utf-8"))


def parse(text: str) -> Examples:
    """Examples from YAML.

    Raises ExampleNotRead.
    """
    try:
        read = yaml.load(text, Loader=yaml.BaseLoader)  # every value stays the text that was written
        zone = read.get("zone", ZONE)
        cut_off = datetime.fromisoformat(read.get("cut_off", CUT_OFF)).replace(tzinfo=ZoneInfo(zone))
        return Examples(
            indicator=read["indicator"],
            cases=tuple(_case(case, read.get("given", {})) for case in read["cases"]),
            first=date.fromisoformat(read.get("first", FIRST)),
            cut_off=cut_off,
            period=read.get("period", "month"),
            zone=zone,
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise ExampleNotRead(
            f"The worked examples were not read: {error!r}. Write them as reading.py describes, then try again."
        ) from error


def _case(case: Mapping[str, object], given: Mapping[str, str]) -> Case:
    if case["kind"] not in KINDS:
        raise ValueError(f"kind {case['kind']} is not one of {', '.join(KINDS)}")
    return Case(
        kind=str(case["kind"]),
        name=Text(**case["name"]),  # type: ignore[arg-type]
        events={
            "region": _with_given(_tables(case.get("events")), _tables(given)),
            "municipality": _tables(case.get("municipal")),
        },
        figures=read_table(str(case["figures"])),
        not_delivered=tuple(case.get("not_delivered") or ()),  # type: ignore[arg-type]
    )


def _tables(texts: object) -> dict[str, Sequence[Cells]]:
    return {name: read_table(text) for name, text in texts.items()} if isinstance(texts, Mapping) else {}


def _with_given(own: Mapping[str, Sequence[Cells]], given: Mapping[str, Sequence[Cells]]) -> dict[str, Sequence[Cells]]:
    return {name: (*given.get(name, ()), *own.get(name, ())) for name in {**given, **own}}


def read_table(text: str) -> tuple[Cells, ...]:
    """Rows of a table written as lines with | between the cells, the first line the names.

    Raises ValueError where a row has more or fewer cells than there are names.
    """
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    if not lines:
        return ()
    names, *rows = lines
    return tuple(dict(zip(names, row, strict=True)) for row in rows)
