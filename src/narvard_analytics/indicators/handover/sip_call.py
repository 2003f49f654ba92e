"""Calls to a coordinated individual plan (SIP) within three days of the notice that the patient is ready to leave."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.discharge_ready.notices import ready_episodes
from narvard_analytics.indicators.handover.notices import notices_of
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.telling import any_tells
from narvard_analytics.indicators.wording import ALL_AGES, MONTH_OF_DISCHARGE, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, constant, days_between, in_window

LAST_DAY = 3
"""2017:612, 4 kap. 3 §: the call is sent no later than three days after the notice; calendar days, no noon rule [A]."""

NO_NEED = ("none", "none_known")
KINDS = ("admission", "estimate", "discharge_ready")

DEFINITION = Definition(
    id="sip_call_in_time",
    version="1",
    valid_from=date(2018, 1, 1),
    name=Text(
        sv="Kallelse till SIP inom tre dagar",
        nb="Innkalling til SIP innen tre dager (Sverige)",
        en="Call to a coordinated individual plan within three days",
    ),
    description=Text(
        sv="Av dem som behöver både region och kommun efter sjukhuset: hur många som får en kallelse till SIP i tid. "
        "Kallelsen ska gå senast tre dagar efter underrättelsen om att patienten är utskrivningsklar.",
        nb="Av dem som trenger både region og kommune etter sykehuset: hvor mange som blir innkalt til SIP i tide. "
        "Innkallingen skal sendes senest tre dager etter melding om utskrivningsklar pasient.",
        en="Of those who need both region and municipality after hospital: how many are called to a plan in time. The "
        "call is due three days after the notice that the patient is ready to leave.",
    ),
    numerator=Text(
        sv="De vårdtillfällen där en kallelse till SIP har skickats senast den tredje kalenderdagen efter dagen för "
        "den gällande underrättelsen; en kallelse före underrättelsen räknas också.",
        nb="De oppholdene der en innkalling til SIP er sendt senest den tredje kalenderdagen etter dagen for gjeldende "
        "melding; en innkalling før meldingen teller også.",
        en="Those episodes in which a call was sent by the third calendar day after the day of the valid notice; a "
        "call before the notice counts too.",
    ),
    denominator=Text(
        sv="Vårdtillfällen som avslutas i perioden med en gällande underrättelse och där någon kommunal insats har "
        "bedömts behövas.",
        nb="Opphold som avsluttes i perioden med en gjeldende melding og der en kommunal tjeneste er vurdert som "
        "nødvendig.",
        en="Episodes that end in the period with a valid notice, in which some municipal service was judged to be "
        "needed.",
    ),
    exclusions=(
        Text(
            sv="Vårdtillfällen där behovet inte är känt. Öppen tvångsvård, som har samordnad vårdplan i stället. Om "
            "patienten har tackat nej till SIP framgår inte av händelserna.",
            nb="Opphold der behovet ikke er kjent. Tvungent vern uten døgnopphold, som har en egen plan. Om pasienten "
            "har takket nei til SIP, framgår ikke av hendelsene.",
            en="Episodes in which the need is not known. Compulsory open care, which has a plan of its own. Whether "
            "the patient has declined a plan is not in the events.",
        ),
    ),
    periods=MONTH_OF_DISCHARGE,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel kallade i tid", nb="Andel innkalt i tide", en="Share called in time"),
            "called",
            "needing",
            HIGH,
        ),
    ),
    source=Text(
        sv="Lag (2017:612) 4 kap. 1 och 3 §§; att behovet läses ur underrättelsernas bedömning är vårt val",
        nb="Svensk lov 2017:612 kap. 4 §§ 1 og 3; at behovet leses av meldingenes vurdering, er vårt valg",
        en="Swedish act 2017:612, chapter 4, sections 1 and 3; that the need is read from the notices is our choice",
    ),
    certainty=Certainty.A,
    tables=("stays", "notices", "residence"),
    goal_areas=("security", "patient_focus", "continuity"),
    follow_up_days=LAST_DAY,
    country="SE",
    legal_basis=Text(
        sv="Uppföljning av lag (2017:612) 4 kap. i tal för grupper, som patientdatalagen 2 kap. 4 § 4–6 tillåter; "
        "bedömt behov är aldrig ett sökbegrepp för enskilda. Bör prövas av den personuppgiftsansvarige.",
        nb="Oppfølging av svensk lov 2017:612 kap. 4 i tall for grupper, som svensk lov 2008:355 kap. 2 § 4 åpner for; "
        "vurdert behov brukes aldri til å søke etter enkeltpersoner. Bør vurderes av behandlingsansvarlig.",
        en="Follow-up of act 2017:612, chapter 4, in numbers of groups, as act 2008:355, chapter 2, section 4 (4–6) "
        "allows; a judged need is never a search key for single persons. The controller should assess it.",
    ),
    fenced=("notices.needs",),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Discharges of persons who need both principals: person, day, needing (1), called (1 where called in time)."""
    ready = ready_episodes(engine).filter(lambda row: in_window(row.discharged_day, plan.start, plan.end))
    noticed = notices_of(engine, *KINDS)
    needing = noticed.filter(noticed.needs.notnull() & ~noticed.needs.isin(NO_NEED))
    compulsory = notices_of(engine, "compulsory_open_care")
    index = ready.semi_join(needing, ["person", "number"]).anti_join(compulsory, ["person", "number"])
    called = _first_calls(engine)
    told = index.left_join(called, ["person", "number"]).select(*index.columns, "called_day")
    in_time = (days_between(told.ready_day, told.called_day) <= LAST_DAY).fill_null(False)
    return told.select("person", day=told.discharged_day, needing=constant(1, "int64"), called=in_time.cast("int64"))


def _first_calls(engine: Engine) -> Table:
    calls = notices_of(engine, "sip_call")
    return calls.group_by(["person", "number"]).aggregate(called_day=calls.sent_day.min())


INDICATOR = Indicator(DEFINITION, flow(DEFINITION, rows, any_tells("notices", "needs")))
