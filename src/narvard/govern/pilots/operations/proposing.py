"""Proposing a pilot, and writing down what must stand before it starts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import search_key
from narvard.base.organizations.queries import organizations, own
from narvard.govern.pilots.models import Pilot, PilotParty, PilotRule, Programme
from narvard.govern.pilots.operations.reaching import pilot_to_decide
from narvard.govern.pilots.operations.recording import record_pilot
from narvard.govern.pilots.rules.frames import fits
from narvard.govern.pilots.rules.states import State

MEASURED = ("indicator", "measure", "comparator", "limit")
BEFORE_START = (State.PROPOSED, State.DECIDED)
TEXTS = ("aim", "hypothesis", "population", "comparison", "baseline", "logic_model")


class PilotNotWritten(Exception):
    """What was written of a pilot was refused; `code` says why."""

    REASONS = {
        "started": "it has started, and what was set beforehand stays. Say what has changed in the quarter's report.",
        "frame_exceeded": "its budget and the other pilots' are more than the programme's frame. Lower the budget.",
        "dates_out_of_order": "it ends before it begins. Correct the days.",
        "outside_programme": "its days are not within the programme's. Correct the days, or choose another programme.",
        "code_taken": "another pilot has that code. Choose another one.",
        "no_organization": "no organization takes part. Choose at least one.",
        "unknown_organization": "an organization does not take part in the collaboration. Choose from the list.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"The pilot was not saved, because {self.REASONS[code]}")
        self.code = code


@dataclass(frozen=True)
class Proposal:
    """A pilot as it is proposed; `budget` is whole kronor, `texts` what is written before it starts, by TEXTS."""

    title: str
    programme: str
    municipality: str
    target_group: str
    owner_name: str
    owner_role: str
    organizations: tuple[str, ...]
    starts_on: date
    ends_on: date
    budget: int | None
    texts: Mapping[str, str]


@transaction.atomic
def write_pilot(
    *, actor: Actor, now: datetime, code: str, proposal: Proposal, rules: Sequence[Mapping[str, str]], new: bool
) -> None:
    """Write down a pilot that is proposed, or write it anew as long as it has not started.

    `rules` are those for starting and stopping (kind, text, and where it is measured indicator, measure, comparator
    and limit). Raises PilotNotFound or PilotNotWritten.
    """
    actor.require("pilots.decide")
    take_turn("pilots.frame")
    if new and Pilot.objects.filter(own(actor), code=code).exists():
        raise PilotNotWritten("code_taken")
    pilot = _new(actor, code, proposal) if new else pilot_to_decide(actor, code)
    if pilot.state not in BEFORE_START:
        raise PilotNotWritten("started")
    Pilot.objects.filter(pk=pilot.pk).update(**_fields(actor, proposal, code))
    _save_parties(actor, pilot, proposal.organizations)
    _save_rules(pilot, rules)
    record_pilot(actor, now, "pilots.write", pilot, {"code": code, "rules": len(rules)})


def _save_rules(pilot: Pilot, rules: Sequence[Mapping[str, str]]) -> None:
    """Rules whose words are unchanged keep the figure that they are held against."""
    kept = {(rule.kind, rule.text): rule for rule in pilot.rules.all()}
    held = {key: {name: getattr(rule, name) for name in MEASURED} for key, rule in kept.items()}
    pilot.rules.all().delete()
    PilotRule.objects.bulk_create(
        PilotRule(pilot=pilot, order=order, **{**held.get((rule["kind"], rule["text"]), {}), **rule})
        for order, rule in enumerate(rules, start=1)
    )


def _new(actor: Actor, code: str, proposal: Proposal) -> Pilot:
    source = {"source": actor.organization_name or actor.name, "certainty": "A"}
    return Pilot.objects.create(
        collaboration_id=actor.collaboration, code=code, **_fields(actor, proposal, code), **source
    )


def _fields(actor: Actor, proposal: Proposal, code: str) -> dict[str, object]:
    programme = Programme.objects.filter(own(actor), code=proposal.programme).first() if proposal.programme else None
    if not proposal.starts_on < proposal.ends_on:
        raise PilotNotWritten("dates_out_of_order")
    if programme:
        _check_programme(programme, proposal, code)
    return {
        "programme": programme,
        "title": proposal.title,
        "search_key": search_key(proposal.title),
        "municipality_id": proposal.municipality or None,
        "target_group_id": proposal.target_group or None,
        "owner_name": proposal.owner_name,
        "owner_role": proposal.owner_role,
        "starts_on": proposal.starts_on,
        "ends_on": proposal.ends_on,
        "budget": proposal.budget,
        **{name: proposal.texts.get(name, "").strip() for name in TEXTS},
    }


def _check_programme(programme: Programme, proposal: Proposal, code: str) -> None:
    if proposal.starts_on < programme.starts_on or proposal.ends_on > programme.ends_on:
        raise PilotNotWritten("outside_programme")
    others = programme.pilots.exclude(code=code).values_list("budget", flat=True)
    if not fits(programme.frame, others, proposal.budget):
        raise PilotNotWritten("frame_exceeded")


def _save_parties(actor: Actor, pilot: Pilot, codes: tuple[str, ...]) -> None:
    ids = {row.code: row.id for row in organizations(actor)}
    if not codes:
        raise PilotNotWritten("no_organization")
    if unknown := set(codes) - ids.keys():
        raise PilotNotWritten("unknown_organization") from LookupError(sorted(unknown))
    pilot.parties.all().delete()
    PilotParty.objects.bulk_create(PilotParty(pilot=pilot, organization_id=ids[code]) for code in codes)
