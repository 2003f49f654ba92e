"""Coordinated individual plans (SIP) of children and young persons, and whether the school takes part."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, LOW, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, age_on, constant, in_window, is_false, or_else

HIGHEST_AGE = 20
"""Up to and including 20 years (the agreement on children's and young persons' health in Västra Götaland) [B]."""

DEFINITION = Definition(
    id="sip_school",
    version="1",
    valid_from=date(2024, 1, 1),
    name=Text(
        sv="SIP för barn och unga där skolan är med",
        nb="SIP for barn og unge der skolen deltar",
        en="Joint plans of children and young persons in which the school takes part",
    ),
    description=Text(
        sv="Andelen nya samordnade individuella planer för personer upp till 20 år där skola eller förskola är med. "
        "Varje plan räknas en gång, när den upprättas.",
        nb="Andelen nye samordnede individuelle planer for personer opp til 20 år der skole eller barnehage deltar. "
        "Hver plan telles én gang, når den opprettes.",
        en="The share of new coordinated individual plans of persons up to 20 years in which a school or preschool "
        "takes part. Each plan counts once, when it is drawn up.",
    ),
    numerator=Text(
        sv="Planer där skola eller förskola är med när planen upprättas.",
        nb="Planer der skole eller barnehage deltar når planen opprettes.",
        en="Plans in which a school or preschool takes part when the plan is drawn up.",
    ),
    denominator=Text(
        sv="Planer för personer 0–20 år där det är känt om skolan är med.",
        nb="Planer for personer 0–20 år der det er kjent om skolen deltar.",
        en="Plans of persons aged 0–20 of which it is known whether the school takes part.",
    ),
    exclusions=(
        Text(
            sv="Planer utan samtycke; planer där det inte är känt om skolan är med, vars andel redovisas; personer med "
            "okänd ålder.",
            nb="Planer uten samtykke; planer der det ikke er kjent om skolen deltar, andelen vises; personer med "
            "ukjent alder.",
            en="Plans without consent; plans of which it is not known whether the school takes part, whose share is "
            "reported; persons of unknown age.",
        ),
        Text(
            sv="Senare versioner av samma plan. Har båda huvudmännen registrerat en plan för personen samma dag är det "
            "en och samma.",
            nb="Senere versjoner av samme plan. Har begge parter registrert en plan for personen samme dag, er det én "
            "og samme plan.",
            en="Later versions of a plan. Where both principals have recorded a plan of the person on one day, it is "
            "one and the same.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år då planen upprättas.",
        nb="Måned, kvartal eller år da planen opprettes.",
        en="Month, quarter or year in which the plan is drawn up.",
    ),
    age=Text(
        sv="0 till och med 20 år den dag planen upprättas.",
        nb="0 til og med 20 år den dagen planen opprettes.",
        en="0 up to and including 20 years on the day the plan is drawn up.",
    ),
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel med skolan", nb="Andel med skolen", en="Share with the school"),
            "school",
            "told",
            HIGH,
        ),
        share(
            "not_told",
            Text(
                sv="Andel där det inte är känt om skolan är med",
                nb="Andel der det ikke er kjent om skolen deltar",
                en="Share of which it is not known whether the school takes part",
            ),
            "untold",
            "plans",
            LOW,
        ),
    ),
    source=Text(
        sv="Lokalt förslag; åldern efter den västsvenska överenskommelsen om barns och ungas hälsa",
        nb="Lokalt forslag; alderen etter den vestsvenske avtalen om barns og unges helse",
        en="Local proposal; the age after the agreement on children’s and young persons’ health in western Sweden",
    ),
    certainty=Certainty.C,
    tables=("plans", "persons", "residence"),
    goal_areas=("patient_focus", "security", "closeness"),
    ages=(0, HIGHEST_AGE),
    country="SE",
    groups=("children_young", "mental_ill_health", "disability"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """New plans: person, day, plans (1), and 0 or 1 in school, told and untold."""
    first = _first_versions(engine)
    joint = first.group_by(["person", "from_date"]).aggregate(
        school=or_else(first.school_takes_part.cast("int64").max(), -1)
    )
    made = joint.filter(in_window(joint.from_date, plan.start, plan.end))
    known = made.inner_join(engine.table("persons").select("person", "birth_date"), "person")
    young = known.filter(age_on(known.birth_date, known.from_date).between(0, HIGHEST_AGE))
    return young.select(
        "person",
        day=young.from_date,
        plans=constant(1, "int64"),
        school=(young.school == 1).cast("int64"),
        told=(young.school >= 0).cast("int64"),
        untold=(young.school < 0).cast("int64"),
    )


def _first_versions(engine: Engine) -> Table:
    """The first version of every plan, unless the person is known not to have consented to it."""
    plans = engine.table("plans")
    sips = plans.filter(plans.kind == "sip").select(
        "plan", "custodian", "person", "from_date", "school_takes_part", "consent"
    )
    # An id names a plan of one custodian; its versions may come in one delivery after another.
    began = sips.group_by(["plan", "custodian", "person"]).aggregate(began=sips.from_date.min())
    versions = sips.inner_join(began, ["plan", "custodian", "person"])
    first = versions.filter(versions.from_date == versions.began)
    return first.filter(~is_false(first.consent))


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows)),)
