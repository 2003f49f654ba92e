"""What is done with pilots: proposed, decided, said, closed; refused whole where it must be."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused
from narvard.govern.pilots import operations, queries
from narvard.govern.pilots.models import Cycle, Pilot, Programme, QuarterReport
from narvard.govern.pilots.operations import NotSaid, PilotNotDecided, PilotNotWritten, Proposal
from narvard.govern.pilots.rules.lights import Quarter
from narvard.govern.pilots.tests import made_up

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
FINE = Quarter(True, 500_000, None, False, "", False)


def said(actor, now, **changed):
    given = {"code": "team", "year": 2026, "quarter": 3, "done": "Alla fick besök.", "said": FINE, **changed}
    return operations.report_quarter(actor=actor, now=now, today=DAY, **given)


def decided(actor, now, **changed):
    given = {"code": "team", "state": "paused", "grounds": "Sommaren.", "on": DAY, **changed}
    return operations.decide_pilot(actor=actor, now=now, **given)


def proposal(**changed):
    given = {
        "title": "Provet", "programme": "tests", "municipality": "", "target_group": "", "owner_name": "Eva Ek",
        "owner_role": "chef", "organizations": ("sas",), "starts_on": date(2027, 1, 1), "ends_on": date(2027, 3, 1),
        "budget": 100_000, "texts": {},
    }  # fmt: skip
    return Proposal(**{**given, **changed})


def written(actor, now, *, new=True, code="provet", rules=(), **changed):
    operations.write_pilot(actor=actor, now=now, code=code, proposal=proposal(**changed), rules=rules, new=new)


def test_a_quarter_is_said_with_its_light_and_can_be_mended_until_it_is_closed(piloted, actor_as, now, logged):
    owner = actor_as("activity_owner", organization="boras_kommun")
    assert said(owner, now) == "green"
    assert logged()[0].action == "pilots.report"
    assert said(owner, now, said=replace(FINE, spent=2_000_001)) == "red"
    (found,) = QuarterReport.objects.filter(quarter=3)
    assert (found.spent, found.reasons) == (2_000_001, ["over_budget_without_plan"])
    closer = actor_as("coordinator")
    assert operations.freeze_quarter(actor=closer, now=now, year=2026, quarter=3) == 1
    assert operations.freeze_quarter(actor=closer, now=now, year=2026, quarter=3) == 0
    with pytest.raises(NotSaid, match="closed"):
        said(owner, now)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"quarter": 4, "year": 2025}, "outside"),
        ({"quarter": 1, "year": 2027}, "not_begun"),
        ({"done": " "}, "done_missing"),
    ],
)
def test_what_cannot_be_said_of_a_quarter(piloted, actor_as, now, changed, code):
    with pytest.raises(NotSaid) as refused:
        said(actor_as("coordinator"), now, **changed)
    assert refused.value.code == code and QuarterReport.objects.count() == 1


def test_only_those_who_take_part_say_how_it_went(piloted, actor_as, elsewhere, now):
    with pytest.raises(NotPermitted):
        said(actor_as("politician"), now)
    for actor in (
        actor_as("area_manager", municipality="1463"),
        actor_as("activity_owner", organization="primarvarden"),
        elsewhere("coordinator"),
    ):
        with pytest.raises(queries.PilotNotFound):
            said(actor, now)
    assert said(actor_as("area_manager", municipality="1490"), now) == "green"


def test_a_pilot_does_not_start_before_its_rules_stand(piloted, actor_as, now):
    coordinator = actor_as("coordinator")
    decided(coordinator, now, code="youth", state="decided")
    with pytest.raises(PilotNotDecided) as refused:
        decided(coordinator, now, code="youth", state="running")
    assert set(refused.value.lacking) == {
        "aim", "hypothesis", "population", "comparison", "baseline", "start_rules", "stop_rules",
    }  # fmt: skip
    texts = dict.fromkeys(("aim", "hypothesis", "population", "comparison", "baseline"), "Skrivet.")
    rules = [{"kind": "start", "text": "Bemannat."}, {"kind": "stop", "text": "Ingen kommer."}]
    written(coordinator, now, new=False, code="youth", texts=texts, rules=rules)
    decided(coordinator, now, code="youth", state="running")
    with pytest.raises(PilotNotWritten, match="has started"):
        written(coordinator, now, new=False, code="youth", texts={})


def test_a_pilot_that_ends_says_what_was_learned(piloted, actor_as, now, logged):
    steering = actor_as("steering_member")
    with pytest.raises(PilotNotDecided, match="lessons"):
        decided(steering, now, state="stopped")
    decided(steering, now, state="stopped", lessons="Vägen dit var för lång.", decision="2026-07")
    page = queries.pilot_page(steering, "team", DAY)
    assert (page.row.state, page.row.lessons) == ("stopped", "Vägen dit var för lång.")
    assert [(change.before, change.after, change.decision) for change in page.changes] == [
        ("running", "stopped", "2026-07")
    ]
    assert logged()[0].action == "pilots.decide"
    with pytest.raises(PilotNotDecided, match="cannot follow"):
        decided(steering, now, state="running")


def test_budgets_stay_within_the_frame_and_days_within_the_programme(piloted, actor_as, now):
    coordinator = actor_as("coordinator")
    written(coordinator, now)
    for changed, code in (
        ({"budget": 100_001}, "frame_exceeded"),
        ({"ends_on": date(2027, 8, 1)}, "outside_programme"),
        ({"ends_on": date(2027, 1, 1)}, "dates_out_of_order"),
        ({"organizations": ()}, "no_organization"),
        ({"organizations": ("castle",)}, "unknown_organization"),
    ):
        with pytest.raises(PilotNotWritten) as refused:
            written(coordinator, now, new=False, **changed)
        assert refused.value.code == code
    with pytest.raises(PilotNotWritten, match="that code"):
        written(coordinator, now)
    assert Pilot.objects.get(code="provet").budget == 100_000


def test_a_rule_keeps_its_figure_when_its_words_are_kept(piloted, actor_as, now):
    coordinator = actor_as("coordinator")
    document = made_up.document()
    document["pilots"][0]["state"] = "decided"
    loader = replace(coordinator, grants={**coordinator.grants})
    operations.load_pilots(actor=loader, now=now, document=document)
    words = document["rules"][1]["text"]
    rules = [{"kind": "stop", "text": words}, {"kind": "stop", "text": "Ny."}]
    written(coordinator, now, new=False, code="team", rules=rules, ends_on=date(2027, 2, 1))
    found = {rule.text: rule.limit for rule in Pilot.objects.get(code="team").rules.all()}
    assert found == {words: "450", "Ny.": ""}


def test_test_cycles_follow_each_other(piloted, actor_as, now):
    owner = actor_as("coordinator")
    given = {"actor": owner, "now": now, "code": "team", "starts_on": date(2026, 3, 1), "plan": "Tio patienter."}
    assert operations.write_cycle(number=None, ends_on=None, **given) == 2
    for number, changed, code in (
        (None, {"ends_on": None}, "earlier_cycle_open"),
        (2, {"ends_on": date(2026, 2, 1), "study": "Sett."}, "dates_out_of_order"),
        (2, {"ends_on": date(2026, 4, 1)}, "study_missing"),
        (2, {"ends_on": None, "plan": ""}, "plan_missing"),
    ):
        with pytest.raises(NotSaid) as refused:
            operations.write_cycle(number=number, **{**given, **changed})
        assert refused.value.code == code
    operations.write_cycle(number=2, ends_on=date(2026, 4, 1), study="Det höll.", **given)
    assert operations.write_cycle(number=None, ends_on=None, **given) == 3


def test_an_evaluation_is_attached_long_after_the_end(piloted, actor_as, now):
    coordinator = actor_as("coordinator")
    decided(coordinator, now, state="scaled", lessons="Det gick.")
    given = {"evaluator": "FoU", "method": "Intervjuer.", "reference": "Rapport 4", "published_on": DAY}
    for result in ("Bra.", "Mycket bra."):
        operations.attach_evaluation(actor=coordinator, now=now, code="team", result=result, **given)
    assert [found.result for found in queries.pilot_page(coordinator, "team", DAY).evaluations] == ["Mycket bra."]


def test_a_document_loads_back_to_the_same_and_again_changes_nothing(piloted, pilot_loader, now):
    first = queries.document(pilot_loader)
    counts = operations.load_pilots(actor=pilot_loader, now=now, document=first)
    assert counts == {"programmes": 1, "pilots": 2, "rules": 2, "cycles": 1, "quarters": 1, "evaluations": 0}
    assert queries.document(pilot_loader) == first
    assert Programme.objects.count() == 1 and Cycle.objects.count() == 1


def put(part, place, **values):
    return lambda document: document[part][place].update(values)


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        (put("programmes", 0, frame=2_899_999), "frame_exceeded", "frame"),
        (put("programmes", 0, ends_on=date(2026, 1, 1)), "dates_out_of_order", "ends_on"),
        (put("pilots", 0, ends_on=date(2026, 2, 1)), "dates_out_of_order", "ends_on"),
        (put("pilots", 0, baseline=""), "started_unprepared", "baseline"),
        (lambda document: document["rules"].pop(), "started_unprepared", "state"),
        (put("pilots", 0, state="stopped"), "ended_without_lessons", "lessons"),
        (put("rules", 1, limit=""), "rule_half_measured", "indicator"),
        (put("quarters", 0, quarter=5), "impossible_quarter", "quarter"),
        (put("cycles", 0, study=""), "ended_unstudied", "study"),
        (put("pilots", 0, municipality="0180"), "unknown_code", "municipality"),
    ],
)
def test_a_document_is_refused_whole(southern, pilot_loader, now, change, code, column):
    document = made_up.document()
    change(document)
    with pytest.raises(DocumentRefused) as refused:
        operations.load_pilots(actor=pilot_loader, now=now, document=document)
    assert (code, column) in {(problem.code, problem.column) for problem in refused.value.problems}
    assert code in queries.PROBLEM_WORDS or code in {"dates_out_of_order", "unknown_code"}
    assert not Pilot.objects.exists() and not Programme.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [{"ends_on": date(2026, 2, 1)}, {"state": "flying"}, {"state": "stopped"}, {"certainty": "Z"}],
)
def test_the_database_refuses(piloted, changed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Pilot.objects.filter(code="team").update(**changed)


def test_the_database_refuses_a_quarter_twice(piloted):
    kept = QuarterReport.objects.get()
    kept.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save(force_insert=True)
