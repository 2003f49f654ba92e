"""Injuries from falls that lead to inpatient care, 65 years and over."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.diagnoses import codes_can_tell, icd, main_diagnoses, marked, with_prefix
from narvard_analytics.indicators.episodes import ward_stays
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, per_person_years
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import (
    MONTH_OF_ADMISSION,
    PERSON_YEARS,
    RESIDENCE_AT_EVENT,
    STAYS_THAT_DID_NOT_COUNT,
)
from narvard_analytics.vocabulary import Table, age_on, constant, in_window, is_true, starts_with_any

LIST = "fall_injuries"
MAIN = "main_diagnosis"
LOWEST_AGE = 65

DEFINITION = Definition(
    id="fall_injuries_65",
    version="1",
    valid_from=date(2018, 1, 1),
    name=Text(sv="Fallskador, 65 år och äldre", nb="Fallskader, 65 år og eldre", en="Fall injuries, 65 years and over"),
    description=Text(
        sv="Hur ofta äldre läggs in på sjukhus för en skada efter ett fall. Träning, genomgång av läkemedel och ett "
        "tryggt hem kan förebygga många fall.",
        nb="Hvor ofte eldre legges inn på sykehus for en skade etter et fall. Trening, legemiddelgjennomgang og et "
        "trygt hjem kan forebygge mange fall.",
        en="How often older persons are admitted to hospital for an injury after a fall. Exercise, a review of "
        "medicines and a safe home can prevent many falls.",
    ),
    numerator=Text(
        sv="Vårdtillfällen som börjar i perioden med en skada som huvuddiagnos (S00–T98) och fall som yttre orsak "
        "(W00–W19); vårdtillfällen i följd räknas som ett.",
        nb="Opphold som begynner i perioden med en skade som hoveddiagnose (S00–T98) og fall som ytre årsak (W00–W19); "
        "sammenhengende opphold regnes som ett.",
        en="Episodes that begin in the period with an injury as main diagnosis (S00–T98) and a fall as external cause "
        "(W00–W19); contiguous stays are one episode.",
    ),
    denominator=PERSON_YEARS,
    exclusions=(
        STAYS_THAT_DID_NOT_COUNT,
        Text(
            sv="Skador utan kod för yttre orsak; personer med okänd ålder.",
            nb="Skader uten kode for ytre årsak; personer med ukjent alder.",
            en="Injuries without a code of the external cause; persons of unknown age.",
        ),
    ),
    periods=MONTH_OF_ADMISSION,
    age=Text(
        sv="65 år och äldre på inskrivningsdagen; i befolkningen månadens första dag.",
        nb="65 år og eldre på innleggelsesdagen; i befolkningen månedens første dag.",
        en="65 and over on the day of admission; in the population on the month’s first day.",
    ),
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        per_person_years(
            "rate",
            Text(
                sv="Inskrivningar per 100 000 personår",
                nb="Innleggelser per 100 000 personår",
                en="Admissions per 100 000 person-years",
            ),
            "falls",
            100_000,
            LOW,
        ),
    ),
    source=Text(
        sv="Mått i SKR:s uppföljning av omställningen till nära vård; koderna är återgivna ur minnet",
        nb="Mål i den svenske oppfølgingen av nær helsetjeneste (SKR); kodene er gjengitt etter hukommelsen",
        en="A measure of SALAR’s follow-up of the shift to close care; the codes are given from memory",
    ),
    certainty=Certainty.C,
    tables=("stays", "diagnoses", "persons", "residence"),
    code_lists=(LIST,),
    goal_areas=("security", "closeness"),
    ages=(LOWEST_AGE, None),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Admissions after a fall of persons 65 and over: person, day of admission, falls (1)."""
    codes = plan.code_list(LIST)
    stays = ward_stays(engine)
    episodes = engine.step("main_diagnoses", lambda: main_diagnoses(engine, stays))
    injured = episodes.filter(
        starts_with_any(episodes.code, codes.codes(MAIN)) & in_window(episodes.day, plan.start, plan.end)
    )
    fallen = marked(injured, stays, with_prefix(icd(engine), codes.codes()), "fell")
    born = engine.table("persons").select("person", "birth_date")
    known = fallen.filter(is_true(fallen.fell)).inner_join(born, "person")
    old = known.filter(age_on(known.birth_date, known.day) >= LOWEST_AGE)
    return old.select("person", "day", falls=constant(1, "int64"))


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows, codes_can_tell)),)
