"""Who may do what: one table, role by operation, with how far the right reaches. Nothing else grants a right."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from narvard.base.core.actor import Scope


class Role(StrEnum):
    """The roles of a collaboration, in the words of its own structure."""

    COORDINATOR = "coordinator"
    STEERING_MEMBER = "steering_member"
    POLITICIAN = "politician"
    AREA_MANAGER = "area_manager"
    ACTIVITY_OWNER = "activity_owner"
    ECONOMIST = "economist"
    ANALYST = "analyst"
    LOG_REVIEWER = "log_reviewer"


ROLES = frozenset(role.value for role in Role)

ALL, AREA, OWN = Scope.ALL, Scope.OWN_AREA, Scope.OWN_ORGANIZATION
# All but the one who reviews the log, who sees no plan.
READERS: Mapping[Role, Scope] = MappingProxyType({role: ALL for role in Role if role is not Role.LOG_REVIEWER})

# Rows: operation. Columns: the roles that may do it, and how far. A role that is not named may not.
ROLE_TABLE: Mapping[str, Mapping[Role, Scope]] = MappingProxyType(
    {
        "organizations.read": dict.fromkeys(Role, ALL),
        "bodies.read": dict.fromkeys(Role, ALL),
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
        "access.read_role_table": dict.fromkeys(Role, ALL),
    }
)


def grants_of(role: Role) -> Mapping[str, Scope]:
    """The operations that a role may do, each with its scope."""
    return {operation: row[role] for operation, row in ROLE_TABLE.items() if role in row}
