"""A document of bodies is loaded whole or not at all, and what is loaded comes out as the same document."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from narvard.base.audit.queries import LogFilter, log_rows
from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused, require
from narvard.govern.bodies import queries
from narvard.govern.bodies.operations import load_bodies

STOCKHOLM = ZoneInfo("Europe/Stockholm")

# slug · voting seats · adjunct seats, from the presentation of the collaboration, pages 17, 19 and 23
SEATS = [("politiskt-samrad", 16, 0), ("styrgrupp", 18, 1), ("narvardskansli", 4, 0)]
LEVELS = {"political": 1, "preparing": 2, "steering": 1, "office": 1, "development": 3, "reference": 1, "area": 10}


@pytest.mark.parametrize(("slug", "voting", "adjunct"), SEATS)
def test_e2_the_political_council_has_16_seats_and_the_steering_group_18_and_an_adjunct(
    bodies, body_loader, now, slug, voting, adjunct
):
    seats = queries.body(body_loader, slug, now.date()).seats
    assert sum(not seat.adjunct for seat in seats) == voting
    assert sum(seat.adjunct for seat in seats) == adjunct


def test_e2_there_are_ten_areas_under_the_steering_group_and_the_council_stands_on_top(bodies, body_loader, now):
    structure = queries.structure(body_loader, now.date())
    levels = [row.level for row in structure.bodies]
    assert {level: levels.count(level) for level in set(levels)} == LEVELS
    assert [node.body.slug for node in structure.tree] == ["politiskt-samrad"]
    assert {row.reports_to for row in structure.bodies if row.level == "area"} == {"styrgrupp"}
    assert {row.slug for row in structure.unfulfilled} == {"styrgrupp", "ledningsgrupp-tranemo"}


def test_e2_an_area_group_has_two_of_the_municipality_one_of_primary_care_and_an_adjunct(bodies, body_loader, now):
    asked = {(rule.kind, rule.number) for rule in queries.body(body_loader, "ledningsgrupp-boras", now.date()).rules}
    assert asked == {("minimum", 2), ("minimum", 1), ("exact", 1), ("called_yearly", 0)}


def test_the_office_has_three_and_a_half_posts(bodies, body_loader, now):
    office = queries.body(body_loader, "narvardskansli", now.date())
    assert sum(seat.tenths_of_post for seat in office.seats) == 35
    assert office.fulfilled


def test_loading_twice_changes_nothing(bodies, body_loader, body_document, now):
    before = queries.structure(body_loader, now.date()), queries.document(body_loader)
    load_bodies(actor=body_loader, now=now, document=body_document)
    assert (queries.structure(body_loader, now.date()), queries.document(body_loader)) == before


def test_what_is_loaded_comes_out_as_it_came_in(bodies, body_loader, body_document, now):
    def rows(document):
        read = require(queries.FORM, document, queries.known_to(body_loader, now))
        return {
            name: sorted(str({key: value for key, value in row.items() if key != "_at"}) for row in table)
            for name, table in read.items()
        }

    assert rows(queries.document(body_loader)) == rows(body_document)


def test_a_row_that_is_there_by_its_key_is_updated_and_the_rest_stays(bodies, body_loader, now):
    before = queries.document(body_loader)
    ending = {"body": "styrgrupp", "seat": 1, "kind": "ordinary", "holder": "Viktor Sandhem",
              "valid_from": date(2022, 9, 1), "valid_to": date(2026, 10, 1)}  # fmt: skip
    after = {**ending, "holder": "Nils Tallgren", "valid_from": date(2026, 10, 1), "valid_to": None}
    document = {"format": "narvard-bodies", "version": 1, "holders": [ending, after]}
    load_bodies(actor=body_loader, now=now, document=document)
    assert queries.body(body_loader, "styrgrupp", now.date()).seats[0].holder == "Nils Tallgren"
    assert len(queries.document(body_loader)["holders"]) == len(before["holders"]) + 1


def test_loading_is_in_the_log(bodies, actor_as):
    rows = list(log_rows(actor_as("log_reviewer"), LogFilter(action="bodies.load"), STOCKHOLM))
    assert len(rows) == 1


def test_only_who_may_loads(southern, actor_as, body_document, now):
    with pytest.raises(NotPermitted):
        load_bodies(actor=actor_as("politician"), now=now, document=body_document)


def first(table, **changed):
    return lambda document: document[table][0].update(changed)


def add(table, **row):
    return lambda document: document.setdefault(table, []).append(row)


MEETING = {"body": "styrgrupp", "day": date(2026, 3, 3), "starts_at": "09:00", "place": "X", "status": "held"}
DECISION = {"body": "styrgrupp", "number": "2026-90", "decided_on": date(2026, 3, 3), "title": "x", "text": "x"}
FROM_BEFORE = {**DECISION, "source": "x", "certainty": "A"}

# what is done to the demo's document · the codes of what is wrong
FAULTS = {
    "another format": (lambda d: d.update(format="other"), {"unknown_format"}),
    "a body without a name": (lambda d: d["bodies"][0].pop("name"), {"missing"}),
    "an unknown level": (first("bodies", level="royal"), {"unknown_code"}),
    "a slug with a capital": (add("bodies", **{"slug": "Å", "name": "x", "level": "office", "mandate": "x",
        "source": "x", "certainty": "A", "valid_from": date(2020, 1, 1)}), {"not_a_slug"}),
    "a slug twice": (lambda d: d["bodies"].append(d["bodies"][1]), {"twice"}),
    "a body above that is not there": (first("bodies", reports_to="nobody"), {"unknown_code"}),
    "a circle": (first("bodies", reports_to="styrgrupp"), {"reports_in_a_circle"}),
    "an unknown municipality": (lambda d: d["bodies"][-1].update(municipality="0001"),
        {"unknown_code"}),
    "an area without municipality": (lambda d: d["bodies"][-1].pop("municipality"), {"area_needs_municipality"}),
    "a quorum of more than all": (first("bodies", quorum="at_least_share", quorum_number=101), {"quorum_number_wrong"}),
    "an end before the start": (lambda d: d["bodies"][1].update(valid_to=date(2011, 1, 1)), {"dates_not_in_order"}),
    "a day that is none": (first("bodies", valid_from="yesterday"), {"not_a_date"}),
    "an unknown organization": (first("seats", organization="nobody"), {"unknown_code"}),
    "a seat for two": (first("seats", collective="all"), {"speaks_for_one"}),
    "eleven tenths": (first("seats", tenths_of_post=11), {"tenths_impossible"}),
    "a seat without party": (lambda d: d["seats"][0].pop("party"), {"missing"}),
    "two holders of a seat": (add("holders", body="styrgrupp", seat=1, kind="ordinary", holder="X",
        valid_from=date(2023, 1, 1)), {"overlaps"}),
    "a holder of no seat": (first("holders", seat=99), {"unknown_seat"}),
    "an unknown kind of rule": (first("composition", kind="some"), {"unknown_code"}),
    "a rule without number": (lambda d: d["composition"][0].pop("number"), {"number_wrong"}),
    "a call that is not asked for": (first("composition", last_called_on=date(2026, 1, 1)), {"call_not_asked"}),
    "a meeting at no time": (add("meetings", **MEETING | {"starts_at": "25:00"}), {"not_a_time"}),
    "a meeting that ends first": (add("meetings", **MEETING, ends_at="08:00"), {"ends_before_it_starts"}),
    "a meeting before the body": (add("meetings", **MEETING | {"day": date(2010, 1, 1)}), {"body_not_in_force"}),
    "an approval without day": (add("meetings", **MEETING | {"status": "approved"}), {"approval_day_wrong"}),
    "a call of nobody": (add("meetings", **MEETING, called=["1"]), {"unknown_rule"}),
    "an item of no meeting": (add("agenda", body="styrgrupp", day=date(2025, 3, 3), item=1, kind="decision",
        title="x"), {"unknown_meeting"}),
    "someone without a name": (lambda d: (add("meetings", **MEETING)(d), add("attendance", body="styrgrupp",
        day=MEETING["day"], seat=1, state="present")(d)), {"name_missing"}),
    "a decision without a meeting": (add("decisions", **DECISION), {"meeting_or_source"}),
    "a decision where none was held": (add("decisions", **DECISION, at_meeting=True), {"meeting_not_held"}),
    "a number of another year": (add("decisions", **FROM_BEFORE | {"number": "2025-01"}), {"number_of_another_year"}),
    "a number that is none": (add("decisions", **FROM_BEFORE | {"number": "7"}), {"not_a_decision_number"}),
    "a due day before the decision": (add("decisions", **FROM_BEFORE, due_on=date(2026, 1, 1), responsible="X"),
        {"before_the_decision"}),
    "a due day for nobody": (add("decisions", **FROM_BEFORE, due_on=date(2026, 9, 1)), {"task_without_someone"}),
    "an item that is none": (add("decisions", **FROM_BEFORE, item=1), {"item_not_for_decision"}),
    "a subject elsewhere": (lambda d: (add("decisions", **FROM_BEFORE)(d), add("subjects", body="styrgrupp",
        number="2026-90", kind="plan", key="x", label="x", url="//example.org")(d)), {"not_an_address_here"}),
    "a subject of no decision": (add("subjects", body="styrgrupp", number="2026-91", kind="plan", key="x", label="x",
        url="/plan/"), {"unknown_decision"}),
    "a number that the database cannot keep": (first("documents", place=40_000), {"number_impossible"}),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_document_is_refused_whole_and_the_check_says_the_same(
    southern, body_loader, body_document, now, fault
):
    damage, codes = FAULTS[fault]
    damage(body_document)
    told = queries.check_document(body_loader, now, body_document)
    assert {problem.code for problem in told} == codes
    with pytest.raises(DocumentRefused) as refused:
        load_bodies(actor=body_loader, now=now, document=body_document)
    assert refused.value.problems == told
    assert queries.structure(body_loader, now.date()).bodies == ()


def test_every_problem_of_a_document_has_words():
    codes = {code for _, found in FAULTS.values() for code in found} | {"no_quorum", "contradicts"}
    own = codes - {"missing", "twice", "unknown_code", "unknown_format", "not_a_date"}
    assert own == set(queries.PROBLEM_WORDS)
    assert all(str(word).endswith(".") for pair in queries.PROBLEM_WORDS.values() for word in pair)


def test_a_decision_where_too_few_were_there_is_refused_and_nothing_is_saved(bodies, body_loader, now):
    there = [{"body": "styrgrupp", "day": MEETING["day"], "seat": 1, "state": "present", "name": "X"}]
    document = {"format": "narvard-bodies", "version": 1, "meetings": [MEETING], "attendance": there,
                "decisions": [{**DECISION, "at_meeting": True}]}  # fmt: skip
    before = queries.document(body_loader)
    with pytest.raises(DocumentRefused) as refused:
        load_bodies(actor=body_loader, now=now, document=document)
    assert [problem.code for problem in refused.value.problems] == ["no_quorum"]
    assert queries.document(body_loader) == before


def test_a_row_against_what_is_loaded_is_refused_and_nothing_is_saved(bodies, body_loader, now):
    second = {"body": "styrgrupp", "seat": 1, "kind": "ordinary", "holder": "X", "valid_from": date(2025, 1, 1)}
    before = queries.document(body_loader)
    with pytest.raises(DocumentRefused) as refused:
        load_bodies(
            actor=body_loader, now=now, document={"format": "narvard-bodies", "version": 1, "holders": [second]}
        )
    assert [problem.code for problem in refused.value.problems] == ["contradicts"]
    assert queries.document(body_loader) == before
