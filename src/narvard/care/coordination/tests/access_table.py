"""Who may open which address of named contacts; tests/test_access.py tries every row as every role."""

from datetime import datetime
from uuid import UUID

from narvard.base.access.operations import relate
from narvard.base.access.queries import actor_for, demo_people
from narvard.base.core.actor import Actor
from narvard.care.coordination.operations import Practitioner, appoint, practitioner_left

PROFESSIONALS = {
    "ward_nurse", "physician", "primary_care_nurse", "municipal_nurse", "care_manager", "social_worker", "unit_manager",
}  # fmt: skip
SUBJECT = UUID("5e0000c0-0000-4000-8000-000000000001")
LINDEN = {"primary_care_nurse": {"organization": "vc_linden"}, "unit_manager": {"organization": "vc_linden"}}
# A contact is changed by the unit that named it: for the others it is not there.
ELSEWHERE = dict.fromkeys(PROFESSIONALS - set(LINDEN), 404)


def nurse(now: datetime) -> Actor:
    rows = demo_people(now.date())
    chosen = next(r for r in rows if (r.role, r.organization) == ("primary_care_nurse", "Vårdcentralen Linden"))
    return actor_for(chosen.user_id, chosen.id, now.date())


def contact(now: datetime, *, left: bool = False) -> int:
    """A person of Linden with a contact; answers its id."""
    actor = nurse(now)
    relate(actor=actor, now=now, subject=SUBJECT, unit=actor.organization_id, kind="asked")
    made = appoint(
        actor=actor, now=now, subject=SUBJECT, role="care_contact", practitioner=Practitioner("Eva Ek", "nurse")
    )
    if left:
        practitioner_left(actor=actor, now=now, name="Eva Ek", on=now.date())
    return made


def one(path: str, *, left: bool = False):
    def address(now: datetime) -> str:
        return f"/contacts/one/{contact(now, left=left)}/{path}"

    return address


def person(path: str = ""):
    def address(now: datetime) -> str:
        contact(now)
        return f"/contacts/{SUBJECT}/{path}"

    return address


OF_LINDEN = {"allowed": PROFESSIONALS, "people": LINDEN, "expected": ELSEWHERE}
ROWS = {
    "coordination:index": {"url": "/contacts/", "allowed": PROFESSIONALS},
    "coordination:staffing": {"url": "/contacts/staffing/", "allowed": {"unit_manager"}},
    "coordination:leaving": {"url": "/contacts/leaving/", "allowed": PROFESSIONALS},
    "coordination:person": {"url": person(), **OF_LINDEN},
    "coordination:frail": {
        "url": person("frail/"), "method": "post", "data": {"criterion": "Fallit tre gånger"}, **OF_LINDEN,
    },
    "coordination:listed": {
        "url": person("listed/"), "method": "post", "data": {"from_date": "2026-11-01"}, **OF_LINDEN,
    },
    "coordination:end": {"url": one("end/"), **OF_LINDEN},
    "coordination:replace": {"url": one("replace/"), **OF_LINDEN},
    "coordination:settle": {"url": one("settle/", left=True), "method": "post", **OF_LINDEN},
    "coordination:sent": {"url": one("sent/"), "method": "post", "data": {"how": "post"}, **OF_LINDEN},
    "coordination:letter": {"url": one("letter.sv.pdf"), **OF_LINDEN},
}  # fmt: skip
