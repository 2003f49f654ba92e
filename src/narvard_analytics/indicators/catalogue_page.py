"""The catalogue as pages of the documentation, made from the definitions: an index, and a page a definition."""

from collections.abc import Mapping
from types import ModuleType

from narvard_analytics.indicators.catalogue import TOPICS, definitions
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.indicators.definition_page import definition_page
from narvard_analytics.indicators.worked_examples import examples
from narvard_analytics.results import COLUMNS, SCHEMA

HEAD = """# Indicators

Made from the definitions in `narvard_analytics/indicators`; a test fails when this page and they differ. Each indicator
has a page of its own with its worked examples, which are its tests on every engine.

Every figure counts persons where they are registered as residents and in the target groups they belong to on the day in
question. All municipalities together (`*`) is counted anew, never averaged; `unknown` is residents without a known
municipality, with rows where there are any. Rows exist for every combination; without a denominator, or where a table
was not delivered, their status is `no_data`. Where what is delivered cannot tell, as codes of another system, it is
`not_applicable`. Periods that end after the cut-off, or whose follow-up does, are `incomplete`. Rates are per
person-year, also of a month: a month's rate is what a whole year of such months would give. Figures of registers, of
surveys and published by others are never merged. Certainty: A primary text, B secondary page, C own knowledge, D partly
reconstructed, X not found. What is not verified has to say so wherever it is shown.
"""


def catalogue_page() -> str:
    """The page `docs/reference/indicators.md` in Markdown."""
    return "\n".join([HEAD, *(_topic(topic) for topic in TOPICS), _columns()])


def definition_pages() -> Mapping[str, str]:
    """The pages of `docs/reference/indicators/` by the name of the file.

    Raises ExampleNotRead where a definition has no worked examples.
    """
    return {f"{each.id}.md": definition_page(each, examples(each.id)) for each in definitions()}


def _topic(topic: ModuleType) -> str:
    """The topic's definitions as a table; its name is how its own documentation begins."""
    name = (topic.__doc__ or topic.__name__).partition("\n")[0].partition(":")[0].removesuffix(".")
    lines = [f"## {name}", "", "| indicator | figure | rules of | basis | certainty |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *(_row(each.definition) for each in topic.INDICATORS)]) + "\n"


def _row(definition: Definition) -> str:
    link = f"[`{definition.id}`](indicators/{definition.id}.md)"
    sure = definition.certainty if definition.verified else f"{definition.certainty}, unverified"
    return f"| {link} | {definition.name.en} | {definition.country or 'all'} | {definition.basis} | {sure} |"


def _columns() -> str:
    lines = ["## Columns of a result", "", "| column | type | holds |", "|---|---|---|"]
    lines += [f"| `{field.name}` | {field.type} | {COLUMNS[field.name]} |" for field in SCHEMA]
    return "\n".join(lines) + "\n"
