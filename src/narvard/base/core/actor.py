"""Who acts, under which assignment, and what that assignment lets them do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from narvard.base.core.rules.moments import ZONES, day_of


class Scope(StrEnum):
    """How far a right reaches."""

    ALL = "all"
    OWN_AREA = "own_area"
    OWN_ORGANIZATION = "own_organization"


class Reason(StrEnum):
    """Why a question of permission was answered as it was; pages translate the code."""

    ALLOWED = "allowed"
    NOT_LOGGED_IN = "not_logged_in"
    NO_ASSIGNMENT = "no_assignment"
    ROLE_LACKS_RIGHT = "role_lacks_right"
    OTHER_AREA = "other_area"
    OTHER_ORGANIZATION = "other_organization"


@dataclass(frozen=True)
class Decision:
    """An answer with its reason. It is true when the act is allowed."""

    allowed: bool
    reason: Reason

    def __bool__(self) -> bool:
        return self.allowed


class NotPermitted(Exception):
    """The actor may not do this; `reason` says why."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.reason)
        self.reason = decision.reason


@dataclass(frozen=True)
class Actor:
    """A person under one assignment at a time (HSLF-FS 2016:40 4:9: the log names the unit acted from).

    `grants` maps an operation ("plans.change_activity_status") to the scope the role table gives it.
    `municipality` is the code of the actor's own area, or "" for those who act for the whole collaboration.
    `collaboration` is the code of the one they act in; "" reads across all of them (the public, a command); `country`
    is that collaboration's ("SE", "NO"). The organization is the unit acted from, `unit_kind` says what kind it is;
    `controller_id` is the organization that answers for its personal data. `subject` is a resident's own number among
    persons; None for others.
    """

    user_id: int | None = None
    name: str = ""
    assignment_id: int | None = None
    role: str = ""
    organization_id: int | None = None
    organization_code: str = ""
    organization_name: str = ""
    municipality: str = ""
    collaboration: str = ""
    country: str = ""
    controller_id: int | None = None
    unit_kind: str = ""
    subject: UUID | None = None
    grants: Mapping[str, Scope] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """Where the actor's days are counted: by the country that they act in, Sweden's for one who acts in none."""
        return ZONES[self.country or "SE"]

    def day_of(self, moment: datetime) -> date:
        """The calendar day that it was where the actor acts."""
        return day_of(moment, self.zone)

    def may(self, operation: str, *, municipality: str = "", organizations: tuple[str, ...] = ()) -> Decision:
        """May this actor do `operation` on something in `municipality` that `organizations` (codes) answer for?"""
        if self.user_id is None:
            return Decision(False, Reason.NOT_LOGGED_IN)
        if not self.role:
            return Decision(False, Reason.NO_ASSIGNMENT)
        scope = self.grants.get(operation)
        if scope is None:
            return Decision(False, Reason.ROLE_LACKS_RIGHT)
        if scope is Scope.OWN_AREA and (not municipality or municipality != self.municipality):
            return Decision(False, Reason.OTHER_AREA)
        own = self.organization_code
        if scope is Scope.OWN_ORGANIZATION and (not own or own not in organizations):
            return Decision(False, Reason.OTHER_ORGANIZATION)
        return Decision(True, Reason.ALLOWED)

    def require(self, operation: str, *, municipality: str = "", organizations: tuple[str, ...] = ()) -> None:
        """As `may`, but raise NotPermitted when the answer is no."""
        decision = self.may(operation, municipality=municipality, organizations=organizations)
        if not decision:
            raise NotPermitted(decision)


NOBODY = Actor()


def the_public(*operations: str) -> Actor:
    """Nobody in particular, who reads what is published, and only by the operations that an open page names."""
    return Actor(user_id=0, name="public", role="public", grants=dict.fromkeys(operations, Scope.ALL))


def command_line(*operations: str, collaboration: str = "", country: str = "") -> Actor:
    """The one who runs a command on the server: no user of the site, and only the operations that the command names."""
    return Actor(
        user_id=0,
        name="command_line",
        role="command_line",
        collaboration=collaboration,
        country=country,
        grants=dict.fromkeys(operations, Scope.ALL),
    )
