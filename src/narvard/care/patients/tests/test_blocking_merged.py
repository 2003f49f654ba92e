"""A block holds for all that the person is in the register: asked for before a merge or after, till it is undone."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narvard.base.access.operations import relate
from narvard.base.access.queries import blocks_of, seen
from narvard.care.patients.models import Person
from narvard.care.patients.operations import (
    NotMerged,
    block_data,
    merge_persons,
    open_data,
    register_person,
    unmerge_persons,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sister(actor_as):
    return actor_as("ward_nurse", organization="sas_kirurgi")


@pytest.fixture
def four(nurse, sister, now):
    """Four entries in the register; another ward of the hospital takes part in the care of each."""
    found = [
        register_person(actor=nurse, now=now, given_name=f"P{place}", birth_date=date(1940, 1, 1)) for place in range(4)
    ]
    for subject in found:
        relate(actor=sister, now=now, subject=subject, kind="asked", unit=sister.organization_id)
    return found


def opened(sister, now, subjects) -> set[int]:
    """Which of the entries the other ward sees."""
    rows = set(seen(sister, now, Person.objects.filter(subject__in=subjects)).values_list("subject", flat=True))
    return {place for place, subject in enumerate(subjects) if subject in rows}


def block(nurse, now, subject) -> int:
    return block_data(
        actor=nurse, now=now, subject=subject, custodian=nurse.controller_id, unit=nurse.organization_id,
        asked_by="Astrid",
    )  # fmt: skip


def standing(nurse, now, subject) -> list[int]:
    """The blocks that stand for an entry."""
    return [row.id for row in blocks_of(nurse, now, [subject]) if row.to_at is None]


def test_a_block_from_before_the_merge_reaches_what_was_written_for_the_other(four, nurse, manager, sister, now):
    assert opened(sister, now, four) == {0, 1, 2, 3}
    block(nurse, now, four[0])
    assert opened(sister, now, four) == {1, 2, 3}
    merge = merge_persons(actor=manager, now=now, subject=four[0], other=four[1], reason="ID-kort")
    assert opened(sister, now, four) == {2, 3}
    unmerge_persons(actor=manager, now=now, merge_id=merge, reason="Fel")
    assert opened(sister, now, four) == {1, 2, 3}


def test_a_block_from_after_the_merge_does_too_and_ends_for_both(four, nurse, manager, sister, now, logged):
    merge_persons(actor=manager, now=now, subject=four[0], other=four[1], reason="ID-kort")
    first = block(nurse, now, four[1])
    assert opened(sister, now, four) == {2, 3}
    assert [(event.action, event.patient) for event in logged()[:2]] == [
        ("access.set_block", four[0]), ("access.set_block", four[1]),
    ]  # fmt: skip
    open_data(actor=nurse, now=now, block_id=first, asked_by="Astrid")
    assert opened(sister, now, four) == {0, 1, 2, 3}
    assert not any(standing(nurse, now, subject) for subject in four)


def test_what_was_carried_and_then_asked_for_stays_when_they_are_parted(four, nurse, manager, sister, now):
    block(nurse, now, four[0])
    merge = merge_persons(actor=manager, now=now, subject=four[0], other=four[1], reason="ID-kort")
    block(nurse, now, four[1])
    unmerge_persons(actor=manager, now=now, merge_id=merge, reason="Fel")
    assert opened(sister, now, four) == {2, 3}


def test_another_custodians_merge_carries_nothing(four, nurse, actor_as, sister, now):
    omsorg = actor_as("unit_manager", organization="boras_omsorg")
    for subject in four[:2]:
        relate(actor=omsorg, now=now, subject=subject, kind="asked", unit=omsorg.organization_id)
        register_person_there(omsorg, now, subject)
    merge_persons(actor=omsorg, now=now, subject=four[0], other=four[1], reason="ID-kort")
    block(nurse, now, four[0])
    assert opened(sister, now, four) == {1, 2, 3}


def register_person_there(actor, now, subject) -> None:
    """The same person as the other organization knows them."""
    row = Person.objects.filter(subject=subject).first()
    row.pk, row.custodian_id, row.unit_id = None, actor.controller_id, actor.organization_id
    row.key = subject.__class__(int=subject.int ^ 1)
    row.save()


STEPS = st.lists(st.tuples(st.sampled_from("mmubbe"), st.integers(0, 3), st.integers(0, 3)), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_in_any_order_an_entry_is_closed_when_one_that_is_the_same_person_is_blocked(
    four, nurse, manager, sister, now, steps
):
    """Beside the plainest account: who was asked for, and who is one with whom."""
    mark = transaction.savepoint()
    asked: set[int] = set()
    merges: dict[int, set[int]] = {}
    for step, one, other in steps:
        together = group(one, merges.values())
        if step == "m" and other not in together:
            merge = merge_persons(actor=manager, now=now, subject=four[one], other=four[other], reason="ID")
            merges[merge] = {one, other}
        elif step == "m":
            with pytest.raises(NotMerged):
                merge_persons(actor=manager, now=now, subject=four[one], other=four[other], reason="ID")
        elif step == "u" and merges:
            merge = sorted(merges)[one % len(merges)]
            unmerge_persons(actor=manager, now=now, merge_id=merge, reason="Fel")
            del merges[merge]
        elif step == "b":
            block(nurse, now, four[one])
            asked.add(one)
        elif step == "e" and asked & {one}:
            open_data(actor=nurse, now=now, block_id=standing(nurse, now, four[one])[0], asked_by="Astrid")
            asked.discard(one)
        closed = {place for place in range(4) if group(place, merges.values()) & asked}
        assert opened(sister, now, four) == set(range(4)) - closed
    transaction.savepoint_rollback(mark)


def group(place: int, pairs) -> set[int]:
    """All that are one with this one: join what touches until nothing more does."""
    found = {place}
    for _ in range(4):
        for pair in pairs:
            found |= pair if found & pair else set()
    return found
