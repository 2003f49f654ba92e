"""Keeping the papers of a meeting: links, and files of at most 10 MB in the data folder."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.govern.bodies.models import AgendaItem, Meeting, Paper
from narvard.govern.bodies.operations.meetings import note, to_change
from narvard.govern.bodies.operations.refusing import NotDone
from narvard.govern.bodies.queries.meetings import paper
from narvard.govern.bodies.rules.meetings import Status
from narvard.govern.bodies.rules.papers import digest, fault, safe_name


class PaperNotKept(NotDone):
    """The paper was not kept."""


@transaction.atomic
def link_paper(*, actor: Actor, now: datetime, meeting_id: int, item_id: int, title: str, link: str) -> None:
    """Link an item of the agenda to a paper that is kept elsewhere. Raises MeetingNotFound, PaperNotKept."""
    meeting = to_change(actor, meeting_id)
    item = _item(meeting, item_id)
    if not link.startswith(("https://", "http://")):
        raise PaperNotKept("link_wrong")
    Paper.objects.create(item=item, title=title.strip() or link, link=link)
    note(actor, now, "bodies.add_paper", meeting, link=link)


@transaction.atomic
def keep_paper(
    *, actor: Actor, now: datetime, meeting_id: int, item_id: int, title: str, file_name: str, content: bytes
) -> None:
    """Keep a file as a paper of an item, under its sha256. Raises MeetingNotFound, PaperNotKept."""
    meeting = to_change(actor, meeting_id)
    item = _item(meeting, item_id)
    if code := fault(file_name, content):
        raise PaperNotKept(code)
    name, sha256 = safe_name(file_name), digest(content)
    _write(_place(sha256), content)
    Paper.objects.create(item=item, title=title.strip() or name, file_name=name, size=len(content), sha256=sha256)
    note(actor, now, "bodies.add_paper", meeting, sha256=sha256)


def paper_content(*, actor: Actor, meeting_id: int, paper_id: int) -> tuple[str, bytes]:
    """The name and content of a kept file, for whoever may read the meeting. Raises PaperNotFound."""
    found = paper(actor, meeting_id, paper_id)
    return found.file_name, _place(found.sha256).read_bytes()


def _place(sha256: str) -> Path:
    return settings.DATA / "papers" / sha256[:2] / sha256


def _write(place: Path, content: bytes) -> None:
    """Whole or not at all, so that no one ever reads half a file; the same content is written once."""
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_suffix(".part")
    half.write_bytes(content)
    half.replace(place)


def _item(meeting: Meeting, item_id: int) -> AgendaItem:
    if meeting.status == Status.APPROVED:
        raise PaperNotKept("minutes_approved")
    item = meeting.agenda.filter(pk=item_id).first()
    if item is None:
        raise PaperNotKept("item_gone")
    return item
