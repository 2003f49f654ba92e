"""Avoidable admissions counted by a definition's code list and ages."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.bands import band_cube, band_on, first_band, standard_weights
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.indicators.diagnoses import codes_can_tell, icd, main_diagnoses, marked, plain, with_prefix
from narvard_analytics.indicators.episodes import ward_stays
from narvard_analytics.indicators.figures import Figures, completeness, rate, standardised_rate
from narvard_analytics.indicators.indicator import FiguresOf
from narvard_analytics.indicators.plan import Plan, by_period
from narvard_analytics.indicators.residents import (
    BIRTH_UNKNOWN,
    by_group,
    changes,
    largest_of_period,
    number_by_age,
    resident_spells,
)
from narvard_analytics.indicators.tally import count_events
from narvard_analytics.populations import person_years
from narvard_analytics.reference_data.code_lists import CodeList
from narvard_analytics.reference_data.standard_population import lower_ages
from narvard_analytics.vocabulary import Condition, Table, age_on, in_window, is_true, matches, starts_with_any

CHRONIC_LUNG = ("J41", "J42", "J43", "J44", "J47")
# KVÅ: operations have three letters and two digits (NCSP), other measures two letters and three digits [C]. Codes of
# other systems, such as SNOMED CT, do not tell an operation from other measures.
OPERATION = "^[A-Z]{3}[0-9]{2}"


def figures_of(definition: Definition, course: str = "") -> FiguresOf:
    """The standardised and the crude rate, by period of admission. course: of the code list's entries, or all."""

    def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
        codes = of_course(plan.code_list(definition.code_lists[0]), course)
        found = _rates(engine, plan, definition, codes)
        return [replace(one, applicable=codes_can_tell(engine)) for one in found]

    return figures


def of_course(codes: CodeList, course: str) -> CodeList:
    """The list's entries of one course, "chronic" or "acute"; without one, all."""
    return replace(codes, entries=tuple(entry for entry in codes.entries if course in ("", entry.course)))


def rows(engine: Engine, plan: Plan, codes: CodeList, lowest_age: int) -> Table:
    """Avoidable admissions: person, day of admission, band (number of the five-year age band from 0)."""
    listed = _listed(engine, codes)
    admitted = listed.filter(in_window(listed.day, plan.start, plan.end))
    born = engine.table("persons").select("person", "birth_date")
    known = admitted.inner_join(born, "person").filter(lambda row: row.birth_date.notnull())
    if lowest_age:
        known = known.filter(age_on(known.birth_date, known.day) >= lowest_age)
    return known.select("person", "day", band=band_on(known.birth_date, known.day))


def _listed(engine: Engine, codes: CodeList) -> Table:
    """Episodes with a main diagnosis on the list: person, day of admission."""
    stays = ward_stays(engine)
    episodes = engine.step("main_diagnoses", lambda: main_diagnoses(engine, stays))
    candidates = episodes.filter(starts_with_any(episodes.code, [entry.code for entry in codes.entries]))
    secondary = icd(engine).filter(lambda row: row.position > 1)
    procedures = engine.table("procedures")
    operations = procedures.filter(matches(plain(procedures.code), OPERATION))
    found = marked(candidates, stays, with_prefix(secondary, CHRONIC_LUNG), "with_lung")
    found = marked(found, stays, operations, "operated")
    return found.filter(_counts(found, codes)).select("person", "day")


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


def _rates(engine: Engine, plan: Plan, definition: Definition, codes: CodeList) -> list[Figures]:
    lowest = definition.ages[0]
    counted = count_events(engine, plan, rows(engine, plan, codes, lowest), "band")
    events = band_cube(plan, counted, "events", lowest)
    moves = engine.to_arrow(changes(residents(engine, plan), "birth_month"))
    living = number_by_age(plan, moves, lower_ages())[:, :, first_band(lowest) :]
    years = person_years(living, plan.first_month)
    exposure = np.moveaxis(by_period(np.moveaxis(years, -2, 0), plan.months), 0, -1)
    persons = largest_of_period(living.sum(axis=-2), plan.months)
    complete = completeness(plan, plan.periods)
    standardised, crude = definition.measures
    share = standard_weights(lowest)
    return [
        standardised_rate(standardised, plan.periods, complete, events, exposure, share, persons, codes.name),
        rate(crude, plan.periods, complete, events.sum(axis=-1), exposure.sum(axis=-1), persons, codes.name),
    ]
