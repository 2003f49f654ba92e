"""The number of a decision, and how far it has been carried out."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from narvard.base.core.queries import search_key

_NUMBER = re.compile(r"([0-9]{4})-([0-9]{2,4})")


class Status(StrEnum):
    """How far a decision has been carried out. ADOPTED: there is nothing to carry out."""

    ADOPTED = "adopted"
    OPEN = "open"
    OVERDUE = "overdue"
    CARRIED_OUT = "carried_out"


def status_of(*, has_task: bool, due_on: date | None, carried_out_on: date | None, today: date) -> Status:
    """How far it has come `today`. It is overdue from the day after the one it was due on."""
    if carried_out_on is not None and carried_out_on <= today:
        return Status.CARRIED_OUT
    if not has_task:
        return Status.ADOPTED
    return Status.OVERDUE if due_on is not None and due_on < today else Status.OPEN


def number_text(year: int, sequence: int) -> str:
    """The number as it is written: 2026-07, and 2026-123 when a hundred are passed."""
    return f"{year}-{sequence:02d}"


def number_of(text: str) -> tuple[int, int] | None:
    """Year and sequence of a written number; None when it is not written as `number_text` writes it."""
    found = _NUMBER.fullmatch(text)
    pair = (int(found[1]), int(found[2])) if found else None
    return pair if pair and pair[1] >= 1 and number_text(*pair) == text else None


def next_sequence(taken: Iterable[int]) -> int:
    """The number after the highest one ever taken, so that none is used twice, whatever gaps there are."""
    return max(taken, default=0) + 1


def search_text(*parts: str) -> str:
    """The key that a decision is found by, from its number and its texts."""
    return search_key(" ".join(filter(None, parts)))
