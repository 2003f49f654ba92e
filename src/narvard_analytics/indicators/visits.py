"""Visits in primary care and who met the person, shared by the two continuity indicators."""

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.scope import VisitScope
from narvard_analytics.vocabulary import Table, in_window

REAL_STATUSES = ("finished", "in_progress")
"""Contacts that took place; planned, cancelled, entered in error and not attended ones never count."""


def primary_care_visits(engine: Engine, scope: VisitScope, start: object, end: object) -> Table:
    """Visits within `[start, end)`: contact, delivery, person, day, at, unit, practitioner.

    One row a professional in scope: a visit with two of them is two rows, since each was met. A visit in which no
    professional at all is recorded has one row with an empty practitioner: it counts in no index, and its share is
    reported. A visit with professionals of other professions only has none.
    """
    contacts = engine.table("contacts")
    visits = contacts.filter(
        (contacts.setting == "primary_care")
        & contacts.kind.isin(scope.kinds)
        & contacts.status.isin(REAL_STATUSES)
        & in_window(contacts.started_day, start, end)
    ).select("contact", "delivery", "person", "unit", day=contacts.started_day, at=contacts.started_at)
    participants = engine.table("contact_participants").select("contact", "delivery", "practitioner", "profession")
    # Controllers number their contacts each for itself: an id names one contact within a delivery.
    met = visits.left_join(participants, ["contact", "delivery"])
    met = met.select(*visits.columns, "practitioner", "profession")
    in_scope = met.profession.isin(scope.professions) if scope.professions else met.practitioner.notnull()
    return met.filter(met.practitioner.isnull() | in_scope).drop("profession")
