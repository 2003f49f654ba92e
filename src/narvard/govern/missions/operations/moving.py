"""Taking a proposed change to a mission further, to its decision."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.missions.models import MissionChange
from narvard.govern.missions.rules.states import SETTLED, may_follow


class ChangeNotMoved(Exception):
    """The proposal stays where it was; `code` says why: unknown, not_next, decision_missing, not_decided_yet."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The proposal was not taken further ({code}). Mend what is named, and save again.")
        self.code = code


def move_change(
    *, actor: Actor, now: datetime, code: str, state: str, decision: str = "", decided_on: date | None = None
) -> None:
    """Give a proposal its next state; accepted and rejected name the decision and its day. Raises ChangeNotMoved."""
    actor.require("missions.change")
    with transaction.atomic():
        change = MissionChange.objects.select_for_update(of=("self",)).filter(own(actor), code=code).first()
        if change is None:
            raise ChangeNotMoved("unknown")
        _check(change.state, state, decision.strip(), decided_on)
        MissionChange.objects.filter(pk=change.pk).update(state=state, decision=decision.strip(), decided_on=decided_on)
        record(
            actor=actor,
            now=now,
            action="missions.change",
            object_type="missions.MissionChange",
            object_id=code,
            label=change.title,
            details={"from": change.state, "to": state, "decision": decision.strip()},
        )


def _check(before: str, after: str, decision: str, decided_on: date | None) -> None:
    if before == after or not may_follow("changes", before, after):
        raise ChangeNotMoved("not_next")
    if after in SETTLED and not (decision and decided_on):
        raise ChangeNotMoved("decision_missing")
    if after not in SETTLED and (decision or decided_on):
        raise ChangeNotMoved("not_decided_yet")
