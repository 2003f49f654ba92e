"""The minutes of a meeting as a paper (protokoll, referat), drafted from what is written down here."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import collaboration
from narvard.base.papers.queries import LANGUAGES, Block, Bullets, Grid, Heading, Paper, Text, day_text
from narvard.govern.bodies.queries.decisions import DecisionDetail, decisions_of
from narvard.govern.bodies.queries.labels import ATTENDANCE, ITEM_KINDS
from narvard.govern.bodies.queries.meetings import ItemRow, MeetingDetail, meeting
from narvard.govern.bodies.queries.words import quorum_sentence


def minutes(actor: Actor, meeting_id: int, today: date) -> Paper:
    """The minutes in the active language: who was there, each item, each decision. Raises MeetingNotFound."""
    found = meeting(actor, meeting_id, today)
    language = (get_language() or LANGUAGES[0])[:2]
    language = language if language in LANGUAGES else LANGUAGES[0]
    taken = decisions_of(actor, meeting_id, today)
    row = found.row
    return Paper(
        title=_("Minutes: %(body)s") % {"body": row.body},
        subtitle=f"{day_text(row.day, language)}, {_hours(found)}, {row.place}",
        language=language,
        organization=collaboration(actor).name,
        dated=row.day,
        reference=f"{row.slug} {row.day}",
        parts=(*_opening(found, language), *_present(found), *_items(found, taken, language)),
    )


def _hours(found: MeetingDetail) -> str:
    times = filter(None, (found.row.starts_at, found.row.ends_at))
    return "–".join(f"{time:%H:%M}" for time in times)


def _opening(found: MeetingDetail, language: str) -> Iterator[Block]:
    if found.approved_on:
        words = {"day": day_text(found.approved_on, language), "name": found.approved_by}
        yield Text(_("Approved %(day)s by %(name)s.") % words, "lead")
    else:
        yield Text(_("A draft: the minutes are not approved yet."), "lead")
    if found.note:
        yield Text(found.note)


def _present(found: MeetingDetail) -> Iterator[Block]:
    yield Heading(_("Who was there"))
    header = (_("Seat"), _("Speaks for"), _("Attendance"), _("Name"), _("Vote"))
    rows = tuple(
        (seat.title, seat.speaks_for, str(ATTENDANCE.get(seat.state, "–")), seat.name or "–", _vote(seat.votes))
        for seat in found.attendance
    )
    yield Grid(_("Each seat and who was there for it"), header, rows)
    if found.counted:
        yield Text(quorum_sentence(found.quorum))
    called = [*found.called, *filter(None, found.guests.splitlines())]
    if called:
        yield Text(_("Also called: %(names)s.") % {"names": "; ".join(called)})


def _vote(votes: bool) -> str:
    return _("has a vote") if votes else _("adjunct, no vote")


def _items(found: MeetingDetail, taken: tuple[DecisionDetail, ...], language: str) -> Iterator[Block]:
    yield Heading(_("Agenda"))
    if not found.agenda:
        yield Text(_("The agenda is empty."))
    for item in found.agenda:
        yield from _item(item)
        for decision in taken:
            if decision.item_number == item.number:
                yield from _decision(decision, language)
    loose = [decision for decision in taken if decision.item_number is None]
    if loose:
        yield Heading(_("Other decisions"))
        for decision in loose:
            yield from _decision(decision, language, level=2)


def _item(item: ItemRow) -> Iterator[Block]:
    yield Heading(f"{item.number}. {item.title} ({ITEM_KINDS[item.kind]})", 2)
    if item.presenter:
        yield Text(_("Presented by %(name)s.") % {"name": item.presenter})
    if item.text:
        yield Text(item.text)
    if item.papers:
        yield Bullets(tuple(f"{row.title}: {row.link or row.file_name}" for row in item.papers))


def _decision(decision: DecisionDetail, language: str, level: int = 3) -> Iterator[Block]:
    row = decision.row
    yield Heading(_("Decision %(number)s: %(title)s") % {"number": row.number, "title": row.title}, level)
    yield Text(decision.text)
    if decision.grounds:
        yield Text(_("Grounds: %(text)s") % {"text": decision.grounds})
    if decision.dissent:
        yield Text(_("Dissent: %(text)s") % {"text": decision.dissent})
    if row.who:
        yield Text(_("Carried out by: %(who)s") % {"who": row.who})
    for words, day in ((_("By: %(day)s"), row.due_on), (_("Looked at again: %(day)s"), row.review_on)):
        if day:
            yield Text(words % {"day": day_text(day, language)})
