"""The Norwegian deadline that is set for each patient, and how often it is broken (fristbrudd)."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.guarantee.clocks import followed_waits
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import ALL_AGES
from narvard_analytics.vocabulary import Table, in_window

DEFINITION = Definition(
    id="deadline_breach_no",
    version="1",
    valid_from=date(2015, 11, 1),
    name=Text(sv="Fristbrott (Norge)", nb="Fristbrudd", en="Breached deadlines (Norway)"),
    description=Text(
        sv="Hur stor andel av patienterna som inte får sin hjälp före den frist som satts för just dem. Målet är "
        "ingen.",
        nb="Hvor stor andel av pasientene som ikke får hjelp innen fristen som er satt for dem. Målet er ingen.",
        en="The share of patients who do not get care before the deadline that was set for them. The goal is none.",
    ),
    numerator=Text(
        sv="Av dem: hjälpen kom efter fristens dag, eller har inte kommit.",
        nb="Av dem: hjelpen kom etter fristens dag, eller har ikke kommet.",
        en="Of those: care came after the day of the deadline, or has not come.",
    ),
    denominator=Text(
        sv="Väntan vars frist går ut i perioden och som mötts av hjälp eller ännu pågick när fristen gått ut.",
        nb="Ventetider med frist i perioden, der hjelpen kom eller ventetiden fortsatt løp da fristen var ute.",
        en="Waits with a deadline in the period, where care came or the wait still ran when the deadline had passed.",
    ),
    exclusions=(
        Text(
            sv="Väntan som slutade av annat skäl senast på fristens dag, till exempel dödsfall, och väntan utan frist. "
            "Felregistreringar räknas aldrig.",
            nb="Ventetid som tok slutt av annen grunn senest på fristens dag, for eksempel dødsfall, og ventetid uten "
            "frist. Feilregistreringer regnes aldri.",
            en="Waits that ended for another reason by the day of the deadline, such as death, and waits without a "
            "deadline. Those entered in error never count.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år då fristen går ut.",
        nb="Måned, kvartal eller år da fristen går ut.",
        en="Month, quarter or year of the deadline.",
    ),
    age=ALL_AGES,
    attribution=Text(
        sv="Bostadskommun och målgrupper på fristens dag.",
        nb="Bostedskommune og målgrupper på fristens dag.",
        en="Municipality of residence and target groups on the day of the deadline.",
    ),
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel fristbrott", nb="Andel fristbrudd", en="Share of deadlines breached"),
            "breached",
            "decided",
            LOW,
        ),
    ),
    source=Text(
        sv="Norska pasient- og brukerrettighetsloven § 2-1 b [C]; nationell kvalitetsindikator fristbrudd [B]",
        nb="Pasient- og brukerrettighetsloven § 2-1 b [C]; nasjonal kvalitetsindikator fristbrudd [B]",
        en="Norwegian patients' rights act, section 2-1 b [C]; national quality indicator fristbrudd [B]",
    ),
    certainty=Certainty.C,
    tables=("waits", "persons", "residence"),
    goal_areas=("availability", "security"),
    country="NO",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Deadlines within the plan: person, day (of the deadline), decided, breached (1 or 0).

    A wait that stops on the day of its deadline without being met has not breached it; one that stops later has.
    """
    waits = followed_waits(engine, "deadline_no")
    due = waits.filter(in_window(waits.due_day, plan.start, plan.end))
    kept = due.met & (due.stop <= due.due_day)
    breached = due.stop > due.due_day
    return due.select(
        "person", day=due.due_day, decided=(kept | breached).cast("int64"), breached=breached.cast("int64")
    )


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows)),)
