"""Writing down what people have said. Identity numbers are refused; what looks like a name is asked about."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import identity_numbers, search_key
from narvard.base.organizations.queries import municipalities, own
from narvard.govern.voices.models import (
    Discussion,
    DiscussionGroup,
    DiscussionQuestion,
    Kept,
    Note,
    NoteKind,
    Occasion,
    Statement,
    Who,
)
from narvard.govern.voices.queries.persons import persons_perhaps

CHANGE = "voices.change"


class VoiceNotKept(Exception):
    """Nothing was saved; `code` says why: unknown, gathered, nothing_said, identity_number, name_perhaps, …

    `about` lists what looks like a person, for name_perhaps alone.
    """

    def __init__(self, code: str, about: Sequence[str] = ()) -> None:
        super().__init__(f"What was said was not saved ({code}). Mend what is named, and save again.")
        self.code = code
        self.about = tuple(about)


def add_occasion(
    *,
    actor: Actor,
    now: datetime,
    who: str,
    title: str,
    held_on: date,
    how: str,
    people: int | None,
    municipality: str = "",
    source: str = "",
) -> str:
    """A time when people were heard; returns its code. Raises VoiceNotKept, NotPermitted outside the actor's area."""
    actor.require(CHANGE, municipality=municipality)
    _check_area(actor, municipality)
    _check_words(title, how)
    if who not in Who.values or (people is not None and people < 1):
        raise VoiceNotKept("nobody_heard")
    with transaction.atomic():
        occasion = Occasion.objects.create(
            collaboration_id=actor.collaboration,
            code=_code(actor, Occasion, title),
            who=who,
            title=title.strip(),
            held_on=held_on,
            how=how.strip(),
            people=people,
            municipality_id=municipality or None,
            source=source.strip(),
        )
        _record(actor, now, occasion, "occasion")
    return occasion.code


def add_statement(*, actor: Actor, now: datetime, occasion: str, text: str, no_person: bool = False) -> str:
    """Something that was said; `no_person` says that somebody has looked and nobody is named. Returns its code."""
    with transaction.atomic():
        found = _open(actor, Occasion, occasion)
        check_text(actor, text, no_person)
        statement = Statement.objects.create(
            collaboration_id=actor.collaboration,
            code=next_code(actor, Statement, f"{found.code[:70]}-s"),
            occasion=found,
            text=text.strip(),
        )
        _record(actor, now, statement, "statement")
    return statement.code


def add_discussion(
    *,
    actor: Actor,
    now: datetime,
    title: str,
    about: str,
    held_on: date,
    questions: Sequence[str],
    groups: Sequence[str],
    municipality: str = "",
    source: str = "",
) -> str:
    """A discussion with its questions and the groups that talk; returns its code. Raises VoiceNotKept."""
    actor.require(CHANGE, municipality=municipality)
    _check_area(actor, municipality)
    _check_words(title, about)
    if not groups:
        raise VoiceNotKept("no_group")
    with transaction.atomic():
        found = Discussion.objects.create(
            collaboration_id=actor.collaboration,
            code=_code(actor, Discussion, title),
            title=title.strip(),
            about=about.strip(),
            held_on=held_on,
            municipality_id=municipality or None,
            source=source.strip(),
        )
        for text in questions:
            _part(actor, DiscussionQuestion, found, f"{found.code[:70]}-q", text=text)
        for name in groups:
            _part(actor, DiscussionGroup, found, f"{found.code[:70]}-g", name=name)
        _record(actor, now, found, "discussion")
    return found.code


def add_note(
    *,
    actor: Actor,
    now: datetime,
    discussion: str,
    group: str,
    kind: str,
    text: str,
    question: str = "",
    no_person: bool = False,
) -> str:
    """What a group said of one kind; returns the note's code. A gathered discussion takes no more."""
    with transaction.atomic():
        found = _open(actor, Discussion, discussion)
        if found.gathered_on:
            raise VoiceNotKept("gathered")
        said_by = found.groups.filter(code=group).first()
        asked = found.questions.filter(code=question).first()
        if said_by is None or (question and asked is None) or kind not in NoteKind.values:
            raise VoiceNotKept("unknown")
        check_text(actor, text, no_person)
        note = Note.objects.create(
            collaboration_id=actor.collaboration,
            code=next_code(actor, Note, f"{found.code[:70]}-n"),
            group=said_by,
            question=asked,
            kind=kind,
            text=text.strip(),
        )
        _record(actor, now, note, "note")
    return note.code


def gather_discussion(*, actor: Actor, now: datetime, today: date, discussion: str) -> None:
    """Say that every group's notes are in: from now on they are read, and become something. Once is enough."""
    with transaction.atomic():
        found = _open(actor, Discussion, discussion)
        if found.gathered_on or found.held_on > today:
            raise VoiceNotKept("gathered" if found.gathered_on else "not_held_yet")
        Discussion.objects.filter(pk=found.pk).update(gathered_on=today)
        _record(actor, now, found, "gathered")


def check_text(actor: Actor, text: str, no_person: bool) -> None:
    """Refuse what tells who somebody is; what only looks like a name may pass when somebody has looked."""
    if not text.strip():
        raise VoiceNotKept("nothing_said")
    _check_words(text)
    perhaps = () if no_person else persons_perhaps(actor, text)
    if perhaps:
        raise VoiceNotKept("name_perhaps", perhaps)


def _check_words(*texts: str) -> None:
    if any(identity_numbers(text) for text in texts):
        raise VoiceNotKept("identity_number")


def _check_area(actor: Actor, municipality: str) -> None:
    if municipality and municipality not in {row.code for row in municipalities(actor)}:
        raise VoiceNotKept("unknown")


def _open(actor: Actor, model: type[Occasion | Discussion], code: str) -> Occasion | Discussion:
    """The occasion or discussion within the actor's reach."""
    found = model.objects.select_for_update(of=("self",)).filter(own(actor), code=code).first()
    if found is None:
        raise VoiceNotKept("unknown")
    actor.require(CHANGE, municipality=found.municipality_id or "")
    return found


def _part(actor: Actor, model: type[Kept], discussion: Discussion, stem: str, **fields: str) -> None:
    model.objects.create(
        collaboration_id=actor.collaboration, code=next_code(actor, model, stem), discussion=discussion, **fields
    )


def _code(actor: Actor, model: type[Kept], title: str) -> str:
    """A code made of the title, free in the collaboration."""
    bare = "-".join(
        "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in search_key(title)).split()
    )
    if not bare:
        raise VoiceNotKept("nothing_said")
    taken = set(model.objects.filter(own(actor), code__startswith=bare[:60]).values_list("code", flat=True))
    return next(
        code
        for number in range(1, len(taken) + 2)
        if (code := f"{bare[:60]}-{number}" if number > 1 else bare[:60]) not in taken
    )


def next_code(actor: Actor, model: type[Kept], stem: str) -> str:
    """The stem with the next free number."""
    taken = set(model.objects.filter(own(actor), code__startswith=stem).values_list("code", flat=True))
    return next(code for number in range(1, len(taken) + 2) if (code := f"{stem}{number}") not in taken)


def _record(actor: Actor, now: datetime, thing: Kept, what: str) -> None:
    record(
        actor=actor,
        now=now,
        action=CHANGE,
        object_type=thing._meta.label,
        object_id=thing.code,
        label=thing.code,
        details={"what": what},
    )
