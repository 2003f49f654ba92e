"""Strategies and what the plans rest on: the four cases' own facts, what is refused, and that a document comes back."""

from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
import yaml

from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused, check
from narvard.govern.plans import queries
from narvard.govern.plans.operations import load_strategy
from narvard.govern.plans.queries import strategy_document
from narvard.govern.plans.rules import roadmap
from narvard.govern.plans.rules.strategy_document import FORM
from narvard.govern.plans.tests.conftest import LOADER

CASES = Path(__file__).parents[3] / "site/demo/cases"


def brought(case: str) -> dict:
    return yaml.load((CASES / case / "strategy.yaml").read_text(encoding="utf-8"), Loader=LOADER)


def rows_of(case: str) -> dict:
    """The document's rows with usable values; what it refers to outside itself is not asked."""
    return check(FORM, brought(case)).rows


def test_skane_has_3_groups_7_areas_and_5_overall_goals():
    rows = rows_of("skane")
    groups = [row["code"] for row in rows["groups"] if row["strategy"] == "framtidens-halsosystem"]
    areas = [row for row in rows["areas"] if row["group"] in groups]
    goals = [row for row in rows["goals"] if row["strategy"] == "framtidens-halsosystem"]
    assert (len(groups), len(areas), len(goals)) == (3, 7, 5)
    assert sum(row["area"] in {area["code"] for area in areas} for row in rows["directions"]) == 18


def test_the_roadmap_of_dalarna_is_half_open():
    steps = [row for row in rows_of("sodra_dalarna")["milestones"] if row["strategy"] == "fardplan"]
    assert [(row["written"], row["starts_on"], row["ends_on"]) for row in steps] == [
        ("2017–2019", date(2017, 1, 1), date(2019, 1, 1)),
        ("2019–2022", date(2019, 1, 1), date(2022, 1, 1)),
        ("2022–2027", date(2022, 1, 1), date(2027, 1, 1)),
    ]
    drawn = roadmap.draw([roadmap.Step(r["code"], r["title"], r["starts_on"], r["ends_on"]) for r in steps], date.max)
    assert [round(bar.x + bar.width, 1) for bar in drawn.bars[:2]] == [bar.x for bar in drawn.bars[1:]]
    assert "2027" in str(steps[-1]["note"])


def test_the_phases_of_skane_overlap_as_they_are_written():
    steps = [row for row in rows_of("skane")["milestones"] if row["strategy"] == "utvecklingsplan-del-b"]
    assert steps[1]["ends_on"] > steps[2]["starts_on"]


@pytest.mark.parametrize("case", ["norge", "skane", "sodra_alvsborg", "sodra_dalarna"])
def test_every_fact_says_where_it_is_read_and_how_certain_it_is(case):
    rows = rows_of(case)
    assert all(row["source"] and row["certainty"] for name in ("documents", "strategies") for row in rows[name])


@pytest.fixture
def basis() -> dict:
    """What Södra Älvsborg's plans rest on, without what stands in plans and agreements."""
    found = brought("sodra_alvsborg")
    found["risks"] = [row for row in found["risks"] if "area" not in row]
    return found | {"carried_out": []}


@pytest.fixture
def load(bodies, plan_loader, now):
    return lambda document, actor=plan_loader: load_strategy(actor=actor, now=now, document=document)


def test_loading_it_twice_changes_nothing_and_it_comes_back(load, basis, plan_loader, day):
    assert load(basis)["documents"] == 5
    held = strategy_document.document(plan_loader)
    assert load(held) == load(basis)
    assert strategy_document.document(plan_loader) == held
    assert strategy_document.check_document(plan_loader, day, held) == ()


def test_the_map_holds_every_goal_and_area(load, basis, plan_loader, day):
    load(basis)
    page = queries.strategy(plan_loader, "malomraden", day)
    assert (len(page.goals), page.areas, page.directions) == (3, 5, 5)
    assert [box.kind for box in page.map.boxes] == ["aim", *["goal"] * 3, *["area"] * 5]
    assert len(page.roadmap.bars) == len(page.steps) == 3


