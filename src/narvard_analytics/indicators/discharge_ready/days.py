"""Days in hospital after the notice that the patient is ready to leave, as a municipality's payment counts them."""

from dataclasses import replace
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow, where_told
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.discharge_ready.notices import ready_episodes
from narvard_analytics.indicators.disciplines import DISCIPLINES, disciplines_are_told, is_psychiatric
from narvard_analytics.indicators.episodes import episodes
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, mean_of, per_person_years, share, sum_of
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import ALL_AGES, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, days_between, in_window, or_else

BY_WARD = ("mean_somatic", "mean_psychiatric")

MEASURES = (
    mean_of(
        "mean",
        Text(
            sv="Medelantal dagar, med dag 0",
            nb="Gjennomsnittlig antall døgn, med dag 0",
            en="Mean days, with day 0",
        ),
        "days",
        "noticed",
        "days",
        LOW,
        of="persons",
    ),
    mean_of(
        "mean_without_day_0",
        Text(
            sv="Medelantal dagar, utan dag 0",
            nb="Gjennomsnittlig antall døgn, uten dag 0",
            en="Mean days, without day 0",
        ),
        "days",
        "days",
        "days",
        LOW,
        of="persons",
    ),
    sum_of(
        "days", Text(sv="Dagar sammanlagt", nb="Døgn i alt", en="Days in all"), "days", "days", LOW, among="noticed"
    ),
    per_person_years(
        "bed_days_rate",
        Text(
            sv="Vårddagar som utskrivningsklar per 1 000 personår",
            nb="Liggedøgn som utskrivningsklar per 1 000 personår",
            en="Bed-days when ready to leave, per 1 000 person-years",
        ),
        "days",
        1_000,
        LOW,
        of_days=True,
    ),
    share(
        "share_of_bed_days",
        Text(
            sv="Andel av alla vårddagar som är dagar som utskrivningsklar",
            nb="Andel av alle liggedøgn som er døgn som utskrivningsklar",
            en="Share of all bed-days that are days when ready to leave",
        ),
        "days",
        "bed_days",
        LOW,
        of_days=True,
    ),
    mean_of(
        "mean_somatic",
        Text(
            sv="Medelantal dagar i kroppssjukvård, med dag 0",
            nb="Gjennomsnittlig antall døgn i somatikken, med dag 0",
            en="Mean days in somatic care, with day 0",
        ),
        "days_somatic",
        "noticed_somatic",
        "days",
        LOW,
        of="persons",
    ),
    mean_of(
        "mean_psychiatric",
        Text(
            sv="Medelantal dagar i psykiatri, med dag 0",
            nb="Gjennomsnittlig antall døgn i psykisk helsevern, med dag 0",
            en="Mean days in psychiatry, with day 0",
        ),
        "days_psychiatric",
        "noticed_psychiatric",
        "days",
        LOW,
        of="persons",
    ),
)

DEFINITION = Definition(
    id="discharge_ready_days",
    version="1",
    valid_from=date(2018, 1, 1),
    name=Text(
        sv="Dagar som utskrivningsklar", nb="Døgn som utskrivningsklar", en="Days in hospital when ready to leave"
    ),
    description=Text(
        sv="Hur länge personer är kvar på sjukhus efter underrättelsen om att de är utskrivningsklara.",
        nb="Hvor lenge personer blir på sykehus etter melding om at de er utskrivningsklare.",
        en="How long persons stay in hospital after the notice that they are ready to leave.",
    ),
    numerator=Text(
        sv="Kalenderdagar från dagen för den senaste gällande underrättelsen till utskrivningsdagen, summerade.",
        nb="Kalenderdager fra dagen for siste gjeldende melding til utskrivningsdagen, summert.",
        en="Calendar days from the day of the last valid notice to the day of discharge, summed.",
    ),
    denominator=Text(
        sv="Personer med ett vårdtillfälle som avslutas i perioden och har en gällande underrättelse. Med dag 0: alla; "
        "utan dag 0: de med minst en dag. Andelen av vårddagarna: alla nätter i vårdtillfällen som avslutas i "
        "perioden.",
        nb="Personer med et opphold som avsluttes i perioden og har en gjeldende melding. Med dag 0: alle; uten "
        "dag 0: de med minst én dag. Andelen av liggedøgnene: alle netter i opphold som avsluttes i perioden.",
        en="Persons with an episode that ends in the period and has a valid notice. With day 0: all; without day "
        "0: those with at least one day. For the share of bed-days: all nights of episodes that end in the period.",
    ),
    exclusions=(
        Text(
            sv="Underrättelser som följs av att patienten inte längre är utskrivningsklar eller att processen avbryts.",
            nb="Meldinger som følges av at pasienten ikke lenger er utskrivningsklar eller at prosessen avbrytes.",
            en="Notices followed by one that the patient is no longer ready, or that the process is interrupted.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år då vårdtillfället avslutas.",
        nb="Måned, kvartal eller år da oppholdet avsluttes.",
        en="Month, quarter or year in which the episode ends.",
    ),
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=tuple(each if each.id in BY_WARD else replace(each, code_lists=()) for each in MEASURES),
    source=Text(
        sv="Lag (2017:612); dagar per person som i Västra Götalandsregionens frågor och svar",
        nb="Svensk lov 2017:612; dager per person som i Västra Götalandsregionens spørsmål og svar",
        en="Swedish act 2017:612; days per person as in Region Västra Götaland’s questions and answers",
    ),
    certainty=Certainty.B,
    tables=("stays", "notices", "residence"),
    also_reads=("persons",),
    code_lists=(DISCIPLINES,),
    goal_areas=("patient_focus", "closeness", "security"),
    country="SE",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Episodes that ended: person, day of discharge, bed_days (nights), noticed (1 with a valid notice), days since it.

    days and noticed once more by kind of ward, `_somatic` and `_psychiatric`; neither where that is not known.
    """
    ended = episodes(engine).filter(lambda episode: in_window(episode.discharged_day, plan.start, plan.end))
    ready = ready_episodes(engine).select("person", "number", "ready_day")
    told = ended.left_join(ready, ["person", "number"]).select(*ended.columns, "ready_day")
    psychiatric = is_psychiatric(plan, told.discipline).cast("int64")
    somatic = (told.discipline != "").cast("int64") - psychiatric
    noticed = told.ready_day.notnull().cast("int64")
    days = or_else(days_between(told.ready_day, told.discharged_day), 0).cast("int64")
    return told.select(
        "person",
        day=told.discharged_day,
        bed_days=days_between(told.admitted_day, told.discharged_day).cast("int64"),
        noticed=noticed,
        days=days,
        noticed_somatic=noticed * somatic,
        days_somatic=days * somatic,
        noticed_psychiatric=noticed * psychiatric,
        days_psychiatric=days * psychiatric,
    )


INDICATOR = Indicator(
    DEFINITION,
    where_told(flow(DEFINITION, rows), dict.fromkeys(BY_WARD, disciplines_are_told)),
)
