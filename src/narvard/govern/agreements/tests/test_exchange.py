"""A document of agreements is loaded whole or not at all, and written out as it came."""

from datetime import date

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused
from narvard.govern.agreements import queries
from narvard.govern.agreements.operations import load_agreements
from narvard.govern.agreements.tests import made_up
from narvard.govern.agreements.tests.conftest import read

CASES = ["skane", "norge", "sodra_dalarna"]


@pytest.mark.parametrize("case", CASES)
def test_the_demo_is_right_and_comes_out_as_it_went_in(case, agreed, now):
    actor = agreed(case)
    before = queries.document(actor)
    load_agreements(actor=actor, now=now, document=before)
    assert queries.document(actor) == before
    assert {name: len(rows) for name, rows in before.items() if isinstance(rows, list) and rows} == {
        name: len(rows) for name, rows in read(case, "agreements").items() if isinstance(rows, list)
    }


def test_the_demo_of_the_first_case_is_right(council, now):
    actor = made_up.LOADER
    load_agreements(actor=actor, now=now, document=read("sodra_alvsborg", "agreements"))
    found = queries.agreement(actor, "narvardssamverkan", now.date())
    assert found.shown.row.adopter_slug == council
    assert found.shown.row.parties == 11


def test_what_is_there_is_brought_up_to_date(home, now):
    document = made_up.document()
    document["clauses"][1]["number"], document["clauses"][2]["number"] = "3", "2"
    document["versions"][0]["in_force_to"] = date(2026, 1, 1)
    load_agreements(actor=home, now=now, document=document)
    found = queries.agreement(home, "home", now.date(), 1)
    assert [(clause.key, clause.number) for clause in found.shown.parts[1].clauses] == [("visits", "3"), ("meals", "2")]
    assert found.shown.row.period.end == date(2026, 1, 1)


def another_in_force(document):
    document["versions"][1] |= {
        "adopted_on": date(2025, 12, 1), "adopted_text": "The councils", "in_force_from": date(2026, 1, 1)
    }  # fmt: skip


# what is broken in the small document · the problem that is told
FAULTS = [
    (lambda d: d["agreements"][0].update(kind="promise"), "unknown_code"),
    (lambda d: d["agreements"][0].update(certainty="Q"), "unknown_code"),
    (lambda d: d["parties"][0].update(organization="nobody"), "unknown_code"),
    (lambda d: d["versions"][0].update(adopted_by="nobody"), "unknown_code"),
    (lambda d: d["versions"][0].update(intended_to=date(2023, 1, 1)), "end_before_start"),
    (lambda d: d["versions"][0].update(in_force_to=date(2023, 1, 1)), "end_before_start"),
    (lambda d: d["phases"][0].update(valid_to=date(2024, 1, 1)), "end_before_start"),
    (lambda d: d["follow_ups"][0].update(year=1999), "number_out_of_range"),
    (lambda d: d["versions"][0].update(number=0), "number_out_of_range"),
    (lambda d: d["clauses"][0].update(version=9), "unknown_version"),
    (lambda d: d["clauses"][0].update(part="Z"), "not_in_version"),
    (lambda d: d["commitments"][0].update(clause="nothing"), "not_in_version"),
    (lambda d: d["timed_activities"][0].update(phase="never"), "not_in_version"),
    (lambda d: d["versions"][0].pop("adopted_text"), "adoption_half_written"),
    (lambda d: d["versions"][1].update(in_force_from=date(2026, 1, 1)), "in_force_without_adoption"),
    (lambda d: d["versions"][1].update(in_force_to=date(2026, 1, 1)), "end_without_start"),
    (lambda d: d["parties"][0].update(name="Somebody"), "party_is_one"),
    (lambda d: d["parties"][0].pop("signed_by"), "signature_half_written"),
    (another_in_force, "two_in_force"),
    (lambda d: d["versions"].append({**d["versions"][1], "number": 3}), "two_drafts"),
    (lambda d: d["clauses"][1].update(number="1"), "number_twice"),
    (lambda d: d["areas"][0].update(inside="grant-home"), "area_inside_itself"),
    (lambda d: d["areas"][1].update(agreement="home"), "not_of_agreement"),
    (lambda d: d["commitments"][1].update(theme="meals"), "commitment_differs"),
    (lambda d: d["themes"].append(dict(d["themes"][0])), "twice"),
]


@pytest.mark.parametrize(("breaking", "told"), FAULTS)
def test_a_faulty_document_is_refused_whole(southern, now, breaking, told):
    document = made_up.document()
    breaking(document)
    with pytest.raises(DocumentRefused) as refused:
        load_agreements(actor=made_up.LOADER, now=now, document=document)
    assert told in {problem.code for problem in refused.value.problems}
    assert queries.agreements(made_up.LOADER, now.date()).rows == ()


def test_a_body_that_may_not_adopt_is_told(council, now):
    document = made_up.document()
    document["versions"][0] |= {"adopted_by": "styrgrupp", "adopted_text": ""}
    problems = queries.check_document(made_up.LOADER, now, document)
    assert [(problem.code, problem.value) for problem in problems] == [("body_may_not_adopt", "styrgrupp")]
    document["versions"][0]["adopted_by"] = council
    assert queries.check_document(made_up.LOADER, now, document) == ()


def test_what_is_loaded_already_counts(home, now):
    document = made_up.document()
    document["versions"] = [{**document["versions"][0], "number": 3}]
    kept = ("format", "version", "agreements", "versions")
    problems = queries.check_document(home, now, {name: document[name] for name in kept})
    assert {problem.code for problem in problems} == {"two_in_force"}


def test_every_problem_of_its_own_has_words():
    own = {told for _breaking, told in FAULTS} - {"unknown_code", "twice"}
    assert own | {"body_may_not_adopt"} == set(queries.PROBLEM_WORDS)


def test_only_who_may_brings_agreements(actor_as, now):
    with pytest.raises(NotPermitted):
        load_agreements(actor=actor_as("economist"), now=now, document=made_up.document())
