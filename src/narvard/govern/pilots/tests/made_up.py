"""A made-up programme with a pilot that runs and one that is proposed. Nobody in them exists."""

from copy import deepcopy
from datetime import date

DOCUMENT = {
    "format": "narvard-pilots",
    "version": 1,
    "programmes": [
        {
            "code": "tests",
            "name": "Prova nära",
            "frame": 3_000_000,
            "starts_on": date(2026, 1, 1),
            "ends_on": date(2027, 7, 1),
            "source": "Påhittat",
            "certainty": "A",
        }
    ],
    "pilots": [
        {
            "code": "team",
            "programme": "tests",
            "title": "Mobilt team i Borås",
            "municipality": "1490",
            "target_group": "multi_ill_elderly",
            "aim": "Färre akuta resor.",
            "hypothesis": "Hembesök inom ett dygn ersätter var tredje resa.",
            "population": "Personer över 80 år med hemsjukvård.",
            "comparison": "Mark, som inte har något team.",
            "baseline": "420 besök per 1 000 invånare 2025.",
            "budget": 2_000_000,
            "owner_name": "Sofia Nordhem",
            "owner_role": "enhetschef",
            "organizations": ["boras_kommun", "sas"],
            "starts_on": date(2026, 2, 1),
            "ends_on": date(2027, 2, 1),
            "state": "running",
            "source": "Påhittat",
            "certainty": "A",
        },
        {
            "code": "youth",
            "programme": "tests",
            "title": "Ungdomshälsan",
            "budget": 900_000,
            "owner_name": "Amir Rostami Berg",
            "owner_role": "psykolog",
            "organizations": ["primarvarden"],
            "starts_on": date(2027, 1, 1),
            "ends_on": date(2027, 6, 1),
            "state": "proposed",
            "source": "Påhittat",
            "certainty": "A",
        },
    ],
    "rules": [
        {"pilot": "team", "order": 1, "kind": "start", "text": "Teamet är bemannat hos båda huvudmännen."},
        {
            "pilot": "team",
            "order": 2,
            "kind": "stop",
            "text": "Besöken på akuten ökar över 450 per 1 000 invånare.",
            "indicator": "emergency_visits_80",
            "measure": "rate",
            "comparator": "at_least",
            "limit": "450",
        },
    ],
    "cycles": [
        {
            "pilot": "team",
            "number": 1,
            "starts_on": date(2026, 2, 1),
            "ends_on": date(2026, 3, 1),
            "plan": "Fem patienter i Viskafors.",
            "study": "Alla fick besök inom ett dygn.",
        }
    ],
    "quarters": [
        {"pilot": "team", "year": 2026, "quarter": 1, "done": "Teamet startade.", "on_time": True, "spent": 300_000}
    ],
    "evaluations": [],
}


def document():
    """A copy to change."""
    return deepcopy(DOCUMENT)
