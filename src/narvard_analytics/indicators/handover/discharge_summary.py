"""Discharge summaries (epikrise) sent within seven days of the discharge: the Norwegian measure."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.episodes import episodes
from narvard_analytics.indicators.handover.notices import notices_of
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.telling import any_has
from narvard_analytics.indicators.wording import (
    ALL_AGES,
    MONTH_OF_DISCHARGE,
    RESIDENCE_AT_EVENT,
    STAYS_THAT_DID_NOT_COUNT,
)
from narvard_analytics.vocabulary import Table, constant, days_between, in_window

KIND = "discharge_summary"
LAST_DAY, NEXT_DAY = 7, 1

DEFINITION = Definition(
    id="discharge_summary_7_days",
    version="1",
    valid_from=date(2015, 1, 1),
    name=Text(
        sv="Epikris inom sju dagar (Norge)",
        nb="Epikrise sendt innen sju dager",
        en="Discharge summary within seven days (Norway)",
    ),
    description=Text(
        sv="Hur ofta sjukhuset har skickat epikrisen senast en vecka efter utskrivningen. Därefter vet den som tar "
        "över vården vad som har gjorts.",
        nb="Hvor ofte sykehuset har sendt epikrisen senest en uke etter utskrivning. Da vet den som overtar "
        "behandlingen, hva som er gjort.",
        en="How often the hospital has sent the discharge summary by a week after the discharge. Then those who take "
        "over know what was done.",
    ),
    numerator=Text(
        sv="De utskrivningar där en epikris har skickats senast sju kalenderdagar efter utskrivningsdagen; ett eget "
        "mått räknar dem som skickas senast dagen efter.",
        nb="De utskrivningene der en epikrise er sendt senest sju kalenderdager etter utskrivningsdagen; et eget mål "
        "teller dem som sendes senest dagen etter.",
        en="Those discharges of which a summary was sent at most seven calendar days after the day of discharge; a "
        "measure of its own counts those sent by the day after.",
    ),
    denominator=Text(
        sv="Vårdtillfällen som avslutas i perioden, även när personen avled; vårdtillfällen i följd räknas som ett.",
        nb="Opphold som avsluttes i perioden, også når personen døde; sammenhengende opphold regnes som ett.",
        en="Episodes that end in the period, deaths too; contiguous stays are one episode.",
    ),
    exclusions=(
        STAYS_THAT_DID_NOT_COUNT,
        Text(
            sv="Öppenvård och dagkirurgi, som den norska indikatorn delvis har med.",
            nb="Poliklinikk og dagkirurgi, som den nasjonale indikatoren delvis har med.",
            en="Open care and day surgery, which the national indicator has in part.",
        ),
    ),
    periods=MONTH_OF_DISCHARGE,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel inom sju dagar", nb="Andel innen sju dager", en="Share within seven days"),
            "within_7",
            "discharges",
            HIGH,
        ),
        share(
            "share_1_day",
            Text(sv="Andel inom en dag", nb="Andel innen én dag", en="Share within one day"),
            "within_1",
            "discharges",
            HIGH,
        ),
    ),
    source=Text(
        sv="Norsk nationell indikator (epikrise sendt innen 7 dager, 1 dag); återgiven ur minnet",
        nb="Nasjonal kvalitetsindikator (epikrise sendt innen 7 dager, 1 dag); gjengitt etter hukommelsen",
        en="Norwegian national indicator (summary sent within 7 days, 1 day); given from memory",
    ),
    certainty=Certainty.C,
    tables=("stays", "notices", "residence"),
    goal_areas=("continuity", "security"),
    follow_up_days=LAST_DAY,
    country="NO",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Discharges: person, day, discharges (1), within_7 and within_1 (0 or 1) by the first summary of the episode."""
    ended = episodes(engine).filter(lambda episode: in_window(episode.discharged_day, plan.start, plan.end))
    summaries = notices_of(engine, KIND)
    sent = summaries.group_by(["person", "number"]).aggregate(sent_day=summaries.sent_day.min())
    told = ended.left_join(sent, ["person", "number"]).select("person", "discharged_day", "sent_day")
    elapsed = days_between(told.discharged_day, told.sent_day)
    return told.select(
        "person",
        day=told.discharged_day,
        discharges=constant(1, "int64"),
        within_7=(elapsed <= LAST_DAY).fill_null(False).cast("int64"),
        within_1=(elapsed <= NEXT_DAY).fill_null(False).cast("int64"),
    )


INDICATOR = Indicator(DEFINITION, flow(DEFINITION, rows, any_has("notices", "kind", KIND)))
