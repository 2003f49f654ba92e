"""Values that can be chosen in a menu."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """A value that can be chosen in a menu."""

    code: str
    name: str
    chosen: bool


def options(names: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    """A menu of names by code, in their order."""
    return tuple(Option(code, name, code == chosen) for code, name in names.items())
