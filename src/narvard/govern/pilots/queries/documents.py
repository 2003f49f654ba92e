"""Programmes and pilots as a document: what it may refer to, whether it is right, and what is loaded now."""

from collections.abc import Mapping
from datetime import datetime

from django.forms.models import model_to_dict

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check, spellings, written
from narvard.base.organizations.queries import municipalities, organizations, own, target_groups
from narvard.govern.pilots.models import Cycle, Evaluation, Pilot, PilotRule, Programme, QuarterReport
from narvard.govern.pilots.rules.document import FORM, more_problems


def known_to(actor: Actor, now: datetime) -> Known:
    """What a document of pilots may refer to, under every spelling."""
    lists = {
        "municipalities": municipalities(actor),
        "organizations": organizations(actor),
        "target_groups": target_groups(actor),
    }
    known = {name: spellings((row.code, row.name) for row in rows) for name, rows in lists.items()}
    codes = Programme.objects.filter(own(actor)).values_list("code", flat=True)
    return {**known, "programmes": {code.casefold(): code for code in codes}}


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that keeps a document of pilots from being loaded."""
    actor.require("pilots.import")
    found = check(FORM, document, known_to(actor, now))
    return found.problems or tuple(more_problems(found.rows))


def document(actor: Actor) -> dict[str, object]:
    """All programmes and pilots of the collaboration, as a document that loads back to the same."""
    actor.require("pilots.read")
    pilots = Pilot.objects.filter(own(actor)).select_related("programme").prefetch_related("parties__organization")
    parts = {"rules": PilotRule, "cycles": Cycle, "quarters": QuarterReport, "evaluations": Evaluation}
    of_pilots = {
        name: [
            {**model_to_dict(row), "pilot": row.pilot.code}
            for row in model.objects.filter(own(actor, "pilot__collaboration"))
            .select_related("pilot")
            .order_by("pilot__starts_on", "pilot_id", *model._meta.ordering)
        ]
        for name, model in parts.items()
    }
    return written(
        FORM,
        {
            "programmes": [model_to_dict(row) for row in Programme.objects.filter(own(actor))],
            "pilots": [_pilot(row) for row in pilots],
            **of_pilots,
        },
    )


def _pilot(row: Pilot) -> dict[str, object]:
    return {
        **model_to_dict(row),
        "programme": row.programme.code if row.programme else "",
        "organizations": tuple(party.organization.code for party in row.parties.all()),
    }