def test_vision_over_goals_over_what_governs_over_the_plans(load, basis, planned, plan_loader, day):
    load(basis)
    tree = queries.tree(plan_loader, day)
    (vision,) = tree.documents
    goals = next(node for node in vision.below if node.code == "overgripande-mal")
    ((governing,),) = ([*goals.below],)
    (operational,) = governing.below
    assert (vision.kind, governing.kind, operational.kind, operational.carries_plans) == (
        "vision",
        "governing",
        "operational",
        True,
    )
    assert operational.current.body == "Styrgrupp närvård"
    assert [(plan.area, plan.cells, plan.activities) for plan in tree.plans] == [("Borås", 2, 3)]
    assert len(tree.without_plan) == 9


def broken(table, number, **changed):
    def change(document):
        document[table][number].update(changed)

    return change


# what is broken · code
FAULTS = [
    (broken("versions", 0, adopted_by="styrgrupp"), "body_may_not_adopt"),
    (broken("versions", 0, adopted_by="ledningsgrupp-boras"), "body_may_not_adopt"),
    (broken("versions", 0, adopted_by="nobody"), "body_may_not_adopt"),
    (broken("versions", 0, adopted_on=date(2010, 1, 1)), "body_may_not_adopt"),
    (broken("versions", 0, adopted_on=None), "adopted_by_whom_and_when"),
    (broken("versions", 1, valid_to=date(2023, 6, 1)), "two_versions_in_force"),
    (broken("versions", 1, valid_to=date(2019, 1, 1)), "dates_out_of_order"),
    (broken("documents", 0, above="verksamhetsplan"), "documents_in_a_circle"),
    (broken("documents", 2, above="styrdokument"), "stands_under_what_it_governs"),
    (broken("documents", 0, carries_plans=True), "two_carry_the_plans"),
    (broken("milestones", 0, ends_on=date(2025, 1, 1)), "dates_out_of_order"),
    (broken("directions", 0, place=0), "place_before_the_first"),
    (broken("risks", 0, likelihood=5), "risk_off_its_scales"),
    (broken("risks", 0, residual_likelihood=None), "residual_off_its_scales"),
    (broken("risks", 0, residual_likelihood=4, likelihood=3), "residual_is_greater"),
    (broken("risks", 0, area="1490"), "area_and_year_together"),
    (broken("risks", 0, activity="BOR-01"), "area_and_year_together"),
    (broken("risks", 0, area="1490", year=2031), "no_such_plan_or_activity"),
    (broken("risks", 1, area="1490", year=2026), "risk_in_two_places"),
    (broken("risks", 0, area="0180", year=2026), "unknown_code"),
    (broken("goals", 0, strategy="nothing"), "unknown_code"),
]


@pytest.mark.parametrize(("change", "code"), FAULTS, ids=[f"{code}-{n}" for n, (_, code) in enumerate(FAULTS)])
def test_a_fault_stops_the_whole_document(load, basis, plan_loader, now, change, code):
    wrong = deepcopy(basis)
    change(wrong)
    with pytest.raises(DocumentRefused) as refused:
        load(wrong)
    assert code in [problem.code for problem in refused.value.problems]
    assert queries.first_strategy(plan_loader) == ""
    known = set(strategy_document.PROBLEM_WORDS)
    assert code in known | {"unknown_code"}


def test_every_problem_has_words():
    assert {code for _, code in FAULTS} - {"unknown_code"} <= set(strategy_document.PROBLEM_WORDS)


def test_a_milestone_belongs_to_an_area_of_its_own_strategy(load, basis):
    basis["strategies"].append({**basis["strategies"][0], "code": "annan"})
    basis["milestones"][0]["strategy"] = "annan"
    with pytest.raises(DocumentRefused) as refused:
        load(basis)
    assert [problem.code for problem in refused.value.problems] == ["area_of_another_strategy"]


def test_who_may_bring_it_and_who_sees_it(load, basis, actor_as, elsewhere, day):
    with pytest.raises(NotPermitted):
        load(basis, actor_as("area_manager", municipality="1490"))
    load(basis)
    assert queries.strategy(actor_as("politician"), "malomraden", day).areas == 5
    with pytest.raises(queries.StrategyNotFound):
        queries.strategy(elsewhere("coordinator"), "malomraden", day)
    assert queries.tree(elsewhere("coordinator"), day).documents == ()
    assert strategy_document.document(elsewhere("coordinator"))["strategies"] == []
