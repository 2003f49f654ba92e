"""A quality report as XLSX, to be sent back to whoever delivered."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from narvard_analytics.events.quality.judging import monthly_rows, whole_months
from narvard_analytics.events.quality.reasons import reason_words
from narvard_analytics.events.quality.records import FEWEST, Measured, Quality, TableMeasure
from narvard_analytics.events.quality.words import Language, remedy, sentence, summary

Row = Sequence[Any]
MOST_PLACES = 100_000
"""Rejected rows that are listed; a sheet holds a million, and nobody reads that many."""
WIDTH = 24
NUMBER_FORMATS = {"day": "yyyy-mm-dd", "share": "0.0%"}
HEADS: Mapping[str, Mapping[Language, str]] = {
    "summary": {"sv": "Sammanfattning", "nb": "Sammendrag", "en": "Summary"},
    "delivery": {"sv": "Leverans", "nb": "Leveranse", "en": "Delivery"},
    "compared": {"sv": "Jämförd med", "nb": "Sammenlignet med", "en": "Compared with"},
    "period": {"sv": "Period", "nb": "Periode", "en": "Period"},
    "cut_off": {"sv": "Brytdatum", "nb": "Skjæringsdato", "en": "Cut-off"},
    "made": {"sv": "Levererad", "nb": "Levert", "en": "Delivered"},
    "what": {"sv": "Att se över", "nb": "Å se på", "en": "Worth a look"},
    "remedy": {"sv": "Vad ni kan göra", "nb": "Hva dere kan gjøre", "en": "What you can do"},
    "tables": {"sv": "Tabeller", "nb": "Tabeller", "en": "Tables"},
    "table": {"sv": "Tabell", "nb": "Tabell", "en": "Table"},
    "rows": {"sv": "Rader", "nb": "Rader", "en": "Rows"},
    "rows_before": {"sv": "Rader förra gången", "nb": "Rader forrige gang", "en": "Rows last time"},
    "monthly": {"sv": "Rader i månaden", "nb": "Rader i måneden", "en": "Rows a month"},
    "monthly_before": {
        "sv": "Rader i månaden förra gången",
        "nb": "Rader i måneden forrige gang",
        "en": "Rows a month last time",
    },
    "first_day": {"sv": "Första dag", "nb": "Første dag", "en": "First day"},
    "last_day": {"sv": "Sista dag", "nb": "Siste dag", "en": "Last day"},
    "lag": {
        "sv": "Dagar från sista dag till leverans",
        "nb": "Dager fra siste dag til levering",
        "en": "Days from last day to delivery",
    },
    "no_provider": {"sv": "Andel utan behandlare", "nb": "Andel uten behandler", "en": "Share without provider"},
    "left_out": {"sv": "Utelämnade rader", "nb": "Utelatte rader", "en": "Rows left out"},
    "columns": {"sv": "Kolumner", "nb": "Kolonner", "en": "Columns"},
    "column": {"sv": "Kolumn", "nb": "Kolonne", "en": "Column"},
    "filled": {"sv": "Andel ifyllda", "nb": "Andel utfylt", "en": "Share filled"},
    "filled_before": {"sv": "Förra gången", "nb": "Forrige gang", "en": "Last time"},
    "months": {"sv": "Månader", "nb": "Måneder", "en": "Months"},
    "month": {"sv": "Månad", "nb": "Måned", "en": "Month"},
    "rejected": {"sv": "Utelämnat", "nb": "Utelatt", "en": "Left out"},
    "reason": {"sv": "Skäl", "nb": "Grunn", "en": "Reason"},
    "count": {"sv": "Antal", "nb": "Antall", "en": "Count"},
    "places": {"sv": "Rader att rätta", "nb": "Rader å rette", "en": "Rows to correct"},
    "file": {"sv": "Fil", "nb": "Fil", "en": "File"},
    "line": {"sv": "Rad i filen", "nb": "Rad i filen", "en": "Line in the file"},
    "nothing": {"sv": "Inget", "nb": "Ingenting", "en": "Nothing"},
    "cut": {
        "sv": "De första {shown} av {count} visas.",
        "nb": "De første {shown} av {count} vises.",
        "en": "The first {shown} of {count} are shown.",
    },
}


TABLE_HEADS = (
    "table",
    "rows",
    "rows_before",
    "monthly",
    "monthly_before",
    "first_day",
    "last_day",
    "lag",
    "no_provider",
    "left_out",
)


def write_workbook(
    quality: Quality, target: Path | BinaryIO, language: Language, places: tuple[Sequence[Row], int] = ((), 0)
) -> None:
    """Write the report. `places` are table, file, line, column and reason of rows left out, and how many there are."""
    to = str(target) if isinstance(target, Path) else target
    with xlsxwriter.Workbook(to, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        formats = {
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "share": book.add_format({"num_format": "0.0%"}),
        }
        for title, rows in _sheets(quality, language, places):
            sheet = book.add_worksheet(title)
            sheet.set_column(0, 8, WIDTH)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    _write(sheet, number, column, value, bold if number == 0 else None, formats)


def _write(sheet: Any, row: int, column: int, value: Any, head: Any, formats: Mapping[str, Any]) -> None:
    """A value by its kind. Texts are written as texts, so that none is taken for a formula."""
    match value:
        case None:
            sheet.write_blank(row, column, None)
        case str():
            sheet.write_string(row, column, value, head)
        case float():
            sheet.write_number(row, column, value, formats["share"])
        case int():
            sheet.write_number(row, column, value)
        case _:
            sheet.write_datetime(row, column, value, formats["day"])


def _sheets(quality: Quality, language: Language, places: tuple[Sequence[Row], int]) -> list[tuple[str, list[Row]]]:
    now = quality.measured
    sheets = [
        ("summary", _summary(quality, language)),
        ("tables", [_heads(TABLE_HEADS, language), *(_table(quality, t) for t in now.tables)]),
        ("columns", [_heads(("table", "column", "filled", "filled_before"), language), *_columns(quality)]),
        ("months", [_heads(("table", "month", "rows"), language), *_months(now)]),
        ("rejected", [_heads(("table", "reason", "count"), language), *_rejected(now, language)]),
    ]
    if places[1]:
        sheets.append(("places", _places(places, language)))
    return [(HEADS[title][language], rows) for title, rows in sheets]


def _heads(names: Sequence[str], language: Language) -> Row:
    return [HEADS[name][language] for name in names]


def _summary(quality: Quality, language: Language) -> list[Row]:
    now, before = quality.measured, quality.before
    about = {
        "delivery": now.delivery,
        "compared": before.delivery if before else HEADS["nothing"][language],
        "period": f"{now.period_from}–{now.period_to - timedelta(days=1)}",
        "cut_off": now.cut_off,
        "made": now.made,
    }
    concerns = [(sentence(c, language), remedy(c, language)) for c in quality.concerns]
    facts = [(HEADS[name][language], value) for name, value in about.items()]
    return [[summary(quality, language)], *facts, [], _heads(("what", "remedy"), language), *concerns]


def _table(quality: Quality, table: TableMeasure) -> Row:
    now, before = quality.measured, quality.before
    earlier = before.table(table.table) if before else None
    return [
        table.table,
        table.rows,
        earlier.rows if earlier else None,
        _rounded(monthly_rows(table, whole_months(now))),
        _rounded(monthly_rows(earlier, whole_months(before))) if earlier and before else None,
        table.first_day,
        table.last_day,
        (now.made - table.last_day).days if table.last_day else None,
        table.without_provider,
        now.left_out.get(table.table, 0),
    ]


def _rounded(value: float | None) -> int | None:
    return None if value is None else round(value)


def _columns(quality: Quality) -> list[Row]:
    rows: list[Row] = []
    for table in quality.measured.tables:
        earlier = quality.before.table(table.table) if quality.before else None
        for column in table.columns:
            filled_before = earlier.filled(column.column) if earlier else None
            rows.append([table.table, column.column, table.filled(column.column), filled_before])
    return rows


def _months(now: Measured) -> list[Row]:
    few = f"<{FEWEST}"
    return [[t.table, month, rows if rows >= FEWEST else few] for t in now.tables for month, rows in t.months]


def _rejected(now: Measured, language: Language) -> list[Row]:
    return [[r.table, reason_words(r.reason, language), r.count] for r in now.rejected]


def _places(places: tuple[Sequence[Row], int], language: Language) -> list[Row]:
    rows, count = places
    listed: list[Row] = [_heads(("table", "file", "line", "column", "reason"), language)]
    listed += [[*row[:-1], reason_words(row[-1], language)] for row in rows]
    if len(rows) < count:
        listed.append([HEADS["cut"][language].format(shown=len(rows), count=count)])
    return listed
