"""Unplanned readmission within 30 days of discharge, 67 years and over: the Norwegian definition."""

from dataclasses import replace
from datetime import date, timedelta

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow, where_told
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.diagnoses import codes_can_tell, main_diagnoses
from narvard_analytics.indicators.episodes import SHORTEST_BREAK_SECONDS, stays_by_hours, unbroken
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.readmission.following import alive, plans_are_told, with_next
from narvard_analytics.indicators.wording import MONTH_OF_DISCHARGE, RESIDENCE_AT_EVENT, STAYS_THAT_DID_NOT_COUNT
from narvard_analytics.vocabulary import (
    Condition,
    Table,
    age_on,
    constant,
    in_window,
    is_false,
    seconds_between,
    starts_with_any,
)

LIST = "readmission_no_conditions"
LOWEST_AGE = 67
LAST_DAY = 30
LONGEST_SECONDS = LAST_DAY * 24 * 3600

ANY_CAUSE = replace(
    share(
        "share",
        Text(sv="Andel återinlagda, alla orsaker", nb="Andel reinnlagte, alle årsaker", en="Share, any cause"),
        "readmitted",
        "discharges",
        LOW,
    ),
    code_lists=(),
)

DEFINITION = Definition(
    id="readmission_no_67",
    version="1",
    valid_from=date(2015, 1, 1),
    name=Text(
        sv="Akut återinläggning inom 30 dagar, 67 år och äldre (Norge)",
        nb="Akutt reinnleggelse innen 30 dager, 67 år og eldre",
        en="Emergency readmission within 30 days, 67 years and over (Norway)",
    ),
    description=Text(
        sv="Andelen utskrivningar av personer 67 år och äldre som följs av en akut inläggning mellan 8 timmar och 30 "
        "dygn efteråt. Andelarna är inte justerade för vilka patienterna är.",
        nb="Andelen utskrivninger av personer 67 år og eldre som følges av en akutt innleggelse mellom 8 timer og 30 "
        "døgn etterpå. Andelene er ikke justert for pasientsammensetning.",
        en="The share of discharges of persons 67 and over followed by an emergency admission between 8 hours and 30 "
        "days later. The shares are not adjusted for case mix.",
    ),
    numerator=Text(
        sv="Utskrivningar där personens nästa inläggning är akut och sker minst 8 timmar och högst 30 dygn efter "
        "utskrivningen, oavsett orsak. Tiden räknas i timmar som gått.",
        nb="Utskrivninger der personens neste innleggelse er akutt og skjer minst 8 timer og høyst 30 døgn etter "
        "utskrivning, uansett årsak. Tiden regnes i timer som har gått.",
        en="Discharges after which the person’s next admission is an emergency, for any cause, at least 8 hours and at "
        "most 30 days later. The time is counted in elapsed hours.",
    ),
    denominator=Text(
        sv="Utskrivningar i livet av personer som fyllt 67 år. Den som är tillbaka inom 8 timmar har samma "
        "vårdtillfälle kvar.",
        nb="Utskrivninger i live av personer som har fylt 67 år. Den som er tilbake innen 8 timer, har fortsatt samme "
        "opphold.",
        en="Discharges alive of persons aged 67 or more. Who is back within 8 hours is still in the same episode.",
    ),
    exclusions=(
        STAYS_THAT_DID_NOT_COUNT,
        Text(
            sv="Planerade inläggningar och de där det inte är känt; utskrivningar de sista 30 dagarna före "
            "brytdatumet. Måttet för elva tillstånd kräver diagnoser i ICD-10.",
            nb="Planlagte innleggelser og de der det ikke er kjent; utskrivninger de siste 30 dagene før "
            "skjæringstidspunktet. Målet for elleve tilstander krever diagnoser i ICD-10.",
            en="Admissions that are planned, or of which that is not known; discharges in the last 30 days before the "
            "cut-off. The measure of eleven conditions needs diagnoses in ICD-10.",
        ),
    ),
    periods=MONTH_OF_DISCHARGE,
    age=Text(
        sv="67 år och äldre på utskrivningsdagen.",
        nb="67 år og eldre på utskrivningsdagen.",
        en="67 and over on the day of discharge.",
    ),
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        ANY_CAUSE,
        share(
            "share_conditions",
            Text(
                sv="Andel återinlagda efter vård för något av elva tillstånd",
                nb="Andel reinnlagte etter opphold for en av elleve tilstander",
                en="Share after an episode for one of eleven conditions",
            ),
            "readmitted_of_conditions",
            "discharges_of_conditions",
            LOW,
        ),
    ),
    source=Text(
        sv="Norsk nationell indikator (Helsedirektoratet, FHI), läst i en sekundär källa. Koderna för de elva "
        "tillstånden är egna och inte kontrollerade; den justering för patientsammansättning som FHI gör är inte med.",
        nb="Nasjonal kvalitetsindikator (Helsedirektoratet, FHI), lest i en sekundær kilde. Kodene for de elleve "
        "tilstandene er våre egne og ikke kontrollert; FHIs justering for pasientsammensetning er ikke med.",
        en="Norwegian national indicator (Directorate of Health, FHI), read in a secondary source. The codes of the "
        "eleven conditions are ours and unverified; FHI’s case-mix adjustment is not applied.",
    ),
    certainty=Certainty.D,
    tables=("stays", "persons", "residence"),
    also_reads=("diagnoses",),
    code_lists=(LIST,),
    goal_areas=("security", "continuity"),
    ages=(LOWEST_AGE, None),
    follow_up_days=LAST_DAY,
    country="NO",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Discharges that can be followed up: person, day, discharges, readmitted, and both of the eleven conditions."""
    index = _index(engine, plan)
    again = _readmitted(index).cast("int64")
    listed = starts_with_any(index.code, plan.code_list(LIST).codes()).fill_null(False).cast("int64")
    return index.select(
        "person",
        day=index.discharged_day,
        discharges=constant(1, "int64"),
        readmitted=again,
        discharges_of_conditions=listed,
        readmitted_of_conditions=listed * again,
    )


def _index(engine: Engine, plan: Plan) -> Table:
    stays = stays_by_hours(engine)
    known = alive(engine, with_next(unbroken(stays)))
    followed_until = min(plan.end, plan.cut_off_day - timedelta(days=LAST_DAY))
    index = known.filter(
        in_window(known.discharged_day, plan.start, followed_until)
        & (age_on(known.birth_date, known.discharged_day) >= LOWEST_AGE)
    )
    coded = main_diagnoses(engine, stays).select("person", "number", "code")
    return index.left_join(coded, ["person", "number"]).select(*index.columns, "code")


def _readmitted(index: Table) -> Condition:
    elapsed = seconds_between(index.discharged_at, index.next_at)
    soon = elapsed.between(SHORTEST_BREAK_SECONDS, LONGEST_SECONDS)
    return (is_false(index.next_planned) & soon).fill_null(False)


INDICATOR = Indicator(
    DEFINITION, where_told(flow(DEFINITION, rows, plans_are_told), {"share_conditions": codes_can_tell})
)
