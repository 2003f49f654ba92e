"""Finding activities by name."""

from dataclasses import dataclass

from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import Activity

MOST_HITS = 20


@dataclass(frozen=True)
class ActivityHit:
    """An activity whose title holds what was looked for."""

    id: int
    title: str
    area: str


def search_activities(actor: Actor, text: str) -> tuple[ActivityHit, ...]:
    """Activities of the active plans whose title holds the text, without regard to case and accents."""
    actor.require("plans.read")
    wanted = search_key(text)
    if not wanted:
        return ()
    rows = Activity.objects.filter(own(actor, "cell__action_plan__collaboration"), search_key__contains=wanted)
    rows = rows.filter(cell__action_plan__status="active")
    found = rows.order_by("-cell__action_plan__year", "title", "pk").values_list(
        "pk", "title", "cell__action_plan__municipality__name"
    )
    return tuple(ActivityHit(*row) for row in found[:MOST_HITS])
