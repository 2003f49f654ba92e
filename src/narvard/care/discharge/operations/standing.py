"""Keeping each party's own view of a case in step with what it has been told."""

from dataclasses import asdict
from datetime import datetime

from django.db.models import Q

from narvard.base.access.queries import GROUNDS
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import ZONES
from narvard.care.discharge.models import Case, Leave, Party, Stay
from narvard.care.discharge.queries.finding import all_facts
from narvard.care.discharge.rules.facts import Facts, Kind, Role, State, shown_to
from narvard.care.discharge.rules.walking import standing


def bring_up_to_date(case: Case, before: Facts) -> None:
    """Work out each party's standing anew; a party's version goes up only when what it knows has changed.

    `before` is all that was known before the change, so that nobody can tell that something they may not know happened.
    """
    after = all_facts(case)
    for party in Party.objects.filter(case=case):
        role, unit = Role(party.role), party.unit_id
        knows = shown_to(after, role, unit)
        changed = knows != shown_to(before, role, unit)
        for name, value in asdict(standing(knows, role, ZONES[case.country])).items():
            setattr(party, name, value)
        party.version += int(changed)
        party.save()
        if role is Role.HOSPITAL:
            _keep_state(case, knows, State(party.state))


def _keep_state(case: Case, knows: Facts, state: State) -> None:
    """The case's own state; when the person has left, also when and how, and the stays end with it."""
    gone = knows.last(Kind.DISCHARGED)
    if state is not State.ENDED or gone is None:
        Case.objects.filter(pk=case.pk).update(state=state)
        return
    Stay.objects.filter(Q(to_at=None) | Q(to_at=case.ended_at), case=case).update(to_at=gone.sent_at)
    Leave.objects.filter(case=case, to_at=None).update(to_at=gone.sent_at)
    Case.objects.filter(pk=case.pk).update(state=state, ended_at=gone.sent_at, end_kind=gone.answer)
    case.ended_at = gone.sent_at


def note(actor: Actor, now: datetime, action: str, case: Case, ground: str, details: dict[str, object]) -> None:
    """An event on the case; `ground` is a code of the gate's grounds."""
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="discharge.case",
        object_id=str(case.pk),
        details=details,
        legal_basis=GROUNDS[ground].law,
        patient=case.subject,
    )
