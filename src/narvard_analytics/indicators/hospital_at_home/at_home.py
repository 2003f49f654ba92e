"""Which unbroken episodes were given at home in part or whole, and whether the person had to go to a ward."""

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.episodes import stays_of_any_form
from narvard_analytics.indicators.telling import any_tells
from narvard_analytics.vocabulary import Table

AT_HOME, WARD = "hospital_at_home", "ward"


def forms(engine: Engine) -> Table:
    """Unbroken episodes of any form in law: person, number, at_home and escalated (0 or 1).

    Escalated: a stay on a ward begins after one at home, in the same episode.
    """
    return engine.step("forms_of_episodes", lambda: _forms(engine))


def _forms(engine: Engine) -> Table:
    stays = stays_of_any_form(engine)
    grouped = stays.group_by(["person", "number"]).aggregate(
        home=stays.position.min(where=stays.form == AT_HOME), ward=stays.position.max(where=stays.form == WARD)
    )
    return grouped.select(
        "person",
        "number",
        at_home=grouped.home.notnull().cast("int64"),
        escalated=(grouped.ward > grouped.home).fill_null(False).cast("int64"),
    )


forms_are_told = any_tells("stays", "form")
"""Whether any stay tells where it was given."""
