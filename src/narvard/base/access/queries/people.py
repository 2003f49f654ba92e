"""Who is acting, and what their assignment lets them do."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from narvard.base.access.models import Assignment, User
from narvard.base.access.rules import ROLE_TABLE, ROLES, Role, grants_of
from narvard.base.access.rules.roles import CARING, GOVERNING
from narvard.base.core.actor import NOBODY, Actor, Scope

# Where the session keeps which assignment the person acts under.
SESSION_KEY = "assignment"


@dataclass(frozen=True)
class AssignmentRow:
    """One assignment: who, as what, where. `municipality` is a name, "" for the whole `collaboration`, also a name."""

    id: int
    user_id: int
    name: str
    role: str
    organization: str
    municipality: str
    collaboration: str


@dataclass(frozen=True)
class RoleTableRow:
    """One operation and how far each role may take it; a role that is missing may not do it."""

    operation: str
    scopes: tuple[tuple[str, Scope | None], ...]


def _in_force(today: date) -> Q:
    return Q(valid_from__lte=today, ended_at=None) & (Q(valid_to__isnull=True) | Q(valid_to__gt=today))


def _assignments(today: date) -> list[Assignment]:
    return Assignment.objects.filter(_in_force(today), user__is_active=True).select_related(
        "user", "organization", "municipality", "collaboration"
    )


def actor_for(user_id: int | None, assignment_id: int | None, today: date) -> Actor:
    """The person under the chosen assignment; without rights when it is not theirs or not in force on `today`."""
    if user_id is None:
        return NOBODY
    chosen = _assignments(today).filter(user_id=user_id, pk=assignment_id).first() if assignment_id else None
    if chosen is None or chosen.role not in ROLES:
        user = User.objects.filter(pk=user_id, is_active=True).first()
        return Actor(user_id=user_id, name=user.get_full_name()) if user else NOBODY
    return Actor(
        user_id=user_id,
        name=chosen.user.get_full_name(),
        assignment_id=chosen.pk,
        role=chosen.role,
        organization_id=chosen.organization_id,
        organization_code=chosen.organization.code,
        organization_name=chosen.organization.name,
        municipality=chosen.municipality_id or "",
        collaboration=chosen.collaboration_id,
        country=chosen.collaboration.country,
        controller_id=chosen.organization.controller_id or chosen.organization_id,
        unit_kind=chosen.organization.kind,
        subject=chosen.user.subject if chosen.role == Role.RESIDENT else None,
        grants=grants_of(Role(chosen.role)),
    )


def _row(assignment: Assignment) -> AssignmentRow:
    return AssignmentRow(
        assignment.pk,
        assignment.user_id,
        assignment.user.get_full_name(),
        assignment.role,
        assignment.organization.name,
        assignment.municipality.name if assignment.municipality else "",
        assignment.collaboration.name,
    )


def own_assignments(actor: Actor, today: date) -> tuple[AssignmentRow, ...]:
    """The assignments that the person may choose between today."""
    if actor.user_id is None:
        return ()
    rows = _assignments(today).filter(user_id=actor.user_id).order_by("role", "organization__sort_key", "pk")
    return tuple(_row(assignment) for assignment in rows)


def demo_people(today: date) -> tuple[AssignmentRow, ...]:
    """Everyone the demo can be entered as: made-up people, collaboration by collaboration in the order of the roles.

    The collaboration whose people were there first comes first. Only the demo's login asks.
    """
    order = {role.value: place for place, role in enumerate(Role)}
    rows = _assignments(today).order_by(
        F("municipality__sort_key").asc(nulls_first=True), "organization__sort_key", "pk"
    )
    first: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: row.pk):
        first.setdefault(row.collaboration.name, row.pk)
    return tuple(sorted(map(_row, rows), key=lambda row: (first[row.collaboration], order.get(row.role, len(order)))))


def role_table(actor: Actor) -> tuple[RoleTableRow, ...]:
    """The whole table of who may do what, for reading."""
    actor.require("access.read_role_table")
    return tuple(
        RoleTableRow(operation, tuple((role.value, row.get(role)) for role in Role))
        for operation, row in ROLE_TABLE.items()
    )


@dataclass(frozen=True)
class RoleTable:
    """The part of the table for some roles, with the operations that any of them may do."""

    code: str
    roles: tuple[str, ...]
    rows: tuple[RoleTableRow, ...]


def role_tables(actor: Actor) -> tuple[RoleTable, ...]:
    """The table in two: those who govern, and those who meet the person. The actor's own comes first."""
    whole = role_table(actor)
    tables = []
    for code, group in (("governing", GOVERNING), ("caring", CARING)):
        roles = {role.value for role in group}
        rows = [RoleTableRow(row.operation, tuple((r, s) for r, s in row.scopes if r in roles)) for row in whole]
        held = tuple(row for row in rows if any(scope for _role, scope in row.scopes))
        tables.append(RoleTable(code, tuple(role.value for role in group), held))
    return tuple(sorted(tables, key=lambda table: actor.role not in table.roles))


@dataclass(frozen=True)
class AddressRow:
    """A person under one assignment, with the e-mail address they can be written to at, "" where none is known."""

    user_id: int
    name: str
    email: str
    role: str
    organization: str
    municipality: str
    collaboration: str


def addresses(actor: Actor, today: date) -> tuple[AddressRow, ...]:
    """Whoever has an assignment today, in the collaboration that the actor acts in, for a letter to them."""
    actor.require("access.write_to")
    rows = _assignments(today).order_by("user_id", "pk")
    if actor.collaboration:
        rows = rows.filter(collaboration=actor.collaboration)
    return tuple(
        AddressRow(
            row.user_id,
            row.user.get_full_name(),
            row.user.email,
            row.role,
            row.organization.code,
            row.municipality_id or "",
            row.collaboration_id,
        )
        for row in rows
    )
