"""Targets without a figure, risks, what everybody may read, and the path from commitment to indicator."""

from dataclasses import replace
from datetime import date

import pytest
import yaml

from narvard.base.core.actor import NotPermitted, command_line
from narvard.govern.agreements.operations import load_agreements
from narvard.govern.plans import queries
from narvard.govern.plans.models import IndicatorLink
from narvard.govern.plans.operations import (
    LinkNotFound,
    Place,
    PlanNotPublished,
    RiskNotFound,
    RiskNotSaved,
    ThresholdNotAgreed,
    UnknownCommitment,
    add_risk,
    agree_threshold,
    change_risk,
    link_commitments,
    link_indicator,
    load_plan,
    propose_threshold,
    publish_plan,
    withdraw_plan,
)
from narvard.govern.plans.tests import made_up
from narvard.govern.plans.tests.conftest import DEMO, LOADER
from narvard.govern.plans.tests.made_up import ROUTINE, TEAM
from narvard.govern.plans.views.opening import PUBLIC
from narvard.measure.indicators.operations import publish_run


@pytest.fixture
def unquantified(bodies, document, plan_loader, now):
    indicator = document["plans"][0]["cells"][0]["indicators"][0]
    indicator.update(kind="unquantified", value=None)
    load_plan(actor=plan_loader, now=now, document=document)
    return IndicatorLink.objects.get().pk


@pytest.fixture
def propose(unquantified, now):
    return lambda actor, **changed: propose_threshold(
        actor=actor, now=now, **{"link_id": unquantified, "value": 850.0, "decision": "2026-9"} | changed
    )


def kind_now():
    """The kind of the target that the measuring side keeps."""
    return IndicatorLink.objects.get().target.kind


def test_a_target_stays_unassessable_until_both_sides_agree(propose, actor_as, now, day):
    office = actor_as("coordinator")
    region = actor_as("activity_owner", organization="primarvarden")
    municipality = actor_as("area_manager", municipality="1490")
    number = propose(office)
    assert kind_now() == "unquantified"
    assert agree_threshold(actor=region, now=now, threshold_id=number) is False
    (row,) = queries.thresholds(municipality, day)
    assert (row.proposal.to_answer, row.proposal.decision, kind_now()) == (True, "2026-9", "unquantified")
    assert "plans:thresholds" in [line.url_name for line in queries.start_lines(municipality, day)]
    assert agree_threshold(actor=municipality, now=now, threshold_id=number) is True
    assert "plans:thresholds" not in [line.url_name for line in queries.start_lines(municipality, day)]
    assert (kind_now(), IndicatorLink.objects.get().value) == ("level", 850.0)
    assert queries.thresholds(office, day) == ()


def test_what_is_not_agreed(propose, unquantified, actor_as, elsewhere, now):
    office, region = actor_as("coordinator"), actor_as("activity_owner", organization="primarvarden")
    for changed, code in (({"decision": " "}, "no_decision"), ({"value": float("nan")}, "no_number")):
        with pytest.raises(ThresholdNotAgreed) as refused:
            propose(office, **changed)
        assert refused.value.code == code
    with pytest.raises(NotPermitted):
        propose(region)
    with pytest.raises(LinkNotFound):
        propose(elsewhere("coordinator"))
    with pytest.raises(LinkNotFound):
        propose(actor_as("area_manager", municipality="1463"))
    number = propose(office)
    with pytest.raises(ThresholdNotAgreed, match="Let them answer"):
        propose(office)
    with pytest.raises(ThresholdNotAgreed, match="neither side"):
        agree_threshold(actor=office, now=now, threshold_id=number)
    agree_threshold(actor=region, now=now, threshold_id=number)
    with pytest.raises(ThresholdNotAgreed, match="agreed already"):
        agree_threshold(actor=region, now=now, threshold_id=number)


def test_a_target_with_a_figure_keeps_it(planned, actor_as, now):
    with pytest.raises(ThresholdNotAgreed, match="has a figure"):
        propose_threshold(
            actor=actor_as("coordinator"), now=now, link_id=IndicatorLink.objects.get().pk, value=1.0, decision="x"
        )


LINK = made_up.INDICATOR | {"municipality": "1490", "year": 2026, "target_group": "multi_ill_elderly"}


def test_an_area_manager_links_an_indicator_without_a_figure(planned, actor_as, now):
    manager = actor_as("area_manager", municipality="1490")
    link = {**LINK, "goal_area": "continuity", "due_on": date(2027, 12, 31)}
    number = link_indicator(actor=manager, now=now, **link)
    assert link_indicator(actor=manager, now=now, **link) == number
    assert IndicatorLink.objects.get(pk=number).kind == "unquantified"
    other = link_indicator(actor=actor_as("coordinator"), now=now, **link | {"due_on": date(2028, 12, 31)})
    assert IndicatorLink.objects.get(pk=other).kind == "relative"


