"""Reaching plans, their parts and needs: only through the gate."""

from datetime import datetime

from django.db.models import QuerySet

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.care.care_plans.models import CarePlan, Need, Part
from narvard.care.care_plans.rules.kinds import KINDS, Kind


class PlanNotFound(Exception):
    """There is no such plan, or the actor may not know that there is."""


class NeedNotFound(Exception):
    """There is no such need, or the actor may not know that there is."""


def seen_plans(actor: Actor, now: datetime) -> QuerySet[CarePlan]:
    """The plans that the actor may see, each with its `ground`, its consent and its collaboration."""
    plans = CarePlan.objects.filter(own(actor)).select_related("consent", "collaboration", "unit")
    return seen(actor, now, plans)


def seen_parts(actor: Actor, now: datetime) -> QuerySet[Part]:
    """The parts that the actor may see."""
    return seen(actor, now, Part.objects.filter(own(actor, "plan__collaboration")))


def seen_needs(actor: Actor, now: datetime) -> QuerySet[Need]:
    """The needs that the actor may see."""
    return seen(actor, now, Need.objects.filter(own(actor)).select_related("unit"))


def kind_of_plan(plan: CarePlan) -> Kind:
    """The kind by the law of the country that the plan belongs to."""
    return KINDS[plan.collaboration.country][plan.kind]


def consent_stands(plan: CarePlan, now: datetime) -> bool:
    """Does the consent that the plan rests on stand at `now`?"""
    consent = plan.consent
    if consent is None or consent.given_at > now:
        return False
    return consent.withdrawn_at is None or consent.withdrawn_at > now
