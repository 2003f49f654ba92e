"""Closeness in time and at a distance: what the contacts of primary care tell."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.visits import REAL_STATUSES
from narvard_analytics.indicators.wording import ALL_AGES, MONTH_OF_EVENT, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, constant, in_window, is_true

AT_A_DISTANCE = ("phone", "video", "text")

AT_ONCE = 12
"""Periods summed at a time: hardly anything is counted on more contacts."""

DEFINITION = Definition(
    id="closeness",
    version="1",
    valid_from=date(2024, 1, 1),
    name=Text(sv="Närhet i primärvården", nb="Nærhet i primærhelsetjenesten", en="Closeness of primary care"),
    description=Text(
        sv="Hur nära primärvården är i tid och på distans: att man nås samma dag och att man kan ta kontakt utan att "
        "resa. Invånarnas egen upplevelse redovisas för sig och väger tyngst.",
        nb="Hvor nær primærhelsetjenesten er i tid og på avstand: at man får kontakt samme dag og kan ta kontakt uten "
        "å reise. Innbyggernes egen opplevelse vises for seg og veier tyngst.",
        en="How near primary care is in time and at a distance: being reached the same day, and being able to get in "
        "touch without travelling. The residents’ own experience is shown by itself and weighs most.",
    ),
    numerator=Text(
        sv="I tid: kontakter samma dag som personen hörde av sig. På distans: kontakter på telefon, video eller i "
        "skrift.",
        nb="I tid: kontakter samme dag som personen tok kontakt. På avstand: kontakter på telefon, video eller "
        "skriftlig.",
        en="In time: contacts on the day the person got in touch. At a distance: contacts by telephone, video or in "
        "writing.",
    ),
    denominator=Text(
        sv="I tid: kontakter där det är känt när personen hörde av sig. På distans: alla genomförda kontakter.",
        nb="I tid: kontakter der det er kjent når personen tok kontakt. På avstand: alle gjennomførte kontakter.",
        en="In time: contacts of which it is known when the person got in touch. At a distance: all contacts that took "
        "place.",
    ),
    exclusions=(
        Text(
            sv="Planerade, avbokade, uteblivna och felregistrerade kontakter; jour, akutmottagning och specialistvård. "
            "Närhet i relation är andelen besök hos den egna läkaren, som är en egen indikator.",
            nb="Planlagte, avbestilte, uteblitte og feilregistrerte kontakter; legevakt, akuttmottak og "
            "spesialisthelsetjeneste. Nærhet i relasjon er andelen besøk hos egen lege, som er en egen indikator.",
            en="Contacts planned, cancelled, not attended or entered in error; out-of-hours, emergency and specialist "
            "care. Closeness in relation is the share of visits with the own physician, an indicator of its own.",
        ),
    ),
    periods=MONTH_OF_EVENT,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share(
            "time", Text(sv="Nås samma dag", nb="Kontakt samme dag", en="Reached the same day"), "today", "sought", HIGH
        ),
        share(
            "digital",
            Text(sv="Kontakter på distans", nb="Kontakter på avstand", en="Contacts at a distance"),
            "distant",
            "contacts",
            HIGH,
        ),
    ),
    source=Text(
        sv="Lokalt förslag efter SKR: nära i geografi, tid och/eller relation, och Socialstyrelsen: också digitalt",
        nb="Lokalt forslag etter SKR: nær i geografi, tid og/eller relasjon, og Socialstyrelsen: også digitalt",
        en="Local proposal after SKR: near in place, time and/or relation, and Socialstyrelsen: digitally as well",
    ),
    certainty=Certainty.C,
    tables=("contacts", "residence"),
    goal_areas=("closeness", "availability"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Contacts in primary care: person, day, and 0 or 1 in each column that the measures name."""
    contacts = engine.table("contacts")
    real = contacts.filter(
        (contacts.setting == "primary_care")
        & contacts.status.isin(REAL_STATUSES)
        & in_window(contacts.started_day, plan.start, plan.end)
    )
    return real.select(
        "person",
        day=real.started_day,
        today=is_true(real.sought_day == real.started_day).cast("int64"),
        sought=real.sought_day.notnull().cast("int64"),
        distant=is_true(real.kind.isin(AT_A_DISTANCE)).cast("int64"),
        contacts=constant(1, "int64"),
    )


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows, at_once=AT_ONCE)),)
