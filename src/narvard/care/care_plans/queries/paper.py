"""A plan as an easy-to-read paper: what matters, what I do, what care does, whom to ask."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Bullets, Heading, Paper, Text, day_text
from narvard.care.care_plans.queries.labels import ITEMS, KINDS, overall_name
from narvard.care.care_plans.queries.pages import PlanPage
from narvard.care.care_plans.queries.rows import ActivityRow

FIRST = ("what_matters", "early_signs", "what_helps", "to_avoid", "steps", "whom_to_call")


def plan_paper(actor: Actor, now: datetime, page: PlanPage, language: str) -> Paper:
    """The plan in `language` ("sv", "nb", "en"), as the actor may see it."""
    with override(language):
        row = page.row
        return Paper(
            title=row.title or str(KINDS[row.kind]).capitalize(),
            subtitle=page.person.name if page.person else "",
            organization=row.keeper,
            language=language,
            dated=actor.day_of(now),
            parts=tuple(_parts(page, language)),
            unverified=(row.unverified,) if row.unverified else (),
            easy_to_read=True,
        )


def _parts(page: PlanPage, language: str) -> Iterator[Block]:
    yield from _standing(page, language)
    for name in FIRST:
        yield from _item(page, name)
    goals = tuple(goal for part in page.parts for goal in part.goals)
    if goals:
        yield Heading(_("My goals"))
        yield Bullets(goals)
    yield from _doing(page, language)
    rest = dict.fromkeys(text.name for part in page.parts for text in part.texts if text.name not in FIRST)
    for name in rest:
        yield from _item(page, name)
    yield from _next(page, language)
    yield from _whom_to_ask(page)


def _standing(page: PlanPage, language: str) -> Iterator[Block]:
    row = page.row
    if row.state == "active" and row.from_on:
        yield Text(_("This is your plan. It has been in force since %(day)s.") % _day(row.from_on, language), "lead")
    elif row.state == "paused":
        yield Text(_("Your plan is paused, since you no longer consent to it."), "lead")
    elif row.state in {"closed", "abandoned"} and row.to_on:
        yield Text(_("Your plan ended on %(day)s.") % _day(row.to_on, language), "lead")
    else:
        yield Text(_("This is a draft of your plan. It is not in force yet."), "lead")


def _item(page: PlanPage, name: str) -> Iterator[Block]:
    """What every party has written under one heading; nothing where nobody has."""
    texts = [text for part in page.parts for text in part.texts if text.name == name and text.text]
    if texts:
        yield Heading(str(ITEMS[name]))
        yield from (Text(line) for text in texts for line in text.text.splitlines() if line.strip())


def _doing(page: PlanPage, language: str) -> Iterator[Block]:
    own = [row for row in page.row.activities if row.by_person]
    theirs = [row for row in page.row.activities if not row.by_person]
    if own:
        yield Heading(_("What I do"))
        yield Bullets(tuple(_line(row, language) for row in own))
    if theirs:
        yield Heading(_("What care does"))
        yield Bullets(tuple(_line(row, language) for row in theirs))


def _line(row: ActivityRow, language: str) -> str:
    text = row.text.rstrip(". ")
    who = "" if row.by_person else _("%(who)s does it.") % {"who": row.responsible}
    if row.done_on:
        when = _("Done %(day)s.") % _day(row.done_on, language)
    else:
        when = _("At the latest %(day)s.") % _day(row.due_on, language)
    return " ".join(filter(None, (f"{text}.", who, when)))


def _next(page: PlanPage, language: str) -> Iterator[Block]:
    row = page.row
    lines = []
    if row.next_meeting_at:
        day = _day(row.next_meeting_at.date(), language)
        lines.append(_("We meet on %(day)s. Place: %(place)s.") % {**day, "place": row.next_meeting_place})
    if row.follow_up_on and row.state == "active":
        lines.append(_("We look at the plan together again on %(day)s.") % _day(row.follow_up_on, language))
    if not lines and row.state not in {"closed", "abandoned"}:
        lines.append(_("The next time is not booked yet. Ask %(who)s.") % {"who": row.keeper})
    if lines:
        yield Heading(_("What happens next"))
        yield from (Text(line) for line in lines)


def _whom_to_ask(page: PlanPage) -> Iterator[Block]:
    row = page.row
    yield Heading(_("Whom I ask"))
    yield Text(_("Ask %(who)s. They keep your plan.") % {"who": row.keeper})
    if row.coordinator:
        yield Text(_("Your coordinator is %(name)s.") % {"name": row.coordinator})
    if row.overall_responsible:
        who = overall_name(row.overall_responsible, row.country)
        yield Text(_("Overall responsibility for the plan lies with %(who)s.") % {"who": who})
    names = tuple(party.name for party in row.parties)
    if len(names) > 1:
        yield Text(_("These take part in your plan:"))
        yield Bullets(names)
    if page.consent is not None and page.consent.stands:
        yield Text(
            _("You have consented to the plan. You may change your mind at any time. Then say so to those who keep it.")
        )


def _day(day: date, language: str) -> dict[str, str]:
    return {"day": day_text(day, language)}
