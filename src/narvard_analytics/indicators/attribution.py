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
    later,
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


def listings(engine: Engine) -> Table:
    """Periods listed at a primary-care unit, at most one a person and day, laid out as `homes` are."""

    def build() -> Table:
        periods = one_at_a_time(engine.table("listings"), "unit")
        known = periods.filter(periods.unit.notnull())
        return known.select("person", "from_date", "to_date", municipality=known.unit)

    return engine.step("listings_as_places", build)


def whereabouts(engine: Engine, plan: Plan) -> Table:
    """Where persons count: the municipality they live in, or the unit they are listed at."""
    return listings(engine) if plan.units else homes(engine)


def memberships(engine: Engine) -> Table:
    """Periods in the target groups, whatever the definition: person, cohort, from_date, to_date."""

    def build() -> Table:
        cohorts = engine.table("cohorts")
        return united(cohorts.filter(cohorts.cohort.isin(TARGET_GROUPS)), "person", "cohort")

    return engine.step("memberships", build)


def in_place_and_group(engine: Engine, plan: Plan, events: Table) -> Table:
    """The events (person, day, …) with municipality, target_group and period number; once for "all", once a group.

    Where the events have a column placed_day, that is the day on which residence and groups are asked; `day` gives the
    period. So a death counts where the person lived the day before.
    """
    asked = "placed_day" if "placed_day" in events.columns else "day"
    located = as_of(events, asked, whereabouts(engine, plan), "municipality")
    located = located.mutate(
        municipality=or_else(located.municipality, UNKNOWN_MUNICIPALITY), period=period_of(located.day, plan.months)
    )
    located = located.filter(located.municipality.isin(plan.places))
    everybody = located.mutate(target_group=constant(ALL_GROUPS, "string"))
    if len(plan.groups) == 1:
        return everybody
    members = belonging(located, asked, memberships(engine), "cohort").rename(target_group="cohort")
    return stack([everybody, members.select(*everybody.columns)])


def alive(engine: Engine, periods: Table) -> Table:
    """The periods cut off at the day of death; a person counts among the residents until the day before it."""
    persons = engine.table("persons").select("person", "death_date")
    joined = periods.left_join(persons, "person").select(*periods.columns, "death_date")
    ending = joined.mutate(to_date=earlier(joined.to_date, or_else(joined.death_date, OPEN_END)))
    return ending.filter(ending.from_date < ending.to_date).drop("death_date")


def shared_days(periods: Table, others: Table) -> Table:
    """What each period has in common with each of the same person's other periods, with the columns of the first."""
    lookup = others.select("person", other_from="from_date", other_to="to_date")
    meets = (periods.person == lookup.person, periods.from_date < lookup.other_to, lookup.other_from < periods.to_date)
    joined = periods.inner_join(lookup, meets, rname="other_{name}")
    cut = joined.mutate(
        from_date=later(joined.from_date, joined.other_from), to_date=earlier(joined.to_date, joined.other_to)
    )
    return cut.select(*periods.columns)
