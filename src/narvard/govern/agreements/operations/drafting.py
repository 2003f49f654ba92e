"""Writing a new version: a draft that begins as a copy, and its clauses one by one."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from narvard.base.core.actor import Actor
from narvard.govern.agreements.models import Agreement, Clause, Part, Version
from narvard.govern.agreements.operations.copying import copy_content
from narvard.govern.agreements.operations.reaching import draft_of, held_agreement, note


class DraftExists(Exception):
    """There is a draft of the agreement already. Go on with that one, or adopt it first."""


class DatesNotInOrder(Exception):
    """The end comes before the start. Write an end that is after the start, or leave it empty."""


class ClauseNotChanged(Exception):
    """The clause was not changed; `code` says why: number_taken, unknown_clause, unknown_part."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The clause was not changed ({code}). Choose another number, or a part of this version.")
        self.code = code


@transaction.atomic
def draft_version(
    *, actor: Actor, now: datetime, code: str, label: str, intended_from: date, intended_to: date | None
) -> int:
    """Begin a new version as a copy of the one in force last, or of the newest; answer its number.

    Parties come along unsigned. Raises AgreementNotFound, DraftExists, DatesNotInOrder.
    """
    agreement = held_agreement(actor, code)
    if agreement.versions.filter(adopted_on=None).exists():
        raise DraftExists("There is a draft already. Go on with that one, or adopt it first.")
    if intended_to is not None and intended_to <= intended_from:
        raise DatesNotInOrder("The end comes before the start. Write an end that is after the start.")
    number = (agreement.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    draft = Version.objects.create(
        agreement=agreement, number=number, label=label, intended_from=intended_from, intended_to=intended_to
    )
    source = _source(agreement, number)
    if source is not None:
        copy_content(source, draft)
    note(actor, now, "agreements.draft_version", agreement, {"version": number, "copied": source is not None})
    return number


def _source(agreement: Agreement, number: int) -> Version | None:
    period = agreement.periods.order_by("valid_from").last()
    if period is not None:
        return period.version
    return agreement.versions.filter(number__lt=number).order_by("number").last()


@transaction.atomic
def change_clause(
    *, actor: Actor, now: datetime, code: str, version: int, key: str, part: str, number: str, heading: str, text: str
) -> str:
    """Give a clause of a draft its number, heading and text, or move it to another part; `key` "" adds one.

    Answers the clause's key. Raises AgreementNotFound, VersionNotDraft, ClauseNotChanged.
    """
    agreement = held_agreement(actor, code)
    draft = draft_of(agreement, version)
    owner = draft.parts.filter(code=part).first()
    if owner is None:
        raise ClauseNotChanged("unknown_part")
    if draft.clauses.filter(number=number).exclude(key=key).exists():
        raise ClauseNotChanged("number_taken")
    clause = _clause(draft, key) if key else _new_clause(draft, owner, number)
    moved = clause.part_id != owner.pk
    clause.part, clause.number, clause.heading, clause.text = owner, number, heading, text
    clause.order = _last(owner) + 1 if moved else clause.order
    clause.save()
    details = {"version": version, "key": clause.key, "number": number}
    note(actor, now, "agreements.change_clause", agreement, details)
    return clause.key


def _clause(draft: Version, key: str) -> Clause:
    found = draft.clauses.filter(key=key).first()
    if found is None:
        raise ClauseNotChanged("unknown_clause")
    return found


def _new_clause(draft: Version, owner: Part, number: str) -> Clause:
    """A clause last in its part, with a key that no version of the agreement has had."""
    used = set(Clause.objects.filter(version__agreement=draft.agreement_id).values_list("key", flat=True))
    stem = slugify(f"{draft.number}-{number}")[:50] or str(draft.number)
    key = next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, len(used) + 3))) if name not in used)
    return Clause(version=draft, part=owner, key=key, order=_last(owner) + 1)


def _last(part: Part) -> int:
    return part.clauses.aggregate(last=Max("order"))["last"] or 0


@transaction.atomic
def remove_clause(*, actor: Actor, now: datetime, code: str, version: int, key: str) -> None:
    """Take a clause out of a draft, with its commitments as this version words them; earlier versions keep theirs.

    Raises AgreementNotFound, VersionNotDraft, ClauseNotChanged.
    """
    agreement = held_agreement(actor, code)
    clause = _clause(draft_of(agreement, version), key)
    clause.delete()
    note(actor, now, "agreements.remove_clause", agreement, {"version": version, "key": key})
