"""The catalogue in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.measure.indicators.queries.numbers import language, unit_name
from narvard.measure.indicators.rules import definitions as rules
from narvard.measure.indicators.rules.assessment import MeasureRule
from narvard.measure.indicators.rules.definitions import Figuring
from narvard_analytics.indicators.definition import Definition, Text


@dataclass(frozen=True)
class MeasureRow:
    """One measure of an indicator, named in the reader's language; `better` says in words which way is better."""

    id: str
    name: str
    unit: str
    better: str
    figuring: Figuring
    rule: MeasureRule


@dataclass(frozen=True)
class DefinitionRow:
    """An indicator's definition in the reader's language.

    `groups` are the target groups that it says something of, empty for all. `verified` is false where a code list or a
    rule was not read in its official text; `certainty` is its mark and `certainty_words` what the mark means.
    `companion` is the id of the monthly indicator that carries movement where this one shows its level only.
    """

    id: str
    version: str
    name: str
    sentence: str
    numerator: str
    denominator: str
    exclusions: tuple[str, ...]
    periods: str
    age: str
    attribution: str
    source: str
    certainty: str
    certainty_words: str
    verified: bool
    level_only: bool
    code_lists: tuple[str, ...]
    companion: str
    companion_name: str
    goal_areas: tuple[str, ...]
    groups: tuple[str, ...]
    country: str
    measures: tuple[MeasureRow, ...]

    @property
    def country_name(self) -> str:
        """Whose rules it follows; empty where they are common."""
        return country_names().get(self.country, "")

    def is_about(self, group: str) -> bool:
        """Whether it says something of that target group."""
        return not self.groups or group in self.groups

    def measure(self, name: str) -> MeasureRow:
        """The measure of that id. Raises IndicatorNotFound."""
        found = next((each for each in self.measures if each.id == name), None)
        if found is None:
            known = ", ".join(each.id for each in self.measures)
            raise rules.IndicatorNotFound(f"{self.id} has no measure {name}. Choose one of {known}.")
        return found


def definition_rows() -> tuple[DefinitionRow, ...]:
    """Every definition, in the catalogue's order."""
    return tuple(_row(each) for each in rules.definitions())


def definitions_for(actor: Actor) -> tuple[DefinitionRow, ...]:
    """Every definition, for the open interface."""
    actor.require("indicators.read_open")
    return definition_rows()


def definition_for(actor: Actor, indicator: str) -> DefinitionRow:
    """One definition, for the open interface. Raises IndicatorNotFound."""
    actor.require("indicators.read_open")
    return definition_row(indicator)


def measures_known() -> frozenset[tuple[str, str]]:
    """Every pair of indicator and measure in the catalogue."""
    return frozenset((row.id, measure.id) for row in definition_rows() for measure in row.measures)


def measure_name(indicator: str, measure: str) -> str:
    """The indicator's name with its measure's, in the reader's language; the codes where there is no such."""
    row = next((row for row in definition_rows() if row.id == indicator), None)
    found = next((each for each in row.measures if each.id == measure), None) if row else None
    return f"{row.name}: {found.name}" if row and found else f"{indicator} {measure}"


def definition_name(indicator: str) -> str:
    """The name of an indicator, or its id where the catalogue no longer has it."""
    known = {each.id: each for each in rules.definitions()}
    return _text(known[indicator].name) if indicator in known else indicator


def definition_row(indicator: str) -> DefinitionRow:
    """One definition. Raises IndicatorNotFound."""
    return _row(rules.definition(indicator))


def _row(found: Definition) -> DefinitionRow:
    companion = rules.definition(found.companion) if found.companion else None
    return DefinitionRow(
        id=found.id,
        version=found.version,
        name=_text(found.name),
        sentence=_text(found.description),
        numerator=_text(found.numerator),
        denominator=_text(found.denominator),
        exclusions=tuple(_text(each) for each in found.exclusions),
        periods=_text(found.periods),
        age=_text(found.age),
        attribution=_text(found.attribution),
        source=_text(found.source),
        certainty=found.certainty.value,
        certainty_words=certainty_words(found.certainty.value),
        verified=found.verified,
        level_only=not rules.measure_rule(found.id, found.main.id).flow,
        code_lists=found.code_lists,
        companion=found.companion,
        companion_name=_text(companion.name) if companion else "",
        goal_areas=found.goal_areas,
        groups=found.groups,
        country=found.country,
        measures=tuple(_measure(found, each.id) for each in found.measures),
    )


def _measure(found: Definition, name: str) -> MeasureRow:
    measure, rule = rules.measure(found.id, name), rules.measure_rule(found.id, name)
    better = _("higher is better") if rule.direction == "higher" else _("lower is better")
    return MeasureRow(name, _text(measure.name), unit_name(measure.unit), better, rules.figuring(measure), rule)


def _text(text: Text) -> str:
    return str(getattr(text, language()))


def country_names() -> dict[str, str]:
    """Countries whose rules definitions follow."""
    return {"SE": _("Sweden"), "NO": _("Norway")}


def certainty_words(mark: str) -> str:
    """What a certainty mark means."""
    return {
        "A": _("read in its official text"),
        "B": _("read in a secondary source"),
        "C": _("from professional knowledge, not read anew"),
        "D": _("partly reconstructed"),
        "X": _("not established"),
    }[mark]
