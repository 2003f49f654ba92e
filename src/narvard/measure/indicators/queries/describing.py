"""The page of a definition: what it says, worked examples, its versions and what differs between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import pgettext

from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import DefinitionVersion
from narvard.measure.indicators.queries.columns import COLUMNS, FIELDS, TABLES, named
from narvard.measure.indicators.queries.definitions import DefinitionRow, definition_row
from narvard.measure.indicators.queries.numbers import language
from narvard.measure.indicators.rules import definitions as rules
from narvard.measure.indicators.rules.versions import Difference, differences
from narvard_analytics.indicators.worked_examples import Case, examples, with_examples


@dataclass(frozen=True)
class ColumnHead:
    """A column of a small table: its name in the event store, and what it is called."""

    code: str
    name: str


@dataclass(frozen=True)
class ExampleTable:
    """A small table: the event table's name and what it is called, who delivered it, columns and rows as texts."""

    code: str
    name: str
    deliverer: str
    columns: tuple[ColumnHead, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ExampleRow:
    """One worked example: events in, figures out."""

    name: str
    events: tuple[ExampleTable, ...]
    not_delivered: tuple[str, ...]
    figures: ExampleTable


@dataclass(frozen=True)
class VersionRow:
    """One version: from which day, why, when it was first used here, and what differs from the one before."""

    version: str
    valid_from: date | None
    reason: str
    first_used: date | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class DescriptionPage:
    """All that the page shows."""

    definition: DefinitionRow
    legal_basis: str
    examples: tuple[ExampleRow, ...]
    known: tuple[str, str, str]
    versions: tuple[VersionRow, ...]


def description(actor: Actor, indicator: str) -> DescriptionPage:
    """The page of an indicator's definition. Raises IndicatorNotFound."""
    actor.require("indicators.read")
    found, code = rules.definition(indicator), language()
    read = examples(indicator) if indicator in with_examples() else None
    return DescriptionPage(
        definition=definition_row(indicator),
        legal_basis=str(getattr(found.legal_basis, code)) if found.legal_basis else "",
        examples=tuple(_example(case, code) for case in read.cases) if read else (),
        known=(read.first.isoformat(), read.cut_off.date().isoformat(), read.period) if read else ("", "", ""),
        versions=_versions(indicator, code),
    )


def _example(case: Case, code: str) -> ExampleRow:
    principals = {
        "region": pgettext("deliverer", "the region"),
        "municipality": pgettext("deliverer", "the municipality"),
    }
    given = [(who, name, rows) for who, tables in case.events.items() for name, rows in tables.items()]
    return ExampleRow(
        name=str(getattr(case.name, code)),
        events=tuple(_table(name, principals.get(who, who), rows) for who, name, rows in given if rows),
        not_delivered=tuple(named(name, TABLES) for name in case.not_delivered),
        figures=_table("", "", case.figures),
    )


def _table(name: str, deliverer: str, rows: Sequence[Mapping[str, str]]) -> ExampleTable:
    """Rows may name different columns; a cell that a row does not name is empty."""
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    return ExampleTable(
        code=name,
        name=named(name, TABLES),
        deliverer=deliverer,
        columns=tuple(ColumnHead(column, named(column, COLUMNS)) for column in columns),
        rows=tuple(tuple(row.get(column, "") for column in columns) for row in rows),
    )


def _named(found: Sequence[Difference]) -> tuple[Difference, ...]:
    return tuple(replace(each, field=named(each.field, FIELDS)) for each in found)


def _versions(indicator: str, code: str) -> tuple[VersionRow, ...]:
    """The newest first; what was before the first run here is known only by what the definition says of it."""
    found = rules.definition(indicator)
    stored = list(DefinitionVersion.objects.filter(indicator=indicator).select_related("first_run").order_by("pk"))
    reasons = {change.version: (change.valid_from, str(getattr(change.text, code))) for change in found.changes}
    rows, before = [], None
    for each in stored:
        begins, reason = reasons.pop(each.version, (None, ""))
        rows.append(
            VersionRow(
                version=each.version,
                valid_from=begins or date.fromisoformat(each.content["valid_from"]),
                reason=reason,
                first_used=each.first_run.started_at.date(),
                differences=_named(differences(before, each.content, code)) if before else (),
            )
        )
        before = each.content
    told = [VersionRow(version, begins, reason, None, ()) for version, (begins, reason) in reasons.items()]
    if not stored and found.version not in {row.version for row in told}:
        told.append(VersionRow(found.version, found.valid_from, "", None, ()))
    return tuple(sorted([*rows, *told], key=lambda row: row.valid_from or date.min, reverse=True))
