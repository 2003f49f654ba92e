"""Who may open which address of ways home; tests/test_access.py tries every row as every role."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from narvard.base.access.queries import actor_for, demo_people
from narvard.base.core.actor import Actor, command_line
from narvard.base.organizations.queries import organizations
from narvard.care.discharge import operations
from narvard.care.discharge.operations import Message
from narvard.care.patients.operations import RegisterRow, import_register

PROFESSIONALS = {
    "ward_nurse", "physician", "primary_care_nurse", "municipal_nurse", "care_manager", "social_worker", "unit_manager",
}  # fmt: skip
PEOPLE = {"care_manager": {"organization": "boras_omsorg"}, "unit_manager": {"organization": "boras_omsorg"}}
SUBJECT = UUID("5e000001-0000-4000-8000-0000000000d1")
REGISTER = command_line("patients.import", "organizations.read", country="SE")


def _who(role: str, unit: str, now: datetime) -> Actor:
    found = next(row for row in demo_people(now.date()) if row.role == role and row.organization == unit)
    return actor_for(found.user_id, found.id, now.date())


def told(url: str) -> Callable[[datetime], str]:
    """The address, once a person is admitted and four units have been told."""

    def address(now: datetime) -> str:
        ward = _who("ward_nurse", "Medicinavdelningen, SÄS", now)
        ids = {row.code: row.id for row in organizations(ward)}
        person = RegisterRow(
            number="194001010018", given_name="Astrid", family_name="Linde", birth_date=None, municipality="1490",
            subject=SUBJECT,
        )  # fmt: skip
        import_register(actor=REGISTER, now=now, holder=ids["vgr"], country="SE", rows=[person])
        case = operations.open_case(
            actor=ward, now=now, subject=SUBJECT, admitted_at=now - timedelta(hours=20), needs=("social_services",)
        )
        units = [ids[code] for code in ("boras_omsorg", "boras_halsovard", "boras_ungdom", "vc_linden")]
        message = Message(
            kind="admission", sent_at=now - timedelta(hours=9), to=units, about_at=now + timedelta(hours=48)
        )
        notice = operations.send(actor=ward, now=now, case_id=case, message=message)
        return url.format(case=case, notice=notice, subject=SUBJECT)

    return address


ROWS = {
    "discharge:board": {"url": told("/way-home/"), "allowed": PROFESSIONALS},
    "discharge:admit": {
        "url": told("/way-home/admit/?subject={subject}"),
        "allowed": {"ward_nurse", "physician"},
        "people": PEOPLE,
    },
    "discharge:case": {"url": told("/way-home/{case}/"), "allowed": PROFESSIONALS, "people": PEOPLE},
    "discharge:step": {
        "url": told("/way-home/{case}/step/planning/"),
        "allowed": PROFESSIONALS,
        "people": PEOPLE,
    },
    "discharge:correct": {
        "url": told("/way-home/{case}/correct/{notice}/"),
        "allowed": {"ward_nurse", "physician"},
        # Who got the notice may read it, and not correct it.
        "expected": dict.fromkeys(PROFESSIONALS - {"ward_nurse", "physician"}, 404),
        "people": PEOPLE,
    },
    "discharge:bring": {"url": "/way-home/bring/", "allowed": {"coordinator", "unit_manager"}},
    "discharge:outage": {"url": "/way-home/outage/", "allowed": PROFESSIONALS},
    "discharge:outage_form": {"url": "/way-home/outage/form.pdf", "allowed": PROFESSIONALS},
    "discharge:afterwards": {"url": told("/way-home/{case}/afterwards/"), "allowed": PROFESSIONALS, "people": PEOPLE},
    "discharge:enter": {
        "url": told("/way-home/{case}/afterwards/estimate/"),
        "allowed": {"ward_nurse", "physician"},
        "people": PEOPLE,
    },
    "discharge:checklist": {"url": told("/way-home/{case}/checklist/"), "allowed": PROFESSIONALS, "people": PEOPLE},
}
