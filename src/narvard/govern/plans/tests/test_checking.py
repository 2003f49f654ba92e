"""A plan is checked before it is loaded: each fault is told with its place, its column and what is written."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.core.queries import Problem, stored
from narvard.govern.plans.rules.checking import blocking_problems, counts_of, read_document
from narvard.govern.plans.rules.draft import Known
from narvard.govern.plans.rules.fields import Fields, as_day


def spelled(*codes: str) -> dict[str, str]:
    return {code.casefold(): code for code in codes}


KNOWN = Known(
    areas={"1490": "1490", "borås": "1490"},
    target_groups=spelled("multi_ill_elderly"),
    goal_areas=spelled("closeness", "continuity"),
    organizations={**spelled("boras_kommun", "primarvarden", "sas"), "borås stad": "boras_kommun"},
    bodies=spelled("ledningsgrupp-boras", "ledningsgrupp-mark", "styrgrupp"),
    area_of_body={"ledningsgrupp-boras": "1490", "ledningsgrupp-mark": "1463"},
    may_adopt=frozenset({"ledningsgrupp-boras", "ledningsgrupp-mark"}),
    statuses={**spelled("planned", "under_way"), "pågår": "under_way"},
    roles=spelled("outcome"),
    directions=spelled("down"),
    kinds=spelled("relative", "level", "unquantified"),
    measures=frozenset({("avoidable_admissions", "crude_rate")}),
)


def first_cell(document):
    return document["plans"][0]["cells"][0]


def first_activity(document):
    return first_cell(document)["activities"][0]


def test_a_right_plan_has_no_problems(document):
    plans, problems = read_document(document, KNOWN)
    assert problems == ()
    assert counts_of(plans) == {"plans": 1, "cells": 2, "activities": 3, "milestones": 3, "indicators": 1}


def test_names_do_as_well_as_codes(document):
    document["plans"][0]["area"] = "Borås"
    first_activity(document)["status"] = "Pågår"
    first_activity(document)["organizations"] = "Borås Stad; primarvarden; Borås Stad"
    plans, problems = read_document(document, KNOWN)
    assert problems == ()
    activity = plans[0].cells[0].activities[0]
    assert (plans[0].area, activity.status) == ("1490", "under_way")
    assert activity.organizations == ("boras_kommun", "primarvarden")


ACTIVITY = "plans[0].cells[0].activities[0]"

# what is broken · code · column · place
FAULTS = [
    (lambda d: d.update(version=2), "unknown_format", "", ""),
    (lambda d: d.update(plans=[]), "no_plans", "", ""),
    (lambda d: d.update(plans="x"), "not_a_list", "plans", ""),
    (lambda d: d["plans"].append(d["plans"][0]), "duplicate_plan", "area", ""),
    (lambda d: d["plans"][0].update(area="0180"), "unknown_code", "area", "plans[0]"),
    (lambda d: d["plans"][0].update(year=1700), "impossible_year", "year", "plans[0]"),
    (lambda d: d["plans"][0].update(year=2026.5), "impossible_year", "year", "plans[0]"),
    (lambda d: d["plans"][0].update(year=10**400), "not_a_number", "year", "plans[0]"),
    (lambda d: d["plans"][0].update(year="soon"), "not_a_number", "year", "plans[0]"),
    (lambda d: d["plans"][0].update(adopted_by="nobody"), "unknown_code", "adopted_by", "plans[0]"),
    (lambda d: first_activity(d).update(ends_on=date(2027, 2, 1)), "beyond_the_plans_year", "ends_on", ACTIVITY),
    (
        lambda d: first_activity(d).update(starts_on=date(2027, 1, 1), ends_on=date(2027, 2, 1), multi_year=True),
        "outside_the_plan",
        "ends_on",
        ACTIVITY,
    ),
    (lambda d: first_activity(d).update(multi_year="kanske"), "not_yes_or_no", "multi_year", ACTIVITY),
    (lambda d: d["plans"][0].update(adopted_by="ledningsgrupp-mark"), "not_the_areas_body", "adopted_by", "plans[0]"),
    (lambda d: d["plans"][0].update(adopted_by="styrgrupp"), "body_may_not_adopt", "adopted_by", "plans[0]"),
    (lambda d: d["plans"][0].pop("adopted_on"), "missing", "adopted_on", "plans[0]"),
    (lambda d: d["plans"][0]["cells"].append(first_cell(d)), "duplicate_cell", "", "plans[0]"),
    (lambda d: first_cell(d).update(goal_area="speed"), "unknown_code", "goal_area", "plans[0].cells[0]"),
    (lambda d: first_activity(d).update(title=" "), "missing", "title", "plans[0].cells[0].activities[0]"),
    (lambda d: first_activity(d).update(title="x" * 201), "too_long", "title", "plans[0].cells[0].activities[0]"),
    (lambda d: first_activity(d).update(title=["x"]), "not_a_text", "title", "plans[0].cells[0].activities[0]"),
    (lambda d: first_activity(d).update(reference="2"), "duplicate_reference", "", "plans[0]"),
    (lambda d: first_activity(d).update(status="late"), "unknown_code", "status", "plans[0].cells[0].activities[0]"),
    (
        lambda d: first_activity(d).update(organizations=[]),
        "missing",
        "organizations",
        "plans[0].cells[0].activities[0]",
    ),
    (
        lambda d: first_activity(d).update(organizations=["who"]),
        "unknown_code",
        "organizations",
        "plans[0].cells[0].activities[0]",
    ),
    (
        lambda d: first_activity(d).update(ends_on=date(2026, 1, 1)),
        "dates_out_of_order",
        "ends_on",
        "plans[0].cells[0].activities[0]",
    ),
    (
        lambda d: first_activity(d).update(starts_on="2026-13-01"),
        "not_a_date",
        "starts_on",
        "plans[0].cells[0].activities[0]",
    ),
    (
        lambda d: first_activity(d)["milestones"].append(first_activity(d)["milestones"][0]),
        "duplicate_milestone",
        "",
        "plans[0].cells[0].activities[0]",
    ),
    (
        lambda d: first_activity(d)["milestones"][0].update(due_on=5),
        "not_a_date",
        "due_on",
        "plans[0].cells[0].activities[0].milestones[0]",
    ),
    (
        lambda d: first_cell(d)["indicators"][0].update(measure="other"),
        "unknown_measure",
        "measure",
        "plans[0].cells[0].indicators[0]",
    ),
    (
        lambda d: first_cell(d)["indicators"][0].update(value=-10),
        "no_share",
        "value",
        "plans[0].cells[0].indicators[0]",
    ),
    (
        lambda d: first_cell(d)["indicators"][0].update(kind="level", value=None),
        "missing",
        "value",
        "plans[0].cells[0].indicators[0]",
    ),
    (
        lambda d: first_cell(d)["indicators"][0].update(kind="unquantified"),
        "value_without_kind",
        "value",
        "plans[0].cells[0].indicators[0]",
    ),
    (
        lambda d: first_cell(d)["indicators"][0].update(baseline_to=date(2024, 10, 1)),
        "dates_out_of_order",
        "due_on",
        "plans[0].cells[0].indicators[0]",
    ),
    (
        lambda d: first_cell(d)["indicators"].append(first_cell(d)["indicators"][0]),
        "duplicate_indicator",
        "",
        "plans[0].cells[0]",
    ),
]


@pytest.mark.parametrize(("breaking", "code", "column", "place"), FAULTS, ids=[f"{c} {n}" for _, c, n, _ in FAULTS])
def test_a_fault_is_told_with_its_place(document, breaking, code, column, place):
    document = stored(document)
    breaking(document)
    _, problems = read_document(document, KNOWN)
    assert (code, column, place) in [(p.code, p.column, p.place) for p in problems]


def test_a_reader_s_own_place_is_told_instead(document):
    first_activity(document).update(title="", _at=["Aktiviteter", 7])
    _, problems = read_document(document, KNOWN)
    assert problems == (Problem("missing", "Aktiviteter", 7, "title"),)


def test_an_active_plan_stands_in_the_way_but_can_be_replaced(document):
    known = Known(**{**vars(KNOWN), "active": frozenset({("1490", 2026)})})
    _, problems = read_document(document, known)
    assert [p.code for p in problems] == ["active_plan_exists"]
    assert blocking_problems(problems) == ()


def test_a_document_says_the_same_after_it_was_stored(document):
    assert read_document(stored(document), KNOWN) == read_document(document, KNOWN)


# value · the day it is
DAYS = [
    (date(2026, 1, 31), date(2026, 1, 31)),
    (datetime(2026, 1, 31), date(2026, 1, 31)),
    (datetime(2026, 1, 31, 12), None),
    ("2026-01-31", date(2026, 1, 31)),
    (" 2026-01-31 ", date(2026, 1, 31)),
    ("31/1 2026", None),
    (20260131, None),
    (None, None),
]


@pytest.mark.parametrize(("value", "expected"), DAYS)
def test_what_counts_as_a_day(value, expected):
    assert as_day(value) == expected


# value · the number it is (None: a problem)
NUMBERS = [(1, 1.0), ("0,5", 0.5), ("1 000", 1000.0), (True, None), ("many", None), (float("inf"), None), ("nan", None)]


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_what_counts_as_a_number(value, expected):
    problems: list[Problem] = []
    assert Fields({"value": value}, "", problems).number("value") == expected
    assert [p.code for p in problems] == ([] if expected is not None else ["not_a_number"])


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["area", "cells", "activities", "title", "_at"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.lists(JUNK, max_size=3))
def test_whatever_is_brought_gives_a_report_and_no_crash(plans):
    found, problems = read_document({"format": "narvard-plan", "version": 1, "plans": plans}, KNOWN)
    assert problems or not found
