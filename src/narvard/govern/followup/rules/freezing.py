"""What a closed quarter holds: rows of plain text that nothing changes, and one fingerprint over them all."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a frozen row tells about."""

    COUNT = "count"
    AREA = "area"
    ACTIVITY = "activity"
    CELL = "cell"
    LIGHT = "light"
    PILOT = "pilot"


@dataclass(frozen=True)
class Frozen:
    """One row: whose it is, its key within its kind, what it was called, its status or colour, and the rest as text."""

    kind: str
    municipality: str
    key: str
    title: str
    state: str
    content: str


def content(values: Mapping[str, object]) -> str:
    """Values (text, whole numbers, floats, lists and mappings) as one text, the same for the same values."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def values_of(text: str) -> dict[str, object]:
    """The values that `content` wrote."""
    found: dict[str, object] = json.loads(text)
    return found


def fingerprint(rows: Iterable[Frozen]) -> str:
    """SHA-256 over the rows, in hexadecimal; their order does not matter."""
    lines = sorted(json.dumps([r.kind, r.municipality, r.key, r.title, r.state, r.content]) for r in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
