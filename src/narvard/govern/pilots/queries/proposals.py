"""A pilot as it is proposed, for the page on which it is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities, organizations, own, target_groups
from narvard.govern.pilots.models import Pilot, Programme
from narvard.govern.pilots.queries.finding import PilotNotFound
from narvard.govern.pilots.rules.states import State

PLAIN = ("title", "owner_name", "owner_role", "starts_on", "ends_on", "budget")
TEXTS = ("aim", "hypothesis", "population", "comparison", "baseline", "logic_model")


@dataclass(frozen=True)
class ProposalRow:
    """A pilot that has not started: its code, its name, and the values of the form's fields."""

    code: str
    title: str
    values: Mapping[str, object]


def proposal(actor: Actor, code: str) -> ProposalRow:
    """A pilot that may still be written. Raises PilotNotFound, also where it has started."""
    actor.require("pilots.read")
    before = Pilot.objects.filter(own(actor), code=code, state__in=[State.PROPOSED, State.DECIDED])
    found = before.select_related("programme").prefetch_related("parties__organization", "rules").first()
    if found is None:
        raise PilotNotFound(code)
    values = {name: getattr(found, name) for name in (*PLAIN, *TEXTS)}
    values |= {"programme": found.programme.code if found.programme else ""}
    values |= {"municipality": found.municipality_id or "", "target_group": found.target_group_id or ""}
    values |= {"organizations": [party.organization.code for party in found.parties.all()]}
    for kind in ("start", "stop"):
        values[f"{kind}_rules"] = "\n".join(rule.text for rule in found.rules.all() if rule.kind == kind)
    return ProposalRow(code, found.title, values)


def choices(actor: Actor) -> dict[str, tuple[tuple[str, str], ...]]:
    """What may be chosen on the page, by field."""
    actor.require("pilots.read")
    return {
        "programme": tuple(Programme.objects.filter(own(actor)).values_list("code", "name")),
        "municipality": tuple((row.code, row.name) for row in municipalities(actor)),
        "target_group": tuple((row.code, row.name) for row in target_groups(actor)),
        "organizations": tuple((row.code, row.name) for row in organizations(actor)),
    }
