"""Unplanned readmission within 30 days of discharge, 65 years and over: the Swedish definition, reconstructed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from narvard_analytics.engines import Engine
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
from narvard_analytics.indicators.figures import Figures, completeness, proportion
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.tally import tally_persons
from narvard_analytics.indicators.wording import RESIDENCE_AT_EVENT
from narvard_analytics.results import IntervalMethod
from narvard_analytics.vocabulary import Table, Value, age_on, before, constant, days_between, in_window, is_false

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
    ),
    source=Text(
        sv="Rekonstruktion av den nationella definitionen; den officiella texten är inte läst",
        nb="Rekonstruksjon av den svenske nasjonale definisjonen; den offisielle teksten er ikke lest",
        en="Reconstruction of the Swedish national definition; the official text was not read",
    ),
    certainty=Certainty.D,
    tables=("stays", "persons", "residence"),
    goal_areas=("security", "continuity"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Index discharges that can be followed up: person, day of discharge, discharges (1), readmitted (0 or 1)."""
    stays = episodes(engine)
    following = before("person", ["number"])
    chained = stays.mutate(
        next_day=stays.admitted_day.lead().over(following), next_planned=stays.planned.lead().over(following)
    )
    persons = engine.table("persons").select("person", "birth_date", "death_date")
    known = chained.inner_join(persons, "person")
    followed_until = min(plan.end, plan.cut_off_day - timedelta(days=LAST_DAY))
    index = known.filter(
        in_window(known.discharged_day, plan.start, followed_until)
        & (known.death_date.isnull() | (known.death_date > known.discharged_day))
        & (age_on(known.birth_date, known.discharged_day) >= LOWEST_AGE)
    )
    gap = days_between(index.discharged_day, index.next_day)
    again = is_false(index.next_planned) & gap.between(FIRST_DAY, LAST_DAY)
    return index.select(
        "person",
        day=index.discharged_day,
        discharges=constant(1, "int64"),
        readmitted=again.fill_null(False).cast("int64"),
    )


def _totals(person: Table) -> Mapping[str, Value]:
    return {"readmitted": person.readmitted.sum(), "discharges": person.discharges.sum(), "persons": person.count()}


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """The share by period of discharge; a period is complete when its last discharge has been followed for 30 days."""
    cubes = tally_persons(engine, plan, rows(engine, plan), ("discharges", "readmitted"), _totals)
    complete = completeness(plan, plan.periods, follow_up_days=LAST_DAY)
    readmitted, discharges, persons = cubes["readmitted"], cubes["discharges"], cubes["persons"]
    share = proportion(DEFINITION.main, plan.periods, complete, readmitted, discharges, persons)
    return [replace(share, applicable=plans_are_told(engine))]


def plans_are_told(engine: Engine) -> bool:
    """Whether any stay tells if it was planned, or there are no stays: of others none is found to be unplanned."""
    stays = engine.table("stays")
    counted = stays.aggregate(rows=stays.count(), told=stays.planned.count())
    found = engine.to_arrow(counted).to_pylist()[0]
    return bool(found["told"]) or not found["rows"]
