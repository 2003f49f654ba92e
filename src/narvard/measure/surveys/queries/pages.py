"""The pages of surveys: which there are, and one with what it says and how it is asked."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import csv_file, xlsx_file
from narvard.base.organizations.queries import organizations, own
from narvard.measure.surveys.models import Batch, FreeText, Round, Survey
from narvard.measure.surveys.queries import words
from narvard.measure.surveys.queries.results import Results, download_rows, results
from narvard.measure.surveys.rules.asking import Stage, stage


@dataclass(frozen=True)
class RoundRow:
    """A round: `links` were handed out, `answered` says how many have answered, small numbers not told."""

    code: str
    name: str
    opens_on: date
    closes_on: date
    stage: str
    brought: bool
    links: int
    answered: str


@dataclass(frozen=True)
class SurveyRow:
    """A survey in the list; `now` is the round that is open today, `last` the latest one that is closed."""

    code: str
    title: str
    questions: int
    now: RoundRow | None
    last: RoundRow | None


@dataclass(frozen=True)
class GroupRow:
    """A group that is asked, and whose it is."""

    code: str
    name: str
    kind: str
    whose: str


@dataclass(frozen=True)
class BatchRow:
    """Links that were made together; `used` is told where five or more are."""

    id: int
    group: str
    round: str
    number: int
    used: str
    made_on: date
    made_by: str
    withdrawn_on: date | None


@dataclass(frozen=True)
class SurveyPage:
    """One survey: what its closed rounds say, its rounds, its questions and whom it asks."""

    code: str
    title: str
    introduction: str
    source: str
    certainty: str
    results: Results | None
    rounds: tuple[RoundRow, ...]
    questions: tuple[tuple[str, str], ...]
    groups: tuple[GroupRow, ...]
    may_change: bool
    batches: tuple[BatchRow, ...]
    waiting_texts: int

    @property
    def now(self) -> RoundRow | None:
        """The round that is open today."""
        return next((row for row in self.rounds if row.stage == Stage.OPEN), None)

    @property
    def askable(self) -> tuple[RoundRow, ...]:
        """The rounds that links can be made for."""
        return tuple(row for row in self.rounds if row.stage != Stage.CLOSED and not row.brought)


@dataclass(frozen=True)
class WaitingText:
    """A text to be read. Its group is not told, since a small group would tell who wrote."""

    id: str
    question: str
    round: str
    text: str
    state: str


class SurveyNotFound(Exception):
    """The collaboration has no survey with this code."""


def surveys(actor: Actor, today: date) -> tuple[SurveyRow, ...]:
    """Every survey of the collaboration, those that are open first."""
    actor.require("surveys.read")
    rows = Survey.objects.filter(own(actor)).annotate(asked=Count("questions")).prefetch_related(*_ROUNDS)
    found = [_survey_row(survey, today) for survey in rows]
    return tuple(sorted(found, key=lambda row: (row.now is None, row.title)))


_ROUNDS = ("rounds__answered", "rounds__batches")


def survey_page(actor: Actor, code: str, today: date) -> SurveyPage:
    """One survey; raises SurveyNotFound."""
    actor.require("surveys.read")
    survey = _found(actor, code, *_ROUNDS, "questions", "groups__organization")
    rounds, groups = list(survey.rounds.all()), list(survey.groups.all())
    may_change = bool(actor.may("surveys.change"))
    return SurveyPage(
        code=survey.code,
        title=words.spoken(survey, "title"),
        introduction=words.spoken(survey, "introduction"),
        source=survey.source,
        certainty=survey.certainty,
        results=results(survey.questions.all(), groups, _closed(rounds, today), _answered(rounds)),
        rounds=tuple(_round_row(r, today) for r in rounds),
        questions=tuple((words.spoken(q, "text"), q.kind) for q in survey.questions.all()),
        groups=tuple(GroupRow(g.code, g.name, g.kind, g.organization.name if g.organization else "") for g in groups),
        may_change=may_change,
        batches=_batches(survey) if may_change else (),
        waiting_texts=_texts(actor, code).filter(state=FreeText.State.WAITING).count() if may_change else 0,
    )


def waiting_texts(actor: Actor, code: str) -> tuple[WaitingText, ...]:
    """The free texts of a survey for whoever reads them first: unread before read. Raises SurveyNotFound."""
    actor.require("surveys.change")
    _found(actor, code)
    order = {"waiting": 0, "shown": 1, "withheld": 2}
    rows = _texts(actor, code).select_related("question", "round")
    found = [WaitingText(str(t.pk), words.spoken(t.question, "text"), t.round.name, t.text, t.state) for t in rows]
    return tuple(sorted(found, key=lambda text: (order[text.state], text.id)))


def results_file(actor: Actor, code: str, today: date, ending: str) -> bytes:
    """The shares of all closed rounds as "csv" or "xlsx". Raises SurveyNotFound."""
    actor.require("surveys.read")
    survey = _found(actor, code, *_ROUNDS, "questions", "groups")
    closed = _closed(list(survey.rounds.all()), today)
    header = (
        _("Survey"), _("Round"), _("Opened on"), _("Question"), _("Group"), _("Answers"), _("Agree"), _("Share"),
        _("Lower limit"), _("Upper limit"), _("State"),
    )  # fmt: skip
    rows = download_rows(words.spoken(survey, "title"), survey.questions.all(), list(survey.groups.all()), closed)
    return csv_file(header, rows) if ending == "csv" else xlsx_file("surveys", header, rows)


def staffs(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Code and name of the organizations whose staff can be asked."""
    return tuple((row.code, row.name) for row in organizations(actor))


def _found(actor: Actor, code: str, *with_rows: str) -> Survey:
    found = Survey.objects.filter(own(actor), code=code).prefetch_related(*with_rows).first()
    if found is None:
        raise SurveyNotFound(code)
    return found


def _survey_row(survey: Survey, today: date) -> SurveyRow:
    rounds = [_round_row(r, today) for r in survey.rounds.all()]
    closed = [row for row in rounds if row.stage == Stage.CLOSED]
    opened = [row for row in rounds if row.stage == Stage.OPEN]
    now, last = (opened or [None])[0], (closed or [None])[-1]
    return SurveyRow(survey.code, words.spoken(survey, "title"), survey.asked, now, last)


def _round_row(asked: Round, today: date) -> RoundRow:
    return RoundRow(
        code=asked.code,
        name=asked.name,
        opens_on=asked.opens_on,
        closes_on=asked.closes_on,
        stage=str(stage(asked.opens_on, asked.closes_on, today)),
        brought=asked.brought,
        links=sum(batch.number for batch in asked.batches.all() if batch.withdrawn_on is None),
        answered=words.number(_answered([asked])[asked.pk]),
    )


def _answered(rounds: list[Round]) -> dict[int, int]:
    return {asked.pk: sum(row.number for row in asked.answered.all()) for asked in rounds}


def _closed(rounds: list[Round], today: date) -> list[Round]:
    return [r for r in rounds if stage(r.opens_on, r.closes_on, today) is Stage.CLOSED]


def _batches(survey: Survey) -> tuple[BatchRow, ...]:
    rows = (
        Batch.objects.filter(round__survey=survey)
        .select_related("round", "group")
        .annotate(used=Count("links", filter=Q(links__used=True)))
        .order_by("-pk")
    )
    return tuple(
        BatchRow(b.pk, b.group.name, b.round.name, b.number, words.number(b.used), b.made_on, b.made_by, b.withdrawn_on)
        for b in rows
    )


def _texts(actor: Actor, code: str):
    return FreeText.objects.filter(own(actor, "round__survey__collaboration"), round__survey__code=code)
