"""Named physician among those who are listed, and among those who live in special housing for older people."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators import named_physician
from narvard_analytics.indicators.aggregate import stock
from narvard_analytics.indicators.definition import Certainty, Text
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.residents import month_spells, shared
from narvard_analytics.indicators.special_housing import DWELLING, LEGAL_BASIS, WHO_LIVES_THERE, care_home_residents
from narvard_analytics.vocabulary import Table

LISTED = replace(
    named_physician.DEFINITION,
    id="named_physician_listed",
    name=Text(
        sv="Fast läkarkontakt bland listade", nb="Fastlege blant dem på liste", en="Named physician among the listed"
    ),
    description=Text(
        sv="Andelen av dem som är listade på en vårdcentral som har en namngiven fast läkarkontakt dagen efter "
        "periodens slut.",
        nb="Andelen av dem som står på liste ved et legesenter, som har en fastlege dagen etter periodens slutt.",
        en="The share of those listed at a primary-care unit who have a named physician on the day after the period.",
    ),
    numerator=Text(
        sv="Av dem: de vars period med fast läkarkontakt omfattar mätdagen.",
        nb="Av dem: de med en periode med fastlege som omfatter måledagen.",
        en="Of those: with a period with a named physician that covers the day.",
    ),
    denominator=Text(
        sv="Folkbokförda invånare som lever och är listade på mätdagen, var de än är listade.",
        nb="Registrerte innbyggere som lever og står på liste på måledagen, uansett hvor.",
        en="Registered residents alive and listed on the day, wherever they are listed.",
    ),
    measures=(replace(named_physician.DEFINITION.main, part="listed_and_named", whole="listed"),),
    tables=("persons", "residence", "listings", "named_contacts"),
)

SABO = replace(
    named_physician.DEFINITION,
    id="named_physician_sabo",
    name=Text(
        sv="Fast läkarkontakt i särskilt boende",
        nb="Fastlege i svensk heldøgns omsorgsbolig (SÄBO)",
        en="Named physician in special housing for older people",
    ),
    description=Text(
        sv="Andelen av dem som bor i särskilt boende för äldre som har en namngiven fast läkarkontakt dagen efter "
        "periodens slut. Målet är minst 80 procent.",
        nb="Andelen av dem som bor i heldøgns omsorgsbolig for eldre, som har en fastlege dagen etter periodens slutt. "
        "Målet er minst 80 prosent.",
        en="The share of those who live in special housing for older people who have a named physician on the day "
        "after the period. The goal is at least 80 per cent.",
    ),
    numerator=LISTED.numerator,
    denominator=WHO_LIVES_THERE,
    measures=(replace(named_physician.DEFINITION.main, part="living_there_and_named", whole="living_there"),),
    source=Text(
        sv="Målet 80 procent: överenskommelsen God och nära vård 2021 (staten, SKR); beräkningen är vår",
        nb="Målet 80 prosent: den svenske avtalen God och nära vård 2021; beregningen er vår",
        en="Goal of 80 per cent: the Swedish agreement God och nära vård 2021; the formula is ours",
    ),
    certainty=Certainty.C,
    valid_from=date(2021, 1, 1),
    country="SE",
    legal_basis=LEGAL_BASIS,
    fenced=(DWELLING,),
    goal_areas=("continuity", "security"),
    groups=("multi_ill_elderly", "mental_ill_health", "disability", "end_of_life"),
)


def named(engine: Engine) -> Table:
    """Spells in which a person has a named physician."""
    contacts = engine.table("named_contacts")
    return month_spells(contacts.filter((contacts.role == "physician") & contacts.practitioner.notnull()))


def listed_spells(engine: Engine, plan: Plan) -> Mapping[str, Table]:
    """Spells in which a person is listed, and in which the person also has a named physician."""
    listed = month_spells(engine.table("listings"))
    return {"listed": listed, "listed_and_named": shared(listed, named(engine))}


def sabo_spells(engine: Engine, plan: Plan) -> Mapping[str, Table]:
    """Spells in which a person lives in special housing, and in which the person also has a named physician."""
    living_there = month_spells(care_home_residents(engine))
    return {"living_there": living_there, "living_there_and_named": shared(living_there, named(engine))}


INDICATORS = (Indicator(LISTED, stock(LISTED, listed_spells)), Indicator(SABO, stock(SABO, sabo_spells)))
