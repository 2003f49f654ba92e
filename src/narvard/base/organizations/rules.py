"""What a document of organizations must hold before any of it is loaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

PRINCIPALS = frozenset({"region", "municipality", "private", "joint"})
KINDS = frozenset(
    {
        "region",
        "municipality",
        "hospital",
        "primary_care",
        "habilitation",
        "board",
        "commissioning_office",
        "municipal_federation",
        "collaboration_office",
        "user_council",
        "ward",
        "health_centre",
        "specialist_clinic",
        "municipal_health",
        "social_services",
        "school",
        "residents",
    }
)
COUNTRIES = frozenset({"SE", "NO"})


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a document: where it stands, what is wrong, and what to do."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.remedy}"


@dataclass(frozen=True)
class Entry:
    """One item of a document with the place it stands in, for messages."""

    where: str
    values: Mapping[str, Any]

    def get(self, name: str) -> Any:
        return self.values.get(name)


REQUIRED: Mapping[str, Mapping[str, type]] = {
    "municipalities": {"code": str, "name": str, "county": str},
    "populations": {"municipality": str, "reference_date": date, "inhabitants": int, "source": str},
    "organizations": {"code": str, "name": str, "kind": str, "principal": str, "valid_from": date},
    "target_groups": {"code": str, "name_sv": str, "name_nb": str, "name_en": str, "order": int},
    "goal_areas": {"code": str, "name_sv": str, "name_nb": str, "name_en": str, "order": int},
}
KEYS: Mapping[str, tuple[str, ...]] = {
    "municipalities": ("code",),
    "populations": ("municipality", "reference_date"),
    "organizations": ("code",),
    "target_groups": ("code",),
    "goal_areas": ("code",),
}


def entries(document: Mapping[str, Any], part: str) -> list[Entry]:
    """The items of one part, each knowing where it stands; whatever is not a mapping becomes an empty one."""
    listed = document.get(part) or []
    items = listed if isinstance(listed, list) else [listed]
    return [Entry(f"{part}[{n}]", item if isinstance(item, dict) else {}) for n, item in enumerate(items, 1)]


def _right_type(value: object, wanted: type) -> bool:
    if wanted is int:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, wanted) and value != ""


def _missing(part: str, entry: Entry) -> Iterator[Fault]:
    for name, wanted in REQUIRED[part].items():
        if not _right_type(entry.get(name), wanted):
            what = f"{name} is {entry.get(name)!r}, which is not a {wanted.__name__}."
            yield Fault(entry.where, what, f"Give {name} as a {wanted.__name__}.")


def _repeated(part: str, items: list[Entry]) -> Iterator[Fault]:
    seen: dict[tuple[object, ...], str] = {}
    for entry in items:
        key = tuple(str(entry.get(name)) for name in KEYS[part])
        if key in seen:
            yield Fault(entry.where, f"{'/'.join(key)} already stands at {seen[key]}.", "Remove one of the two.")
        seen.setdefault(key, entry.where)


def _unknown(entry: Entry, name: str, known: frozenset[str]) -> Iterator[Fault]:
    value = entry.get(name)
    if value is not None and value not in known:
        yield Fault(entry.where, f"{name} {value!r} is not known.", f"Use one of {', '.join(sorted(known))}.")


def _dates_out_of_order(entry: Entry) -> Iterator[Fault]:
    start, end = entry.get("valid_from"), entry.get("valid_to")
    if isinstance(start, date) and isinstance(end, date) and end <= start:
        yield Fault(
            entry.where, f"valid_to {end} is not after valid_from {start}.", "Give the first day that no longer counts."
        )


def _codes(document: Mapping[str, Any], part: str) -> frozenset[str]:
    return frozenset(str(entry.get("code")) for entry in entries(document, part))


def _references(document: Mapping[str, Any]) -> Iterator[Fault]:
    municipalities, organizations = _codes(document, "municipalities"), _codes(document, "organizations")
    for entry in entries(document, "populations"):
        yield from _unknown(entry, "municipality", municipalities)
    for entry in entries(document, "organizations"):
        yield from _unknown(entry, "municipality", municipalities)
        yield from _unknown(entry, "parent", organizations)
        yield from _unknown(entry, "controller", organizations)
        yield from _unknown(entry, "kind", KINDS)
        yield from _unknown(entry, "principal", PRINCIPALS)
        yield from _dates_out_of_order(entry)


def _collaboration(document: Mapping[str, Any]) -> Iterator[Fault]:
    given = document.get("collaboration")
    entry = Entry("collaboration", given if isinstance(given, dict) else {})
    for name in ("code", "name", "country", "zone"):
        if not _right_type(entry.get(name), str):
            yield Fault("collaboration", f"{name} is missing.", f"Give {name} as text.")
    yield from _unknown(entry, "country", COUNTRIES)


def faults(document: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Everything that is wrong in a document of organizations; empty when it may be loaded."""
    found = list(_collaboration(document))
    found += [
        Fault(part, "is not a part of such a document.", f"Use {', '.join(REQUIRED)}.")
        for part in document
        if part not in REQUIRED and part not in {"collaboration", "dated"}
    ]
    for part in REQUIRED:
        items = entries(document, part)
        for entry in items:
            found += _missing(part, entry)
        found += _repeated(part, items)
    return (*found, *_references(document))
