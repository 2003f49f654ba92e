"""The checksum of what a section was made from, so that two reports can be told to rest on the same figures."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date


@dataclass(frozen=True)
class Input:
    """What a section has read: its name, how many rows, and their checksum (SHA-256, hexadecimal)."""

    name: str
    rows: int
    checksum: str


def read_input(name: str, rows: tuple[object, ...]) -> Input:
    """The input of so many rows; the same rows in the same order give the same checksum."""
    return Input(name, len(rows), checksum(rows))


def checksum(content: object) -> str:
    """SHA-256 over plain values, tuples of them and frozen rows. Raises TypeError on anything else."""
    text = json.dumps(_plain(content), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted((_plain(item) for item in value), key=str)
    raise TypeError(f"{type(value).__name__} has no checksum. Give plain values or frozen rows.")


def together(inputs: tuple[Input, ...], asked: tuple[str, ...]) -> str:
    """One checksum for all inputs of a report and what was asked for."""
    return checksum((asked, tuple((item.name, item.checksum) for item in inputs)))
