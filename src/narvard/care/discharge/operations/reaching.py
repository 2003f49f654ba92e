"""The case that is to be changed, locked, with the part that the actor's unit has in it."""

from dataclasses import dataclass
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.care.discharge.models import Case, Party
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.queries.finding import READ, CaseNotFound, party_of, seen_cases
from narvard.care.discharge.rules.facts import Role


@dataclass(frozen=True)
class Reached:
    """A locked case and the party that acts."""

    case: Case
    party: Party

    @property
    def role(self) -> Role:
        """The part of the one who acts."""
        return Role(self.party.role)


def reach(actor: Actor, now: datetime, case_id: int, version: int | None = None) -> Reached:
    """The case, locked until the transaction ends. Raises CaseNotFound, or NotSaved.

    `version` is the one that the page was made from; another by now means that something has happened since.
    """
    actor.require(READ)
    case = seen_cases(actor, now).select_for_update(of=("self",)).filter(pk=case_id).first()
    if case is None:
        raise CaseNotFound(f"There is no way home {case_id} for {actor.organization_code}.")
    party = party_of(actor, case)
    if party is None:
        raise NotSaved("not_your_part")
    if version is not None and party.version != version:
        raise NotSaved("changed")
    return Reached(case, party)


def reach_hospital(actor: Actor, now: datetime, case_id: int, version: int | None = None) -> Reached:
    """As `reach`, for what only the hospital may do. Raises CaseNotFound, or NotSaved."""
    reached = reach(actor, now, case_id, version)
    if reached.role is not Role.HOSPITAL:
        raise NotSaved("not_your_part")
    return reached