RISK = {"title": "Ingen läkare", "likelihood": 3, "consequence": 4, "owner": "Kansliet", "review_on": date(2026, 11, 1)}


def test_risks_stand_in_the_matrix_before_and_after_treatment(planned, actor_as, activity_id, now, day):
    actor = actor_as("coordinator")
    add_risk(actor=actor, now=now, **RISK, residual=(1, 2), place=Place(activity=activity_id(TEAM)))
    add_risk(actor=actor, now=now, **RISK | {"likelihood": 1}, about="Sagt i gruppen.")
    page = queries.risk_page(actor, day)
    assert [(row.code, row.zone, row.late, row.about) for row in page.rows] == [
        ("R-1", "at_once", True, ""),
        ("R-2", "watch", True, "Sagt i gruppen."),
    ]
    assert (page.at_once, page.late) == (1, 2)
    assert "plans:risks" in [line.url_name for line in queries.start_lines(actor, day)]
    assert page.rows[0].place.endswith(TEAM)
    assert {(f.likelihood, f.consequence): f.number for line in page.after for f in line if f.number} == {
        (1, 2): 1,
        (1, 4): 1,
    }
    narrowed = queries.risk_page(actor, day, likelihood=3, consequence=4)
    assert [row.code for row in narrowed.rows] == ["R-1"]


def test_a_risk_is_closed_and_never_taken_away(planned, actor_as, now, day):
    actor = actor_as("coordinator")
    number = add_risk(actor=actor, now=now, **RISK)
    change_risk(actor=actor, now=now, risk_id=number, **RISK, closed=True)
    page = queries.risk_page(actor, day)
    assert ([row.code for row in page.closed], page.rows, page.at_once) == (["R-1"], (), 0)
    assert queries.risk_to_change(actor, number, day).open is False
    add_risk(actor=actor, now=now, **RISK)
    assert [row.code for row in queries.risk_page(actor, day).rows] == ["R-2"]


def test_who_may_note_a_risk_and_where(planned, actor_as, elsewhere, activity_id, now, day):
    place = Place(activity=activity_id(TEAM))
    with pytest.raises(NotPermitted):
        add_risk(actor=actor_as("area_manager", municipality="1463"), now=now, **RISK, place=place)
    with pytest.raises(NotPermitted):
        add_risk(actor=actor_as("politician"), now=now, **RISK)
    with pytest.raises(RiskNotSaved):
        add_risk(actor=elsewhere("coordinator"), now=now, **RISK, place=place)
    number = add_risk(actor=actor_as("area_manager", municipality="1490"), now=now, **RISK, place=place)
    with pytest.raises(RiskNotFound):
        change_risk(actor=actor_as("area_manager", municipality="1463"), now=now, risk_id=number, **RISK)
    assert queries.risk_page(elsewhere("coordinator"), day).rows == ()


# what is wrong · code
IMPOSSIBLE = [
    ({"likelihood": 5}, "risk_off_its_scales"),
    ({"title": " "}, "title_missing"),
    ({"residual": (4, 4)}, "residual_is_greater"),
    ({"place": Place(plan=1, cell=1)}, "no_such_place"),
]


@pytest.mark.parametrize(("changed", "code"), IMPOSSIBLE)
def test_a_risk_that_cannot_be(planned, actor_as, now, changed, code):
    with pytest.raises(RiskNotSaved) as refused:
        add_risk(actor=actor_as("coordinator"), now=now, **RISK | changed)
    assert refused.value.code == code


@pytest.fixture
def public():
    """Nobody in particular, reading the plans of Södra Älvsborg."""
    return replace(PUBLIC, collaboration="sodra_alvsborg")


def test_everybody_sees_what_is_published_and_no_names(planned, lit, actor_as, public, now, day):
    with pytest.raises(queries.NothingOpen):
        queries.open_index(public, day)
    coordinator = actor_as("coordinator")
    publish_plan(actor=coordinator, now=now, municipality="1490", year=2026)
    assert [(area.area, area.activities) for area in queries.open_index(public, day).areas] == [("Borås", 3)]
    plan = queries.open_plan(public, "1490", day)
    assert [len(cell.activities) for cell in plan.cells] == [2, 1]
    assert plan.cells[0].figures == ()
    assert "Rönnfors" not in repr(plan)
    with pytest.raises(queries.NothingOpen):
        queries.open_plan(public, "1463", day)
    withdraw_plan(actor=coordinator, now=now, municipality="1490", year=2026)
    with pytest.raises(queries.NothingOpen):
        queries.open_plan(public, "1490", day)


