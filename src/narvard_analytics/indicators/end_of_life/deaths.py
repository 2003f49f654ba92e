"""Deaths as events: counted by the day of death, placed where the person lived the day before."""

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.vocabulary import Table, days_after, in_window

LAST_YEAR_DAYS = 365


def deaths(engine: Engine, plan: Plan) -> Table:
    """Persons who died within the periods: person, day (of death), placed_day (the day before)."""
    persons = engine.table("persons")
    dead = persons.filter(in_window(persons.death_date, plan.start, plan.end))
    return dead.select("person", day=dead.death_date, placed_day=days_after(dead.death_date, -1))
