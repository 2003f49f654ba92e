"""The catalogue as a page of the documentation, made from the definitions."""

from narvard_analytics.indicators.catalogue import definitions
from narvard_analytics.indicators.definition import Definition, Measure, Text
from narvard_analytics.reference_data.code_lists import code_list
from narvard_analytics.results import COLUMNS, SCHEMA

HEAD = """# Indicators

Made from the definitions in `narvard_analytics/indicators`; a test fails when this page and they differ.

Every figure counts persons where they are registered as residents and in the target groups they belong to on the day in
question. All municipalities together (`*`) is counted anew, never averaged; `unknown` is residents without a known
municipality, with rows where there are any. Rows exist for every combination; without a denominator, or where a table
was not delivered, their status is `no_data`. Where what is delivered cannot tell, as codes of another system, it is
`not_applicable`. Periods that end after the cut-off, or whose follow-up does, are `incomplete`. Rates are per
person-year, also of a month: a month's rate is what a whole year of such months would give. Certainty: A primary text,
B secondary page, C own knowledge, D partly reconstructed. What is not verified has to say so wherever it is shown.
"""


def catalogue_page() -> str:
    """The page `docs/reference/indicators.md` in Markdown."""
    return "\n".join([HEAD, *(section(definition) for definition in definitions()), _columns()])


def _columns() -> str:
    lines = ["## Columns of a result", "", "| column | type | holds |", "|---|---|---|"]
    lines += [f"| `{field.name}` | {field.type} | {COLUMNS[field.name]} |" for field in SCHEMA]
    return "\n".join(lines) + "\n"


def section(definition: Definition) -> str:
    """One definition in Markdown."""
    facts = [
        ("Id and version", f"`{definition.id}` {definition.version}, in force from {definition.valid_from}"),
        ("Name", _in_languages(definition.name)),
        ("Numerator", definition.numerator.en),
        ("Denominator", definition.denominator.en),
        *(("Left out", text.en) for text in definition.exclusions),
        ("Period", f"{definition.periods.en} ({definition.time})"),
        ("Age", definition.age.en),
        ("Counts in", definition.attribution.en),
        ("Divided by", ", ".join(definition.stratifiers)),
        ("Companion for movement", f"`{definition.companion}`" if definition.companion else ""),
        *(("Code list", _list(name)) for name in definition.code_lists),
        ("Tables", ", ".join(f"`{name}`" for name in definition.tables)),
        ("Source", definition.source.en),
        ("Certainty", f"{definition.certainty}, {'verified' if definition.verified else 'unverified'}"),
    ]
    lines = [f"## {definition.name.en}", "", definition.description.en, ""]
    lines += [f"- **{name}.** {text}" for name, text in facts if text]
    lines += ["", "| measure | name | unit | interval | better |", "|---|---|---|---|---|"]
    lines += [_row(measure) for measure in definition.measures]
    return "\n".join(lines) + "\n"


def _row(measure: Measure) -> str:
    better = measure.direction.removesuffix("_is_good")
    return f"| `{measure.id}` | {measure.name.en} | {measure.unit} | {measure.interval} | {better} |"


def _list(name: str) -> str:
    found = code_list(name)
    return f"`{found.name}`: {found.title}. Source: {found.source}. Certainty {found.certainty}."


def _in_languages(text: Text) -> str:
    return f"{text.sv} (sv), {text.nb} (nb)"
