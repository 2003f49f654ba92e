"""Where and in which groups an event or a person counts: registered residence and target group on the day."""

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.populations import TARGET_GROUPS
from narvard_analytics.results import ALL_GROUPS, UNKNOWN_MUNICIPALITY
from narvard_analytics.vocabulary import (
    OPEN_END,
    Table,
    as_of,
    belonging,
    constant,
    earlier,
    one_at_a_time,
    or_else,
    period_of,
    stack,
    united,
)


def homes(engine: Engine) -> Table:
    """Periods of registered residence, at most one a person and day: person, from_date, to_date, municipality.

    Residence in a municipality that is not known is residence in "unknown" (folkbokföring).
    """

    def build() -> Table:
        periods = one_at_a_time(engine.table("residence"), "municipality")
        municipality = or_else(periods.municipality, UNKNOWN_MUNICIPALITY)
        return periods.select("person", "from_date", "to_date", municipality=municipality)

    return engine.step("homes", build)


def memberships(engine: Engine) -> Table:
    """Periods in the target groups, whatever the definition: person, cohort, from_date, to_date."""

    def build() -> Table:
        cohorts = engine.table("cohorts")
        return united(cohorts.filter(cohorts.cohort.isin(TARGET_GROUPS)), "person", "cohort")

    return engine.step("memberships", build)


def in_place_and_group(engine: Engine, plan: Plan, events: Table) -> Table:
    """The events (person, day, …) with municipality, target_group and period number; once for "all", once a group."""
    located = as_of(events, "day", homes(engine), "municipality")
    located = located.mutate(
        municipality=or_else(located.municipality, UNKNOWN_MUNICIPALITY), period=period_of(located.day, plan.months)
    )
    located = located.filter(located.municipality.isin(plan.places))
    everybody = located.mutate(target_group=constant(ALL_GROUPS, "string"))
    if len(plan.groups) == 1:
        return everybody
    members = belonging(located, "day", memberships(engine), "cohort").rename(target_group="cohort")
    return stack([everybody, members.select(*everybody.columns)])


def alive(engine: Engine, periods: Table) -> Table:
    """The periods cut off at the day of death; a person counts among the residents until the day before it."""
    persons = engine.table("persons").select("person", "death_date")
    joined = periods.left_join(persons, "person").select(*periods.columns, "death_date")
    ending = joined.mutate(to_date=earlier(joined.to_date, or_else(joined.death_date, OPEN_END)))
    return ending.filter(ending.from_date < ending.to_date).drop("death_date")
