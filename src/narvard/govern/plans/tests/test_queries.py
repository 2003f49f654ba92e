"""What the pages read: the grid, the cell, the findings and the lines of the start page."""

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.govern.plans import queries
from narvard.govern.plans.operations import load_plan
from narvard.govern.plans.queries import Filters
from narvard.govern.plans.rules.cells import Answer
from narvard.govern.plans.tests import made_up
from narvard.govern.plans.tests.made_up import LONELY, ROUTINE, TEAM

CLOSENESS = ("1490", "multi_ill_elderly", "closeness")


def cells_of(grid):
    return {
        (cell.municipality, cell.target_group, cell.goal_area): cell
        for group in grid.groups
        for row in group.areas
        for cell in row.cells
    }


def test_a_light_that_is_worse_than_its_path_needs_attention(planned, lit, plan_loader, day):
    lit(made_up.results(places=("1490",), groups=("multi_ill_elderly",)))
    grid = queries.grid(plan_loader, day)
    assert (grid.with_activities, grid.attention, grid.unknown, grid.empty) == (2, 1, 1, 248)
    assert cells_of(grid)[CLOSENESS].answer is Answer.NEEDS_ATTENTION
    assert (grid.tested, round(grid.expected_by_chance, 3)) == (1, 0.025)


def test_a_light_on_its_path_needs_none(planned, lit, plan_loader, day):
    lit(made_up.results(places=("1490",), groups=("multi_ill_elderly",), latest=300.0))
    grid = queries.grid(plan_loader, day)
    assert (grid.attention, grid.unknown) == (0, 1)


def test_without_a_run_nobody_can_tell(planned, plan_loader, day):
    grid = queries.grid(plan_loader, day)
    assert (grid.attention, grid.unknown, grid.cut_off) == (0, 2, None)


def test_the_roll_up_counts_what_its_cells_hold(all_planned, lit, plan_loader, day):
    lit(made_up.results())
    for group in queries.grid(plan_loader, day).groups:
        for place, rolled in enumerate(group.roll_up):
            cells = [row.cells[place] for row in group.areas]
            assert rolled.activities == sum(cell.activities for cell in cells)
            assert rolled.empty == sum(cell.answer is Answer.EMPTY for cell in cells)
            assert rolled.attention == sum(cell.answer is Answer.NEEDS_ATTENTION for cell in cells)
            assert rolled.summary.lights == rolled.cells - rolled.empty
            assert rolled.summary.unknown == rolled.unknown


# filters · cells shown · cells with activities
FILTERED = [
    (Filters(), 250, 2),
    (Filters(municipality="1490"), 25, 2),
    (Filters(municipality="1463"), 25, 0),
    (Filters(target_group="multi_ill_elderly"), 50, 2),
    (Filters(goal_area="closeness"), 50, 1),
    (Filters(party="region"), 250, 2),
    (Filters(party="municipality"), 250, 1),
    (Filters(party="sas"), 250, 1),
    (Filters(target_group="multi_ill_elderly", goal_area="closeness", municipality="1490", party="sas"), 1, 1),
]


@pytest.mark.parametrize(("filters", "cells", "used"), FILTERED)
def test_the_grid_is_narrowed(planned, plan_loader, day, filters, cells, used):
    grid = queries.grid(plan_loader, day, filters=filters)
    assert (grid.cells, grid.with_activities) == (cells, used)


def test_a_party_narrows_the_number_of_activities(planned, plan_loader, day):
    grid = queries.grid(plan_loader, day, filters=Filters(party="sas"))
    assert cells_of(grid)[CLOSENESS].activities == 1


def test_the_cell_shows_both_parties_and_the_next_milestone(planned, actor_as, day):
    page = queries.cell(actor_as("coordinator"), *CLOSENESS, day)
    team, routine = page.activities
    assert (team.region, team.municipality) == (("Primärvården Södra Älvsborg",), ("Borås Stad",))
    assert (team.next_milestone.title, team.next_milestone.overdue) == ("Uppföljning redovisad", True)
    assert str(routine.waiting) == "should_have_ended"
    assert (page.has_outcome, len(page.linked), len(page.balancing)) == (True, 1, 0)
    assert page.year == 2026
    assert page.adopted_by == "Ledningsgrupp Borås närvårdsområde"


def test_an_empty_cell_is_a_page_too(planned, actor_as, day):
    page = queries.cell(actor_as("politician"), "1441", "disability", "security", day)
    assert (page.activities, page.linked, page.year, page.elsewhere) == ((), (), None, ())


