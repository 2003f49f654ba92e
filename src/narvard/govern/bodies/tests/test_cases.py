"""The four cases of the demo: each is loaded, each has its own levels, and none sees another's bodies."""

from pathlib import Path

import pytest
import yaml

from narvard.base.access.operations import load_people
from narvard.base.core.actor import Actor, command_line
from narvard.base.organizations.operations import load_organizations
from narvard.base.organizations.queries import collaboration, organizations
from narvard.govern.bodies import queries
from narvard.govern.bodies.operations import load_bodies

CASES = Path(__file__).parents[3] / "site/demo/cases"
pytestmark = pytest.mark.django_db


def read(case: str, name: str) -> dict:
    text = (CASES / case / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def loader_in(case: str) -> Actor:
    return command_line(
        "organizations.load", "organizations.read", "access.assign", "bodies.import", "bodies.read", collaboration=case
    )


@pytest.fixture
def load(now):
    """`load(case)`: who takes part, the people and the bodies of one case; answers who loaded them."""

    def one(case: str) -> Actor:
        actor = loader_in(case)
        load_organizations(actor=actor, now=now, document=read(case, "organizations"))
        ids = {row.code: row.id for row in organizations(actor)}
        load_people(actor=actor, now=now, document=read(case, "people"), organizations=ids, collaboration=case)
        load_bodies(actor=actor, now=now, document=read(case, "bodies"))
        return actor

    return one


# case · municipalities · levels of its bodies · decisions
FOUR = [
    ("sodra_alvsborg", 10, {"political": 1, "steering": 1, "preparing": 2, "office": 1, "development": 3,
                            "reference": 1, "area": 10}),
    ("sodra_dalarna", 2, {"political": 1, "steering": 1, "office": 1, "development": 5, "area": 2}),
    ("skane", 33, {"political": 1, "steering": 1, "office": 1, "development": 1, "area": 33}),
    ("norge", 4, {"political": 1, "steering": 1, "development": 5}),
]  # fmt: skip


@pytest.mark.parametrize(("case", "municipalities", "levels"), FOUR)
def test_each_case_has_its_own_levels(load, now, case, municipalities, levels):
    actor = load(case)
    found = [row.level for row in queries.structure(actor, now.date()).bodies]
    assert {level: found.count(level) for level in found} == levels
    assert len(read(case, "organizations")["municipalities"]) == municipalities
    assert collaboration(actor).code == case


def test_norway_has_three_levels_by_data_alone_and_a_committee_for_each_of_five_groups(load, now):
    actor = load("norge")
    top = queries.structure(actor, now.date()).tree
    assert [node.body.slug for node in top] == ["partnerskapsmote"]
    assert [node.body.slug for node in top[0].below] == ["strategisk-samarbeidsutvalg"]
    committees = top[0].below[0].below
    assert len(committees) == len(read("norge", "organizations")["target_groups"]) == 5
    assert not any(node.below for node in committees)
    yearly = queries.body(actor, "partnerskapsmote", now.date()).rules[0]
    assert (yearly.kind, yearly.number, yearly.assessment.fulfilled) == ("meets_yearly", 1, True)


def test_the_medical_body_of_north_eastern_skane_meets_four_times_a_year(load, now):
    rule = queries.body(load("skane"), "medicinskt-nordost", now.date()).rules[0]
    assert (rule.kind, rule.number, rule.assessment.found) == ("meets_yearly", 4, 3)


def test_the_agreement_of_skane_and_the_decisions_of_dalarna_stand_in_the_register(load, now):
    skane, dalarna = load("skane"), load("sodra_dalarna")
    agreed = queries.decision(skane, "centralt-samverkansorgan", "2016-01", now.date())
    assert (str(agreed.row.decided_on), agreed.certainty, agreed.meeting) == ("2016-01-19", "A", None)
    found = queries.register(dalarna, now.date(), queries.Filters(year=2017)).rows
    assert [row.number for row in found] == ["2017-02", "2017-01"]


def test_a_collaboration_sees_nothing_of_another(load, now):
    norway, dalarna = load("norge"), load("sodra_dalarna")
    today = now.date()
    assert not {row.slug for row in queries.structure(norway, today).bodies} & {"styrgrupp", "politisk-styrning"}
    assert queries.body_choices(dalarna, today) != queries.body_choices(norway, today)
    with pytest.raises(queries.BodyNotFound):
        queries.body(norway, "styrgrupp", today)
    foreign = queries.meetings(dalarna, today, "all").held[0].id
    with pytest.raises(queries.MeetingNotFound):
        queries.meeting(norway, foreign, today)
    with pytest.raises(queries.DecisionNotFound):
        queries.decision(norway, "styrgrupp", "2018-01", today)
    assert not queries.register(norway, today, queries.Filters(q="Västerbergslagen")).rows
    assert not queries.may_adopt(norway, "styrgrupp", "Handlingsplan", today)
    assert queries.document(norway)["bodies"] != queries.document(dalarna)["bodies"]


def test_two_collaborations_may_have_a_body_of_the_same_name(load, now):
    first, second = load("sodra_alvsborg"), load("sodra_dalarna")
    assert queries.body(first, "styrgrupp", now.date()).name == "Styrgrupp närvård"
    assert queries.body(second, "styrgrupp", now.date()).name == "Styrgrupp för nära vård"
