"""Who may do what: one table, role by operation, with how far the right reaches. Nothing else grants a right."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from narvard.base.core.actor import Scope


class Role(StrEnum):
    """The roles of a collaboration in the words of its own structure, then those of the care that it joins."""

    COORDINATOR = "coordinator"
    STEERING_MEMBER = "steering_member"
    POLITICIAN = "politician"
    AREA_MANAGER = "area_manager"
    ACTIVITY_OWNER = "activity_owner"
    ECONOMIST = "economist"
    ANALYST = "analyst"
    LOG_REVIEWER = "log_reviewer"
    WARD_NURSE = "ward_nurse"
    PHYSICIAN = "physician"
    PRIMARY_CARE_NURSE = "primary_care_nurse"
    MUNICIPAL_NURSE = "municipal_nurse"
    CARE_MANAGER = "care_manager"
    SOCIAL_WORKER = "social_worker"
    UNIT_MANAGER = "unit_manager"
    RESIDENT = "resident"


ROLES = frozenset(role.value for role in Role)

ALL, AREA, OWN = Scope.ALL, Scope.OWN_AREA, Scope.OWN_ORGANIZATION
# Those who govern, follow up and review; what they read is plans and figures, never people.
GOVERNING = tuple(Role)[:8]
# Those who meet the person. Which rows they reach is the gate's question (rules/gate.py), so their scope is always ALL.
HOSPITAL = (Role.WARD_NURSE, Role.PHYSICIAN)
OPEN_CARE = (Role.PRIMARY_CARE_NURSE, Role.MUNICIPAL_NURSE)
SOCIAL_CARE = (Role.CARE_MANAGER, Role.SOCIAL_WORKER)
PROFESSIONALS = (*HOSPITAL, *OPEN_CARE, *SOCIAL_CARE, Role.UNIT_MANAGER)
CARING = tuple(Role)[8:]
# All who govern but the one who reviews the log, who sees no plan.
READERS: Mapping[Role, Scope] = MappingProxyType({role: ALL for role in GOVERNING if role is not Role.LOG_REVIEWER})


def _all(*roles: Role) -> Mapping[Role, Scope]:
    return dict.fromkeys(roles, ALL)


# Rows: operation. Columns: the roles that may do it, and how far. A role that is not named may not.
ROLE_TABLE: Mapping[str, Mapping[Role, Scope]] = MappingProxyType(
    {
        "organizations.read": dict.fromkeys(Role, ALL),
        "bodies.read": _all(*GOVERNING),
        "plans.read": READERS,
        "plans.change_activity_status": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA, Role.ACTIVITY_OWNER: OWN},
        "plans.change": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA},
        "plans.confirm": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA, Role.ACTIVITY_OWNER: OWN},
        "plans.adopt": {Role.COORDINATOR: ALL},
        "plans.publish": {Role.COORDINATOR: ALL},
        "plans.import": {Role.COORDINATOR: ALL},
        "strategies.import": {Role.COORDINATOR: ALL},
        "documents.read": {Role.COORDINATOR: ALL, Role.ECONOMIST: ALL},
        "bodies.hold_meeting": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA},
        "bodies.change_seats": {Role.COORDINATOR: ALL},
        "bodies.import": {Role.COORDINATOR: ALL},
        "agreements.read": READERS,
        "agreements.change": {Role.COORDINATOR: ALL},
        "agreements.import": {Role.COORDINATOR: ALL},
        "obligations.read": READERS,
        "obligations.report": {Role.COORDINATOR: ALL, Role.ECONOMIST: ALL},
        "obligations.import": {Role.COORDINATOR: ALL},
        "funds.read": READERS,
        "funds.change": {Role.ECONOMIST: ALL},
        "funds.share": {Role.ECONOMIST: ALL},
        "funds.import": {Role.COORDINATOR: ALL, Role.ECONOMIST: ALL},
        "pilots.read": READERS,
        "pilots.report": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA, Role.ACTIVITY_OWNER: OWN},
        "pilots.decide": {Role.COORDINATOR: ALL, Role.STEERING_MEMBER: ALL},
        "pilots.import": {Role.COORDINATOR: ALL},
        "missions.read": READERS,
        "missions.change": {Role.COORDINATOR: ALL},
        "missions.import": {Role.COORDINATOR: ALL},
        "voices.read": READERS,
        "voices.import": {Role.COORDINATOR: ALL},
        "voices.change": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA},
        "examples.read": READERS,
        "examples.change": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA},
        "examples.adopt": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA},
        "examples.import": {Role.COORDINATOR: ALL},
        "surveys.read": READERS,
        "surveys.import": {Role.COORDINATOR: ALL},
        "surveys.change": {Role.COORDINATOR: ALL, Role.ANALYST: ALL},
        "followup.read": READERS,
        "followup.report": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA, Role.ACTIVITY_OWNER: OWN},
        "followup.close": {Role.COORDINATOR: ALL},
        "followup.import": {Role.COORDINATOR: ALL},
        "reports.read": READERS,
        "reports.make": {Role.COORDINATOR: ALL, Role.ECONOMIST: ALL, Role.ANALYST: ALL},
        "indicators.read": READERS,
        "indicators.set_target": {Role.COORDINATOR: ALL},
        "indicators.agree_target": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA, Role.ACTIVITY_OWNER: OWN},
        "indicators.compute": {Role.COORDINATOR: ALL, Role.ANALYST: ALL},
        "indicators.publish": {Role.COORDINATOR: ALL},
        "indicators.override_light": {Role.COORDINATOR: ALL, Role.STEERING_MEMBER: ALL},
        "deliveries.read": {Role.COORDINATOR: ALL, Role.ANALYST: ALL, Role.LOG_REVIEWER: ALL},
        "audit.read": {Role.LOG_REVIEWER: ALL},
        "audit.verify": {Role.LOG_REVIEWER: ALL},
        "audit.check_log": _all(Role.LOG_REVIEWER),
        "access.read_role_table": dict.fromkeys(Role, ALL),
        "access.see_who": _all(*PROFESSIONALS, Role.LOG_REVIEWER, Role.RESIDENT),
        "access.compare_roles": _all(Role.UNIT_MANAGER, Role.LOG_REVIEWER),
        "access.open_coherent": _all(*PROFESSIONALS),
        "access.open_in_emergency": _all(*HOSPITAL, *OPEN_CARE),
        "access.consent": _all(*PROFESSIONALS, Role.RESIDENT),
        "access.block": _all(*PROFESSIONALS, Role.RESIDENT),
        "access.lift_block": _all(Role.UNIT_MANAGER),
        "access.relate": _all(*PROFESSIONALS),
        "access.review_emergency": _all(Role.LOG_REVIEWER),
        "patients.read": _all(*PROFESSIONALS),
        "patients.look_up": _all(*PROFESSIONALS),
        "patients.register": _all(*PROFESSIONALS),
        "patients.change": _all(*PROFESSIONALS),
        "patients.merge": _all(Role.UNIT_MANAGER),
        "patients.import": _all(Role.COORDINATOR),
        "coordination.read": _all(*PROFESSIONALS),
        "coordination.appoint": _all(*PROFESSIONALS),
        "coordination.set_capacity": _all(Role.UNIT_MANAGER),
        "tasks.read": _all(*PROFESSIONALS),
        "tasks.handle": _all(*PROFESSIONALS),
        "tasks.set_clocks": _all(Role.COORDINATOR),
        "care_plans.read": _all(*PROFESSIONALS),
        "care_plans.raise_need": _all(*PROFESSIONALS, Role.RESIDENT),
        "care_plans.own": _all(Role.RESIDENT),
        "care_plans.write": _all(*PROFESSIONALS),
        "care_plans.establish": _all(Role.PHYSICIAN),
        "care_plans.approve": _all(*PROFESSIONALS),
        "discharge.read": _all(*PROFESSIONALS),
        "discharge.notify": _all(Role.WARD_NURSE, Role.PHYSICIAN),
        "discharge.judge_ready": _all(Role.WARD_NURSE, Role.PHYSICIAN),
        "discharge.answer": _all(*OPEN_CARE, *SOCIAL_CARE),
        "discharge.call_to_sip": _all(Role.PRIMARY_CARE_NURSE),
        "discharge.plan": _all(*PROFESSIONALS),
        "discharge.import": _all(Role.COORDINATOR, Role.UNIT_MANAGER),
        "settlement.read": _all(Role.ECONOMIST),
        "settlement.settle": _all(Role.ECONOMIST),
        "settlement.dispute": _all(Role.ECONOMIST),
        "settlement.correct": _all(Role.ECONOMIST, Role.UNIT_MANAGER),
        "settlement.import": _all(Role.ECONOMIST, Role.COORDINATOR),
        "contracts.read": _all(*PROFESSIONALS),
        "contracts.compose": _all(*PROFESSIONALS),
        "contracts.own": _all(Role.RESIDENT),
    }
)


def grants_of(role: Role) -> Mapping[str, Scope]:
    """The operations that a role may do, each with its scope."""
    return {operation: row[role] for operation, row in ROLE_TABLE.items() if role in row}
