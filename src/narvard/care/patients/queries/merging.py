"""Which persons are one and the same, as far as the actor may know."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.care.patients.models import Merge
from narvard.care.patients.rules.merging import together

Pair = tuple[UUID, UUID]


def merged(actor: Actor) -> Q:
    """The merges that stand and that the actor may know of: their own custodian's, or, for a person, their own."""
    if actor.subject is not None:
        return Q(ended_at=None)
    return Q(ended_at=None, custodian=actor.controller_id)


def same_person(actor: Actor, subject: UUID) -> tuple[UUID, ...]:
    """Every subject that is this person, itself first. Rows keep the subject they were written with.

    Reads ask for rows of all of them and let the gate judge each row. Another custodian's merges are not known.
    """
    return _all_of(merged(actor), subject)


def same_at(custodian: int, subject: UUID) -> tuple[UUID, ...]:
    """Every subject that is this person at the custodian, itself first. Never shown: only for what is to hold there."""
    return _all_of(Q(ended_at=None, custodian=custodian), subject)


def _all_of(known_merges: Q, subject: UUID) -> tuple[UUID, ...]:
    pairs: set[Pair] = set()
    known: set[UUID] = set()
    waiting = {subject}
    while waiting:
        known |= waiting
        new = set(_pairs(known_merges, waiting))
        pairs |= new
        waiting = {one for pair in new for one in pair} - known
    return (subject, *sorted(together(subject, pairs) - {subject}))


def _pairs(known_merges: Q, subjects: Iterable[UUID]) -> Iterable[Pair]:
    rows = Merge.objects.filter(known_merges, Q(subject__in=subjects) | Q(other__in=subjects))
    return rows.values_list("subject", "other")
