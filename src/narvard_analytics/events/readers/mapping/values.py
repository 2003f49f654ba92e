"""What a text of the file becomes in a column of a table. Pure; the same text always becomes the same."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from narvard_analytics.events.readers.mapping.document import EMPTY, KEEP, ColumnSource, FileSource
from narvard_analytics.events.schema import Column

SPACES = str.maketrans("", "", " \u00a0\u202f'")
"""Signs between thousands."""
COMPACT_INSTANT = {12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}


class NotConverted(Exception):
    """A text could not be converted; `reason` is one of the findings' codes."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def converted(text: str, column: Column, source: ColumnSource, file: FileSource) -> str | None:
    """The value that a text of the file states for the column, as text in the event store's own form.

    None where it states nothing. Raises NotConverted.
    """
    stated = text.strip()
    if stated.casefold() in source.values:
        return source.values[stated.casefold()] or None
    if not stated or stated in file.empty:
        return None
    if source.values:
        return _otherwise(stated, source.otherwise)
    match column.type:
        case "date":
            return _day(stated, source.formats or file.dates, source.plus_days)
        case "instant":
            return _instant(stated, source.formats or file.instants, file.zone)
        case "number" | "integer":
            return _number(stated, file.decimal, source.multiply)
        case _:
            return stated


def doubtful(text: str | None, file: FileSource, source: ColumnSource) -> bool:
    """Whether a local time of the file occurs twice or never, when clocks change in the file's own zone."""
    if not text or not file.zone:
        return False
    moment = _read_instant(text.strip(), source.formats or file.instants)
    if moment is None or moment.tzinfo:
        return False
    zone = ZoneInfo(file.zone)
    offsets = {moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) > 1


def _otherwise(stated: str, otherwise: str | None) -> str | None:
    if otherwise is None:
        raise NotConverted("unmapped_value")
    return {KEEP: stated, EMPTY: None}.get(otherwise, otherwise)


def _day(stated: str, formats: Sequence[str], plus_days: int) -> str:
    made = _read_day(stated, formats)
    if made is None:
        raise NotConverted("wrong_format")
    try:
        return (made + timedelta(days=plus_days)).isoformat()
    except OverflowError as error:
        raise NotConverted("wrong_format") from error


def _read_day(stated: str, formats: Sequence[str]) -> date | None:
    moment = _parsed(stated, formats) if formats else _iso(stated)
    # Databases write days as midnights; a time of day would be lost.
    return moment.date() if moment and not (moment.hour or moment.minute or moment.second) else None


def _instant(stated: str, formats: Sequence[str], zone: str) -> str:
    moment = _read_instant(stated, formats)
    if moment is None:
        raise NotConverted("wrong_format")
    if zone and not moment.tzinfo:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    return moment.isoformat(sep=" ")


def _read_instant(stated: str, formats: Sequence[str]) -> datetime | None:
    return _parsed(stated, formats) if formats else _iso(stated)


def _iso(stated: str) -> datetime | None:
    if stated.isdigit() and len(stated) in COMPACT_INSTANT:
        return _parsed(stated, (COMPACT_INSTANT[len(stated)],))
    try:
        return datetime.fromisoformat(stated)
    except ValueError:
        return None


def _parsed(stated: str, formats: Sequence[str]) -> datetime | None:
    for form in formats:
        try:
            # Local to the file: its zone is put on by whoever knows it.
            return datetime.strptime(stated, form)  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _number(stated: str, decimal: str, multiply: Decimal | None) -> str:
    """The number with a decimal point. The other sign stands between thousands, and nowhere else."""
    whole, sign, part = stated.translate(SPACES).partition(decimal)
    thousands = "." if decimal == "," else ","
    groups = whole.lstrip("+-").split(thousands)
    if thousands in part or (len(groups) > 1 and not _are_thousands(groups)):
        raise NotConverted("wrong_format")
    try:
        made = Decimal(whole.replace(thousands, "") + ("." + part if sign else ""))
    except InvalidOperation as error:
        raise NotConverted("wrong_format") from error
    if not made.is_finite():
        raise NotConverted("not_a_number")
    return format(made * multiply if multiply is not None else made, "f")


def _are_thousands(groups: Sequence[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
