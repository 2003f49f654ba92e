"""Patients in corridors: stays for which the ward had no ordinary bed, the Norwegian measure."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.episodes import ward_stays
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.telling import any_tells
from narvard_analytics.indicators.wording import ALL_AGES, RESIDENCE_AT_EVENT, STAYS_THAT_DID_NOT_COUNT
from narvard_analytics.vocabulary import Table, constant, days_between, in_window

OVERCROWDED = "overcrowded"

DEFINITION = Definition(
    id="corridor_patients_no",
    version="1",
    valid_from=date(2015, 1, 1),
    name=Text(sv="Korridorpatienter (Norge)", nb="Korridorpasienter", en="Patients in corridors (Norway)"),
    description=Text(
        sv="Hur ofta patienter läggs i korridor eller på annan plats som avdelningen inte är bemannad för. Måttet "
        "visar om sjukhuset har plats för dem som behöver vara där.",
        nb="Hvor ofte pasienter blir lagt i korridor eller på annen plass som avdelingen ikke er bemannet for. Målet "
        "viser om sykehuset har plass til dem som trenger å være der.",
        en="How often patients are put in a corridor, or in another place that the ward has no staff for. It shows "
        "whether the hospital has room for those who need to be there.",
    ),
    numerator=Text(
        sv="Vistelser på avdelning som överbelagd; för dygnen: nätterna i dem.",
        nb="Opphold på avdeling som korridorpasient; for døgnene: nettene i dem.",
        en="Stays on a ward in an overcrowded place; for the days: their nights.",
    ),
    denominator=Text(
        sv="Vistelser på avdelning som avslutas i perioden och där placeringen är känd; för dygnen: nätterna i dem.",
        nb="Opphold på avdeling som avsluttes i perioden og der plasseringen er kjent; for døgnene: nettene i dem.",
        en="Stays on a ward that end in the period, of which the placement is known; for the days: their nights.",
    ),
    exclusions=(
        STAYS_THAT_DID_NOT_COUNT,
        Text(
            sv="Utlokaliserade patienter räknas inte som överbelagda. Sjukhusvård i hemmet.",
            nb="Pasienter på en annen avdelings ordinære seng regnes ikke som korridorpasienter. Hjemmesykehus.",
            en="Outliers in another ward’s ordinary bed do not count as overcrowded. Hospital care at home.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år då personen lämnar avdelningen.",
        nb="Måned, kvartal eller år da personen forlater avdelingen.",
        en="Month, quarter or year in which the person leaves the ward.",
    ),
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel vistelser i korridor", nb="Andel opphold i korridor", en="Share of stays in a corridor"),
            "in_corridor",
            "stays",
            LOW,
        ),
        share(
            "share_of_days",
            Text(sv="Andel dygn i korridor", nb="Andel liggedøgn i korridor", en="Share of days in a corridor"),
            "corridor_nights",
            "nights",
            LOW,
            of_days=True,
        ),
    ),
    source=Text(
        sv="Norsk nationell indikator, som räknar patienter klockan sju; vistelser och nätter är vår närmaste "
        "motsvarighet i händelserna",
        nb="Nasjonal kvalitetsindikator, som teller pasienter klokken sju; opphold og netter er det nærmeste "
        "hendelsene gir",
        en="Norwegian national indicator, which counts patients at seven o’clock; stays and nights are the nearest "
        "that the events give",
    ),
    certainty=Certainty.C,
    tables=("stays", "residence"),
    goal_areas=("availability", "security"),
    country="NO",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Stays on a ward: person, day left, stays (1), in_corridor (0 or 1), nights, corridor_nights."""
    stays = ward_stays(engine)
    ended = stays.filter(
        stays.placement.notnull()
        & (stays.form == "ward").fill_null(True)
        & (stays.status == "finished")
        & in_window(stays.discharged_day, plan.start, plan.end)
    )
    nights = days_between(ended.admitted_day, ended.discharged_day).cast("int64")
    crowded = (ended.placement == OVERCROWDED).cast("int64")
    return ended.select(
        "person",
        day=ended.discharged_day,
        stays=constant(1, "int64"),
        in_corridor=crowded,
        nights=nights,
        corridor_nights=nights * crowded,
    )


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows, any_tells("stays", "placement"))),)
