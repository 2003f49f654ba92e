"""Missions are brought whole or not at all, come back as they came, and belong to one collaboration."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused
from narvard.govern.missions import queries
from narvard.govern.missions.models import Mission
from narvard.govern.missions.operations import load_missions
from narvard.govern.missions.rules.document import FORM
from narvard.govern.missions.tests import made_up

CASES = Path(__file__).parents[3] / "site/demo/cases"


def test_what_is_loaded_comes_back_and_loading_it_again_changes_nothing(loaded, now):
    before = queries.document(made_up.LOADER)
    assert all(before[table.name] for table in FORM.tables)
    assert queries.check_document(made_up.LOADER, now, before) == ()
    load_missions(actor=made_up.LOADER, now=now, document=before)
    assert queries.document(made_up.LOADER) == before


# what is broken · the problem and its column
FAULTS = [
    (lambda d: d["missions"][0].update(kind="great"), "unknown_code", "kind"),
    (lambda d: d["missions"][1].update(code="basic"), "twice", "code"),
    (lambda d: d["changes"][0].update(state="accepted"), "decision_missing", "decided_on"),
    (lambda d: d["changes"][0].update(decision="2026-07"), "not_decided_yet", "decision"),
    (lambda d: d["routines"][0].update(guideline="nothing"), "unknown_code", "guideline"),
    (lambda d: d["routines"][0].update(review_on="2025-01-01"), "dates_out_of_order", "review_on"),
    (lambda d: d["routines"][0].update(municipality="0180"), "unknown_code", "municipality"),
    (lambda d: d["guidelines"][0].update(url="javascript:alert(1)"), "no_address", "url"),
    (lambda d: d["items"][0].update(year=1066), "impossible_year", "year"),
    (lambda d: d["communication"][0].update(came_of_it="Bra."), "not_done_yet", "came_of_it"),
    (lambda d: d["investments"][0].update(kronor=-1), "below_zero", "kronor"),
    (lambda d: d["investments"][0].update(kronor=1.5), "not_whole", "kronor"),
    (lambda d: d["staffing"][0].update(missing_tenths=-5), "below_zero", "missing_tenths"),
    (lambda d: d["private_parties"][0].update(until="2011-01-01"), "dates_out_of_order", "until"),
]


@pytest.mark.parametrize(("breaking", "code", "column"), FAULTS)
def test_a_faulty_document_is_refused_whole(southern, now, breaking, code, column):
    broken = made_up.document()
    breaking(broken)
    found = queries.check_document(made_up.LOADER, now, broken)
    assert (code, column) in {(problem.code, problem.column) for problem in found}
    with pytest.raises(DocumentRefused):
        load_missions(actor=made_up.LOADER, now=now, document=broken)
    assert not Mission.objects.exists()


def test_only_who_may_brings(southern, now, actor_as):
    with pytest.raises(NotPermitted):
        load_missions(actor=actor_as("analyst"), now=now, document=made_up.document())


def test_another_collaboration_sees_nothing(loaded, now, actor_as):
    elsewhere = replace(actor_as("coordinator"), collaboration="skane")
    assert not any(value for name, value in queries.document(elsewhere).items() if name not in ("format", "version"))
    assert queries.start_lines(elsewhere, now.date()) == ()
    with pytest.raises(queries.ChangeNotFound):
        queries.change(elsewhere, "home")
    with pytest.raises(queries.RowNotFound):
        queries.row(elsewhere, "routines", "boras")


def demo(case: str) -> dict:
    return yaml.safe_load((CASES / case / "missions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", ["sodra_alvsborg", "sodra_dalarna", "skane"])
def test_the_national_programme_of_2019_has_three_results_five_activities_and_seven_goals(case):
    document = demo(case)
    kinds = [row["kind"] for row in document["items"] if row["year"] == 2019]
    assert (kinds.count("expected_result"), kinds.count("activity")) == (3, 5)
    assert {row["number"] for row in document["goals"]} == {"34", "61", "77", "136", "73", "70", "91"}


def test_sodra_dalarna_is_linked_to_five_projects():
    named = {row["title"] for row in demo("sodra_dalarna")["projects"] if row["kind"] == "project"}
    assert named == {
        "Trygg och säker utskrivning", "E-hälsostrategin", "Personcentrerad vård", "Hand i hand", "DigitalWell",
    }  # fmt: skip


def test_sodra_dalarna_proposes_changes_to_all_three_missions():
    concerned = {row["concerns"] for row in demo("sodra_dalarna")["changes"]}
    assert concerned == {"primary_care", "specialist_care", "free_choice_agreement"}