def test_only_published_figures_are_shown(planned, lit, actor_as, public, now, day):
    coordinator = actor_as("coordinator")
    publish_plan(actor=coordinator, now=now, municipality="1490", year=2026)
    run = lit(made_up.results(places=("1490",), groups=("multi_ill_elderly",)))
    assert queries.open_plan(public, "1490", day).cells[0].figures == ()
    publish_run(actor=coordinator, now=now, run_id=run)
    (figure,) = queries.open_plan(public, "1490", day).cells[0].figures
    assert (figure.indicator, figure.period_to) == ("avoidable_admissions", date(2026, 10, 1))
    assert figure.value


def test_who_may_publish_what(planned, actor_as, elsewhere, now):
    with pytest.raises(NotPermitted):
        publish_plan(actor=actor_as("area_manager", municipality="1490"), now=now, municipality="1490", year=2026)
    for actor, year in ((elsewhere("coordinator"), 2026), (actor_as("coordinator"), 2030)):
        with pytest.raises(PlanNotPublished, match="Adopt the plan first"):
            publish_plan(actor=actor, now=now, municipality="1490", year=year)


@pytest.fixture
def agreed(planned, plan_loader, now):
    text = (DEMO / "agreements.yaml").read_text(encoding="utf-8")
    rights = ("agreements.read", "agreements.import", "bodies.read", "organizations.read")
    actor = command_line(*rights, collaboration="sodra_alvsborg")
    load_agreements(actor=actor, now=now, document=yaml.load(text, Loader=LOADER))


def test_a_commitment_is_followed_to_its_indicator_and_back(agreed, lit, actor_as, activity_id, now, day):
    lit(made_up.results(places=("1490",), groups=("multi_ill_elderly",)))
    actor = actor_as("coordinator")
    link_commitments(actor=actor, now=now, activity_id=activity_id(TEAM), codes=("nvs-narhet", "nvs-kontinuitet"))
    link_commitments(actor=actor, now=now, activity_id=activity_id(TEAM), codes=("nvs-narhet",))
    found = queries.trace(actor, day)
    path = {row.commitment.code: [activity.title for activity in row.activities] for row in found.commitments}
    assert (path["nvs-narhet"], path["nvs-kontinuitet"]) == ([TEAM], [])
    assert "nvs-kontinuitet" in [row.code for row in found.without_activity]
    assert [row.title for row in found.unlinked] == [ROUTINE, made_up.LONELY]
    ((code, _name, activities),) = found.indicators
    assert (code, [a.commitments for a in activities]) == ("avoidable_admissions", [("nvs-narhet",)])
    one = queries.commitment_trace(actor, "nvs-narhet", day)
    assert one.activities[0].indicators[0].light.colour == "red"


def test_an_activity_without_an_indicator_is_a_gap(agreed, actor_as, activity_id, now, day):
    actor = actor_as("coordinator")
    link_commitments(actor=actor, now=now, activity_id=activity_id(made_up.LONELY), codes=("nvs-kontinuitet",))
    assert [row.title for row in queries.trace(actor, day).unmeasured] == [made_up.LONELY]


def test_a_commitment_that_is_not_there(agreed, actor_as, elsewhere, activity_id, now, day):
    with pytest.raises(UnknownCommitment):
        link_commitments(actor=actor_as("coordinator"), now=now, activity_id=activity_id(TEAM), codes=("none",))
    with pytest.raises(queries.CommitmentNotFound):
        queries.commitment_trace(elsewhere("coordinator"), "nvs-narhet", day)
    assert queries.trace(elsewhere("coordinator"), day).commitments == ()


def test_rows_for_other_apps(planned, plan_loader, elsewhere, day):
    year = (date(2026, 1, 1), date(2027, 1, 1))
    rows = queries.activities_of(plan_loader, year)
    assert [(row.title, row.goal_area, row.sides) for row in rows] == [
        (TEAM, "closeness", ("region", "municipality")),
        (ROUTINE, "closeness", ("region", "municipality")),
        (made_up.LONELY, "continuity", ("region",)),
    ]
    assert queries.activities_of(plan_loader, (date(2026, 11, 1), date(2027, 1, 1))) == (rows[0], rows[2])
    assert queries.activities_of(plan_loader, (date(2025, 1, 1), date(2026, 1, 1))) == ()
    assert queries.activity_rows(plan_loader, [rows[1].id]) == (rows[1],)
    assert [(cell.goal_area, cell.activities, len(cell.targets)) for cell in queries.cells_of(plan_loader, day)] == [
        ("closeness", 2, 1),
        ("continuity", 1, 0),
    ]
    assert (
        queries.activities_of(elsewhere("coordinator"), year) == queries.cells_of(elsewhere("coordinator"), day) == ()
    )
