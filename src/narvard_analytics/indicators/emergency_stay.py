"""How long the oldest are at the emergency department."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.emergency_visits import LOWEST_AGE, visits
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, median_of, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import MONTH_OF_EVENT, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, constant, in_window, seconds_between

A_MINUTE = 60
LIMIT_SECONDS = 4 * 3600
"""The common Swedish goal for an emergency visit [C]."""

DEFINITION = Definition(
    id="emergency_stay_80",
    version="1",
    valid_from=date(2019, 1, 1),
    name=Text(
        sv="Vistelsetid på akutmottagning, 80 år och äldre",
        nb="Oppholdstid i akuttmottak, 80 år og eldre",
        en="Time at the emergency department, 80 years and over",
    ),
    description=Text(
        sv="Hur länge de äldsta är på akutmottagningen, från ankomst till att de lämnar den. Långa vistelser är en "
        "risk för sköra personer.",
        nb="Hvor lenge de eldste er i akuttmottaket, fra ankomst til de forlater det. Lange opphold er en risiko for "
        "skrøpelige personer.",
        en="How long the oldest are at the emergency department, from arrival until they leave it. Long stays are a "
        "risk to frail persons.",
    ),
    numerator=Text(
        sv="Medianen av minuterna från besökets början till dess slut; och de besök som tog mer än fyra timmar.",
        nb="Medianen av minuttene fra besøkets start til slutt; og de besøkene som tok mer enn fire timer.",
        en="The median of the minutes from a visit’s beginning to its end; and the visits of more than four hours.",
    ),
    denominator=Text(
        sv="Genomförda besök av personer som fyllt 80 år, där sluttiden är känd.",
        nb="Gjennomførte besøk av personer som har fylt 80 år, der sluttiden er kjent.",
        en="Visits that took place by persons aged 80 or more, of which the end is known.",
    ),
    exclusions=(
        Text(
            sv="Avbokade, uteblivna och felregistrerade besök; personer med okänd ålder. Besök utan sluttid räknas "
            "inte, och deras andel redovisas.",
            nb="Avbestilte, uteblitte og feilregistrerte besøk; personer med ukjent alder. Besøk uten sluttid regnes "
            "ikke, og andelen av dem vises.",
            en="Visits cancelled, not attended or entered in error; persons of unknown age. Visits without an end do "
            "not count, and their share is shown.",
        ),
    ),
    periods=MONTH_OF_EVENT,
    age=Text(
        sv="80 år och äldre på besöksdagen.",
        nb="80 år og eldre på besøksdagen.",
        en="80 and over on the day of the visit.",
    ),
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        median_of(
            "median",
            Text(sv="Median, minuter", nb="Median, minutter", en="Median, minutes"),
            "minutes",
            "timed",
            "minutes",
            LOW,
        ),
        share(
            "share_over_4_hours",
            Text(sv="Andel över fyra timmar", nb="Andel over fire timer", en="Share over four hours"),
            "long",
            "timed",
            LOW,
        ),
        share(
            "missing_end",
            Text(
                sv="Andel besök utan känd sluttid",
                nb="Andel besøk uten kjent sluttid",
                en="Share of visits without a known end",
            ),
            "untimed",
            "visits",
            LOW,
        ),
    ),
    source=Text(
        sv="Vistelsetid enligt den nationella akutstatistikens begrepp; texten är inte läst på nytt",
        nb="Oppholdstid etter begrepene i svensk akuttstatistikk; teksten er ikke lest på nytt",
        en="Time at the department in the terms of the Swedish emergency statistics; the text was not read again",
    ),
    certainty=Certainty.C,
    tables=("contacts", "persons", "residence"),
    goal_areas=("availability", "security"),
    ages=(LOWEST_AGE, None),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Visits: person, day, visits (1), minutes, timed, long (over four hours) and untimed (0 or 1)."""
    seen = visits(engine).filter(lambda visit: in_window(visit.day, plan.start, plan.end))
    seconds = seconds_between(seen.started_at, seen.ended_at)
    timed = seconds.notnull().cast("int64")
    return seen.select(
        "person",
        "day",
        visits=constant(1, "int64"),
        minutes=(seconds // A_MINUTE).cast("int64"),
        timed=timed,
        long=(seconds > LIMIT_SECONDS).fill_null(False).cast("int64"),
        untimed=1 - timed,
    )


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows)),)
