"""A small agreement between the region and two municipalities of Södra Älvsborg, with a draft of its second version."""

from copy import deepcopy
from datetime import date
from typing import Any

from narvard.base.core.actor import command_line
from narvard.govern.agreements.models import Party

Document = dict[str, Any]
LOADER = command_line(
    "organizations.read", "bodies.read", "agreements.import", "agreements.read", "agreements.change",
    collaboration="sodra_alvsborg",
)  # fmt: skip
WHOSE = {"source": "Made up", "certainty": "A"}
DOCUMENT: Document = {
    "format": "narvard-agreements",
    "version": 1,
    "agreements": [
        {"code": "home", "title": "Care at home", "short_title": "Home", "kind": "own", "signing": "all",
         "document": "Inriktningsdokument", "yearly_follow_up": True, **WHOSE},
        {"code": "grant", "title": "The grant", "short_title": "Grant", "kind": "state", "signing": "nobody", **WHOSE},
    ],
    "versions": [
        {"agreement": "home", "number": 1, "label": "First", "intended_from": date(2024, 1, 1),
         "adopted_on": date(2023, 12, 1), "adopted_text": "The councils", "in_force_from": date(2024, 1, 1)},
        {"agreement": "home", "number": 2, "label": "Second", "intended_from": date(2026, 1, 1)},
    ],
    "parties": [
        {"agreement": "home", "version": version, "organization": code,
         **({"signed_on": date(2023, 12, 20), "signed_by": "Somebody"} if version == 1 else {})}
        for version in (1, 2)
        for code in ("vgr", "boras_kommun", "mark_kommun")
    ],
    "parts": [
        {"agreement": "home", "version": version, "code": code, "title": title}
        for version in (1, 2)
        for code, title in (("A", "Ground"), ("B", "Work"))
    ],
    "areas": [
        {"code": "grant-care", "agreement": "grant", "title": "Care"},
        {"code": "grant-home", "agreement": "grant", "title": "Care at home", "inside": "grant-care"},
        {"code": "grant-cars", "agreement": "grant", "title": "Cars"},
    ],
    "themes": [
        {"code": "visits", "agreement": "home", "title": "Visits"},
        {"code": "meals", "agreement": "home", "title": "Meals"},
    ],
    "links": [{"theme": "visits", "found_in": "grant", "areas": ["grant-home"], **WHOSE}],
    "clauses": [
        {"agreement": "home", "version": 1, "part": "A", "key": "aim", "number": "1", "heading": "Aim",
         "text": "People live at home."},
        {"agreement": "home", "version": 1, "part": "B", "key": "visits", "number": "2", "heading": "Visits",
         "text": "A nurse visits every week."},
        {"agreement": "home", "version": 1, "part": "B", "key": "meals", "number": "3", "heading": "Meals",
         "text": "Meals are warm."},
        {"agreement": "home", "version": 2, "part": "A", "key": "aim", "number": "1", "heading": "Aim",
         "text": "People live at home."},
        {"agreement": "home", "version": 2, "part": "B", "key": "visits", "number": "2", "heading": "Visits",
         "text": "A nurse visits every day."},
    ],
    "commitments": [
        {"code": "visit", "agreement": "home", "version": 1, "clause": "visits", "text": "A nurse visits every week.",
         "side": "region", "theme": "visits", "due_on": date(2024, 12, 31)},
        {"code": "visit", "agreement": "home", "version": 2, "clause": "visits", "text": "A nurse visits every day.",
         "side": "joint", "theme": "visits", "due_on": date(2026, 12, 31)},
        {"code": "warm", "agreement": "home", "version": 1, "clause": "meals", "text": "Meals are warm.",
         "side": "municipality", "organizations": ["boras_kommun"], "theme": "meals"},
    ],
    "phases": [
        {"agreement": "home", "version": 1, "code": "begin", "title": "Beginning", "valid_from": date(2024, 1, 1),
         "valid_to": date(2025, 1, 1)},
        {"agreement": "home", "version": 1, "code": "go-on", "title": "Going on", "valid_from": date(2024, 7, 1),
         "valid_to": date(2026, 1, 1)},
    ],
    "timed_activities": [
        {"agreement": "home", "version": 1, "phase": "begin", "number": 1, "text": "Hire", "commitment": "visit"},
    ],
    "follow_ups": [
        {"agreement": "home", "year": 2024, "held_on": date(2025, 2, 1), "summary": "Visits are on time."},
    ],
}  # fmt: skip


def document() -> Document:
    """The small document, fresh."""
    return deepcopy(DOCUMENT)


def party(name: str, version: int = 2) -> int:
    """The number of a party of the small agreement, by the code of its organization."""
    return Party.objects.get(version__agreement__code="home", version__number=version, organization__code=name).pk


def adopted() -> Document:
    """The small document with its second version adopted and not yet signed."""
    body = document()
    body["versions"][1] |= {"adopted_on": date(2025, 12, 1), "adopted_text": "The councils"}
    return body
