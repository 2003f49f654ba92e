"""Saying how an activity or a cell goes."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.govern.followup.models import Period, Said
from narvard.govern.followup.operations.opened import held_open
from narvard.govern.followup.permissions import require_some_reach
from narvard.govern.followup.queries.lines import Key
from narvard.govern.followup.queries.mine import MyLine, my_line
from narvard.govern.followup.queries.periods import period_row
from narvard.govern.followup.rules.saying import LONGEST_WORD
from narvard.govern.plans.operations import StatusNotChanged, change_activity_status


class LineNotFound(Exception):
    """There is no such activity or cell within the actor's reach in this quarter."""


class WordNotSaid(Exception):
    """Nothing was saved; `code` says why: empty, too_long, side_not_yours, status_not_allowed."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was saved ({code}). Write a word, at most 600 characters a field, for your side.")
        self.code = code


class SaidMeanwhile(Exception):
    """Someone else wrote for the same side since the form was shown, so nothing was saved. `version` is theirs."""

    def __init__(self, version: int) -> None:
        super().__init__("Nothing was saved, because someone else wrote meanwhile. Read their words and save again.")
        self.version = version


@dataclass(frozen=True)
class Word:
    """What is said, and for which side. `status` is "" about a cell."""

    side: str
    status: str
    done: str
    hinders: str
    next_step: str


def say(
    *,
    actor: Actor,
    now: datetime,
    today: date,
    year: int,
    quarter: int,
    place: Key,
    word: Word,
    version: int,
    token: UUID,
) -> int:
    """Keep a side's word, and give the activity the status that was said. Returns the word's version.

    `version` is what the form was made from, 0 for a new word; the same `token` twice counts once. Raises NotPermitted,
    PeriodNotFound, PeriodNotOpen, LineNotFound, WordNotSaid, SaidMeanwhile.
    """
    require_some_reach(actor)
    with transaction.atomic():
        earlier = Said.objects.filter(token=token, by_id=actor.user_id).first()
        if earlier:
            return earlier.version
        period = held_open(actor, year, quarter)
        mine = my_line(actor, period_row(period), today, place)
        if mine is None:
            raise LineNotFound("/".join(place))
        _check(mine, word)
        said = _kept(actor, now, period, mine, word, version, token)
        _change_status(actor, now, mine, word, token)
        _record(actor, now, said)
    return said.version


def _check(mine: MyLine, word: Word) -> None:
    texts = (word.done, word.hinders, word.next_step)
    if not any(text.strip() for text in texts):
        raise WordNotSaid("empty")
    if any(len(text) > LONGEST_WORD for text in texts):
        raise WordNotSaid("too_long")
    if word.side not in mine.sides:
        raise WordNotSaid("side_not_yours")
    if word.status not in (mine.statuses or ("",)):
        raise WordNotSaid("status_not_allowed")


def _kept(actor: Actor, now: datetime, period: Period, mine: MyLine, word: Word, version: int, token: UUID) -> Said:
    subject, municipality, key = mine.line.place
    values = {
        "title": mine.line.title,
        "status": word.status,
        "done": word.done.strip(),
        "hinders": word.hinders.strip(),
        "next_step": word.next_step.strip(),
        "token": token,
        "at": now,
        "by_id": actor.user_id,
        "by_name": actor.name,
    }
    rows = period.said.filter(municipality=municipality, subject=subject, key=key, side=word.side)
    found = rows.first()
    if (found.version if found else 0) != version:
        raise SaidMeanwhile(found.version if found else 0)
    if found is None:
        names = {"municipality_id": municipality, "subject": subject, "key": key, "side": word.side}
        return Said.objects.create(period=period, **names, **values)
    rows.update(**values, version=version + 1)
    return rows.get()


def _change_status(actor: Actor, now: datetime, mine: MyLine, word: Word, token: UUID) -> None:
    if word.status == mine.line.status:
        return
    comment = next(text.strip() for text in (word.done, word.hinders, word.next_step) if text.strip())
    try:
        change_activity_status(
            actor=actor,
            now=now,
            activity_id=mine.line.activity_id,
            status=word.status,
            comment=comment,
            token=token,
        )
    except StatusNotChanged as refused:
        raise WordNotSaid("status_not_allowed") from refused


def _record(actor: Actor, now: datetime, said: Said) -> None:
    record(
        actor=actor,
        now=now,
        action="followup.report",
        object_type="followup.Said",
        object_id=str(said.pk),
        label=said.title,
        details={
            "side": said.side,
            "version": said.version,
            "status": said.status,
            "done": said.done,
            "hinders": said.hinders,
            "next": said.next_step,
        },
    )
