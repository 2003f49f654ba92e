"""Bringing earlier quarters as a document."""

from datetime import date, timedelta

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused
from narvard.govern.followup import operations, queries
from narvard.govern.followup.models import FrozenRow, Period, Said
from narvard.govern.followup.queries.labels import PROBLEM_WORDS
from narvard.govern.followup.tests import made_up
from narvard.govern.followup.tests.made_up import brought


def load(actor, now, document) -> dict[str, int]:
    return operations.load_followup(actor=actor, now=now, document=document)


def state() -> tuple[list, list, list]:
    return list(Period.objects.values()), list(Said.objects.values()), list(FrozenRow.objects.values())


def test_a_closed_quarter_that_is_brought_is_frozen_with_its_words(coordinator, now):
    assert load(coordinator, now, brought()) == {"periods": 1, "said": 1, "ready": 1}
    found = queries.closed_quarter(coordinator, 2026, 2)
    assert (found.period.brought, found.whole, found.counts["lights"]) == (True, True, {})
    assert [(row.title, row.state) for row in found.areas] == [("Borås", "ready")]
    row = queries.quarter_rows(coordinator, 2026, 2, kind="activity")[0]
    assert (row.area, row.title, row.state) == ("Borås", "Mobilt närsjukvårdsteam", "planned")
    assert row.content["words"][0]["done"] == "Rekryterat."


@pytest.mark.parametrize("where", ["closed", "open", "prepared"])
def test_the_same_document_again_changes_nothing(coordinator, now, where):
    load(coordinator, now, brought(state=where))
    before = state()
    load(coordinator, now + timedelta(days=1), brought(state=where))
    assert state() == before


@pytest.mark.parametrize("where", ["closed", "open", "prepared"])
def test_what_is_taken_out_can_be_brought_again(coordinator, now, where):
    load(coordinator, now, brought(state=where))
    document, before = queries.document(coordinator), state()
    assert queries.check_document(coordinator, now, document) == ()
    load(coordinator, now, document)
    assert state() == before


def test_a_quarter_goes_on_from_where_the_document_left_it(coordinator, now):
    load(coordinator, now, brought(state="prepared"))
    load(coordinator, now, brought(state="open", done="Rekryterat klart."))
    assert [(row.done, row.version) for row in Said.objects.all()] == [("Rekryterat klart.", 2)]
    load(coordinator, now, brought(state="closed", done="Rekryterat klart."))
    assert Period.objects.get().state == "closed"


def test_the_quarter_before_is_shown_beside_the_line(coordinator, now, today):
    load(coordinator, now, brought())
    made_up.opened(coordinator, now)
    mine = queries.my_list(coordinator, today, municipality="1490")
    team = next(row for row in mine.lines if row.line.key == "1")
    assert [word.done for word in team.before] == ["Rekryterat."]


def changed(**periods) -> dict:
    document = brought()
    document["periods"][0] |= periods
    return document


# document · code
PROBLEMS = [
    (changed(period="2026-7"), "not_a_quarter"),
    (changed(office_by=date(2026, 7, 20)), "deadlines_out_of_order"),
    (changed(areas_by=date(2026, 6, 20)), "deadlines_out_of_order"),
    (changed(opened_on=date(2026, 8, 1), closed_on=date(2026, 7, 31)), "dates_out_of_order"),
    (changed(state="shut"), "unknown_code"),
    (brought(done=""), "empty_word"),
    (brought(status=""), "missing"),
    (brought(about="cell", reference="a/b"), "status_of_a_cell"),
    (brought(area="Oslo"), "unknown_code"),
    (brought(period="2025-1"), "unknown_code"),
    (brought(done="x" * 601), "too_long"),
    ({**brought(), "said": brought()["said"] * 2}, "twice"),
    ({"format": "narvard-plan"}, "unknown_format"),
]


@pytest.mark.parametrize(("document", "code"), PROBLEMS, ids=[code for _, code in PROBLEMS])
def test_what_is_wrong_is_named_and_nothing_is_loaded(coordinator, now, document, code):
    assert code in {problem.code for problem in queries.check_document(coordinator, now, document)}
    with pytest.raises(DocumentRefused):
        load(coordinator, now, document)
    assert state() == ([], [], [])


def test_a_closed_quarter_cannot_be_written_over_by_a_document(coordinator, now):
    load(coordinator, now, brought())
    for document in (brought(done="Något annat."), {**brought(), "said": []}, {**brought(), "periods": []}):
        codes = {problem.code for problem in queries.check_document(coordinator, now, document)}
        assert codes & {"closed_period", "table_empty"}
    assert Said.objects.get().done == "Rekryterat."


def test_a_quarter_that_is_closed_here_is_not_opened_by_a_document(coordinator, now):
    load(coordinator, now, brought())
    codes = {problem.code for problem in queries.check_document(coordinator, now, brought(state="open"))}
    assert "state_goes_back" in codes


def test_two_quarters_are_not_open_at_once(coordinator, now):
    made_up.opened(coordinator, now)
    codes = {problem.code for problem in queries.check_document(coordinator, now, brought(state="open"))}
    assert codes == {"two_open"}
    assert queries.check_document(coordinator, now, brought(state="closed")) == ()


def test_every_problem_of_its_own_has_words():
    own = {code for _, code in PROBLEMS} - {"unknown_code", "missing", "too_long", "twice", "unknown_format"}
    assert own | {"closed_period", "state_goes_back", "two_open"} == set(PROBLEM_WORDS)


def test_only_the_coordinator_brings(planned, actor_as, now):
    with pytest.raises(NotPermitted):
        load(actor_as("area_manager", municipality="1490"), now, brought())
