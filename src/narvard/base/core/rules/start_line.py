"""What waits for a person, as the start page lists it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class StartLine:
    """One thing to do: its text, the URL's name and arguments, and the day it is about (None: no day)."""

    text: str
    url_name: str
    url_args: tuple[object, ...]
    day: date | None