def test_a_cell_tells_what_others_do_in_the_same_one(planned, actor_as, day):
    page = queries.cell(actor_as("politician"), "1441", *CLOSENESS[1:], day)
    assert [(other.name, number) for other, number in page.elsewhere] == [("Borås", 2)]


@pytest.mark.parametrize("place", [("0180", *CLOSENESS[1:]), ("1490", "x", "closeness"), ("1490", "disability", "x")])
def test_a_cell_that_cannot_be(planned, plan_loader, day, place):
    with pytest.raises(queries.PlanNotFound):
        queries.cell(plan_loader, *place, day)


def test_neighbours_lead_through_all_25_cells(planned, plan_loader, day):
    here, seen = ("1490", "children_young", "patient_focus"), 1
    while (page := queries.cell(plan_loader, *here, day)).next:
        here, seen = (page.next.area, page.next.target_group, page.next.goal_area), seen + 1
    assert seen == 25


def test_findings(planned, plan_loader, day):
    found = queries.findings(plan_loader, day)
    assert found.empty_cells == 248
    assert [cell.goal_area for cell in found.without_outcome] == ["continuity"]
    assert [(row.title, len(row.missing)) for row in found.one_party] == [(LONELY, 1)]
    assert [(row.title, row.days_late) for row in found.overdue] == [("Uppföljning redovisad", 20)]


def test_what_is_stopped_does_not_fill_a_cell(bodies, document, plan_loader, now, day):
    for activity in document["plans"][0]["cells"][0]["activities"]:
        activity["status"] = "stopped"
    load_plan(actor=plan_loader, now=now, document=document)
    assert queries.grid(plan_loader, day).empty == queries.findings(plan_loader, day).empty_cells == 249
    page = queries.cell(plan_loader, *CLOSENESS, day)
    assert (len(page.activities), len(page.stopped)) == (0, 2)


def test_a_process_indicator_is_no_outcome(bodies, document, plan_loader, now, day):
    document["plans"][0]["cells"][0]["indicators"][0]["role"] = "process"
    load_plan(actor=plan_loader, now=now, document=document)
    assert len(queries.findings(plan_loader, day).without_outcome) == 2
    assert not queries.cell(plan_loader, *CLOSENESS, day).has_outcome


def test_findings_of_one_area(planned, plan_loader, day):
    found = queries.findings(plan_loader, day, municipality="1463")
    assert (found.empty_cells, found.one_party, found.overdue) == (25, (), ())


def test_the_findings_and_the_grid_agree(all_planned, plan_loader, day):
    assert queries.findings(plan_loader, day).empty_cells == queries.grid(plan_loader, day).empty == 79


# role · municipality · organization · what the start page asks for
STARTS = [
    ("coordinator", "", "", {TEAM: 2, ROUTINE: 1, LONELY: 1}),
    ("area_manager", "1490", "", {TEAM: 2, ROUTINE: 1, LONELY: 1}),
    ("area_manager", "1463", "", {}),
    ("activity_owner", "", "primarvarden", {TEAM: 2, LONELY: 1}),
    ("politician", "", "", {}),
]


@pytest.mark.parametrize(("role", "municipality", "organization", "expected"), STARTS)
def test_the_lines_of_the_start_page(planned, actor_as, day, role, municipality, organization, expected):
    lines = queries.start_lines(actor_as(role, municipality=municipality, organization=organization), day)
    titles = [title for title in (TEAM, ROUTINE, LONELY) for line in lines if title in line.text]
    assert {title: titles.count(title) for title in titles} == expected
    assert all(line.day for line in lines if line.url_name == "plans:activity")
    days = [line.day for line in lines if line.day]
    assert days == sorted(days) == [line.day for line in lines[: len(days)]]
    assert "plans:findings" in [line.url_name for line in lines]


def test_who_may_not_read_plans_has_no_lines(planned, actor_as, day):
    assert queries.start_lines(actor_as("log_reviewer"), day) == ()
    with pytest.raises(NotPermitted):
        queries.grid(actor_as("log_reviewer"), day)


# what is looked for · hits
SOUGHT = [("narsjukvardsteam", 1), ("VÅRDPLATS", 1), ("ä", 3), ("", 0), ("nothing like it", 0)]


@pytest.mark.parametrize(("text", "hits"), SOUGHT)
def test_activities_are_found_without_regard_to_case_and_accents(planned, plan_loader, text, hits):
    assert len(queries.search_activities(plan_loader, text)) == hits
