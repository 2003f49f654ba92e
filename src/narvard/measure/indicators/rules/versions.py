"""What differs between two versions of a definition, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

IGNORED = ("id", "version", "valid_from", "changes")
"""Fields that differ between versions by nature, or that only tell of the others."""

LANGUAGES = {"sv", "nb", "en"}


@dataclass(frozen=True)
class Difference:
    """One field that is not the same: what it was and what it is, as plain text in one language."""

    field: str
    before: str
    after: str


def differences(before: Mapping[str, Any], after: Mapping[str, Any], language: str) -> tuple[Difference, ...]:
    """The fields in which two stored definitions differ, in the order of the later one; texts in the language."""
    names = [*after, *(name for name in before if name not in after)]
    shown = ((name, _said(before.get(name), language), _said(after.get(name), language)) for name in names)
    return tuple(Difference(*row) for row in shown if row[0] not in IGNORED and row[1] != row[2])


def _said(value: Any, language: str) -> str:
    """A stored value as text: a text in its language, a list in one line, a measure by its fields."""
    if isinstance(value, Mapping):
        if set(value) == LANGUAGES:
            return str(value[language])
        return ", ".join(f"{name} {_said(each, language)}" for name, each in value.items() if each not in (None, ""))
    if isinstance(value, list):
        return "; ".join(_said(each, language) for each in value)
    return "" if value is None else str(value)
