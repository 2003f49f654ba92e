"""Plans in force in the target groups: the patient contract with its four parts, and the Norwegian individual plan."""

from collections.abc import Mapping
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import stock
from narvard_analytics.indicators.attribution import memberships
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.residents import month_spells, shared
from narvard_analytics.indicators.wording import ALL_AGES, RESIDENCE_THAT_DAY
from narvard_analytics.vocabulary import Table, is_true

DAY_AFTER = Text(
    sv="En mätdag: första dagen efter månaden, kvartalet eller året.",
    nb="En måledag: første dag etter måneden, kvartalet eller året.",
    en="One day: the first after the month, quarter or year.",
)
IN_A_GROUP = Text(
    sv="Folkbokförda invånare som lever och hör till någon av samverkans målgrupper på mätdagen.",
    nb="Registrerte innbyggere som lever og hører til en av samarbeidets målgrupper på måledagen.",
    en="Registered residents alive who belong to any of the collaboration's target groups on the day.",
)
NOT_IN_FORCE = Text(
    sv="Avlidna och utflyttade; planer som inte gäller på mätdagen; personer utanför målgrupperna.",
    nb="Døde og utflyttede; planer som ikke gjelder på måledagen; personer utenfor målgruppene.",
    en="Those dead or moved; plans not in force on the day; persons outside the target groups.",
)

CONTRACT = Definition(
    id="patient_contract",
    version="1",
    valid_from=date(2018, 1, 1),
    name=Text(sv="Patientkontrakt", nb="Pasientkontrakt (Sverige)", en="Patient contract"),
    description=Text(
        sv="Andelen i målgrupperna som har ett patientkontrakt med alla fyra delar: överenskommelse, fast vårdkontakt, "
        "överenskommen tid och sammanhållen plan.",
        nb="Andelen i målgruppene som har et pasientkontrakt med alle fire deler: avtale, fast kontakt, avtalt tid og "
        "samlet plan.",
        en="The share of the target groups with a patient contract that has all four parts: an agreement, a named care "
        "contact, an agreed time and one coherent plan.",
    ),
    numerator=Text(
        sv="Av dem: de med ett gällande patientkontrakt där alla fyra delar är dokumenterade.",
        nb="Av dem: de med et gjeldende pasientkontrakt der alle fire deler er dokumentert.",
        en="Of those: with a patient contract in force in which all four parts are documented.",
    ),
    denominator=IN_A_GROUP,
    exclusions=(NOT_IN_FORCE,),
    periods=DAY_AFTER,
    age=ALL_AGES,
    attribution=RESIDENCE_THAT_DAY,
    time=Time.STOCK,
    measures=(
        share(
            "share",
            Text(sv="Andel med alla fyra delar", nb="Andel med alle fire deler", en="Share with all four parts"),
            "whole_contract",
            "in_a_group",
            HIGH,
        ),
        share(
            "any",
            Text(
                sv="Andel med något patientkontrakt",
                nb="Andel med noe pasientkontrakt",
                en="Share with any patient contract",
            ),
            "any_contract",
            "in_a_group",
            HIGH,
        ),
    ),
    source=Text(
        sv="De fyra delarna: SKL 2018 och 2019, Region Kronoberg [B]; vilka som ska ha ett är samverkans val",
        nb="De fire delene: SKL 2018 og 2019, Region Kronoberg [B]; hvem som skal ha ett, velger samarbeidet",
        en="The four parts: SKL 2018 and 2019, Region Kronoberg [B]; whom it is for is the collaboration's choice",
    ),
    certainty=Certainty.B,
    tables=("plans", "cohorts", "persons", "residence"),
    companion="care_contact_before_discharge",
    goal_areas=("patient_focus", "continuity", "security"),
    country="SE",
)

