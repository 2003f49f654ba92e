"""Made-up people who were heard, and a discussion that is not gathered yet."""

from datetime import date, datetime

from narvard.base.core.actor import Actor, command_line
from narvard.govern.plans.operations import load_plan
from narvard.govern.voices.operations import load_voices

LOADER = command_line("voices.import", "voices.read", "organizations.read", collaboration="sodra_alvsborg")


PLANNER = command_line(
    "plans.import", "plans.read", "organizations.read", "bodies.read", "indicators.read", "indicators.set_target",
    collaboration="sodra_alvsborg",
)  # fmt: skip


def document() -> dict[str, object]:
    """Two occasions, one of them in Borås; three statements, one with an outcome; a discussion with two groups."""
    return {
        "format": "narvard-voices",
        "version": 1,
        "occasions": [
            {
                "code": "council",
                "who": "users",
                "title": "Brukarråd",
                "held_on": "2026-10-13",
                "how": "ett möte",
                "people": 11,
                "municipality": "1490",
            },
            {"code": "staff", "who": "employees", "title": "Fokusgrupp", "held_on": "2026-11-05", "how": "samtal"},
        ],
        "statements": [
            {"code": "council-s1", "occasion": "council", "text": "Man får börja om från början."},
            {"code": "council-s2", "occasion": "council", "text": "Samma person ringer, det hjälper."},
            {"code": "staff-s1", "occasion": "staff", "text": "Vi får inte veta i tid."},
        ],
        "discussions": [
            {"code": "home", "title": "Trygg hemgång", "about": "Vad behövs?", "held_on": "2026-11-18"},
        ],
        "questions": [{"code": "home-q1", "discussion": "home", "text": "Vad fungerar?"}],
        "groups": [
            {"code": "home-g1", "discussion": "home", "name": "Sjukhuset", "people": 5},
            {"code": "home-g2", "discussion": "home", "name": "Kommunerna"},
        ],
        "notes": [
            {"code": "home-n1", "group": "home-g1", "question": "home-q1", "kind": "worry", "text": "Listan är sen."},
            {"code": "home-n2", "group": "home-g2", "kind": "advice", "text": "Bestäm en tid."},
        ],
        "outcomes": [
            {
                "code": "o1",
                "statement": "council-s2",
                "kind": "activity",
                "reference": "A1",
                "title": "Uppringning",
                "url": "/plan/",
                "came_on": "2026-10-30",
            }
        ],
    }


def loaded(now: datetime, actor: Actor = LOADER) -> None:
    """Load the document."""
    load_voices(actor=actor, now=now, document=document())


def a_plan(now: datetime) -> None:
    """A plan of Borås for 2026 with one activity, for others to be put beside."""
    activity = {
        "reference": "1", "title": "Mobilt team", "owner": "Bo Rönnfors", "owner_role": "chef", "status": "under_way",
        "organizations": ["boras_kommun", "primarvarden"], "starts_on": date(2026, 2, 2), "ends_on": date(2026, 12, 18),
    }  # fmt: skip
    cell = {"target_group": "multi_ill_elderly", "goal_area": "closeness", "aim": "", "activities": [activity]}
    plan = {"area": "1490", "year": 2026, "adopted_by": "", "adopted_on": date(2025, 12, 4), "cells": [cell]}
    document = {"format": "narvard-plan", "version": 1, "plans": [plan]}
    load_plan(actor=PLANNER, now=now, document=document, replace=True)
