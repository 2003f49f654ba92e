"""Who may open which address of people heard; tests/test_access.py tries every row as every role."""

from datetime import datetime

from narvard.govern.voices.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
HEARERS = {"coordinator", "area_manager"}
# The area manager of Borås, whose area the occasion is; the one of Mark is told that there is no such thing.
BORAS = {"area_manager": {"municipality": "1490"}}


def at(path: str):
    """An address, once the voices are loaded."""

    def address(now: datetime) -> str:
        made_up.loaded(now)
        return path

    return address


def planned(path: str):
    """An address, once the voices and a plan of Borås are loaded."""

    def address(now: datetime) -> str:
        made_up.a_plan(now)
        return at(path)(now)

    return address


NOTE = {"group": "home-g1", "kind": "worry", "text": "Sent."}
RISK = {
    "risk-title": "X",
    "risk-likelihood": "2",
    "risk-consequence": "3",
    "risk-owner": "X",
    "risk-review_on": "2027-01-01",
}
ACTIVITY = {
    "activity-title": "X", "activity-reference": "R9", "activity-municipality": "1490",
    "activity-target_group": "multi_ill_elderly", "activity-goal_area": "closeness", "activity-owner_name": "X",
    "activity-owner_role": "X", "activity-organizations": ["boras_kommun", "primarvarden"],
    "activity-starts_on": "2026-02-01", "activity-ends_on": "2026-12-01",
}  # fmt: skip
STATEMENT = "/voices/statement/council-s1/"
ROWS = {
    "voices:index": {"url": at("/voices/"), "allowed": READERS},
    "voices:said_file": {"url": at("/voices/said.csv"), "allowed": READERS},
    "voices:occasion": {"url": at("/voices/occasion/council/"), "allowed": READERS},
    "voices:discussion": {"url": at("/voices/discussion/home/"), "allowed": READERS},
    "voices:new_occasion": {"url": "/voices/occasion/", "allowed": HEARERS},
    "voices:new_discussion": {"url": "/voices/discussion/", "allowed": HEARERS},
    "voices:add_statement": {
        "url": at("/voices/occasion/council/said/"),
        "method": "post",
        "data": {"text": "Bra."},
        "allowed": HEARERS,
        "people": BORAS,
    },
    "voices:add_note": {
        "url": at("/voices/discussion/home/note/"),
        "method": "post",
        "data": NOTE,
        "allowed": {"coordinator"},
        "expected": {"area_manager": 404},
    },
    "voices:gather": {
        "url": at("/voices/discussion/home/gather/"),
        "method": "post",
        "data": {},
        "allowed": {"coordinator"},
        "expected": {"area_manager": 404},
    },
    "voices:answer": {"url": at(STATEMENT), "allowed": HEARERS, "people": BORAS},
    "voices:link": {
        "url": at(f"{STATEMENT}link/"),
        "method": "post",
        "data": {"kind": "nothing", "title": "Redan gjort."},
        "allowed": HEARERS,
        "people": BORAS,
    },
    "voices:make_risk": {
        "url": at(f"{STATEMENT}risk/"),
        "method": "post",
        "data": RISK,
        "allowed": HEARERS,
        "people": BORAS,
    },
    "voices:make_activity": {
        "url": planned(f"{STATEMENT}activity/"),
        "method": "post",
        "data": ACTIVITY,
        "allowed": HEARERS,
        "people": BORAS,
    },
}
