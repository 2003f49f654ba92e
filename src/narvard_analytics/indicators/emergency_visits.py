"""Visits to the emergency department by the oldest."""

from collections.abc import Sequence
from datetime import date

import numpy as np

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
from narvard_analytics.indicators.figures import Figures, completeness, rate
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.plan import Plan, by_period
from narvard_analytics.indicators.residents import (
    BIRTH_UNKNOWN,
    by_group,
    changes,
    largest_of_period,
    number_at,
    resident_spells,
)
from narvard_analytics.indicators.tally import count_events, event_cube
from narvard_analytics.indicators.visits import REAL_STATUSES
from narvard_analytics.indicators.wording import MONTH_OF_EVENT, RESIDENCE_AT_EVENT
from narvard_analytics.populations import MONTHS_A_YEAR, person_years
from narvard_analytics.results import IntervalMethod
from narvard_analytics.vocabulary import Table, age_on, in_window, later

LOWEST_AGE = 80

DEFINITION = Definition(
    id="emergency_visits_80",
    version="1",
    valid_from=date(2019, 1, 1),
    name=Text(
        sv="Besök på akutmottagning, 80 år och äldre",
        nb="Besøk i akuttmottak, 80 år og eldre",
        en="Visits to the emergency department, 80 years and over",
    ),
    description=Text(
        sv="Antal besök på akutmottagning av invånare 80 år och äldre, per 1 000 personår.",
        nb="Antall besøk i akuttmottak av innbyggere 80 år og eldre, per 1 000 personår.",
        en="Number of visits to the emergency department by residents 80 and over, per 1 000 person-years.",
    ),
    numerator=Text(
        sv="Genomförda besök på akutmottagning av personer som fyllt 80 år på besöksdagen.",
        nb="Gjennomførte besøk i akuttmottak av personer som har fylt 80 år på besøksdagen.",
        en="Visits that took place at an emergency department by persons aged 80 or more on the day of the visit.",
    ),
    denominator=Text(
        sv="Personår: folkbokförda 80 år och äldre den första dagen i varje månad, gånger månadens del av årets dagar; "
        "över ett helt år medelfolkmängden.",
        nb="Personår: registrerte innbyggere 80 år og eldre den første i hver måned, ganger månedens del av årets "
        "dager; over et helt år middelfolkemengden.",
        en="Person-years: residents 80 and over on each month's first day, times the month's part of the year's days; "
        "over a whole year the mean population.",
    ),
    exclusions=(
        Text(
            sv="Avbokade, uteblivna och felregistrerade besök; kontakter utan besök; personer med okänd ålder.",
            nb="Avbestilte, uteblitte og feilregistrerte besøk; kontakter uten besøk; personer med ukjent alder.",
            en="Visits cancelled, not attended or entered in error; contacts without a visit; persons of unknown age.",
        ),
    ),
    periods=MONTH_OF_EVENT,
    age=Text(
        sv="80 år och äldre på besöksdagen; i befolkningen månadens första dag.",
        nb="80 år og eldre på besøksdagen; i befolkningen månedens første dag.",
        en="80 and over on the day of the visit; in the population on the month's first day.",
    ),
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        Measure(
            id="rate",
            name=Text(sv="Besök per 1 000 personår", nb="Besøk per 1 000 personår", en="Visits per 1 000 person-years"),
            kind=Kind.RATE,
            unit="per 1 000 person-years",
            interval=IntervalMethod.EXACT_POISSON,
            direction=Direction.LOW_IS_GOOD,
            scale=1_000.0,
        ),
    ),
    source=Text(
        sv="Akutbesök enligt den nationella akutstatistikens begrepp; texten är inte läst på nytt",
        nb="Akuttbesøk etter begrepene i svensk akuttstatistikk; teksten er ikke lest på nytt",
        en="Emergency visits in the terms of the Swedish emergency statistics; the text was not read again",
    ),
    certainty=Certainty.C,
    tables=("contacts", "persons", "residence"),
    goal_areas=("availability", "security", "closeness"),
    ages=(LOWEST_AGE, None),
)


def visits(engine: Engine) -> Table:
    """Visits to an emergency department by persons 80 and over: person, day, started_at, ended_at."""
    return engine.step("emergency_visits_80", lambda: _visits(engine))


def _visits(engine: Engine) -> Table:
    contacts = engine.table("contacts")
    found = contacts.filter(
        (contacts.setting == "emergency_department") & (contacts.kind == "visit") & contacts.status.isin(REAL_STATUSES)
    ).select("person", "started_at", "ended_at", day=contacts.started_day)
    born = engine.table("persons").select("person", "birth_date")
    known = found.inner_join(born, "person")
    return known.filter(age_on(known.birth_date, known.day) >= LOWEST_AGE).drop("birth_date")


def rows(engine: Engine, plan: Plan) -> Table:
    """Visits within the periods: person, day."""
    return visits(engine).filter(lambda visit: in_window(visit.day, plan.start, plan.end)).select("person", "day")


def residents(engine: Engine, plan: Plan) -> Table:
    """Spells of residents 80 and over, by target group."""
    spells = resident_spells(engine, plan)
    old = spells.filter(spells.birth_month != BIRTH_UNKNOWN)
    old = old.mutate(first=later(old.first, old.birth_month + LOWEST_AGE * MONTHS_A_YEAR))
    return by_group(engine, plan, old.filter(old.first < old.end))


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """Visits by person-years, by period."""
    visits = event_cube(plan, count_events(engine, plan, rows(engine, plan)))
    living = number_at(plan, engine.to_arrow(changes(residents(engine, plan))), plan.first_month)
    exposure = by_period(person_years(living, plan.first_month), plan.months)
    persons = largest_of_period(living, plan.months)
    complete = completeness(plan, plan.periods)
    return [rate(DEFINITION.main, plan.periods, complete, visits, np.asarray(exposure), persons)]


INDICATORS = (Indicator(DEFINITION, figures),)
