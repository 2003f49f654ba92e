"""The quality of a delivery as it was counted when the delivery was registered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.utils.translation import get_language

from narvard.base.core.actor import Actor
from narvard.measure.deliveries.models import Delivery
from narvard.measure.deliveries.queries.labels import table_label
from narvard_analytics.events.quality.judging import monthly_rows, whole_months
from narvard_analytics.events.quality.reasons import reason_words
from narvard_analytics.events.quality.records import Quality, TableMeasure, from_plain
from narvard_analytics.events.quality.words import LANGUAGES, Language, remedy, sentence, share, summary

ENGLISH: Language = "en"


@dataclass(frozen=True)
class ConcernRow:
    """One thing worth a look, and what to do about it."""

    said: str
    remedy: str


@dataclass(frozen=True)
class ColumnRow:
    """How large a share of a table's rows have a value in a column, now and last time; empty where not known."""

    name: str
    filled: str
    before: str


@dataclass(frozen=True)
class TableQuality:
    """One table: rows now and last time, rows a month, last day, days from it to the delivery, rows left out."""

    name: str
    label: str
    rows: int
    rows_before: int | None
    monthly: int | None
    last_day: date | None
    lag: int | None
    no_provider: str
    left_out: int
    columns: tuple[ColumnRow, ...]


@dataclass(frozen=True)
class QualityPage:
    """The quality of a delivery in the reader's language.

    `compared` is the code of the one before, or empty, and `compared_made` the day it was made.
    """

    summary: str
    compared: str
    compared_made: date | None
    concerns: tuple[ConcernRow, ...]
    tables: tuple[TableQuality, ...]


def quality_report(actor: Actor, code: str) -> Quality | None:
    """The quality of a delivery as it was counted; None where it was not, or there is no such delivery."""
    actor.require("deliveries.read")
    plain = Delivery.objects.filter(code=code).values_list("quality", flat=True).first()
    return from_plain(plain) if plain else None


def quality_page(plain: Mapping[str, Any] | None) -> QualityPage | None:
    """The stored quality as a page shows it: counts and shares, no rows."""
    if plain is None:
        return None
    quality, language = from_plain(plain), reader_language()
    return QualityPage(
        summary=summary(quality, language),
        compared=quality.before.delivery if quality.before else "",
        compared_made=quality.before.made if quality.before else None,
        concerns=tuple(
            ConcernRow(sentence(each, language, table_label), remedy(each, language)) for each in quality.concerns
        ),
        tables=tuple(_table(quality, table, language) for table in quality.measured.tables),
    )


def reason_label(code: str) -> str:
    """What a reason for leaving rows out is called; an unknown one as it stands."""
    return reason_words(code, reader_language())


def reader_language() -> Language:
    """The reader's language, where the library knows it."""
    language = get_language() or ENGLISH
    return cast(Language, language) if language in LANGUAGES else ENGLISH


def _table(quality: Quality, table: TableMeasure, language: Language) -> TableQuality:
    now, earlier = quality.measured, quality.before.table(table.table) if quality.before else None
    monthly = monthly_rows(table, whole_months(now))
    return TableQuality(
        name=table.table,
        label=table_label(table.table),
        rows=table.rows,
        rows_before=earlier.rows if earlier else None,
        monthly=None if monthly is None else round(monthly),
        last_day=table.last_day,
        lag=(now.made - table.last_day).days if table.last_day else None,
        no_provider="" if table.without_provider is None else share(table.without_provider, language),
        left_out=now.left_out.get(table.table, 0),
        columns=tuple(_column(table, earlier, column.column, language) for column in table.columns),
    )


def _column(table: TableMeasure, earlier: TableMeasure | None, name: str, language: Language) -> ColumnRow:
    shares = [each.filled(name) if each else None for each in (table, earlier)]
    now, before = ("" if each is None else share(each, language) for each in shares)
    return ColumnRow(name, now, before)
