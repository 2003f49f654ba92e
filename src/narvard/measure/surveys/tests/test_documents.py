"""Surveys are brought whole or not at all, come back as they came, and belong to one collaboration."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused
from narvard.measure.surveys import queries
from narvard.measure.surveys.models import Answered, Survey, Tally
from narvard.measure.surveys.operations import load_surveys
from narvard.measure.surveys.tests import made_up

CASES = Path(__file__).parents[3] / "site/demo/cases"


def test_what_is_loaded_comes_back_and_loading_it_again_changes_nothing(survey, now):
    before = queries.document(made_up.LOADER)
    assert queries.check_document(made_up.LOADER, now, before) == ()
    load_surveys(actor=made_up.LOADER, now=now, document=before)
    assert queries.document(made_up.LOADER) == before
    assert sum(row["number"] for row in before["counts"]) == 175


def test_as_many_answered_as_the_question_that_most_answered(survey):
    assert Answered.objects.get(round__code="2025", group__code="people").number == 50


def test_answers_by_links_stay_here(survey, now):
    made_up.tokens(now, 1)
    Tally.objects.filter(round__code="2024").update(number=1)
    rounds = {row["round"] for row in queries.document(made_up.LOADER)["counts"]}
    assert rounds == {"2024", "2025"}


# what is broken · the problem and its column
FAULTS = [
    (lambda d: d["surveys"][0].update(title_sv="", title_en=""), "untold", "title_sv"),
    (lambda d: d["questions"][0].update(text_sv=""), "untold", "text_sv"),
    (lambda d: d["questions"][0].update(survey="nothing"), "unknown_code", "survey"),
    (lambda d: d["questions"][0].update(kind="grid"), "unknown_code", "kind"),
    (lambda d: d["groups"][0].update(organization=""), "group_of_whom", "organization"),
    (lambda d: d["groups"][1].update(organization="primarvarden"), "group_of_another_kind", "organization"),
    (lambda d: d["groups"][1].update(kind="body"), "group_of_whom", "body"),
    (lambda d: d["rounds"][0].update(closes_on="2024-10-01"), "dates_out_of_order", "closes_on"),
    (lambda d: d["rounds"][0].update(closes_on="2025-10-02"), "rounds_overlap", "opens_on"),
    (lambda d: d["counts"][0].update(round="2026"), "counted_by_link", "round"),
    (lambda d: d["counts"][0].update(question="more"), "no_scale", "question"),
    (lambda d: d["counts"][0].update(group="nobody"), "unknown_code", "group"),
    (lambda d: d["counts"][0].update(value="6"), "unknown_code", "value"),
    (lambda d: d["counts"][0].update(number=-1), "below_zero", "number"),
]


@pytest.mark.parametrize(("breaking", "code", "column"), FAULTS)
def test_a_faulty_document_is_refused_whole(southern, now, breaking, code, column):
    broken = made_up.document()
    breaking(broken)
    found = queries.check_document(made_up.LOADER, now, broken)
    assert (code, column) in {(problem.code, problem.column) for problem in found}
    with pytest.raises(DocumentRefused):
        load_surveys(actor=made_up.LOADER, now=now, document=broken)
    assert not Survey.objects.exists()


@pytest.mark.parametrize(
    ("breaking", "code"),
    [
        (lambda d: d["questions"][2].update(kind="scale"), "kind_changed"),
        (lambda d: d["rounds"][2].update(brought=True), "way_changed"),
    ],
)
def test_what_is_there_is_not_turned_into_something_else(survey, now, breaking, code):
    broken = made_up.document()
    breaking(broken)
    assert code in {problem.code for problem in queries.check_document(made_up.LOADER, now, broken)}


def test_only_who_may_brings(southern, now, actor_as):
    with pytest.raises(NotPermitted):
        load_surveys(actor=actor_as("analyst"), now=now, document=made_up.document())


def test_another_collaboration_sees_nothing(survey, now, actor_as):
    elsewhere = replace(actor_as("coordinator"), collaboration="skane")
    assert queries.surveys(elsewhere, now.date()) == ()
    assert queries.start_lines(elsewhere, now.date()) == ()
    assert queries.document(elsewhere)["surveys"] == []
    with pytest.raises(queries.SurveyNotFound):
        queries.survey_page(elsewhere, "trust", now.date())


def test_every_problem_has_words():
    assert set(queries.PROBLEM_WORDS) >= {code for _, code, _ in FAULTS} - {"unknown_code", "dates_out_of_order"}


def demo(case: str) -> dict:
    return yaml.safe_load((CASES / case / "surveys.yaml").read_text(encoding="utf-8"))


def test_sodra_dalarna_names_eight_success_factors():
    questions = [row for row in demo("sodra_dalarna")["questions"] if row["survey"] == "framgangsfaktorer"]
    assert len([row for row in questions if row["kind"] == "scale"]) == 8
    assert questions[4]["text_sv"].startswith("Vi har mod och ett starkt ledarskap")


NATIONAL = {"shared_picture", "knows_why", "knows_goal", "cooperation"}
# case · what its survey of a shared view asks: the results that SKL expected in 2019, or page 4 of Samhandlingsreformen
SHARED = [
    ("sodra_alvsborg", NATIONAL),
    ("sodra_dalarna", NATIONAL),
    ("skane", NATIONAL),
    ("norge", {"target_group", "challenges", "solutions", "attainment"}),
]


@pytest.mark.parametrize(("case", "asked"), SHARED)
def test_each_case_asks_whether_the_view_is_shared(case, asked):
    rows = [row for row in demo(case)["questions"] if row["survey"] == "samsyn" and row["kind"] == "scale"]
    assert {row["code"] for row in rows} == asked
    assert all(row["text_sv"] and row["text_nb"] and row["text_en"] for row in rows)
