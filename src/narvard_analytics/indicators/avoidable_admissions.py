"""Avoidable inpatient care: admissions that good care near home can often prevent (undvikbar slutenvård)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

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
from narvard_analytics.indicators.episodes import ward_stays
from narvard_analytics.indicators.figures import Figures, completeness, rate, standardised_rate
from narvard_analytics.indicators.plan import Plan, by_period, with_total
from narvard_analytics.indicators.residents import (
    BIRTH_UNKNOWN,
    by_group,
    changes,
    largest_of_period,
    number_by_age,
    resident_spells,
)
from narvard_analytics.indicators.tally import count_events
from narvard_analytics.indicators.wording import ALL_AGES, RESIDENCE_AT_EVENT
from narvard_analytics.populations import person_years
from narvard_analytics.reference_data.code_lists import CodeList, code_list
from narvard_analytics.reference_data.standard_population import STANDARD_NAME, lower_ages, weights
from narvard_analytics.results import IntervalMethod
from narvard_analytics.vocabulary import (
    Condition,
    Table,
    Value,
    age_on,
    constant,
    in_window,
    is_true,
    matches,
    padded,
    starts_with_any,
)

LIST = "avoidable_admissions"
SYSTEM = "ICD-10"
CHRONIC_LUNG = ("J41", "J42", "J43", "J44", "J47")
# KVÅ: operations have three letters and two digits (NCSP), other measures two letters and three digits [C]. Codes of
# other systems, such as SNOMED CT, do not tell an operation from other measures.
OPERATION = "^[A-Z]{3}[0-9]{2}"
ORDER_DIGITS = 4

DEFINITION = Definition(
    id="avoidable_admissions",
    version="1",
    valid_from=date(2014, 1, 1),
    name=Text(sv="Undvikbar slutenvård", nb="Innleggelser som kunne vært unngått", en="Avoidable inpatient care"),
    description=Text(
        sv="Inskrivningar i sluten vård för tillstånd där god nära vård ofta kan förebygga dem, per 100 000 personår, "
        "åldersstandardiserat.",
        nb="Innleggelser for tilstander der god behandling nær hjemmet ofte kan forebygge dem, per 100 000 personår, "
        "aldersstandardisert.",
        en="Admissions for conditions in which good care near home can often prevent them, per 100 000 person-years, "
        "standardised for age.",
    ),
    numerator=Text(
        sv="Vårdtillfällen som börjar i perioden och vars huvuddiagnos finns i kodlistan; vårdtillfällen i följd "
        "räknas "
        "som ett, med den första kända huvuddiagnosen.",
        nb="Opphold som begynner i perioden og har hoveddiagnose i kodelisten; sammenhengende opphold regnes som "
        "ett, med "
        "den første kjente hoveddiagnosen.",
        en="Episodes that begin in the period with a main diagnosis on the code list; contiguous stays are one "
        "episode, "
        "with the first known main diagnosis.",
    ),
    denominator=Text(
        sv="Personår: folkbokförda den första dagen i varje månad, gånger månadens del av årets dagar; över ett helt "
        "år medelfolkmängden.",
        nb="Personår: registrerte innbyggere den første i hver måned, ganger månedens del av årets dager; over et helt "
        "år middelfolkemengden.",
        en="Person-years: residents on each month's first day, times the month's part of the year's days; over a whole "
        "year the mean population.",
    ),
    exclusions=(
        Text(
            sv="Akut bronkit räknas bara med kronisk lungsjukdom som bidiagnos, kärlkramp bara utan operation; "
            "personer "
            "med okänd ålder.",
            nb="Akutt bronkitt regnes bare med kronisk lungesykdom som bidiagnose, angina bare uten operasjon; "
            "personer "
            "med ukjent alder.",
            en="Acute bronchitis counts only with chronic lung disease as a secondary diagnosis, angina only without "
            "an "
            "operation; persons of unknown age.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år för inskrivningen.",
        nb="Måned, kvartal eller år for innleggelsen.",
        en="Month, quarter or year of the admission.",
    ),
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        Measure(
            id="standardised_rate",
            name=Text(
                sv="Per 100 000 personår, åldersstandardiserat",
                nb="Per 100 000 personår, aldersstandardisert",
                en="Per 100 000 person-years, standardised for age",
            ),
            kind=Kind.STANDARDISED_RATE,
            unit="per 100 000 person-years",
            interval=IntervalMethod.DOBSON_BYAR,
            direction=Direction.LOW_IS_GOOD,
            scale=100_000.0,
        ),
        Measure(
            id="crude_rate",
            name=Text(
                sv="Per 100 000 personår, ostandardiserat",
                nb="Per 100 000 personår, ikke standardisert",
                en="Per 100 000 person-years, crude",
            ),
            kind=Kind.RATE,
            unit="per 100 000 person-years",
            interval=IntervalMethod.EXACT_POISSON,
            direction=Direction.LOW_IS_GOOD,
            scale=100_000.0,
        ),
    ),
    source=Text(
        sv=f"Öppna jämförelser, rekonstruerad kodlista; standardbefolkning {STANDARD_NAME} (SCB, CC0)",
        nb=f"Öppna jämförelser, rekonstruert kodeliste; standardbefolkning {STANDARD_NAME} (SCB, CC0)",
        en=f"Öppna jämförelser, reconstructed code list; standard population {STANDARD_NAME} (SCB, CC0)",
    ),
    certainty=Certainty.D,
    tables=("stays", "diagnoses", "persons", "residence"),
    code_lists=(LIST,),
    goal_areas=("closeness", "availability", "continuity"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Avoidable admissions: person, day of admission, band (number of the five-year age band from 0)."""
    listed = _listed(engine, code_list(LIST))
    admitted = listed.filter(in_window(listed.day, plan.start, plan.end))
    born = engine.table("persons").select("person", "birth_date")
    known = admitted.inner_join(born, "person").filter(lambda row: row.birth_date.notnull())
    band = (age_on(known.birth_date, known.day) // 5).clip(lower=0, upper=len(lower_ages()) - 1)
    return known.select("person", "day", band=band.cast("int64"))


def _listed(engine: Engine, codes: CodeList) -> Table:
    """Episodes with a main diagnosis on the list: person, day of admission."""
    stays = ward_stays(engine)
    diagnoses = engine.table("diagnoses").filter(lambda row: row.system.startswith(SYSTEM))
    main = diagnoses.filter(diagnoses.position == 1).select("person", stay=diagnoses.event, code=_plain(diagnoses.code))
    # Controllers number their stays each for itself: an id names one stay of a person.
    coded = stays.left_join(main, ["person", "stay"])
    # The smallest of "order in time, then code" is the first stay's main diagnosis, and the same one every time.
    first = (padded(coded.position, ORDER_DIGITS) + coded.code).min()
    episodes = coded.group_by(["person", "number"]).aggregate(day=coded.admitted_day.min(), first=first)
    episodes = episodes.mutate(code=episodes["first"].substr(ORDER_DIGITS))
    candidates = episodes.filter(starts_with_any(episodes.code, [entry.code for entry in codes.entries]))
    secondary = diagnoses.filter((diagnoses.position > 1) & starts_with_any(_plain(diagnoses.code), CHRONIC_LUNG))
    procedures = engine.table("procedures")
    operations = procedures.filter(matches(_plain(procedures.code), OPERATION))
    marked = _marked(candidates, stays, secondary, "with_lung")
    marked = _marked(marked, stays, operations, "operated")
    return marked.filter(_counts(marked, codes)).select("person", "day")


def _plain(code: Value) -> Value:
    """The code as the list writes it: capitals without a dot."""
    return code.upper().replace(".", "")


def _marked(episodes: Table, stays: Table, codes: Table, name: str) -> Table:
    """The episodes with a mark: whether any of their stays has one of the codes."""
    with_code = stays.semi_join(codes, [stays.person == codes.person, stays.stay == codes.event])
    with_code = with_code.select("person", "number").distinct()
    with_code = with_code.mutate(**{name: constant(True, "boolean")})
    joined = episodes.left_join(with_code, ["person", "number"])
    return joined.select(*episodes.columns, name)


def _counts(episodes: Table, codes: CodeList) -> Condition:
    return (
        starts_with_any(episodes.code, codes.codes())
        | (starts_with_any(episodes.code, codes.codes("with_chronic_lung")) & is_true(episodes.with_lung))
        | (starts_with_any(episodes.code, codes.codes("not_operated")) & ~is_true(episodes.operated))
    )


def residents(engine: Engine, plan: Plan) -> Table:
    """Spells of residents of known age, by target group."""
    spells = resident_spells(engine, plan)
    return by_group(engine, plan, spells.filter(spells.birth_month != BIRTH_UNKNOWN))


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """The standardised and the crude rate, by period of admission."""
    events = _by_band(plan, count_events(engine, plan, rows(engine, plan), "band"))
    moves = engine.to_arrow(changes(residents(engine, plan), "birth_month"))
    living = number_by_age(plan, moves, lower_ages())
    years = person_years(living, plan.first_month)
    exposure = np.moveaxis(by_period(np.moveaxis(years, -2, 0), plan.months), 0, -1)
    persons = largest_of_period(living.sum(axis=-2), plan.months)
    complete = completeness(plan, plan.periods)
    standardised, crude = DEFINITION.measures
    name = code_list(LIST).name
    share = np.array(weights())
    both = [
        standardised_rate(standardised, plan.periods, complete, events, exposure, share, persons, name),
        rate(crude, plan.periods, complete, events.sum(axis=-1), exposure.sum(axis=-1), persons, name),
    ]
    return [replace(figures, applicable=codes_can_tell(engine)) for figures in both]


def codes_can_tell(engine: Engine) -> bool:
    """Whether any main diagnosis comes in ICD-10, or there are no diagnoses: of other codes none is on the list."""
    diagnoses = engine.table("diagnoses")
    main = diagnoses.system.startswith(SYSTEM) & (diagnoses.position == 1)
    counted = diagnoses.aggregate(rows=diagnoses.count(), listed=main.sum())
    found = engine.to_arrow(counted).to_pylist()[0]
    return bool(found["listed"]) or not found["rows"]


def _by_band(plan: Plan, rows: pa.Table) -> NDArray[np.int64]:
    """Counts by place, group, period and age band."""
    place, group = plan.row_of(rows)
    period = rows["period"].to_numpy() - plan.first_month // plan.months
    cube = np.zeros((*plan.shape, len(lower_ages())), dtype=np.int64)
    np.add.at(cube, (place, group, period, rows["band"].to_numpy()), rows["events"].to_numpy())
    return with_total(cube)
