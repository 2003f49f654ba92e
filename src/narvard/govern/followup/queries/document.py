"""The quarters as a document, and what is wrong with one that is brought."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check, spellings, written
from narvard.base.organizations.queries import municipalities, own
from narvard.govern.followup.models import AreaReady, Period, Said
from narvard.govern.followup.permissions import IMPORT, READ
from narvard.govern.followup.rules.document import FORM, extra_problems
from narvard.govern.followup.rules.states import State

Rows = list[dict[str, object]]


def known_to(actor: Actor, now: datetime) -> Known:
    """What a document of quarters may refer to: the areas, by code and by name, and the quarters that are kept."""
    actor.require(IMPORT)
    areas = spellings((row.code, row.name) for row in municipalities(actor))
    return {"areas": areas, "periods": {code: code for code in states(actor)}}


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that is wrong with a document of quarters; empty when it may be loaded."""
    checked = check(FORM, document, known_to(actor, now))
    if any(problem.code == "unknown_format" for problem in checked.problems):
        return checked.problems
    return (*checked.problems, *extra_problems(checked.rows, states(actor), closed_words(actor)))


def document(actor: Actor) -> dict[str, object]:
    """Every quarter with its words, as a document that can be brought again."""
    actor.require(READ)
    periods = Period.objects.filter(own(actor)).order_by("year", "quarter")
    said = _said(actor)
    return written(
        FORM,
        {
            "periods": [_period(row) for row in periods],
            "said": [row for code in sorted(said) for row in said[code]],
            "ready": _ready(actor),
        },
    )


def states(actor: Actor) -> dict[str, State]:
    """Every kept quarter by its code, with its state."""
    rows = Period.objects.filter(own(actor)).values_list("year", "quarter", "state")
    return {f"{year}-{quarter}": State(state) for year, quarter, state in rows}


def closed_words(actor: Actor) -> dict[str, Rows]:
    """The words of the closed quarters, as rows of a document."""
    closed = [code for code, state in states(actor).items() if state is State.CLOSED]
    said = _said(actor, state=State.CLOSED)
    return {code: said[code] for code in closed}


def _said(actor: Actor, **narrowed: str) -> dict[str, Rows]:
    rows = Said.objects.filter(
        own(actor, "period__collaboration"), **{f"period__{k}": v for k, v in narrowed.items()}
    ).select_related("period")
    found: dict[str, Rows] = defaultdict(list)
    for row in rows.order_by("period_id", "municipality_id", "subject", "key", "side"):
        code = f"{row.period.year}-{row.period.quarter}"
        found[code].append(
            {
                "period": code,
                "area": row.municipality_id,
                "about": row.subject,
                "reference": row.key,
                "title": row.title,
                "side": row.side,
                "status": row.status,
                "done": row.done,
                "hinders": row.hinders,
                "next": row.next_step,
                "said_on": timezone.localdate(row.at),
                "said_by": row.by_name,
            }
        )
    return found


def _period(row: Period) -> dict[str, object]:
    return {
        "period": f"{row.year}-{row.quarter}",
        "state": row.state,
        "areas_by": row.areas_by,
        "office_by": row.office_by,
        "steering_by": row.steering_by,
        "council_by": row.council_by,
        "opened_on": timezone.localdate(row.opened_at) if row.opened_at else None,
        "closed_on": timezone.localdate(row.closed_at) if row.closed_at else None,
    }


def _ready(actor: Actor) -> Rows:
    rows = AreaReady.objects.filter(own(actor, "period__collaboration")).select_related("period")
    return [
        {
            "period": f"{row.period.year}-{row.period.quarter}",
            "area": row.municipality_id,
            "ready_on": timezone.localdate(row.at),
            "ready_by": row.by_name,
            "note": row.note,
        }
        for row in rows.order_by("period__year", "period__quarter", "municipality_id")
    ]
