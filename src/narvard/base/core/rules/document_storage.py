"""A document in a form that JSON can hold: dates as text, everything else as it was read."""

from collections.abc import Mapping
from datetime import date, datetime


def stored(value: object) -> object:
    """The same document with dates as ISO text and keys as text; reading it again gives the same drafts."""
    if isinstance(value, Mapping):
        return {str(key): stored(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [stored(inner) for inner in value]
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
