"""The person's page on paper: large type, short sentences, in the language asked for."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from narvard.base.core.queries import ZONES
from narvard.base.papers.queries import Block, Bullets, Heading, Paper, Text
from narvard.care.care_plans.queries.labels import ITEMS, KINDS
from narvard.care.contracts.queries.composing import Composed
from narvard.care.contracts.queries.labels import CONTACTS, TURN
from narvard.care.contracts.rules import Coming, turns


def contract_paper(whole: Composed, country: str, language: str, today: date) -> Paper:
    """The paper in the active language, which is `language`. Its wording must be activated by the caller."""
    return Paper(
        title=_("My care"),
        subtitle=whole.person.name,
        language=language,
        dated=today,
        easy_to_read=True,
        parts=tuple(_parts(whole, country)),
        sources=tuple(sorted({row.unit for row in whole.agreements} | {row.unit_name for row in whole.contacts})),
        unverified=tuple(f"{TURN[turn.when]}: {turn.number} [{turn.certainty}]" for turn in turns(country)),
    )


def _parts(whole: Composed, country: str) -> Iterator[Block]:
    yield Heading(_("These are the people who know you"))
    people = tuple(
        ", ".join(filter(None, (f"{CONTACTS.get(row.role, row.role)}: {row.name}", row.unit_name, row.phone)))
        for row in whole.contacts
    )
    yield Bullets(people) if people else Text(_("Nobody is named as contact."))
    yield Heading(_("This happens next"))
    zone = ZONES.get(country, ZONES["SE"])
    lines = tuple(_line(line, zone) for line in whole.coming)
    yield Bullets(lines) if lines else Text(_("Nothing is booked."))
    yield Heading(_("This is agreed"))
    yield from _agreed(whole)
    yield Heading(_("If it gets worse"))
    yield from _worse(whole, country)


def _line(line: Coming, zone: ZoneInfo) -> str:
    """The day first, or that nothing is booked and whom to ask."""
    if line.at:
        when = date_format(line.at.astimezone(zone), "l j F H:i")
    elif line.day and not line.late:
        when = date_format(line.day, "l j F")
    else:
        when = _("Not yet booked")
    said = [f"{when[:1].upper()}{when[1:]}: {line.what}", line.place, line.with_whom]
    if line.ask:
        said.append(_("ask %(whom)s") % {"whom": " ".join(filter(None, (line.ask.whom, line.ask.how)))})
    return ", ".join(filter(None, said))


def _agreed(whole: Composed) -> Iterator[Block]:
    if not whole.agreements and not whole.plans:
        yield Text(_("No agreement is written down yet."))
    for row in whole.agreements:
        yield Heading(row.unit, 2)
        yield Text(_("What matters to me: %(text)s") % {"text": row.matters})
        yield Text(_("What care does: %(text)s") % {"text": row.care_does})
        yield Text(_("What I do: %(text)s") % {"text": row.i_do})
    plans = tuple(f"{str(KINDS[row.kind]).capitalize()}: {row.title or row.keeper}" for row in whole.plans)
    if plans:
        yield Bullets(plans)


def _worse(whole: Composed, country: str) -> Iterator[Block]:
    for row in whole.crisis.texts if whole.crisis else ():
        if row.text:
            yield Text(f"{ITEMS.get(row.name, row.name)}: {row.text}")
    if whole.turn_to:
        who = ", ".join(filter(None, (whole.turn_to.whom, whole.turn_to.how)))
        yield Text(_("Turn first to: %(whom)s") % {"whom": who})
    yield Bullets(tuple(f"{TURN[turn.when]}: {turn.number}" for turn in turns(country)))
