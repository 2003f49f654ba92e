"""What stands around every page: who I am, where I can go, which language."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from narvard.base.core.actor import NOBODY, Actor
from narvard.base.organizations.queries import collaboration

PLACES = (
    (_("Mine"), (
        (_("My care"), "contracts:mine", "contracts.own"),
        (_("What I have decided"), "contracts:choices", "contracts.own"),
        (_("Who has read about me"), "contracts:reads", "contracts.own"),
    )),
    (_("Coordinate"), (
        (_("The way home"), "discharge:board", "discharge.read"),
        (_("Tasks"), "tasks:index", "tasks.read"),
        (_("Joint plans"), "care_plans:index", "care_plans.read"),
        (_("Patient contracts"), "contracts:index", "contracts.compose"),
        (_("Named contacts"), "coordination:index", "coordination.read"),
        (_("Find a person"), "patients:index", "patients.read"),
        (_("Requests to lift a block"), "access:lifts", "access.lift_block"),
        (_("Settlement"), "settlement:index", "settlement.read"),
        (_("Time limits of tasks"), "tasks:clocks", "tasks.set_clocks"),
    )),
    (_("Govern"), (
        (_("Plan"), "plans:grid", "plans.read"),
        (_("Strategy"), "plans:strategies", "plans.read"),
        (_("Agreements"), "agreements:index", "agreements.read"),
        (_("Bodies and meetings"), "bodies:structure", "bodies.read"),
        (_("Decisions"), "bodies:register", "bodies.read"),
        (_("Pilots"), "pilots:index", "pilots.read"),
        (_("Money"), "funds:index", "funds.read"),
        (_("Obligations"), "obligations:index", "obligations.read"),
    )),
    (_("Learn"), (
        (_("People heard"), "voices:index", "voices.read"),
        (_("Missions"), "missions:index", "missions.read"),
        (_("Good examples"), "examples:index", "examples.read"),
    )),
    (_("Follow up"), (
        (_("The quarter"), "followup:index", "followup.read"),
        (_("Indicators"), "indicators:index", "indicators.read"),
        (_("Surveys"), "surveys:index", "surveys.read"),
        (_("Reports"), "reports:index", "reports.read"),
    )),
    (_("Behind it"), (
        (_("Organizations"), "organizations:list", "organizations.read"),
        (_("Bring in and take out"), "documents:index", "documents.read"),
        (_("Deliveries"), "deliveries:index", "deliveries.read"),
        (_("Runs"), "indicators:runs", "indicators.compute"),
        (_("Log"), "audit:log", "audit.read"),
        (_("Checks of the log"), "access:checks", "audit.check_log"),
        (_("If a role changed"), "access:compare", "access.compare_roles"),
        (_("Opened in an emergency"), "access:reviews", "access.review_emergency"),
    )),
)  # fmt: skip


# Apps whose pages belong to their places in the menu only where the address says so.
APART = ("access", "contracts")


@dataclass(frozen=True)
class Link:
    """One place to go. `current` when the page is one of that place's."""

    name: Promise
    url: str
    current: bool


def _menu(actor: Actor, here: str) -> list[tuple[Promise, list[Link]]]:
    """The places that the role can use, under their words; a word without places is left out."""
    menu = [
        (word, [Link(name, reverse(route), route == here) for name, route, right in places if actor.may(right)])
        for word, places in PLACES
    ]
    return [(word, links) for word, links in menu if links]


def _here(request: HttpRequest) -> str:
    """The place that the page is one of: of its app's places the one whose address its own begins with, the longest
    such, or the first. Empty where the app has no place in the menu, or where its pages are about other things too.
    """
    app = request.resolver_match.namespace if request.resolver_match else ""
    own = [route for word, places in PLACES for name, route, right in places if route.split(":")[0] == app]
    within = [route for route in own if request.path.startswith(reverse(route))]
    return max(within, key=lambda route: len(reverse(route)), default=own[0] if own and app not in APART else "")


def frame(request: HttpRequest) -> dict[str, object]:
    """The context of frame.html."""
    actor = getattr(request, "actor", NOBODY)
    return {
        "actor": actor,
        "collaboration": SimpleLazyObject(lambda: collaboration(actor)) if actor.may("organizations.read") else None,
        "demo": settings.DEMO,
        "menu": _menu(actor, _here(request)),
    }
