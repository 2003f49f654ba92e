"""Two made-up examples: one that is shared and brings activities, one that is kept at home."""

from copy import deepcopy
from datetime import date

DOCUMENT = {
    "format": "narvard-examples",
    "version": 1,
    "examples": [
        {
            "code": "hembesok",
            "title": "Hembesök inom ett dygn",
            "need": "Äldre som sviktar blir kvar hemma.",
            "story": "Sköterska och läkare åker tillsammans.",
            "grade": "measured",
            "evidence": "Besök på akuten före och efter.",
            "target_group": "multi_ill_elderly",
            "goal_area": "closeness",
            "cost": 1_200_000,
            "cost_of": "ett team under ett år",
            "shared": True,
            "source": "Påhittat",
            "certainty": "A",
        },
        {
            "code": "telefon",
            "title": "En telefon till alla",
            "need": "Veta vart man ska ringa.",
            "story": "Ett nummer.",
            "grade": "idea",
            "source": "Påhittat",
            "certainty": "A",
        },
    ],
    "steps": [
        {"example": "hembesok", "order": 1, "title": "Bemanna teamet", "begins_after": 0, "lasts": 30},
        {"example": "hembesok", "order": 2, "title": "Åk ut", "begins_after": 30, "lasts": 600},
    ],
    "measures": [
        {
            "example": "hembesok",
            "indicator": "emergency_visits_80",
            "measure": "rate",
            "role": "outcome",
            "direction": "down",
        }
    ],
}


def document():
    """A copy to change."""
    return deepcopy(DOCUMENT)


PLAN = {
    "format": "narvard-plan",
    "version": 1,
    "plans": [
        {
            "area": "1490",
            "year": 2026,
            "adopted_on": date(2025, 12, 1),
            "cells": [{"target_group": "multi_ill_elderly", "goal_area": "closeness", "aim": "Nära."}],
        }
    ],
}
"""An empty plan of Borås."""
