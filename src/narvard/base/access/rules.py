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
    ANALYST = "analyst"
    LOG_REVIEWER = "log_reviewer"


ROLES = frozenset(role.value for role in Role)

ALL, AREA, OWN = Scope.ALL, Scope.OWN_AREA, Scope.OWN_ORGANIZATION

# Rows: operation. Columns: the roles that may do it, and how far. A role that is not named may not.
ROLE_TABLE: Mapping[str, Mapping[Role, Scope]] = MappingProxyType(
    {
        "organizations.read": dict.fromkeys(Role, ALL),
        "bodies.read": dict.fromkeys(Role, ALL),
        "plans.read": {role: ALL for role in Role if role is not Role.LOG_REVIEWER},
        "plans.change_activity_status": {Role.COORDINATOR: ALL, Role.AREA_MANAGER: AREA, Role.ACTIVITY_OWNER: OWN},
        "plans.import": {Role.COORDINATOR: ALL},
        "indicators.read": {role: ALL for role in Role if role is not Role.LOG_REVIEWER},
        "indicators.set_target": {Role.COORDINATOR: ALL},
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
