"""Unplanned readmission within 30 days of discharge, 65 years and over: the Swedish definition, reconstructed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.attribution import in_place_and_group
from narvard_analytics.indicators.bands import band_cube, band_on, standard_weights
from narvard_analytics.indicators.definition import (
    Certainty,
    Definition,
    Direction,
    Kind,
    Measure,
    Text,
    Time,
)
from narvard_analytics.indicators.episodes import episodes
from narvard_analytics.indicators.figures import Figures, completeness, proportion, standardised_rate
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.readmission.following import alive, plans_are_told, with_next
from narvard_analytics.indicators.tally import CELL, tally_persons
from narvard_analytics.indicators.wording import RESIDENCE_AT_EVENT
from narvard_analytics.intervals import Limits
from narvard_analytics.results import IntervalMethod
from narvard_analytics.vocabulary import Table, Value, age_on, constant, days_between, in_window, is_false

# Reconstructed [D]: the day of discharge is day 0, on which a new admission is the same stay.
FIRST_DAY, LAST_DAY = 1, 30
LOWEST_AGE = 65

DEFINITION = Definition(
    id="unplanned_readmission_30d_65",
    version="1",
    valid_from=date(2014, 1, 1),
    name=Text(
        sv="Oplanerad återinskrivning inom 30 dagar, 65 år och äldre",
        nb="Ikke-planlagt reinnleggelse innen 30 dager, 65 år og eldre",
        en="Unplanned readmission within 30 days, 65 years and over",
    ),
    description=Text(
        sv="Andelen utskrivningar av personer 65 år och äldre som följs av en oplanerad inskrivning dag 1 till 30.",
        nb="Andelen utskrivninger av personer 65 år og eldre som følges av en ikke-planlagt innleggelse dag 1 til 30.",
        en="The share of discharges of persons 65 and over followed by an unplanned admission on days 1 to 30.",
    ),
    numerator=Text(
        sv="Utskrivningar där personens nästa vårdtillfälle är oplanerat och börjar 1–30 dagar efter "
        "utskrivningsdagen.",
        nb="Utskrivninger der personens neste opphold ikke er planlagt og begynner 1–30 dager etter utskrivningsdagen.",
        en="Discharges after which the person's next episode is unplanned and begins 1–30 days after the discharge "
        "day.",
    ),
    denominator=Text(
        sv="Utskrivningar i livet från sluten vård av personer som fyllt 65 år; vårdtillfällen i följd räknas som ett.",
        nb="Utskrivninger i live fra døgnopphold av personer som har fylt 65 år; sammenhengende opphold regnes som "
        "ett.",
        en="Discharges alive from inpatient care of persons aged 65 or more; contiguous stays are one episode.",
    ),
    exclusions=(
        Text(
            sv="Vårdtillfällen där personen avled; planerade återinskrivningar, och de där det inte är känt om de är "
            "planerade; utskrivningar under de sista 30 dagarna före brytdatumet, som inte kan följas upp än.",
            nb="Opphold der personen døde; planlagte innleggelser og innleggelser der det er ukjent om de er planlagt; "
            "utskrivninger de siste 30 dagene før skjæringstidspunktet, som ennå ikke kan følges opp.",
            en="Episodes in which the person died; readmissions that are planned, or of which that is not known; "
            "discharges in the last 30 days before the cut-off, which cannot be followed up yet.",
        ),
        Text(
            sv="En återinskrivning räknas bara till närmast föregående utskrivning.",
            nb="En reinnleggelse regnes bare til nærmeste foregående utskrivning.",
            en="A readmission counts for the nearest discharge before it only.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år för utskrivningen.",
        nb="Måned, kvartal eller år for utskrivningen.",
        en="Month, quarter or year of the discharge.",
    ),
    age=Text(
        sv="65 år och äldre på utskrivningsdagen.",
        nb="65 år og eldre på utskrivningsdagen.",
        en="65 and over on the day of discharge.",
    ),
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        Measure(
            id="share",
            name=Text(sv="Andel återinskrivna", nb="Andel reinnlagte", en="Share readmitted"),
            kind=Kind.PROPORTION,
            unit="share",
            interval=IntervalMethod.WILSON,
            direction=Direction.LOW_IS_GOOD,
        ),
        Measure(
            id="standardised_share",
            name=Text(
                sv="Andel återinskrivna, åldersstandardiserad",
                nb="Andel reinnlagte, aldersstandardisert",
                en="Share readmitted, standardised for age",
            ),
            kind=Kind.STANDARDISED_RATE,
            unit="share",
            interval=IntervalMethod.DOBSON_BYAR,
            direction=Direction.LOW_IS_GOOD,
        ),
    ),
    source=Text(
        sv="Rekonstruktion av den nationella definitionen; den officiella texten är inte läst",
        nb="Rekonstruksjon av den svenske nasjonale definisjonen; den offisielle teksten er ikke lest",
        en="Reconstruction of the Swedish national definition; the official text was not read",
    ),
    certainty=Certainty.D,
    tables=("stays", "persons", "residence"),
    goal_areas=("security", "continuity"),
    country="SE",
    ages=(65, None),
    follow_up_days=LAST_DAY,
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Index discharges that can be followed up: person, day, band of age, discharges (1), readmitted (0 or 1)."""
    known = alive(engine, with_next(episodes(engine)))
    followed_until = min(plan.end, plan.cut_off_day - timedelta(days=LAST_DAY))
    index = known.filter(
        in_window(known.discharged_day, plan.start, followed_until)
        & (age_on(known.birth_date, known.discharged_day) >= LOWEST_AGE)
    )
    gap = days_between(index.discharged_day, index.next_day)
    again = is_false(index.next_planned) & gap.between(FIRST_DAY, LAST_DAY)
    return index.select(
        "person",
        day=index.discharged_day,
        band=band_on(index.birth_date, index.discharged_day),
        discharges=constant(1, "int64"),
        readmitted=again.fill_null(False).cast("int64"),
    )


