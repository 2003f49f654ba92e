"""Drafting, adopting, signing and ending, and what is refused."""

from datetime import date, timedelta

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.govern.agreements import operations, queries
from narvard.govern.agreements.rules.versions import State
from narvard.govern.agreements.tests import made_up

DAY = date(2026, 11, 1)


def state(actor, now, number: int) -> State:
    """Where a version of the small agreement stands today."""
    return queries.agreement(actor, "home", now.date(), number).shown.row.state


def adopt(actor, now, **changed):
    asked = {"code": "home", "version": 2, "body": "politiskt-samrad", "day": DAY, "decision": "2026-04"}
    return operations.adopt_version(actor=actor, now=now, **asked | changed)


def sign(actor, now, name: str, day: date = DAY, **changed):
    asked = {"code": "home", "version": 2, "party": made_up.party(name), "signed_by": "Somebody", "day": day}
    return operations.sign(actor=actor, now=now, **asked | changed)


def test_a_draft_begins_as_a_copy_of_what_is_in_force(southern, now):
    document = made_up.document()
    for table in ("versions", "parties", "parts", "clauses", "commitments"):
        document[table] = [row for row in document[table] if 2 not in (row.get("version"), row.get("number"))]
    operations.load_agreements(actor=made_up.LOADER, now=now, document=document)
    number = operations.draft_version(
        actor=made_up.LOADER, now=now, code="home", label="Next", intended_from=date(2027, 1, 1), intended_to=None
    )
    assert number == 2
    compared = queries.difference(made_up.LOADER, "home", 1, 2, now.date())
    assert compared.changed == compared.changed_commitments == ()
    draft = queries.agreement(made_up.LOADER, "home", now.date(), 2).shown
    assert draft.row.state is State.DRAFT
    assert len(draft.unsigned) == 3
    assert [len(phase.activities) for phase in draft.phases] == [1, 0]


def test_one_draft_at_a_time(home, now):
    with pytest.raises(operations.DraftExists):
        operations.draft_version(actor=home, now=now, code="home", label="Next", intended_from=DAY, intended_to=None)


def test_a_draft_ends_after_it_begins(home, now):
    with pytest.raises(operations.DatesNotInOrder):
        operations.draft_version(actor=home, now=now, code="grant", label="Next", intended_from=DAY, intended_to=DAY)


CLAUSE = {
    "code": "home",
    "version": 2,
    "key": "visits",
    "part": "B",
    "number": "2",
    "heading": "Visits",
    "text": "Daily.",
}


def test_a_clause_of_a_draft_is_changed_and_that_of_the_version_before_is_not(home, now):
    operations.change_clause(actor=home, now=now, **CLAUSE)
    texts = [queries.agreement(home, "home", now.date(), n).shown.parts[1].clauses[0].text for n in (1, 2)]
    assert texts == ["A nurse visits every week.", "Daily."]


def test_a_clause_is_added_with_a_key_of_its_own_and_taken_out(home, now):
    key = operations.change_clause(actor=home, now=now, **CLAUSE | {"key": "", "number": "3"})
    assert key not in {"aim", "visits", "meals"}
    operations.remove_clause(actor=home, now=now, code="home", version=2, key=key)
    assert [row.key for row in queries.difference(home, "home", 1, 2, now.date()).changed] == ["visits", "meals"]


# what is asked · what is refused
CLAUSES = [
    ({"number": "1"}, operations.ClauseNotChanged, "number_taken"),
    ({"part": "Z"}, operations.ClauseNotChanged, "unknown_part"),
    ({"key": "nothing", "number": "9"}, operations.ClauseNotChanged, "unknown_clause"),
    ({"version": 1}, operations.VersionNotDraft, ""),
    ({"version": 7}, queries.AgreementNotFound, ""),
]


@pytest.mark.parametrize(("changed", "refused", "code"), CLAUSES)
def test_a_clause_that_cannot_be_changed(home, now, changed, refused, code):
    with pytest.raises(refused) as told:
        operations.change_clause(actor=home, now=now, **CLAUSE | changed)
    assert getattr(told.value, "code", "") == code


def test_it_is_in_force_when_the_last_party_has_signed(home, council, now):
    assert adopt(home, now) is False
    assert state(home, now, 2) is State.ADOPTED
    assert sign(home, now, "vgr") is False
    assert sign(home, now, "boras_kommun", date(2026, 11, 10)) is False
    assert sign(home, now, "mark_kommun", date(2026, 11, 5)) is True
    assert state(home, now, 2) is State.IN_FORCE
    assert state(home, now, 1) is State.REPLACED
    found = queries.agreement(home, "home", now.date())
    assert found.shown.row.period.start == date(2026, 11, 10)
    assert found.versions[0].period.end == date(2026, 11, 10)


