"""What surveys wait for, as lines of the start page."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.base.organizations.queries import own
from narvard.measure.surveys.models import FreeText, Round
from narvard.measure.surveys.queries import words


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """Surveys that are open, with their last day; for those who prepare them also texts that nobody has read."""
    if not actor.may("surveys.read"):
        return ()
    rounds = Round.objects.filter(
        own(actor, "survey__collaboration"), opens_on__lte=today, closes_on__gt=today, brought=False
    ).select_related("survey")
    lines = [_open_line(asked) for asked in rounds.order_by("closes_on", "pk")]
    return (*lines, *(_unread(actor) if actor.may("surveys.change") else ()))


def _open_line(asked: Round) -> StartLine:
    title = words.spoken(asked.survey, "title")
    last_day = date.fromordinal(asked.closes_on.toordinal() - 1)
    return StartLine(
        _("The survey “%(title)s” is open") % {"title": title}, "surveys:survey", (asked.survey.code,), last_day
    )


def _unread(actor: Actor) -> list[StartLine]:
    waiting: dict[str, int] = {}
    titles: dict[str, str] = {}
    texts = FreeText.objects.filter(own(actor, "round__survey__collaboration"), state=FreeText.State.WAITING)
    for text in texts.select_related("round__survey"):
        survey = text.round.survey
        waiting[survey.code] = waiting.get(survey.code, 0) + 1
        titles[survey.code] = words.spoken(survey, "title")
    return [
        StartLine(_unread_words(number) % {"number": number, "title": titles[code]}, "surveys:texts", (code,), None)
        for code, number in sorted(waiting.items())
    ]


def _unread_words(number: int) -> str:
    return ngettext(
        "“%(title)s”: %(number)s free text waits to be read",
        "“%(title)s”: %(number)s free texts wait to be read",
        number,
    )
