"""Who may open which address of access."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from narvard.base.access.models import CareRelation, LiftRequest, Opening
from narvard.base.access.rules import ROLES
from narvard.base.access.rules.roles import HOSPITAL, OPEN_CARE, PROFESSIONALS
from narvard.base.audit.operations import begin_log_check, record
from narvard.base.core.actor import command_line
from narvard.base.core.queries import ZONES
from narvard.base.organizations.queries import organizations

PERSON = UUID("5e000001-0000-4000-8000-000000000001")
CARING = {role.value for role in PROFESSIONALS}
EMERGENCY = {role.value for role in (*HOSPITAL, *OPEN_CARE)}
REVIEWERS = {"log_reviewer"}


def units():
    """The organizations, by code."""
    return {row.code: row for row in organizations(command_line("organizations.read"))}


def cared_for(page):
    """An address about a person whom every unit takes part in the care of."""

    def url(now):
        for unit in units().values():
            if unit.kind in {"ward", "health_centre", "municipal_health", "social_services"}:
                about = {"subject": PERSON, "unit_id": unit.id, "kind": "asked"}
                CareRelation.objects.get_or_create(**about, defaults={"from_at": now})
        return f"/access/{page}/{PERSON}/"

    return url


def _row(model, now, **fields):
    unit = units()["sas_medicin"]
    row = {"subject": PERSON, "custodian_id": unit.controller_id, "unit_id": unit.id, "reason": "prov"}
    return model.objects.create(**row, **fields).pk


def an_opening(now):
    opened = _row(
        Opening, now, step="unblocked", opened_at=now, by_user=0, by_name="Prov", by_role="physician",
        review_due=now.date() + timedelta(days=7),
    )  # fmt: skip
    return f"/access/reviews/{opened}/"


def a_request(now):
    concerned = units()["boras_omsorg"].id
    return f"/access/lifts/{_row(LiftRequest, now, concerned_id=concerned, asked_at=now, asked_by='Prov')}/"


def a_check(now):
    """The address of a check with one event in it."""
    ward = replace(command_line(), organization_code="sas_medicin")
    record(
        actor=ward, now=now - timedelta(days=2), action="discharge.read", object_type="discharge.case", object_id="1",
        legal_basis="2008:355 4:1", patient=PERSON,
    )  # fmt: skip
    check = begin_log_check(
        actor=command_line("audit.check_log", country="SE"), now=now, organization="sas_medicin",
        unit="Medicinavdelningen", since=now.date() - timedelta(days=9), until=now.date(), seed=1, zone=ZONES["SE"],
    )  # fmt: skip
    return f"/log/checks/{check}/"


ROWS = {
    "access:logout": {"url": "/logout/", "method": "post", "allowed": ROLES},
    "access:assignment": {"url": "/assignment/", "allowed": ROLES},
    "access:roles": {"url": "/roles/", "allowed": ROLES},
    "access:compare": {"url": "/access/roles/compare/", "allowed": {"unit_manager", *REVIEWERS}},
    "access:who": {"url": cared_for("who"), "allowed": CARING | REVIEWERS | {"resident"}},
    "access:open": {"url": cared_for("open"), "allowed": CARING},
    "access:emergency": {"url": cared_for("emergency"), "allowed": EMERGENCY},
    "access:lifts": {"url": "/access/lifts/", "allowed": {"unit_manager"}},
    "access:answer": {"url": a_request, "method": "post", "allowed": {"unit_manager"}},
    "access:reviews": {"url": "/access/reviews/", "allowed": REVIEWERS},
    "access:review": {"url": an_opening, "method": "post", "allowed": REVIEWERS},
    "access:checks": {"url": "/log/checks/", "allowed": REVIEWERS},
    "access:begin_check": {"url": "/log/checks/begin/", "method": "post", "allowed": REVIEWERS},
    "access:check": {"url": a_check, "allowed": REVIEWERS},
    "demo:login": {"url": "/login/", "allowed": ROLES, "open": True},
}
