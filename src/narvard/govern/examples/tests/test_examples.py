"""Good examples: found by need, adopted into a plan with all that comes with them, and counted."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused
from narvard.govern.examples import operations, queries
from narvard.govern.examples.models import Adoption, Example
from narvard.govern.examples.operations import ExampleNotWritten, NotAdopted
from narvard.govern.examples.queries import Filters
from narvard.govern.examples.rules.copying import LONGEST_REFERENCE, Step, planned
from narvard.govern.examples.tests import made_up
from narvard.govern.plans.operations import ActivityNotSaved
from narvard.govern.plans.queries import cell, references_of

START = date(2026, 3, 2)
STEPS = st.builds(Step, st.just("T"), st.just(""), st.integers(0, 900), st.integers(1, 900))


@given(st.text("abc-", min_size=1, max_size=60), st.lists(STEPS, max_size=6), st.sets(st.integers(1, 8)))
def test_copies_have_free_references_and_keep_their_lengths(code, steps, taken_numbers):
    taken = {f"{code[: LONGEST_REFERENCE - 8]}-{number}".upper() for number in taken_numbers}
    found = planned(code, steps, START, taken)
    references = [each.reference for each in found]
    assert len({name.casefold() for name in references} | {name.casefold() for name in taken}) == len(found) + len(
        taken
    )
    assert all(len(name) <= LONGEST_REFERENCE for name in references)
    for step, each in zip(steps, found, strict=True):
        assert each.starts_on - START == timedelta(days=step.begins_after)
        assert each.ends_on - each.starts_on == timedelta(days=step.lasts - 1)
        assert each.multi_year == (each.ends_on.year > START.year)


def adopted(actor, now, example_id, **changed):
    given_ = {
        "municipality": "1490", "year": 2026, "target_group": "multi_ill_elderly", "goal_area": "closeness",
        "owner_name": "Eva Ek", "owner_role": "chef", "organizations": ("boras_kommun", "sas"), "starts_on": START,
        **changed,
    }  # fmt: skip
    return operations.adopt_example(actor=actor, now=now, example_id=example_id, **given_)


@pytest.mark.django_db
class TestAdopting:
    def test_activities_and_indicators_stand_in_the_own_plan_and_the_spread_is_counted(
        self, told, actor_as, now, logged
    ):
        manager = actor_as("area_manager", municipality="1490")
        assert adopted(manager, now, told) == 2
        assert logged()[0].action == "examples.adopt"
        page = cell(manager, "1490", "multi_ill_elderly", "closeness", now.date())
        titles = {card.title for card in page.activities}
        assert {"Bemanna teamet", "Åk ut"} <= titles
        assert {"hembesok-1", "hembesok-2"} <= set(references_of(manager, "1490", 2026))
        assert queries.example_page(manager, told).row.spread == 1
        with pytest.raises(NotAdopted, match="already"):
            adopted(manager, now, told)

    def test_what_came_of_it_is_said_by_the_one_who_adopted(self, told, actor_as, elsewhere, now):
        coordinator = actor_as("coordinator")
        adopted(coordinator, now, told)
        adoption = Adoption.objects.get().pk
        operations.say_outcome(actor=coordinator, now=now, adoption_id=adoption, outcome="Färre resor.")
        assert queries.example_page(elsewhere(), told).adoptions[0].outcome == "Färre resor."
        assert not queries.example_page(elsewhere(), told).adoptions[0].may_say
        with pytest.raises(queries.ExampleNotFound):
            operations.say_outcome(actor=elsewhere(), now=now, adoption_id=adoption, outcome="Annat.")

    def test_nothing_is_half_adopted(self, told, actor_as, now):
        with pytest.raises(ActivityNotSaved):
            adopted(actor_as("coordinator"), now, told, year=2031)
        with pytest.raises(NotPermitted):
            adopted(actor_as("area_manager", municipality="1490"), now, told, municipality="1463")
        assert not Adoption.objects.exists()
        assert not any(name.startswith("hembesok") for name in references_of(actor_as("coordinator"), "1490", 2026))

    def test_an_example_without_activities_is_read_and_not_copied(self, told, actor_as, now):
        with pytest.raises(NotAdopted, match="no activities"):
            adopted(actor_as("coordinator"), now, Example.objects.get(code="telefon").pk)


@pytest.mark.django_db
class TestFinding:
    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            (Filters(), ["En telefon till alla", "Hembesök inom ett dygn"]),
            (Filters(q="hembesok"), ["Hembesök inom ett dygn"]),
            (Filters(q="RINGA"), ["En telefon till alla"]),
            (Filters(grade="measured"), ["Hembesök inom ett dygn"]),
            (Filters(target_group="multi_ill_elderly", goal_area="closeness"), ["Hembesök inom ett dygn"]),
            (Filters(goal_area="security"), []),
        ],
    )
    def test_by_need(self, told, actor_as, filters, found):
        assert sorted(row.title for row in queries.examples_page(actor_as("analyst"), filters).rows) == found

    def test_others_find_what_is_shared_and_nothing_else(self, told, elsewhere):
        rows = queries.examples_page(elsewhere(), Filters()).rows
        assert [(row.title, row.own, row.collaboration) for row in rows] == [
            ("Hembesök inom ett dygn", False, "Södra Älvsborg")
        ]
        with pytest.raises(queries.ExampleNotFound):
            queries.example_page(elsewhere(), Example.objects.get(code="telefon").pk)


@pytest.mark.django_db
class TestBringing:
    def test_a_document_loads_back_to_the_same(self, told, example_loader, now):
        first = queries.document(example_loader)
        assert operations.load_examples(actor=example_loader, now=now, document=first) == {
            "examples": 2, "steps": 2, "measures": 1,
        }  # fmt: skip
        assert queries.document(example_loader) == first

    @pytest.mark.parametrize(
        ("part", "changed", "code"),
        [
            ("examples", {"cost_of": ""}, "cost_of_nothing"),
            ("measures", {"measure": "weight"}, "unknown_measure"),
            ("examples", {"grade": "sure"}, "unknown_code"),
        ],
    )
    def test_a_document_is_refused_whole(self, southern, example_loader, now, part, changed, code):
        document = made_up.document()
        document[part][0].update(changed)
        with pytest.raises(DocumentRefused, match=code):
            operations.load_examples(actor=example_loader, now=now, document=document)
        assert not Example.objects.exists()

    def test_one_is_written_on_the_page_once(self, told, actor_as, now):
        values = {**made_up.DOCUMENT["examples"][1], "code": "ny", "evidence": "", "target_group": "", "goal_area": ""}
        values |= {"cost": None, "cost_of": "", "contact": "", "shared": False}
        operations.write_example(actor=actor_as("coordinator"), now=now, values=values, steps=["Ett", "Två"])
        page = queries.example_page(actor_as("coordinator"), Example.objects.get(code="ny").pk)
        assert [(step.title, step.begins_after) for step in page.steps] == [("Ett", 0), ("Två", 90)]
        with pytest.raises(ExampleNotWritten):
            operations.write_example(actor=actor_as("coordinator"), now=now, values=values, steps=[])

    @pytest.mark.parametrize("changed", [{"grade": "sure"}, {"certainty": "Q"}, {"cost_of": ""}, {"source": ""}])
    def test_the_database_refuses(self, told, changed):
        with pytest.raises(IntegrityError), transaction.atomic():
            Example.objects.filter(code="hembesok").update(**changed)


@pytest.mark.django_db
@pytest.mark.usefixtures("at_now")
class TestPages:
    def test_an_example_is_adopted_on_its_page(self, told, client_as):
        browser = client_as("coordinator")
        assert "1\u00a0200\u00a0000\u00a0kr" in browser.get(f"/examples/{told}/").content.decode()
        given_ = {
            "municipality": "1490", "year": "2026", "target_group": "multi_ill_elderly", "goal_area": "closeness",
            "owner_name": "Eva Ek", "owner_role": "chef", "organizations": ["boras_kommun", "sas"],
            "starts_on": "2026-12-01",
        }  # fmt: skip
        sent = browser.post(f"/examples/{told}/adopt/", given_)
        assert sent.status_code == 302 and sent["Location"] == "/plan/1490/multi_ill_elderly/closeness/"
        assert browser.post(f"/examples/{told}/adopt/", given_).status_code == 422
        adoption = Adoption.objects.get().pk
        said = browser.post(f"/examples/{told}/adoptions/{adoption}/", {"outcome": "Det gick."})
        assert said.status_code == 302 and "Det gick." in browser.get(f"/examples/{told}/").content.decode()

    def test_one_is_written(self, told, client_as):
        given_ = {"title": "Gemensam rond", "need": "Ro.", "story": "Vi gick.", "grade": "described", "steps": "Gå\n"}
        browser = client_as("coordinator")
        assert browser.post("/examples/write/", {**given_, "cost": "5"}).status_code == 422
        assert browser.post("/examples/write/", given_).status_code == 302
        assert browser.post("/examples/write/", given_).status_code == 422
        assert "Gemensam rond" in browser.get("/examples/?q=rond").content.decode()

    def test_few_questions_however_many(self, told, example_loader, now, client_as, django_assert_max_num_queries):
        document = made_up.document()
        document["examples"] = [{**document["examples"][0], "code": f"e{n}", "title": f"E {n}"} for n in range(40)]
        document["steps"] = document["measures"] = []
        operations.load_examples(actor=example_loader, now=now, document=document)
        browser = client_as("coordinator")
        for url in ("/examples/", f"/examples/{told}/", f"/examples/{told}/adopt/"):
            with django_assert_max_num_queries(20):
                assert browser.get(url).status_code == 200
