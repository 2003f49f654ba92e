"""Closeness in place: the share of residents who live near a primary-care unit, by the travel time of their area."""

from collections.abc import Mapping
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import stock
from narvard_analytics.indicators.closeness.limits import NEAR_MINUTES, limits_on
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import ALL_AGES, RESIDENCE_THAT_DAY
from narvard_analytics.vocabulary import Table, month_from, one_at_a_time

DEFINITION = Definition(
    id="closeness_geography",
    version="1",
    valid_from=date(2024, 1, 1),
    name=Text(sv="Närhet i restid", nb="Nærhet i reisetid", en="Closeness in travel time"),
    description=Text(
        sv="Andelen invånare som bor i ett område med högst 20 minuters bilresa till närmaste vårdcentral. Gränsen är "
        "satt lokalt.",
        nb="Andelen innbyggere som bor i et område med høyst 20 minutters bilreise til nærmeste legekontor. Grensen er "
        "satt lokalt.",
        en="The share of residents who live in an area at most 20 minutes by car from the nearest primary-care unit. "
        "The limit is set locally.",
    ),
    numerator=Text(
        sv="Invånare i områden med högst 20 minuters restid.",
        nb="Innbyggere i områder med høyst 20 minutters reisetid.",
        en="Residents of areas with a travel time of at most 20 minutes.",
    ),
    denominator=Text(
        sv="Folkbokförda i områden vars restid är känd, som lever på mätdagen.",
        nb="Bosatte i områder med kjent reisetid, som lever på måledagen.",
        en="Residents of areas whose travel time is known, alive on the day.",
    ),
    exclusions=(
        Text(
            sv="Invånare vars område eller restid inte är känd; avlidna och utflyttade.",
            nb="Innbyggere med ukjent område eller reisetid; døde og utflyttede.",
            en="Residents whose area or travel time is not known; those dead or moved.",
        ),
    ),
    periods=Text(
        sv="En mätdag: första dagen efter månaden, kvartalet eller året.",
        nb="En måledag: første dag etter måneden, kvartalet eller året.",
        en="One day: the first after the month, quarter or year.",
    ),
    age=ALL_AGES,
    attribution=RESIDENCE_THAT_DAY,
    time=Time.STOCK,
    measures=(
        share(
            "share",
            Text(sv="Andel med kort restid", nb="Andel med kort reisetid", en="Share with a short journey"),
            "near",
            "told",
            HIGH,
        ),
    ),
    source=Text(
        sv="Lokalt förslag; 20 minuter är vårt val och inte läst i någon källa",
        nb="Lokalt forslag; 20 minutter er vårt valg og ikke lest i noen kilde",
        en="Local proposal; 20 minutes is our choice and was not read in any source",
    ),
    certainty=Certainty.D,
    tables=("residence", "small_areas", "persons"),
    companion="closeness",
    goal_areas=("closeness",),
)


def spells(engine: Engine, plan: Plan) -> Mapping[str, Table]:
    """Spells in areas whose travel time is told, and in those that are near."""
    minutes = limits_on(DEFINITION.valid_from)[NEAR_MINUTES].value
    areas = engine.table("small_areas")
    # Several principals may describe one area; the longest journey is taken.
    areas = areas.group_by("small_area").aggregate(travel_minutes=areas.travel_minutes.max())
    lived = one_at_a_time(engine.table("residence"), "municipality").select(
        "person", "small_area", "from_date", "to_date"
    )
    known = lived.inner_join(areas.filter(areas.travel_minutes.notnull()), "small_area")
    told = known.select("person", "travel_minutes", first=month_from(known.from_date), end=month_from(known.to_date))
    told = told.filter(told.first < told.end)
    return {"told": told, "near": told.filter(told.travel_minutes <= minutes)}


INDICATORS = (Indicator(DEFINITION, stock(DEFINITION, spells)),)
