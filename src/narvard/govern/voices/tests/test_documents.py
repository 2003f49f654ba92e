"""People heard are brought whole or not at all, come back as they came, and belong to one collaboration."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused
from narvard.govern.voices import queries
from narvard.govern.voices.models import Occasion
from narvard.govern.voices.operations import load_voices
from narvard.govern.voices.rules.document import is_address
from narvard.govern.voices.tests import made_up

CASES = Path(__file__).parents[3] / "site/demo/cases"


def test_what_is_loaded_comes_back_and_loading_it_again_changes_nothing(loaded, now):
    before = queries.document(made_up.LOADER)
    assert queries.check_document(made_up.LOADER, now, before) == ()
    load_voices(actor=made_up.LOADER, now=now, document=before)
    assert queries.document(made_up.LOADER) == before
    assert len(before["statements"]) == 3


# what is broken · the problem and its column
FAULTS = [
    (lambda d: d["occasions"][0].update(who="kings"), "unknown_code", "who"),
    (lambda d: d["occasions"][0].update(people=0), "nobody_heard", "people"),
    (lambda d: d["statements"][0].update(text="Ring 19900118-9811."), "identity_number", "text"),
    (lambda d: d["notes"][0].update(text="Hon heter 900118-9811"), "identity_number", "text"),
    (lambda d: d["discussions"][0].update(gathered_on="2026-11-17"), "dates_out_of_order", "gathered_on"),
    (lambda d: d["statements"][0].update(occasion="never"), "unknown_code", "occasion"),
    (lambda d: d["notes"][0].update(kind="song"), "unknown_code", "kind"),
    (lambda d: d["outcomes"][0].update(note="home-n1"), "of_one_thing", "statement"),
    (lambda d: d["outcomes"][0].update(statement=""), "of_one_thing", "statement"),
    (lambda d: d["outcomes"][0].update(kind="nothing"), "link_and_kind", "reference"),
    (lambda d: d["outcomes"][0].update(reference="", url=""), "link_and_kind", "reference"),
    (lambda d: d["outcomes"][0].update(url="javascript:alert(1)"), "no_address", "url"),
]


@pytest.mark.parametrize(("breaking", "code", "column"), FAULTS)
def test_a_faulty_document_is_refused_whole(southern, now, breaking, code, column):
    broken = made_up.document()
    breaking(broken)
    found = queries.check_document(made_up.LOADER, now, broken)
    assert (code, column) in {(problem.code, problem.column) for problem in found}
    assert not any("9811" in problem.value for problem in found)
    with pytest.raises(DocumentRefused):
        load_voices(actor=made_up.LOADER, now=now, document=broken)
    assert not Occasion.objects.exists()


def test_a_note_answers_a_question_of_its_own_discussion(southern, now):
    document = made_up.document()
    document["discussions"].append({**document["discussions"][0], "code": "other"})
    document["questions"][0]["discussion"] = "other"
    assert "asked_elsewhere" in {each.code for each in queries.check_document(made_up.LOADER, now, document)}


ADDRESSES = [
    ("/plan/", True), ("https://example.org/x", True), ("//example.org", False), ("/\\example.org", False),
    ("javascript:alert(1)", False), ("plan", False),
]  # fmt: skip


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_a_link_leads_to_a_page(url, expected):
    assert is_address(url) is expected


@given(st.text(max_size=30))
def test_no_link_leads_to_a_script(text):
    assert not is_address(f"javascript:{text}") and not is_address(f"//{text}")


def test_only_who_may_brings(southern, now, actor_as):
    with pytest.raises(NotPermitted):
        load_voices(actor=actor_as("area_manager"), now=now, document=made_up.document())


def test_another_collaboration_sees_nothing(loaded, now, actor_as):
    elsewhere = replace(actor_as("coordinator"), collaboration="skane")
    found = queries.heard(elsewhere)
    assert (found.occasions, found.discussions, found.unanswered, found.said) == ((), (), (), 0)
    assert queries.start_lines(elsewhere, now.date()) == ()
    for ask in (queries.occasion, queries.discussion):
        with pytest.raises((queries.OccasionNotFound, queries.DiscussionNotFound)):
            ask(elsewhere, "council" if ask is queries.occasion else "home")
    with pytest.raises(queries.SaidNotFound):
        queries.to_answer(elsewhere, "statement", "council-s1")


def test_skanes_discussion_asks_for_reflections_advantages_worries_and_advice():
    document = yaml.safe_load((CASES / "skane/voices.yaml").read_text(encoding="utf-8"))
    assert document["questions"][0]["text"] == "Reflektioner, fördelar, farhågor och medskick?"
    assert {row["kind"] for row in document["notes"]} == {"reflection", "advantage", "worry", "advice"}
