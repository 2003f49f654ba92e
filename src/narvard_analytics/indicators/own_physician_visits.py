"""Visits with the own named physician: the monthly companion of continuity, which has no movement of its own."""

from collections.abc import Mapping, Sequence
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.definition import (
    Certainty,
    Definition,
    Direction,
    Kind,
    Measure,
    Text,
    Time,
)
from narvard_analytics.indicators.figures import Figures, completeness, proportion
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.tally import tally_persons
from narvard_analytics.indicators.visits import primary_care_visits
from narvard_analytics.indicators.wording import ALL_AGES, MISSING_PROVIDER, MONTH_OF_EVENT, RESIDENCE_AT_EVENT
from narvard_analytics.results import IntervalMethod
from narvard_analytics.vocabulary import Table, Value, standing

DEFINITION = Definition(
    id="own_physician_visits",
    version="1",
    valid_from=date(2019, 1, 1),
    name=Text(
        sv="Läkarbesök hos den egna fasta läkaren",
        nb="Legebesøk hos egen fastlege",
        en="Physician visits with the own named physician",
    ),
    description=Text(
        sv="Andelen läkarbesök i primärvården som sker hos den läkare som är personens fasta läkarkontakt den dagen.",
        nb="Andelen legebesøk i primærhelsetjenesten som skjer hos den legen som er personens fastlege den dagen.",
        en="The share of physician visits in primary care that are with the person's named physician that day.",
    ),
    numerator=Text(
        sv="Läkarbesök där någon av läkarna är personens fasta läkarkontakt den dagen.",
        nb="Legebesøk der en av legene er personens fastlege den dagen.",
        en="Physician visits in which one of the physicians is the person's named physician that day.",
    ),
    denominator=Text(
        sv="Alla läkarbesök i primärvården, på mottagning och i hemmet, också av personer utan fast läkarkontakt.",
        nb="Alle legebesøk i primærhelsetjenesten, ved legesenter og hjemme, også for personer uten fastlege.",
        en="All physician visits in primary care, at the unit or at home, also by persons without a named physician.",
    ),
    exclusions=(
        Text(
            sv="Telefon- och digitala kontakter, jourmottagning, planerade, avbokade och uteblivna besök, och besök "
            "utan "
            "registrerad yrkesutövare, vars andel redovisas.",
            nb="Telefon- og digitale kontakter, legevakt, planlagte, avbestilte og uteblitte besøk, og besøk uten "
            "registrert helsepersonell; andelen av disse vises.",
            en="Telephone and digital contacts, out-of-hours units, visits planned, cancelled or not attended, and "
            "visits "
            "without a recorded professional, whose share is reported.",
        ),
    ),
    periods=MONTH_OF_EVENT,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        Measure(
            id="share",
            name=Text(sv="Andel hos egen läkare", nb="Andel hos egen lege", en="Share with the own physician"),
            kind=Kind.PROPORTION,
            unit="share",
            interval=IntervalMethod.WILSON,
            direction=Direction.HIGH_IS_GOOD,
        ),
        MISSING_PROVIDER,
    ),
    source=Text(
        sv="Kontinuitetsindex på enhetsnivå enligt St Leonard’s (SLICC); månadsmåttet är produktens förslag",
        nb="Kontinuitetsindeks på enhetsnivå etter St Leonard’s (SLICC); månedsmålet er produktets forslag",
        en="Continuity index of a unit after St Leonard’s (SLICC); as a monthly measure a proposal of this product",
    ),
    certainty=Certainty.C,
    tables=("contacts", "contact_participants", "named_contacts", "residence"),
    uses_visits=True,
    goal_areas=("continuity",),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Visits: person, day, own (1 with the own physician), visits (1 with a recorded one), nobody (1 without)."""
    met = primary_care_visits(engine, plan, plan.start, plan.end)
    contacts = engine.table("named_contacts")
    named = standing(contacts.filter(contacts.role == "physician"))
    named = named.select("person", "practitioner", "from_date", "to_date", own=named.person.notnull())
    is_own = (
        met.person == named.person,
        met.practitioner == named.practitioner,
        named.from_date <= met.day,
        met.day < named.to_date,
    )
    joined = met.left_join(named, is_own, rname="named_{name}").select(*met.columns, "own")
    visits = joined.group_by(["contact", "delivery"]).aggregate(
        person=joined.person.arbitrary(),
        day=joined.day.arbitrary(),
        own=joined.own.count().clip(upper=1),
        visits=joined.practitioner.count().clip(upper=1),
    )
    return visits.mutate(nobody=1 - visits.visits)


def _totals(person: Table) -> Mapping[str, Value]:
    return {
        "own": person.own.sum(),
        "visits": person.visits.sum(),
        "nobody": person.nobody.sum(),
        "visitors": (person.visits > 0).sum(),
        "persons": person.count(),
    }


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """The share by period, and the share of visits in which nobody is recorded."""
    cubes = tally_persons(engine, plan, rows(engine, plan), ("own", "visits", "nobody"), _totals)
    complete = completeness(plan, plan.periods)
    everything = cubes["visits"] + cubes["nobody"]
    return [
        proportion(DEFINITION.main, plan.periods, complete, cubes["own"], cubes["visits"], cubes["visitors"]),
        proportion(MISSING_PROVIDER, plan.periods, complete, cubes["nobody"], everything, cubes["persons"]),
    ]


INDICATORS = (Indicator(DEFINITION, figures),)
