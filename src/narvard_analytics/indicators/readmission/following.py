"""What follows a discharge: the person's next episode, and whether the person was alive to have one."""

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.telling import any_tells
from narvard_analytics.vocabulary import Table, before


def with_next(episodes: Table) -> Table:
    """Episodes with when the person's next one begins and whether it was planned: next_at, next_day, next_planned.

    So a readmission serves the nearest discharge before it only.
    """
    following = before("person", ["number"])
    return episodes.mutate(
        next_at=episodes.admitted_at.lead().over(following),
        next_day=episodes.admitted_day.lead().over(following),
        next_planned=episodes.planned.lead().over(following),
    )


def alive(engine: Engine, episodes: Table) -> Table:
    """Episodes of persons who were alive the day after the discharge, with birth_date and death_date."""
    persons = engine.table("persons").select("person", "birth_date", "death_date")
    known = episodes.inner_join(persons, "person")
    return known.filter(known.death_date.isnull() | (known.death_date > known.discharged_day))


plans_are_told = any_tells("stays", "planned")
"""Whether any stay tells if it was planned: of others none is found to be unplanned."""