def _totals(person: Table) -> Mapping[str, Value]:
    return {"readmitted": person.readmitted.sum(), "discharges": person.discharges.sum(), "persons": person.count()}


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """The share by period of discharge; a period is complete when its last discharge has been followed for 30 days."""
    index = rows(engine, plan)
    cubes = tally_persons(engine, plan, index, ("discharges", "readmitted"), _totals)
    complete = completeness(plan, plan.periods, follow_up_days=LAST_DAY)
    readmitted, discharges, persons = cubes["readmitted"], cubes["discharges"], cubes["persons"]
    share = proportion(DEFINITION.main, plan.periods, complete, readmitted, discharges, persons)
    adjusted = replace(_standardised(engine, plan, index), persons=persons, complete=complete)
    told = plans_are_told(engine)
    return [replace(one, applicable=told) for one in (share, adjusted)]


def _standardised(engine: Engine, plan: Plan, index: Table) -> Figures:
    """The share of each age band, weighed as the ages are in the standard population; a share is at most 1."""
    placed = in_place_and_group(engine, plan, index)
    sums = placed.group_by([*CELL, "band"]).aggregate(
        readmitted=placed.readmitted.sum(), discharges=placed.discharges.sum()
    )
    counted = engine.to_arrow(sums)
    part, whole = (band_cube(plan, counted, name, LOWEST_AGE) for name in ("readmitted", "discharges"))
    measure, weights = DEFINITION.measure("standardised_share"), standard_weights(LOWEST_AGE)
    none = np.zeros(plan.shape, dtype=np.int64)
    complete = np.ones(len(plan.periods), dtype=bool)
    found = standardised_rate(measure, plan.periods, complete, part, whole.astype(np.float64), weights, none, "")
    low, high = (Limits(limits.lower, np.minimum(limits.upper, 1.0)) for limits in found.limits)
    return replace(found, limits=(low, high))


INDICATOR = Indicator(DEFINITION, figures)
