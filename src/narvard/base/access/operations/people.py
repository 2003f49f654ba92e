"""Entering, choosing an assignment, leaving, and who the people are."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from narvard.base.access.models import Assignment, CoherentParty, User
from narvard.base.access.queries import actor_for, own_assignments
from narvard.base.access.rules import ROLES
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor


class AssignmentNotChosen(Exception):
    """The assignment does not exist, belongs to someone else, or is not in force today."""


class AssignmentNotAdded(Exception):
    """The database refused an assignment; the message says why and what to do."""


class PeopleNotLoaded(Exception):
    """A document of people was refused whole; the message says what is wrong, where, and what to do."""


def _enter(*, user_id: int, assignment_id: int, now: datetime, today: date, action: str) -> Actor:
    actor = actor_for(user_id, assignment_id, today)
    if not actor.role:
        raise AssignmentNotChosen(
            "You were not let in under that assignment, because it is not yours or its time is out. Choose another one."
        )
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="access.assignment",
        object_id=str(assignment_id),
        label=actor.role,
    )
    return actor


@transaction.atomic
def log_in_to_demo(*, assignment_id: int, now: datetime, today: date) -> Actor:
    """Enter the demo as the made-up person of an assignment. Raises AssignmentNotChosen."""
    chosen = Assignment.objects.filter(pk=assignment_id).first()
    return _enter(
        user_id=chosen.user_id if chosen else 0,
        assignment_id=assignment_id,
        now=now,
        today=today,
        action="access.log_in",
    )


@transaction.atomic
def log_in(*, user_id: int, now: datetime, today: date) -> Actor:
    """Enter as oneself, under the first assignment in force; without one there is nothing to see, but it is logged."""
    own = own_assignments(actor_for(user_id, None, today), today)
    actor = actor_for(user_id, own[0].id if own else None, today)
    record(
        actor=actor,
        now=now,
        action="access.log_in",
        object_type="access.assignment",
        object_id=str(actor.assignment_id or ""),
        label=actor.role,
    )
    return actor


@transaction.atomic
def choose_assignment(*, actor: Actor, assignment_id: int, now: datetime, today: date) -> Actor:
    """Act under another of one's own assignments from now on. Raises AssignmentNotChosen."""
    return _enter(
        user_id=actor.user_id or 0,
        assignment_id=assignment_id,
        now=now,
        today=today,
        action="access.choose_assignment",
    )


@transaction.atomic
def log_out(*, actor: Actor, now: datetime) -> None:
    """Note in the log that the person left."""
    if actor.user_id is not None:
        record(
            actor=actor,
            now=now,
            action="access.log_out",
            object_type="access.assignment",
            object_id=str(actor.assignment_id or ""),
            label=actor.role,
        )


def add_assignment(
    *,
    actor: Actor,
    now: datetime,
    user_id: int,
    role: str,
    organization_id: int,
    collaboration: str,
    municipality: str | None,
    valid_from: date,
    valid_to: date | None,
) -> int:
    """Give a person a role in an organization for a period; answer the assignment's id. Raises AssignmentNotAdded."""
    actor.require("access.assign")
    try:
        with transaction.atomic():
            added = Assignment.objects.create(
                user_id=user_id,
                role=role,
                organization_id=organization_id,
                collaboration_id=collaboration,
                municipality_id=municipality,
                valid_from=valid_from,
                valid_to=valid_to,
            )
            record(
                actor=actor,
                now=now,
                action="access.assign",
                object_type="access.assignment",
                object_id=str(added.pk),
                label=added.user.get_full_name(),
                details={"user": user_id, "role": role, "organization": organization_id},
            )
    except IntegrityError as refused:
        raise AssignmentNotAdded(
            "The assignment was not added, because the person already has it for part of that time or its dates are "
            "not in order. End the earlier one first, or choose other dates."
        ) from refused
    return added.pk


def _faults_in_people(people: list[Mapping[str, Any]], organizations: Mapping[str, int]) -> list[str]:
    found = []
    for place, person in enumerate(people, 1):
        for given in person.get("assignments", []):
            if given.get("organization") not in organizations:
                found.append(
                    f"people[{place}]: organization {given.get('organization')!r} is not loaded. Load it first."
                )
            if given.get("role") not in ROLES:
                found.append(
                    f"people[{place}]: role {given.get('role')!r} is not known. Use {', '.join(sorted(ROLES))}."
                )
    return found


@transaction.atomic
def load_people(
    *, actor: Actor, now: datetime, document: Mapping[str, Any], organizations: Mapping[str, int], collaboration: str
) -> int:
    """Load made-up people with their assignments in a collaboration; answer how many. `organizations`: id by code.

    People who are already there are left as they are, so that a second start changes nothing. With `email_domain` they
    get an address of their username there. `coherent` names organizations that take part in coherent documentation.
    Raises PeopleNotLoaded.
    """
    actor.require("access.assign")
    people = document["people"]
    if found := _faults_in_people(people, organizations):
        raise PeopleNotLoaded(f"No one was loaded, because {len(found)} things are wrong. {' '.join(found)}")
    new = [person for person in people if not User.objects.filter(username=person["username"]).exists()]
    for person in new:
        user = User(username=person["username"], first_name=person["first_name"], last_name=person["last_name"])
        user.subject = person.get("subject")
        user.set_unusable_password()
        if document.get("email_domain"):
            user.email = f"{user.username}@{document['email_domain']}"
        user.save()
        for given in person["assignments"]:
            add_assignment(
                actor=actor,
                now=now,
                user_id=user.pk,
                role=given["role"],
                organization_id=organizations[given["organization"]],
                collaboration=collaboration,
                municipality=given.get("municipality"),
                valid_from=given["valid_from"],
                valid_to=given.get("valid_to"),
            )
    for code in document.get("coherent", []):
        CoherentParty.objects.get_or_create(custodian_id=organizations[code], defaults={"from_at": now})
    return len(new)


@transaction.atomic
def end_assignment(*, actor: Actor, now: datetime, assignment_id: int) -> None:
    """End an assignment at once: from the next request on it opens nothing. Raises AssignmentNotChosen."""
    actor.require("access.assign")
    ended = Assignment.objects.filter(pk=assignment_id, ended_at=None).update(ended_at=now)
    if not ended:
        raise AssignmentNotChosen("The assignment was not ended, because it is not there or has ended already.")
    record(
        actor=actor,
        now=now,
        action="access.end_assignment",
        object_type="access.assignment",
        object_id=str(assignment_id),
    )
