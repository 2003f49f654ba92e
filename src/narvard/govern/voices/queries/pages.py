"""The pages of people heard: whom, what they said, what came of it, and what still waits for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import csv_file, xlsx_file
from narvard.base.organizations.queries import own
from narvard.govern.voices.models import Discussion, Note, NoteKind, Occasion, Outcome, OutcomeKind, Statement
from narvard.govern.voices.queries.labels import NOTE_KINDS, OUTCOME_KINDS, WHO

READ, CHANGE = "voices.read", "voices.change"


@dataclass(frozen=True)
class OutcomeRow:
    """What came of something; `url` is "" where there is nothing to open."""

    kind: str
    reference: str
    title: str
    url: str
    on: date


@dataclass(frozen=True)
class SaidRow:
    """Something that was said, with where and with what came of it. `thing` is statement or note."""

    thing: str
    code: str
    text: str
    where: str
    where_code: str
    on: date
    who: str
    outcomes: tuple[OutcomeRow, ...]


@dataclass(frozen=True)
class OccasionRow:
    """A time when people were heard; `waiting` counts what has no answer yet."""

    code: str
    who: str
    title: str
    held_on: date
    how: str
    people: int | None
    area: str
    source: str
    statements: int
    waiting: int


@dataclass(frozen=True)
class OccasionPage:
    """One occasion with everything that was said."""

    row: OccasionRow
    said: tuple[SaidRow, ...]
    may_change: bool


@dataclass(frozen=True)
class DiscussionRow:
    """A discussion; `waiting` counts its notes without an outcome."""

    code: str
    title: str
    about: str
    held_on: date
    area: str
    gathered_on: date | None
    source: str
    groups: int
    notes: int
    waiting: int


@dataclass(frozen=True)
class NoteRow:
    """A note of a group, to a question or ("") to the whole."""

    said: SaidRow
    group: str
    question: str


@dataclass(frozen=True)
class DiscussionPage:
    """One discussion with its notes gathered by kind."""

    row: DiscussionRow
    questions: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, int | None], ...]
    kinds: tuple[tuple[str, tuple[NoteRow, ...]], ...]
    may_change: bool


@dataclass(frozen=True)
class Heard:
    """Everybody who was heard, every discussion, and what waits for an answer, the oldest first."""

    occasions: tuple[OccasionRow, ...]
    discussions: tuple[DiscussionRow, ...]
    unanswered: tuple[SaidRow, ...]
    said: int


class OccasionNotFound(Exception):
    """The collaboration has no such occasion."""


class DiscussionNotFound(Exception):
    """The collaboration has no such discussion."""


class SaidNotFound(Exception):
    """The collaboration has no such statement or note, or the actor may not answer it."""


def heard(actor: Actor) -> Heard:
    """What the first page of people heard shows. A note waits for an answer from when its discussion is gathered."""
    actor.require(READ)
    statements = _statements(actor).filter(outcomes=None)
    notes = _notes(actor).filter(outcomes=None, group__discussion__gathered_on__isnull=False)
    waiting = [*(_statement(row) for row in statements), *(_note(row) for row in notes)]
    return Heard(
        occasions=tuple(_occasion(row) for row in _occasions(actor)),
        discussions=tuple(_discussion(row) for row in _discussions(actor)),
        unanswered=tuple(sorted(waiting, key=lambda row: (row.on, row.code))),
        said=Statement.objects.filter(own(actor)).count() + Note.objects.filter(own(actor)).count(),
    )


def occasion(actor: Actor, code: str) -> OccasionPage:
    """One occasion; raises OccasionNotFound."""
    actor.require(READ)
    row = _occasions(actor).filter(code=code).first()
    if row is None:
        raise OccasionNotFound(code)
    said = tuple(_statement(each) for each in _statements(actor).filter(occasion=row))
    return OccasionPage(_occasion(row), said, bool(actor.may(CHANGE, municipality=row.municipality_id or "")))


def discussion(actor: Actor, code: str) -> DiscussionPage:
    """One discussion, its notes gathered by kind over all groups; raises DiscussionNotFound."""
    actor.require(READ)
    row = _discussions(actor).filter(code=code).first()
    if row is None:
        raise DiscussionNotFound(code)
    notes = [
        (note.kind, NoteRow(_note(note), note.group.name, note.question.text if note.question else ""))
        for note in _notes(actor).filter(group__discussion=row)
    ]
    return DiscussionPage(
        row=_discussion(row),
        questions=tuple((q.code, q.text) for q in row.questions.all()),
        groups=tuple((g.code, g.name, g.people) for g in row.groups.all()),
        kinds=tuple((kind, tuple(found for known, found in notes if known == kind)) for kind in NoteKind.values),
        may_change=bool(actor.may(CHANGE, municipality=row.municipality_id or "")),
    )


def to_answer(actor: Actor, thing: str, code: str) -> SaidRow:
    """A statement or a note that the actor may answer; raises SaidNotFound."""
    actor.require(READ)
    rows, as_row = (_statements(actor), _statement) if thing == "statement" else (_notes(actor), _note)
    row = rows.filter(code=code).first()
    held = None if row is None else row.occasion if thing == "statement" else row.group.discussion
    if held is None:
        raise SaidNotFound(code)
    actor.require(CHANGE, municipality=held.municipality_id or "")
    return as_row(row)


def said_file(actor: Actor, ending: str) -> bytes:
    """Everything that was said, and what came of it, as "csv" or "xlsx"."""
    actor.require(READ)
    said = [*(_statement(row) for row in _statements(actor)), *(_note(row) for row in _notes(actor))]
    header = (_("Day"), _("Who"), _("Where"), _("What was said"), _("What came of it"), _("Reference"))
    rows = [(row.on, row.who, row.where, row.text, *_came(row.outcomes)) for row in said]
    return csv_file(header, rows) if ending == "csv" else xlsx_file("voices", header, rows)


def _came(outcomes: Iterable[OutcomeRow]) -> tuple[str, str]:
    listed = list(outcomes)
    return (
        "; ".join(f"{OUTCOME_KINDS[row.kind]}: {row.title}" for row in listed),
        "; ".join(filter(None, (row.reference or row.url for row in listed))),
    )


def _occasions(actor: Actor):
    return (
        Occasion.objects.filter(own(actor))
        .select_related("municipality")
        .annotate(
            said=Count("statements", distinct=True),
            waiting=Count("statements", distinct=True, filter=Q(statements__outcomes=None)),
        )
    )


def _occasion(row: Occasion) -> OccasionRow:
    area = row.municipality.name if row.municipality else ""
    return OccasionRow(
        row.code, row.who, row.title, row.held_on, row.how, row.people, area, row.source, row.said, row.waiting
    )


def _discussions(actor: Actor):
    return (
        Discussion.objects.filter(own(actor))
        .select_related("municipality")
        .annotate(
            sat=Count("groups", distinct=True),
            noted=Count("groups__notes", distinct=True),
            waiting=Count("groups__notes", distinct=True, filter=Q(groups__notes__outcomes=None)),
        )
    )


def _discussion(row: Discussion) -> DiscussionRow:
    area = row.municipality.name if row.municipality else ""
    return DiscussionRow(
        row.code, row.title, row.about, row.held_on, area, row.gathered_on, row.source, row.sat, row.noted, row.waiting
    )


def _statements(actor: Actor):
    return Statement.objects.filter(own(actor)).select_related("occasion").prefetch_related("outcomes")


def _notes(actor: Actor):
    related = ("group__discussion", "question")
    return Note.objects.filter(own(actor)).select_related(*related).prefetch_related("outcomes")


def _statement(row: Statement) -> SaidRow:
    held = row.occasion
    outcomes = tuple(_outcome(each) for each in row.outcomes.all())
    return SaidRow("statement", row.code, row.text, held.title, held.code, held.held_on, str(WHO[held.who]), outcomes)


def _note(row: Note) -> SaidRow:
    held = row.group.discussion
    outcomes = tuple(_outcome(each) for each in row.outcomes.all())
    who = f"{row.group.name}: {NOTE_KINDS[row.kind]}"
    return SaidRow("note", row.code, row.text, held.title, held.code, held.held_on, who, outcomes)


def _outcome(row: Outcome) -> OutcomeRow:
    return OutcomeRow(row.kind, row.reference, row.title, row.url or _made_here(row), row.came_on)


def _made_here(row: Outcome) -> str:
    """The page of an activity or a risk that was made of it here."""
    if row.number is None:
        return ""
    return reverse("plans:activity", args=[row.number]) if row.kind == OutcomeKind.ACTIVITY else reverse("plans:risks")
