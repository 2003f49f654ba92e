"""Worked examples as tables in Markdown: the events that come in and the figures that come out."""

from collections.abc import Iterator, Mapping, Sequence

from narvard_analytics.indicators.worked_examples import Case, Examples
from narvard_analytics.indicators.worked_examples.reading import Cells

DELIVERERS = {"region": "Delivered by the region", "municipality": "Delivered by the municipality"}
KINDS = {
    "ordinary": "Ordinary",
    "boundary": "Boundary",
    "exclusion": "Exclusion",
    "missing": "Missing data",
    "empty": "Empty",
    "two_principals": "Two principals",
}


def example_section(examples: Examples) -> str:
    """All examples of a definition, with what they share said first."""
    shared = (
        f"Events from {examples.first} are known until {examples.cut_off:%Y-%m-%d %H:%M} ({examples.zone}), by "
        f"{examples.period}. Persons are numbers, and an empty cell is not known. What is left out of a table of "
        "figures was not asked."
    )
    parts = ["## Worked examples", shared]
    parts += [_case(number, case) for number, case in enumerate(examples.cases, start=1)]
    return "\n\n".join(parts) + "\n"


def _case(number: int, case: Case) -> str:
    heading = f"### {number}. {KINDS[case.kind]}: {case.name.en}"
    return "\n\n".join([heading, *_events(case), "Figures:", table(case.figures)])


def _events(case: Case) -> Iterator[str]:
    if case.not_delivered:
        yield "Not delivered: " + ", ".join(f"`{name}`" for name in case.not_delivered) + "."
    for deliverer, tables in case.events.items():
        shown = {name: rows for name, rows in tables.items() if rows and name not in case.not_delivered}
        for name, rows in shown.items():
            yield f"{DELIVERERS[deliverer]}, `{name}`:"
            yield table(rows)


def table(rows: Sequence[Cells]) -> str:
    """Rows as a table; columns that only some rows have are empty in the others."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    return "\n".join([*lines, *(_line(row, names) for row in rows)])


def _line(row: Mapping[str, str], names: Sequence[str]) -> str:
    return "| " + " | ".join(row.get(name, "") for name in names) + " |"
