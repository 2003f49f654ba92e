"""Admission notices (inskrivningsmeddelande) sent within 24 hours, by the clock that each has."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.episodes import episodes
from narvard_analytics.indicators.handover.notices import notices_of
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import ALL_AGES, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, constant, in_window, or_else, seconds_between

LIMIT_SECONDS = 24 * 3600
"""2017:612, 2 kap. 3 § [A]; elapsed hours, also over the night when clocks change [D]."""

DEFINITION = Definition(
    id="admission_notice_24h",
    version="1",
    valid_from=date(2018, 1, 1),
    name=Text(
        sv="Inskrivningsmeddelande inom 24 timmar",
        nb="Melding om innleggelse innen 24 timer (Sverige)",
        en="Admission notice within 24 hours",
    ),
    description=Text(
        sv="Hur många inskrivningsmeddelanden som skickas i tid. Tiden räknas från inskrivningen, eller från "
        "bedömningen när behovet upptäcks senare.",
        nb="Hvor mange meldinger om innleggelse som sendes i tide. Tiden regnes fra innleggelsen, eller fra "
        "vurderingen når behovet oppdages senere.",
        en="How many admission notices are sent in time. The clock starts at the admission, or at the judgement where "
        "the need is recognised later.",
    ),
    numerator=Text(
        sv="De meddelanden som skickas högst 24 timmar, räknat i tid som gått, efter att klockan startade.",
        nb="De meldingene som sendes høyst 24 timer, regnet i tid som har gått, etter at klokken startet.",
        en="Those notices that are sent at most 24 elapsed hours after their clock started.",
    ),
    denominator=Text(
        sv="Inskrivningsmeddelanden som skickas i perioden, ett per vårdtillfälle och mottagare: det första.",
        nb="Meldinger om innleggelse som sendes i perioden, én per opphold og mottaker: den første.",
        en="Admission notices sent in the period, one an episode and receiver: the first.",
    ),
    exclusions=(
        Text(
            sv="Meddelanden som aldrig skickades syns inte. Upprepade meddelanden till samma mottagare, och "
            "vårdtillfällen som ställdes in eller registrerades fel.",
            nb="Meldinger som aldri ble sendt, synes ikke. Gjentatte meldinger til samme mottaker, og opphold som ble "
            "avlyst eller feilregistrert.",
            en="Notices that were never sent are not seen. Repeated notices to the same receiver, and episodes "
            "cancelled or entered in error.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år då meddelandet skickas.",
        nb="Måned, kvartal eller år da meldingen sendes.",
        en="Month, quarter or year in which the notice is sent.",
    ),
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share("share", Text(sv="Andel i tid", nb="Andel i tide", en="Share in time"), "in_time", "notices", HIGH),
        share(
            "share_at_once",
            Text(
                sv="Andel i tid, behov som bedömts under första dygnet",
                nb="Andel i tide, behov vurdert det første døgnet",
                en="Share in time, needs judged in the first 24 hours",
            ),
            "in_time_at_once",
            "notices_at_once",
            HIGH,
        ),
        share(
            "share_late",
            Text(
                sv="Andel i tid, behov som upptäckts senare",
                nb="Andel i tide, behov oppdaget senere",
                en="Share in time, needs recognised later",
            ),
            "in_time_late",
            "notices_late",
            HIGH,
        ),
    ),
    source=Text(
        sv="Lag (2017:612) 2 kap. 3 §; att bedömningar under det första dygnet följer inskrivningens klocka är vår "
        "läsning, den stränga",
        nb="Svensk lov 2017:612 kap. 2 § 3; at vurderinger i det første døgnet følger innleggelsens klokke, er vår "
        "lesning, den strenge",
        en="Swedish act 2017:612, chapter 2, section 3; that judgements in the first 24 hours follow the clock of the "
        "admission is our reading, the strict one",
    ),
    certainty=Certainty.A,
    tables=("stays", "notices", "residence"),
    goal_areas=("security", "availability"),
    country="SE",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Notices: person, day sent, notices (1), in_time (0 or 1), and both by when the need was judged."""
    started = episodes(engine).select("person", "number", "admitted_at")
    notices = notices_of(engine, "admission").inner_join(started, ["person", "number"])
    judged = or_else(notices.judged_at, notices.admitted_at)
    is_late = seconds_between(notices.admitted_at, judged) > LIMIT_SECONDS
    clocked = notices.mutate(
        late=is_late.cast("int64"),
        clock=is_late.ifelse(judged, notices.admitted_at),
        receiver=or_else(notices.to_organization, ""),
    )
    # A municipality may deliver its copy of a notice too: one an episode and receiver, and the first that was sent.
    first = clocked.group_by(["person", "number", "receiver"]).aggregate(
        sent_at=clocked.sent_at.min(), day=clocked.sent_day.min(), clock=clocked.clock.min(), late=clocked.late.min()
    )
    asked = first.filter(in_window(first.day, plan.start, plan.end))
    in_time = (seconds_between(asked.clock, asked.sent_at) <= LIMIT_SECONDS).cast("int64")
    return asked.select(
        "person",
        "day",
        notices=constant(1, "int64"),
        in_time=in_time,
        notices_late=asked.late,
        in_time_late=in_time * asked.late,
        notices_at_once=1 - asked.late,
        in_time_at_once=in_time * (1 - asked.late),
    )


INDICATOR = Indicator(DEFINITION, flow(DEFINITION, rows))
