"""Notices of a kind, with the unbroken episode that each is about."""

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.episodes import ward_stays
from narvard_analytics.vocabulary import Table


def notices_of(engine: Engine, *kinds: str) -> Table:
    """Notices of the kinds with the number of the person's episode: the columns of `notices`, number."""
    # An episode id stands on each of its wards' rows, and in two hospitals' rows of one unbroken episode.
    wards = ward_stays(engine).select("person", "episode", "number").distinct()
    notices = engine.table("notices")
    return notices.filter(notices.kind.isin(kinds)).inner_join(wards, ["person", "episode"])
