"""Days in hospital in the last year of life, and repeated admissions in the last month."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.end_of_life.deaths import LAST_YEAR_DAYS, deaths
from narvard_analytics.indicators.episodes import episodes
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, mean_of, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import (
    ALL_AGES,
    MONTH_OF_DEATH,
    RESIDENCE_BEFORE_DEATH,
    STAYS_THAT_DID_NOT_COUNT,
)
from narvard_analytics.vocabulary import Table, constant, days_between, or_else

LAST_MONTH_DAYS = 30
REPEATED = 2

DEFINITION = Definition(
    id="bed_days_last_year",
    version="1",
    valid_from=date(2020, 1, 1),
    name=Text(
        sv="Vårddagar på sjukhus under sista levnadsåret",
        nb="Liggedøgn på sykehus i det siste leveåret",
        en="Hospital bed-days in the last year of life",
    ),
    description=Text(
        sv="Hur många dygn personer som avlidit var inskrivna på sjukhus under sitt sista år. Och hur stor del som "
        "skrevs in minst två gånger den sista månaden.",
        nb="Hvor mange døgn personer som er døde, var innlagt på sykehus i sitt siste år. Og hvor stor del som ble "
        "innlagt minst to ganger den siste måneden.",
        en="How many days persons who have died were in hospital during their last year. And what share were admitted "
        "at least twice in the last month.",
    ),
    numerator=Text(
        sv="Dygn i sluten vård under de 365 dagarna före dödsdagen; för andelen: de som skrevs in minst två gånger "
        "under de sista 30 dagarna.",
        nb="Døgn i døgnbehandling i de 365 dagene før dødsdagen; for andelen: de som ble innlagt minst to ganger de "
        "siste 30 dagene.",
        en="Days in inpatient care in the 365 days before the day of death; for the share: those admitted at least "
        "twice in the last 30 days.",
    ),
    denominator=Text(sv="Avlidna i perioden.", nb="Døde i perioden.", en="Deaths in the period."),
    exclusions=(
        STAYS_THAT_DID_NOT_COUNT,
        Text(
            sv="Plötsliga dödsfall är med, eftersom dödsorsaken inte finns bland händelserna.",
            nb="Plutselige dødsfall er med, siden dødsårsaken ikke finnes blant hendelsene.",
            en="Sudden deaths are counted, since the cause of death is not among the events.",
        ),
    ),
    periods=MONTH_OF_DEATH,
    age=ALL_AGES,
    attribution=RESIDENCE_BEFORE_DEATH,
    time=Time.FLOW,
    measures=(
        mean_of(
            "mean",
            Text(
                sv="Medelantal vårddygn per avliden",
                nb="Gjennomsnittlig antall liggedøgn per død",
                en="Mean bed-days a death",
            ),
            "bed_days",
            "deaths",
            "days",
            LOW,
        ),
        share(
            "share_repeated",
            Text(
                sv="Andel med minst två inskrivningar de sista 30 dagarna",
                nb="Andel med minst to innleggelser de siste 30 dagene",
                en="Share with at least two admissions in the last 30 days",
            ),
            "repeated",
            "deaths",
            LOW,
        ),
    ),
    source=Text(
        sv="Återkommande slutenvård i livets slutskede är ett mått i Öppna jämförelser; beräkningen är återgiven ur "
        "minnet",
        nb="Gjentatte innleggelser ved livets slutt er et mål i svenske Öppna jämförelser; beregningen er gjengitt "
        "etter hukommelsen",
        en="Repeated inpatient care at the end of life is a measure of Öppna jämförelser; the formula is given from "
        "memory",
    ),
    certainty=Certainty.C,
    tables=("stays", "persons", "residence"),
    goal_areas=("closeness", "security", "patient_focus"),
    look_back_days=LAST_YEAR_DAYS,
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Deaths: person, day, placed_day, deaths (1), bed_days in the year before, repeated (0 or 1)."""
    dead = deaths(engine, plan)
    stayed = _stayed(engine, dead)
    told = dead.left_join(stayed, "person").select(*dead.columns, "nights", "admissions")
    return told.select(
        *dead.columns,
        deaths=constant(1, "int64"),
        bed_days=or_else(told.nights, 0).cast("int64"),
        repeated=(told.admissions >= REPEATED).fill_null(False).cast("int64"),
    )


def _stayed(engine: Engine, dead: Table) -> Table:
    """By person: nights of the last year that were in hospital, and admissions in the last month.

    Counted in days before the death, so that no calendar is asked. Who was never discharged was there to the end.
    """
    joined = episodes(engine).inner_join(dead.select("person", "day"), "person")
    came = days_between(joined.admitted_day, joined.day)
    left = or_else(days_between(joined.discharged_day, joined.day), 0)
    nights = (came.clip(upper=LAST_YEAR_DAYS) - left.clip(lower=0)).clip(lower=0)
    counted = joined.filter(came >= 0).select(
        "person", nights=nights.cast("int64"), recent=came.between(0, LAST_MONTH_DAYS).cast("int64")
    )
    return counted.group_by("person").aggregate(nights=counted.nights.sum(), admissions=counted.recent.sum())


INDICATOR = Indicator(DEFINITION, flow(DEFINITION, rows))
