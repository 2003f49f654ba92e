"""What the promises of the Swedish care guarantee say in common."""

from collections.abc import Callable
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import (
    Certainty,
    Definition,
    Direction,
    Kind,
    Measure,
    Text,
    Time,
)
from narvard_analytics.indicators.guarantee.clocks import REASONS, clocks, followed_waits
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import ALL_AGES
from narvard_analytics.reference_data.guarantee_limits import limits
from narvard_analytics.results import IntervalMethod
from narvard_analytics.vocabulary import Table

IN_TIME = share(
    "share",
    Text(sv="Andel i tid", nb="Andel i tide", en="Share in time"),
    "in_time",
    "decided",
    HIGH,
)
ESTIMATED = Measure(
    id="estimated_share",
    name=Text(
        sv="Andel i tid, uppskattad med dem som avbröts (Kaplan–Meier)",
        nb="Andel i tide, anslått med dem som ble avbrutt (Kaplan–Meier)",
        en="Share in time, estimated with those cut short (Kaplan–Meier)",
    ),
    kind=Kind.PROPORTION,
    unit="share",
    interval=IntervalMethod.GREENWOOD,
    direction=Direction.HIGH_IS_GOOD,
    part="in_time",
    whole="clocks",
)
MONTH_OF_START = Text(
    sv="Månad, kvartal eller år då klockan börjar gå. Perioden visas när tiden har löpt ut för alla.",
    nb="Måned, kvartal eller år da klokken begynner å gå. Perioden vises når fristen er ute for alle.",
    en="Month, quarter or year in which the clock starts. A period is shown when the time has run out for all.",
)
RESIDENCE_AT_START = Text(
    sv="Folkbokföringskommun och målgrupper den dag klockan börjar gå, oavsett var vården ges.",
    nb="Registrert bostedskommune og målgrupper den dagen klokken begynner å gå, uansett hvor helsehjelpen gis.",
    en="Municipality of registered residence and target groups on the day the clock starts, wherever care is given.",
)
CUT_SHORT = Text(
    sv="Väntan som slutade av annat skäl innan tiden löpt ut, till exempel dödsfall, eller som ännu pågår inom tiden; "
    "de ingår i den uppskattade andelen. Felregistreringar räknas aldrig.",
    nb="Ventetid som tok slutt av annen grunn før fristen var ute, for eksempel dødsfall, eller som fortsatt løper "
    "innenfor fristen; de inngår i den anslåtte andelen. Feilregistreringer regnes aldri.",
    en="Waits that ended for another reason before the time ran out, such as death, or that still run within it; they "
    "are part of the estimated share. Those entered in error never count.",
)
DAYS_THAT_DO_NOT_COUNT = Text(
    sv="Dagar då vård inte var medicinskt möjlig, då patienten valt en annan region, eller avstått efter att ha fått "
    "veta om garantin och erbjudits vård inom den.",
    nb="Dager da behandling ikke var medisinsk mulig, da pasienten hadde valgt en annen region, eller hadde gitt "
    "avkall etter å ha fått vite om garantien og fått tilbud innenfor den.",
    en="Days on which care was not medically possible, the patient had chosen another region, or had waived after "
    "being told of the guarantee and offered care within it.",
)
STATUTE = Text(
    sv="Hälso- och sjukvårdsförordningen (2017:80), 6 kap. 1–2 §§; hur månadens andel räknas är vårt sätt [C]",
    nb="Den svenske hälso- och sjukvårdsförordningen (2017:80), 6 kap. 1–2 §§; månedens andel er vår beregning [C]",
    en="Swedish ordinance 2017:80, chapter 6, sections 1–2; how the month's share is computed is ours [C]",
)
MET_IN_TIME = Text(
    sv="Av dem: löftet uppfyllt inom tiden.",
    nb="Av dem: løftet innfridd innenfor fristen.",
    en="Of those: the promise was met within the time.",
)


def promise(
    promised: str,
    id: str,
    name: Text,
    description: Text,
    denominator: Text,
    goal_areas: tuple[str, ...],
    age: Text = ALL_AGES,
    disciplines: tuple[str, ...] = (),
    groups: tuple[str, ...] = (),
) -> Indicator:
    """The indicator of a promise: the share met in time of clocks that are decided, and the estimated share.

    disciplines: those counted, all where empty. groups: the target groups it says something of, all where empty.
    """
    paused = any(limit.excluded_time for limit in limits(promised))
    definition = Definition(
        id=id,
        version="1",
        valid_from=date(2019, 1, 1),
        name=name,
        description=description,
        numerator=MET_IN_TIME,
        denominator=denominator,
        exclusions=(CUT_SHORT, DAYS_THAT_DO_NOT_COUNT) if paused else (CUT_SHORT,),
        periods=MONTH_OF_START,
        age=age,
        attribution=RESIDENCE_AT_START,
        time=Time.FLOW,
        measures=(IN_TIME, ESTIMATED),
        source=STATUTE,
        certainty=Certainty.C,
        tables=("waits", *(("wait_pauses",) if paused else ()), "persons", "residence"),
        code_lists=(REASONS,) if paused else (),
        goal_areas=goal_areas,
        groups=groups,
        follow_up_days=max(limit.days for limit in limits(promised)),
        country="SE",
    )
    return Indicator(definition, flow(definition, rows_of(promised, disciplines)))


def rows_of(promised: str, disciplines: tuple[str, ...] = ()) -> Callable[[Engine, Plan], Table]:
    """What gives the clocks of a promise (see `clocks`)."""

    def rows(engine: Engine, plan: Plan) -> Table:
        waits = followed_waits(engine, promised)
        chosen = waits.filter(waits.discipline.isin(disciplines)) if disciplines else waits
        return clocks(engine, plan, chosen, limits(promised))

    return rows
