"""A made-up document of missions with a row in every table."""

from copy import deepcopy
from datetime import datetime

from narvard.base.core.actor import Actor, command_line
from narvard.govern.missions.operations import load_missions

LOADER = command_line(
    "missions.import", "missions.change", "missions.read", "organizations.read", collaboration="sodra_alvsborg"
)
SOURCE = {"source": "Made up for tests", "certainty": "D"}


DOCUMENT: dict[str, object] = {
    "format": "narvard-missions",
    "version": 1,
    "missions": [
        {"code": "basic", "kind": "basic", "title": "Dygnet runt", "text": "En väg in.", **SOURCE},
        {"code": "more", "kind": "additional", "title": "Team", "text": "Hembesök.", **SOURCE},
    ],
    "changes": [
        {
            "code": "home",
            "concerns": "primary_care",
            "title": "Hembesök ingår",
            "current_text": "Vård ges på mottagning.",
            "proposed_text": "Vård ges på mottagning och i hemmet.",
            "reason": "Piloterna ska kunna fortsätta.",
            "state": "proposed",
            **SOURCE,
        }
    ],
    "guidelines": [
        {"code": "discharge", "level": "national", "title": "Utskrivning", "issuer": "Riksdagen", **SOURCE},
        {"code": "children", "level": "regional", "title": "Barns hälsa", "issuer": "Regionen", **SOURCE},
    ],
    "routines": [
        {
            "code": "boras",
            "guideline": "discharge",
            "title": "Hemgång till Borås",
            "organization": "boras_kommun",
            "owner_role": "Chef",
            "municipality": "1490",
            "adopted_on": "2025-01-01",
            "review_on": "2026-11-21",
        }
    ],
    "projects": [
        {"code": "skl", "kind": "programme", "title": "Nära vård", "link": "Samma mål.", **SOURCE},
    ],
    "items": [{"code": "r1", "project": "skl", "kind": "expected_result", "year": 2019, "text": "Samsyn."}],
    "goals": [{"code": "g34", "number": "34", "text": "Medskapande.", "issuer": "Kongressen", **SOURCE}],
    "goal_links": [
        {"code": "l1", "goal": "g34", "kind": "target_group", "reference": "end_of_life", "title": "Livets slut"}
    ],
    "communication": [
        {
            "code": "k1",
            "audience": "anhöriga",
            "message": "Vem man ringer.",
            "channel": "brev",
            "due_on": "2026-11-01",
            "responsible": "Kansliet",
        }
    ],
    "investments": [
        {
            "code": "i1",
            "kind": "e_health",
            "title": "Digitala möten",
            "purpose": "Läkare deltar.",
            "kronor": 1400000,
            "state": "decided",
            **SOURCE,
        },
        {"code": "i2", "kind": "premises", "title": "Lokal", "purpose": "Flytt.", "state": "proposed", **SOURCE},
    ],
    "staffing": [
        {
            "code": "s1",
            "profession": "Distriktssköterska",
            "need": "Fem saknas.",
            "action": "Utbildning.",
            "missing_tenths": 45,
            "due_on": "2026-10-01",
            "state": "under_way",
            **SOURCE,
        }
    ],
    "private_parties": [
        {"code": "p1", "organization": "privat_sjuharad", "agreement": "Vårdval", "since": "2011-01-01"}
    ],
}


def document() -> dict[str, object]:
    """A row or two in every table, in a copy to change."""
    return deepcopy(DOCUMENT)


def loaded(now: datetime, actor: Actor = LOADER) -> None:
    """Load the document."""
    load_missions(actor=actor, now=now, document=document())
