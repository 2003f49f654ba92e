"""Single values out of a document: what a cell or a line of YAML stands for, or None where it stands for nothing."""

from datetime import date, datetime

LARGEST_WHOLE = 10**15


def as_day(value: object) -> date | None:
    """The date that a value stands for, or None. A time of day is not cut off: it makes the value no date."""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date() if midnight else None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None


def as_whole(value: object) -> int | None:
    """The whole number that a value stands for ("1 400" is 1400), or None; a fraction is none, however small."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        value = int(value) if value.is_integer() else None
    text = str(value).replace(" ", "").replace("\u00a0", "").replace("\u2212", "-")
    digits = text.removeprefix("-")
    found = int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 16 else None
    return found if found is not None and abs(found) <= LARGEST_WHOLE else None


def as_decimal_text(value: object) -> str | None:
    """A number as text with a point and at most six decimals ("12,5" is "12.5"), or None. No float is kept."""
    if isinstance(value, bool):
        return None
    text = str(value).replace(" ", "").replace("\u00a0", "").replace("\u2212", "-").replace(",", ".")
    whole, point, decimals = text.removeprefix("-").partition(".")
    digits = whole + decimals
    right = digits.isascii() and digits.isdigit() and whole and len(whole) <= 12 and len(decimals) <= 6
    return text if right and bool(point) == bool(decimals) else None


def as_flag(value: object) -> bool | None:
    """Yes or no in the languages of the product, or None."""
    if isinstance(value, bool):
        return value
    return {"ja": True, "yes": True, "true": True, "1": True, "nej": False, "nei": False, "no": False,
            "false": False, "0": False}.get(str(value).strip().casefold())  # fmt: skip
