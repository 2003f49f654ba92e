"""Which plans a page reads: those of the actor's collaboration that are active in one year, never all years at once."""

from datetime import date

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import ActionPlan

# What may be changed: the plan in force, and the draft of the one to come.
OPEN = ("active", "draft")


def years(actor: Actor) -> tuple[int, ...]:
    """The years that have an active plan, the latest first."""
    actor.require("plans.read")
    active = ActionPlan.objects.filter(own(actor), status="active")
    return tuple(active.order_by("-year").values_list("year", flat=True).distinct())


def year_now(actor: Actor, today: date, asked: int | None = None) -> int | None:
    """The year asked for, else the latest one that has begun, else the first to come; None without a plan."""
    found = years(actor)
    if asked in found:
        return asked
    return next((year for year in found if year <= today.year), min(found, default=None))


def active_in(actor: Actor, year: int | None, plan: str = "cell__action_plan") -> Q:
    """What belongs to the active plans of a year; `plan` leads to the action plan."""
    return own(actor, f"{plan}__collaboration") & Q(**{f"{plan}__status": "active", f"{plan}__year": year})


def open_to_change(actor: Actor, plan: str = "cell__action_plan") -> Q:
    """What belongs to a plan that is active or a draft, of any year; for reading a single row by its number."""
    return own(actor, f"{plan}__collaboration") & Q(**{f"{plan}__status__in": OPEN})
