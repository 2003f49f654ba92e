"""One definition as a page of the documentation: what it says, its measures and versions, and its worked examples."""

from collections.abc import Iterator

from narvard_analytics.indicators.definition import Certainty, Definition, Measure, Text
from narvard_analytics.indicators.example_tables import example_section
from narvard_analytics.indicators.worked_examples import Examples
from narvard_analytics.reference_data.code_lists import code_list

CERTAINTIES = {
    Certainty.A: "The rule was read in a primary text.",
    Certainty.B: "The rule was read in a secondary public page.",
    Certainty.C: "The rule is known to the field and was not read again here.",
    Certainty.D: "The rule is partly reconstructed. Check it before relying on a figure.",
    Certainty.X: "The rule was looked for and not found. Check it before relying on a figure.",
}
COUNTRIES = {"": "common to Sweden and Norway", "SE": "Sweden", "NO": "Norway"}


def definition_page(definition: Definition, examples: Examples) -> str:
    """The page `docs/reference/indicators/<id>.md` in Markdown."""
    lines = [
        f"# {definition.name.en}",
        "",
        "Made from the definition and its worked examples; a test fails when this page and they differ. "
        "[All indicators](../indicators.md)",
        "",
        section(definition),
        example_section(examples),
    ]
    return "\n".join(lines)


def section(definition: Definition) -> str:
    """What a definition says in Markdown, without its examples."""
    lines = [definition.description.en, "", certainty(definition), ""]
    lines += [f"- **{name}.** {text}" for name, text in _facts(definition) if text]
    lines += ["", "| measure | name | unit | interval | better |", "|---|---|---|---|---|"]
    lines += [_row(measure) for measure in definition.measures]
    lines += ["", "| version | in force from | what changed |", "|---|---|---|", *_versions(definition)]
    return "\n".join(lines) + "\n"


def certainty(definition: Definition) -> str:
    """How sure the rule is and its code lists are, as one paragraph."""
    said = "" if definition.verified else ", unverified"
    lists = [code_list(name) for name in definition.code_lists]
    unsure = [f"`{each.name}`" for each in lists if each.status != "verified"]
    codes = f" Code lists that are not verified: {', '.join(unsure)}." if unsure else ""
    return f"**Certainty {definition.certainty}{said}.** {CERTAINTIES[definition.certainty]}{codes}"


def _facts(definition: Definition) -> Iterator[tuple[str, str]]:
    yield "Id and version", f"`{definition.id}` {definition.version}, in force from {definition.valid_from}"
    yield "Name", f"{_in_languages(definition.name)}"
    yield "Numerator", definition.numerator.en
    yield "Denominator", definition.denominator.en
    for text in definition.exclusions:
        yield "Left out", text.en
    yield "Period", f"{definition.periods.en} ({definition.time})"
    yield "Age", definition.age.en
    yield "Counts in", definition.attribution.en
    yield "Divided by", ", ".join(definition.stratifiers)
    yield "Rules of", COUNTRIES[definition.country]
    yield "Goal areas", ", ".join(definition.goal_areas)
    yield "Target groups", ", ".join(definition.groups) or "all"
    yield "Basis", f"{definition.basis}; never merged with figures of another basis"
    yield "Settled after", f"{definition.follow_up_days} days" if definition.follow_up_days else ""
    yield "Looks back", f"{definition.look_back_days} days" if definition.look_back_days else ""
    yield (
        "Companion for movement",
        f"[`{definition.companion}`]({definition.companion}.md)" * bool(definition.companion),
    )
    for name in definition.code_lists:
        yield "Code list", _list(name)
    yield "Tables", ", ".join(f"`{name}`" for name in definition.tables)
    yield "Behind the fence", ", ".join(f"`{name}`" for name in definition.fenced)
    yield "Legal basis", definition.legal_basis.en if definition.legal_basis else ""
    yield "Suppression", f"class {definition.suppression}"
    yield "Source", definition.source.en


def _row(measure: Measure) -> str:
    better = measure.direction.removesuffix("_is_good")
    return f"| `{measure.id}` | {measure.name.en} | {measure.unit} | {measure.interval} | {better} |"


def _versions(definition: Definition) -> Iterator[str]:
    if definition.version not in {change.version for change in definition.changes}:
        yield f"| {definition.version} | {definition.valid_from} | in force |"
    for change in definition.changes:
        yield f"| {change.version} | {change.valid_from} | {change.text.en} |"


def _list(name: str) -> str:
    found = code_list(name)
    return f"`{found.name}`, {found.status}: {found.title}. Source: {found.source}. Certainty {found.certainty}."


def _in_languages(text: Text) -> str:
    return f"{text.en}; {text.sv} (sv); {text.nb} (nb)"
