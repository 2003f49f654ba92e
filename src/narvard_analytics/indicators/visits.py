"""Visits in primary care and who met the person, shared by the indicators of continuity."""

import hashlib

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.vocabulary import Table, in_window

REAL_STATUSES = ("finished", "in_progress")
"""Contacts that took place; planned, cancelled, entered in error and not attended ones never count."""


def primary_care_visits(engine: Engine, plan: Plan, start: object, end: object) -> Table:
    """Visits in the plan's scope within `[start, end)`: contact, delivery, person, day, at, unit, practitioner.

    One row a professional in scope: a visit with two of them is two rows, since each was met. A visit in which no
    professional at all is recorded has one row with an empty practitioner: it counts in no index, and its share is
    reported. A visit with professionals of other professions only has none.
    """
    scope = plan.visits
    met = _met(engine, plan, start, end)
    in_scope = met.profession.isin(scope.professions) if scope.professions else met.practitioner.notnull()
    return met.filter(met.practitioner.isnull() | in_scope).drop("profession")


def _met(engine: Engine, plan: Plan, start: object, end: object) -> Table:
    """Visits of the plan's kinds and everyone who met the person, whatever the profession.

    Joining every contact with who took part in it is the largest part of what continuity costs, and it is the same for
    all definitions: a step where several are asked for. For one alone, writing it out would cost half as much again.
    """

    def build() -> Table:
        contacts = engine.table("contacts")
        visits = contacts.filter(
            (contacts.setting == "primary_care")
            & contacts.kind.isin(plan.visits.kinds)
            & contacts.status.isin(REAL_STATUSES)
            & in_window(contacts.started_day, start, end)
        ).select("contact", "delivery", "person", "unit", day=contacts.started_day, at=contacts.started_at)
        participants = engine.table("contact_participants")
        participants = participants.select("contact", "delivery", "practitioner", "profession")
        # Controllers number their contacts each for itself: an id names one contact within a delivery.
        met = visits.left_join(participants, ["contact", "delivery"])
        return met.select(*visits.columns, "practitioner", "profession")

    if not plan.visits_shared:
        return build()
    asked = hashlib.sha256(repr((plan.visits.kinds, start, end)).encode()).hexdigest()[:16]
    return engine.step(f"primary_care_met_{asked}", build)
