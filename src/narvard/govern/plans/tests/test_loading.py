"""A plan is loaded whole or not at all, and an earlier one is kept when it is replaced."""

from zoneinfo import ZoneInfo

import pytest

from narvard.base.audit.queries import LogFilter, log_rows
from narvard.base.core.actor import NotPermitted
from narvard.govern.plans import queries
from narvard.govern.plans.operations import PlanNotLoaded, load_plan
from narvard.govern.plans.tests import made_up

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def test_the_small_plan_is_in_the_grid(planned, plan_loader, day):
    grid = queries.grid(plan_loader, day)
    assert (grid.year, grid.cells, grid.with_activities, grid.empty) == (2026, 250, 2, 248)


def test_the_demo_covers_171_cells(all_planned, plan_loader, day):
    grid = queries.grid(plan_loader, day)
    assert (grid.cells, grid.with_activities) == (250, 171)
    fullest = {row.area.name: sum(c.activities for c in row.cells) for row in grid.groups[1].areas}
    assert max(fullest, key=fullest.get) in {"Borås", "Alingsås"}


def test_a_plan_is_not_loaded_over_an_active_one(planned, plan_loader, now):
    with pytest.raises(PlanNotLoaded) as refused:
        load_plan(actor=plan_loader, now=now, document=planned)
    assert [problem.code for problem in refused.value.problems] == ["active_plan_exists"]
    assert str(refused.value).endswith("bring the plan again.")


def test_a_replaced_plan_gives_way(planned, plan_loader, now, day):
    planned["plans"][0]["cells"].pop()
    load_plan(actor=plan_loader, now=now, document=planned, replace=True)
    assert queries.grid(plan_loader, day).with_activities == 1


def test_nothing_is_half_loaded(bodies, document, plan_loader, now, day):
    document["plans"][0]["cells"][1]["indicators"] = [made_up.INDICATOR | {"measure": "none"}]
    with pytest.raises(PlanNotLoaded):
        load_plan(actor=plan_loader, now=now, document=document)
    assert queries.grid(plan_loader, day).year is None


def test_a_target_that_contradicts_another_stops_the_whole_plan(planned, document, plan_loader, now, day):
    document["plans"][0]["cells"][0]["indicators"][0]["value"] = -0.2
    with pytest.raises(PlanNotLoaded) as refused:
        load_plan(actor=plan_loader, now=now, document=document, replace=True)
    assert [problem.code for problem in refused.value.problems] == ["other_target_that_day"]
    assert queries.grid(plan_loader, day).with_activities == 2


def test_loading_is_in_the_log(planned, actor_as):
    rows = list(log_rows(actor_as("log_reviewer"), LogFilter(action="plans.load"), STOCKHOLM))
    assert [row.label for row in rows] == ["1490 2026"]


@pytest.mark.parametrize("role", ["politician", "area_manager", "analyst"])
def test_only_who_may_loads(bodies, actor_as, document, now, role):
    with pytest.raises(NotPermitted):
        load_plan(actor=actor_as(role), now=now, document=document)
