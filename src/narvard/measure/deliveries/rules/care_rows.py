"""Rows of the care wing as cells of the event store's tables, known up to a cut-off."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from narvard.base.core.queries import search_key

# What a source calls a person is made a pseudonym of at once; only these numbers are the same at every controller.
NUMBERED = frozenset({"personnummer", "samordningsnummer", "fodselsnummer", "d_number"})
# A professional's own number, or a code that stands for one already.
_CODED = re.compile(r"SE\d{10}-[A-Z0-9]+|[1-9]\d{5,8}|[\w-]+:[0-9a-f]{12}")
PROFESSIONALS = ("practitioner", "sender_practitioner", "named_contact")
# Columns that may lie ahead of the cut-off, since they speak of what is planned.
PLANNED = frozenset({"about_at"})
Cell = str


@dataclass(frozen=True)
class Known:
    """Up to when a delivery knows: `before` is the first day that it does not know, `cut_off` the last instant."""

    before: date
    cut_off: datetime


def person_text(subject: UUID, number: str, kind: str) -> str:
    """What a person is called to the pseudonymiser: an identity number, or a name within the controller alone.

    Made-up Norwegian numbers, with 40 or 80 added to the month, are nobody's and stay within the controller.
    """
    digits = "".join(letter for letter in number if letter.isdigit())
    made_up = kind in {"fodselsnummer", "d_number"} and int(digits[2:4] or 0) > 12
    return digits if kind in NUMBERED and not made_up else f"subject:{subject}"


def professional_code(text: str, unit: str) -> str:
    """A professional's number as it is; a name becomes a code within its unit, so that no name is delivered."""
    if not text or _CODED.fullmatch(text):
        return text
    return f"{unit}:{sha256(search_key(text).encode()).hexdigest()[:12]}"


def cells(row: Mapping[str, object], columns: tuple[str, ...], known: Known) -> list[Cell]:
    """The row's cells in the order of `columns`; what lies after the cut-off is not known yet, and is empty."""
    return [_cell(name, row.get(name), known) for name in columns]


def _cell(name: str, value: object, known: Known) -> Cell:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat() if value <= known.cut_off or name in PLANNED else ""
    if isinstance(value, date):
        # A period that ends on the first unknown day has its last day among the known ones.
        return value.isoformat() if value <= known.before else ""
    return str(value)
