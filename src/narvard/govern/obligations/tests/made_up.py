"""A plan that the region sends every year in consultation with two municipalities, and a report that is sent once."""

from copy import deepcopy
from datetime import date
from typing import Any

from narvard.base.core.actor import command_line

Document = dict[str, Any]
LOADER = command_line(
    "organizations.read", "agreements.read", "obligations.import", "obligations.read", "obligations.report",
    collaboration="sodra_alvsborg",
)  # fmt: skip
WHOSE = {"source": "Made up", "certainty": "A", "day_certainty": "D"}
DOCUMENT: Document = {
    "format": "narvard-obligations",
    "version": 1,
    "obligations": [
        {"code": "plan", "title": "Plan for named physicians", "recipient": "Socialstyrelsen", "answers": "vgr",
         "ground": "Section 2", "recurrence": "yearly", "first_due": date(2025, 9, 1),
         "consult": ["boras_kommun", "mark_kommun"], "co_sign": ["kommunalforbundet"], **WHOSE},
        {"code": "report", "title": "Last report", "recipient": "The council", "answers": "narvardskansliet",
         "ground": "Clause 4", "recurrence": "once", "first_due": date(2026, 12, 15), **WHOSE},
    ],
    "submissions": [
        {"obligation": "plan", "period": "2025", "due_on": date(2025, 9, 1), "sent_on": date(2025, 9, 3),
         "sent_by": "Somebody", "reference": "2025-17"},
    ],
    "proofs": [
        {"obligation": "plan", "period": "2025", "organization": code, "kind": kind, "held_on": date(2025, 8, 20),
         "how": "Meeting", "reference": "Minutes 4"}
        for code, kind in (("boras_kommun", "consulted"), ("mark_kommun", "consulted"),
                           ("kommunalforbundet", "co_signed"))
    ],
}  # fmt: skip


def document() -> Document:
    """The small document, fresh."""
    return deepcopy(DOCUMENT)
