"""Finding the pilot that an operation is about, within what the actor may reach."""

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.pilots.models import Pilot
from narvard.govern.pilots.permissions import may_report, require_some_reach
from narvard.govern.pilots.queries.finding import PilotNotFound


def pilot_to_decide(actor: Actor, code: str) -> Pilot:
    """The pilot, locked; raises NotPermitted or PilotNotFound."""
    actor.require("pilots.decide")
    return _locked(actor, code)


def pilot_to_report(actor: Actor, code: str) -> Pilot:
    """The pilot, locked, where the actor may report on it; raises NotPermitted or PilotNotFound."""
    require_some_reach(actor)
    found = _locked(actor, code)
    organizations = tuple(found.parties.values_list("organization__code", flat=True))
    if not may_report(actor, found.municipality_id or "", organizations):
        raise PilotNotFound(code)
    return found


def _locked(actor: Actor, code: str) -> Pilot:
    found = Pilot.objects.select_for_update(of=("self",)).filter(own(actor), code=code).first()
    if found is None:
        raise PilotNotFound(code)
    return found
