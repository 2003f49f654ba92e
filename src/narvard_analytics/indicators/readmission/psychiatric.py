"""Unplanned psychiatric readmission within 30 days of discharge from psychiatric inpatient care."""

from datetime import date, timedelta

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.disciplines import DISCIPLINES, disciplines_are_told, is_psychiatric
from narvard_analytics.indicators.episodes import episodes
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.readmission.following import alive, plans_are_told, with_next
from narvard_analytics.indicators.wording import (
    ALL_AGES,
    MONTH_OF_DISCHARGE,
    RESIDENCE_AT_EVENT,
    STAYS_THAT_DID_NOT_COUNT,
)
from narvard_analytics.vocabulary import Table, constant, days_between, in_window, is_false

FIRST_DAY, LAST_DAY = 1, 30

DEFINITION = Definition(
    id="psychiatric_readmission_30d",
    version="1",
    valid_from=date(2020, 1, 1),
    name=Text(
        sv="Oplanerad återinskrivning i psykiatrin inom 30 dagar",
        nb="Ikke-planlagt reinnleggelse i psykisk helsevern innen 30 dager",
        en="Unplanned psychiatric readmission within 30 days",
    ),
    description=Text(
        sv="Hur ofta den som skrivs ut från psykiatrisk slutenvård är tillbaka akut inom en månad. En hög andel kan "
        "tyda på att stödet efter utskrivningen inte räcker.",
        nb="Hvor ofte den som skrives ut fra psykiatrisk døgnbehandling, er tilbake akutt innen en måned. En høy andel "
        "kan tyde på at støtten etter utskrivning ikke er god nok.",
        en="How often a person discharged from psychiatric inpatient care is back as an emergency within a month. A "
        "high share may mean that support after the discharge falls short.",
    ),
    numerator=Text(
        sv="Utskrivningar där personens nästa psykiatriska vårdtillfälle är oplanerat och börjar dag 1 till 30.",
        nb="Utskrivninger der personens neste psykiatriske opphold ikke er planlagt og begynner dag 1 til 30.",
        en="Discharges after which the person’s next psychiatric episode is unplanned and begins on days 1 to 30.",
    ),
    denominator=Text(
        sv="Utskrivningar i livet från psykiatrisk slutenvård; vårdtillfällen i följd räknas som ett, och den sista "
        "avdelningen avgör om det är psykiatri.",
        nb="Utskrivninger i live fra psykiatrisk døgnbehandling; sammenhengende opphold regnes som ett, og den siste "
        "avdelingen avgjør om det er psykiatri.",
        en="Discharges alive from psychiatric inpatient care; contiguous stays are one episode, and the last ward "
        "decides whether it is psychiatric.",
    ),
    exclusions=(
        STAYS_THAT_DID_NOT_COUNT,
        Text(
            sv="Återinskrivningar som är planerade eller där det inte är känt; kroppssjukvård mellan två psykiatriska "
            "vårdtillfällen; avdelningar utan känd inriktning.",
            nb="Reinnleggelser som er planlagt eller der det ikke er kjent; somatiske opphold mellom to psykiatriske; "
            "avdelinger uten kjent fagområde.",
            en="Readmissions that are planned, or of which that is not known; somatic episodes between two psychiatric "
            "ones; wards of no known speciality.",
        ),
    ),
    periods=MONTH_OF_DISCHARGE,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel återinskrivna", nb="Andel reinnlagte", en="Share readmitted"),
            "readmitted",
            "discharges",
            LOW,
        ),
    ),
    source=Text(
        sv="Vanligt mått i psykiatrins uppföljning; dagarna räknas som i måttet för 65 år och äldre. Gränserna är "
        "egna.",
        nb="Vanlig mål i psykisk helsevern; dagene telles som i det svenske målet for 65 år og eldre. Grensene er "
        "lokale.",
        en="A common measure in psychiatry; days are counted as in the measure for 65 and over. The limits are local.",
    ),
    certainty=Certainty.C,
    tables=("stays", "persons", "residence"),
    code_lists=(DISCIPLINES,),
    goal_areas=("security", "continuity"),
    follow_up_days=LAST_DAY,
    groups=("children_young", "mental_ill_health"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Psychiatric discharges that can be followed up: person, day, discharges (1), readmitted (0 or 1)."""
    all_episodes = episodes(engine)
    psychiatric = all_episodes.filter(is_psychiatric(plan, all_episodes.discipline))
    known = alive(engine, with_next(psychiatric))
    followed_until = min(plan.end, plan.cut_off_day - timedelta(days=LAST_DAY))
    index = known.filter(in_window(known.discharged_day, plan.start, followed_until))
    gap = days_between(index.discharged_day, index.next_day)
    again = is_false(index.next_planned) & gap.between(FIRST_DAY, LAST_DAY)
    return index.select(
        "person",
        day=index.discharged_day,
        discharges=constant(1, "int64"),
        readmitted=again.fill_null(False).cast("int64"),
    )


def _told(engine: Engine) -> bool:
    return plans_are_told(engine) and disciplines_are_told(engine)


INDICATOR = Indicator(DEFINITION, flow(DEFINITION, rows, _told))