# what is asked · what is refused
ADOPTIONS = [
    ({"body": "styrgrupp"}, operations.BodyMayNotAdopt),
    ({"body": "nobody"}, operations.BodyMayNotAdopt),
    ({"code": "grant", "version": 1}, queries.AgreementNotFound),
    ({"version": 1}, operations.VersionNotDraft),
    ({"day": date(2026, 11, 23)}, operations.DayNotPossible),
]


@pytest.mark.parametrize(("changed", "refused"), ADOPTIONS)
def test_an_adoption_that_cannot_be(home, council, now, changed, refused):
    with pytest.raises(refused):
        adopt(home, now, **changed)
    assert state(home, now, 2) is State.DRAFT


# what is asked · the code of the refusal
SIGNATURES = [
    ({"party": 0}, "unknown_party"),
    ({"version": 1}, "unknown_party"),
    ({"day": date(2026, 11, 23)}, "in_the_future"),
    ({"day": date(2025, 11, 30)}, "before_adoption"),
]


@pytest.mark.parametrize(("changed", "code"), SIGNATURES)
def test_a_signature_that_cannot_be(adopted, now, changed, code):
    with pytest.raises((operations.NotToSign, operations.DayNotPossible)) as told:
        sign(adopted, now, "vgr", **changed)
    assert told.value.code == code


def test_nobody_signs_twice_and_nobody_signs_a_draft(adopted, now):
    sign(adopted, now, "vgr")
    with pytest.raises(operations.NotToSign) as told:
        sign(adopted, now, "vgr")
    assert told.value.code == "signed_already"


def test_a_draft_is_not_signed(home, now):
    with pytest.raises(operations.NotToSign) as told:
        sign(home, now, "vgr")
    assert told.value.code == "not_adopted"


def test_a_version_that_begins_later_stands_in_the_way(southern, now):
    document = made_up.adopted()
    document["versions"][0]["in_force_from"] = date(2027, 1, 1)
    operations.load_agreements(actor=made_up.LOADER, now=now, document=document)
    sign(made_up.LOADER, now, "vgr")
    sign(made_up.LOADER, now, "boras_kommun")
    with pytest.raises(operations.TwoVersionsInForce):
        sign(made_up.LOADER, now, "mark_kommun")
    assert len(queries.agreement(made_up.LOADER, "home", now.date(), 2).shown.unsigned) == 1


def test_an_agreement_ends(home, now):
    operations.end_agreement(actor=home, now=now, code="home", day=DAY, why="Nobody needs it.")
    found = queries.agreement(home, "home", now.date(), 1).shown.row
    assert (found.state, found.period.end, found.ended_because) == (State.ENDED, DAY, "Nobody needs it.")
    with pytest.raises(operations.NothingInForce):
        operations.end_agreement(actor=home, now=now, code="home", day=DAY + timedelta(days=1), why="Again.")


def test_it_does_not_end_before_it_begins(home, now):
    with pytest.raises(operations.DayNotPossible):
        operations.end_agreement(actor=home, now=now, code="home", day=date(2024, 1, 1), why="No.")
    with pytest.raises(operations.NothingInForce):
        operations.end_agreement(actor=home, now=now, code="grant", day=DAY, why="No.")


def test_a_follow_up_is_noted_once_a_year(home, now):
    asked = {"code": "home", "year": 2025, "day": DAY, "summary": "All is well."}
    assert queries.agreement(home, "home", now.date()).missing_years == (2025,)
    operations.note_follow_up(actor=home, now=now, **asked)
    assert queries.agreement(home, "home", now.date()).missing_years == ()
    with pytest.raises(operations.FollowUpNoted):
        operations.note_follow_up(actor=home, now=now, **asked)


def test_what_is_done_stands_in_the_log(home, council, now, logged):
    adopt(home, now)
    assert [(event.action, event.object_id) for event in logged()[:1]] == [("agreements.adopt_version", "home")]


def test_another_collaboration_reaches_nothing(home, now, loader_of):
    other = loader_of("skane")
    with pytest.raises(queries.AgreementNotFound):
        adopt(other, now)
    with pytest.raises(queries.AgreementNotFound):
        queries.agreement(other, "home", now.date())
    with pytest.raises(queries.CommitmentNotFound):
        queries.commitment(other, "visit")
    assert queries.commitments(other) == queries.agreements(other, now.date()).rows == ()


def test_only_who_may_change_changes(home, actor_as, now):
    with pytest.raises(NotPermitted):
        operations.end_agreement(actor=actor_as("politician"), now=now, code="home", day=DAY, why="No.")