INDIVIDUAL_PLAN = Definition(
    id="individual_plan_no",
    version="1",
    valid_from=date(2012, 1, 1),
    name=Text(sv="Individuell plan (Norge)", nb="Individuell plan", en="Individual plan (Norway)"),
    description=Text(
        sv="Andelen i målgrupperna som har en individuell plan som de sagt ja till. Vem som har ett långvarigt behov "
        "av samordning står inte i händelserna, så målgrupperna används i stället: det är ett lokalt val.",
        nb="Andelen i målgruppene som har en individuell plan de har sagt ja til. Hvem som har langvarig behov for "
        "koordinering, står ikke i hendelsene, så målgruppene brukes i stedet: det er et lokalt valg.",
        en="The share of the target groups with an individual plan that they have consented to. Who has a long-term "
        "need of coordination is not in the events, so the target groups stand for it: a local choice.",
    ),
    numerator=Text(
        sv="Av dem: de med en gällande individuell plan och samtycke.",
        nb="Av dem: de med en gjeldende individuell plan og samtykke.",
        en="Of those: with an individual plan in force and consent.",
    ),
    denominator=IN_A_GROUP,
    exclusions=(NOT_IN_FORCE,),
    periods=DAY_AFTER,
    age=ALL_AGES,
    attribution=RESIDENCE_THAT_DAY,
    time=Time.STOCK,
    measures=(
        share(
            "share",
            Text(sv="Andel med individuell plan", nb="Andel med individuell plan", en="Share with an individual plan"),
            "planned",
            "in_a_group",
            HIGH,
        ),
        share(
            "coordinator",
            Text(sv="Andel med koordinator", nb="Andel med koordinator", en="Share with a coordinator"),
            "coordinated",
            "in_a_group",
            HIGH,
        ),
    ),
    source=Text(
        sv="Norska helse- og omsorgstjenesteloven § 7-1 och förordning 2011-12-16-1256 [C]; nämnaren är lokal [D]",
        nb="Helse- og omsorgstjenesteloven § 7-1 og forskrift 2011-12-16-1256 [C]; nevneren er lokal [D]",
        en="Norwegian health and care services act, section 7-1, and regulation 2011-12-16-1256 [C]; the denominator "
        "is local [D]",
    ),
    certainty=Certainty.D,
    tables=("plans", "named_contacts", "cohorts", "persons", "residence"),
    companion="discharge_summary_7_days",
    goal_areas=("patient_focus", "continuity", "security"),
    country="NO",
)


def _in_a_group(engine: Engine) -> Table:
    return month_spells(memberships(engine))


def contract_spells(engine: Engine, plan: Plan) -> Mapping[str, Table]:
    """Spells in a target group, and those with a patient contract, any or with all four parts."""
    plans = engine.table("plans")
    contracts = plans.filter(plans.kind == "patient_contract")
    whole = contracts.filter(
        contracts.agreement.notnull()
        & contracts.named_contact.notnull()
        & is_true(contracts.agreed_time)
        & is_true(contracts.coherent_plan)
    )
    members = _in_a_group(engine)
    return {
        "in_a_group": members,
        "any_contract": shared(members, month_spells(contracts)),
        "whole_contract": shared(members, month_spells(whole)),
    }


def individual_plan_spells(engine: Engine, plan: Plan) -> Mapping[str, Table]:
    """Spells in a target group, and those with an individual plan with consent, or with a coordinator."""
    plans, contacts = engine.table("plans"), engine.table("named_contacts")
    agreed = plans.filter((plans.kind == "individual") & is_true(plans.consent))
    members = _in_a_group(engine)
    return {
        "in_a_group": members,
        "planned": shared(members, month_spells(agreed)),
        "coordinated": shared(members, month_spells(contacts.filter(contacts.role == "coordinator"))),
    }


INDICATORS = (
    Indicator(CONTRACT, stock(CONTRACT, contract_spells)),
    Indicator(INDIVIDUAL_PLAN, stock(INDIVIDUAL_PLAN, individual_plan_spells)),
)
