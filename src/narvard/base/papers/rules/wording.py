"""Numbers, days and the few fixed words of a paper, in the language of the paper and not of who makes it."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from narvard.base.papers.rules.paper import Cell

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
# Word and Acrobat know languages by these names.
LOCALES: Mapping[str, str] = MappingProxyType({"sv": "sv-SE", "nb": "nb-NO", "en": "en-GB"})
_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "en": "January February March April May June July August September October November December",
}
_WORDS = {
    "sv": {
        "table": "Tabell",
        "figure": "Figur",
        "sources": "Källor",
        "unverified": "Inte bekräftat",
        "fingerprint": "Kontrollsumma för innehållet",
        "fingerprint_note": "Samma underlag ger samma kontrollsumma.",
        "page": "Sida",
        "of": "av",
        "contents": "Innehåll",
        "sheet": "Blad",
        "shows": "Visar",
        "rows": "Rader",
        "dated": "Datum",
        "reference": "Diarienummer",
        "continued": "forts.",
        "more_rows": "{number} rader till finns i databilagan.",
        "yes": "Ja",
        "no": "Nej",
    },
    "nb": {
        "table": "Tabell",
        "figure": "Figur",
        "sources": "Kilder",
        "unverified": "Ikke bekreftet",
        "fingerprint": "Kontrollsum for innholdet",
        "fingerprint_note": "Samme grunnlag gir samme kontrollsum.",
        "page": "Side",
        "of": "av",
        "contents": "Innhold",
        "sheet": "Ark",
        "shows": "Viser",
        "rows": "Rader",
        "dated": "Dato",
        "reference": "Saksnummer",
        "continued": "forts.",
        "more_rows": "{number} rader til finnes i datavedlegget.",
        "yes": "Ja",
        "no": "Nei",
    },
    "en": {
        "table": "Table",
        "figure": "Figure",
        "sources": "Sources",
        "unverified": "Not confirmed",
        "fingerprint": "Checksum of the content",
        "fingerprint_note": "The same input gives the same checksum.",
        "page": "Page",
        "of": "of",
        "contents": "Contents",
        "sheet": "Sheet",
        "shows": "Shows",
        "rows": "Rows",
        "dated": "Date",
        "reference": "Reference",
        "continued": "cont.",
        "more_rows": "{number} rows more are in the data appendix.",
        "yes": "Yes",
        "no": "No",
    },
}


def word(name: str, language: str) -> str:
    """One of the fixed words of a paper."""
    return _WORDS[language][name]


def number_text(value: int | float, language: str) -> str:
    """A number as it is written: "1 400 000" and "2,5" in Swedish and Norwegian, "1,400,000" and "2.5" in English.

    A fraction keeps the decimals that it has: round it before.
    """
    text = f"{abs(value):,}" if isinstance(value, int) else f"{abs(value):,.10g}"
    if language != "en":
        text = text.replace(",", NO_BREAK_SPACE).replace(".", ",")
    return f"{MINUS}{text}" if value < 0 else text


def kronor_text(amount: int, language: str) -> str:
    """Whole kronor with the unit: "1 400 000 kr", in English "SEK 1,400,000" (in Norway the unit is the same "kr")."""
    written = number_text(amount, language)
    return f"SEK{NO_BREAK_SPACE}{written}" if language == "en" else f"{written}{NO_BREAK_SPACE}kr"


def day_text(day: date, language: str) -> str:
    """A day as it is spoken: "1 september 2026", in Norwegian "1. september 2026"."""
    point = "." if language == "nb" else ""
    return f"{day.day}{point} {_MONTHS[language].split()[day.month - 1]} {day.year}"


def cell_text(cell: Cell, language: str) -> str:
    """What stands in a cell of a table: days in ISO form, an en dash where there is nothing."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, bool):
        return word("yes" if cell else "no", language)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, str) else number_text(cell, language)
