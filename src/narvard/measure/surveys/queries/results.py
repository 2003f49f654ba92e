"""What the rounds say: shares a question and group, their curve over the rounds, and what was written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from narvard.measure.indicators.queries import NARROW, Curve, Drawing, Point, draw
from narvard.measure.surveys.models import FreeText, Group, Question, Round, Tally
from narvard.measure.surveys.queries import words
from narvard.measure.surveys.rules.drawing import Line, line
from narvard.measure.surveys.rules.moving import movement
from narvard.measure.surveys.rules.shares import EVERYBODY, FEWEST, Counted, Key, Share, shares


@dataclass(frozen=True)
class Cell:
    """A share in words: `value` is "" where it is withheld or nobody answered; `line` draws it."""

    group: str
    share: Share
    value: str
    interval: str
    line: Line | None


@dataclass(frozen=True)
class QuestionResult:
    """A question in one round: everybody together, then each group in order."""

    question: str
    whole: Cell
    groups: tuple[Cell, ...]


@dataclass(frozen=True)
class ChartRow:
    """A question over the rounds, with the table behind the drawing and what the run chart says."""

    code: str
    title: str
    description: str
    drawing: Drawing
    rows: tuple[tuple[str, Cell], ...]
    movement: str


@dataclass(frozen=True)
class Results:
    """The latest closed round, every question over the rounds, and what was written and may be shown."""

    round_name: str
    answered: str
    questions: tuple[QuestionResult, ...]
    charts: tuple[ChartRow, ...]
    texts: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def strongest(self) -> QuestionResult | None:
        """The question that most agree with."""
        return max(self._known(), key=_value, default=None)

    @property
    def weakest(self) -> QuestionResult | None:
        """The question that fewest agree with, where there are two questions or more."""
        known = self._known()
        return min(known, key=_value) if len(known) > 1 else None

    def _known(self) -> list[QuestionResult]:
        return [row for row in self.questions if row.whole.share.value is not None]


def _value(row: QuestionResult) -> float:
    return row.whole.share.value or 0.0


def results(
    questions: Sequence[Question], groups: Sequence[Group], closed: Sequence[Round], answered: Mapping[int, int]
) -> Results | None:
    """What the closed rounds say, the latest first of all; None before one is closed.

    Nothing of a round is shown while it is open: of two looks, the difference would be what one person answered.
    `answered` is how many answered by round.
    """
    if not closed:
        return None
    scales = [question for question in questions if question.kind == Question.Kind.SCALE]
    known = shares_of(closed, [group.code for group in groups])
    last = closed[-1]
    return Results(
        round_name=last.name,
        answered=words.number(answered.get(last.pk, 0)),
        questions=tuple(_result(question, groups, last, known) for question in scales),
        charts=_charts(scales, closed, known) if len(closed) > 1 else (),
        texts=_texts(last),
    )


def shares_of(rounds: Sequence[Round], groups: Sequence[str]) -> dict[Key, Share]:
    """The shares of rounds as they may be shown, by question, group and the day that the round opened."""
    counted: dict[Key, dict[int, int]] = {}
    rows = Tally.objects.filter(round__in=rounds).values_list(
        "question__code", "group__code", "round__opens_on", "value", "number"
    )
    for question, group, day, value, number in rows:
        counted.setdefault((question, group, day), {})[value] = number
    return shares([Counted(*key, numbers) for key, numbers in counted.items()], groups)


def _result(question: Question, groups: Iterable[Group], asked: Round, known: Mapping[Key, Share]) -> QuestionResult:
    return QuestionResult(
        words.spoken(question, "text"),
        _cell(_("all together"), known.get((question.code, EVERYBODY, asked.opens_on))),
        tuple(_cell(group.name, known.get((question.code, group.code, asked.opens_on))) for group in groups),
    )


def _cell(group: str, share: Share | None) -> Cell:
    share = share or Share(False, 0, 0, None, None, None)
    value = "" if share.value is None else words.percent(share.value)
    return Cell(group, share, value, words.interval(share), line(share))


Asked = tuple[Round, Cell]


def _charts(scales: Sequence[Question], rounds: Sequence[Round], known: Mapping[Key, Share]) -> tuple[ChartRow, ...]:
    """The questions over the rounds, all drawn on one scale so that they can be compared."""
    cells = {question: _over_rounds(question, rounds, known) for question in scales}
    curves = {question: _curve(row) for question, row in cells.items()}
    beside = tuple(curves.values())
    return tuple(_chart(question, cells[question], curves[question], beside) for question in scales)


def _over_rounds(question: Question, rounds: Sequence[Round], known: Mapping[Key, Share]) -> list[Asked]:
    title = words.spoken(question, "text")
    return [(asked, _cell(title, known.get((question.code, EVERYBODY, asked.opens_on)))) for asked in rounds]


def _curve(cells: Sequence[Asked]) -> Curve:
    return Curve(points=tuple(_point(asked, cell) for asked, cell in cells), with_intervals=True)


def _chart(question: Question, cells: Sequence[Asked], curve: Curve, beside: Sequence[Curve]) -> ChartRow:
    return ChartRow(
        code=question.code,
        title=words.spoken(question, "text"),
        description=_description(cells),
        drawing=draw(curve, NARROW, _tick, beside),
        rows=tuple((asked.name, cell) for asked, cell in cells),
        movement=str(movement([cell.share.value for _, cell in cells])),
    )


def _point(asked: Round, cell: Cell) -> Point:
    share = cell.share
    if share.value is None:
        state = "withheld" if share.withheld else "missing"
        return Point(asked.opens_on, None, state, f"{asked.name}: {_state(share)}")
    return Point(asked.opens_on, share.value, "plain", f"{asked.name}: {cell.value}", share.lower, share.upper)


def _state(share: Share) -> str:
    return _("withheld to protect those who answered") if share.withheld else _("nobody answered")


def _tick(value: float, step: float) -> str:
    return words.percent(value)


def _description(cells: Sequence[Asked]) -> str:
    told = [(asked, cell) for asked, cell in cells if cell.value]
    if not told:
        return _("No share can be shown.")
    first, last = told[0], told[-1]
    return _("The share that agrees: %(first)s in %(from)s, %(last)s in %(to)s.") % {
        "first": first[1].value, "from": first[0].name, "last": last[1].value, "to": last[0].name,
    }  # fmt: skip


def _texts(asked: Round) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What was written in groups where five or more answered, and that somebody has read and let through."""
    enough = [row.group_id for row in asked.answered.all() if row.number >= FEWEST]
    rows = (
        FreeText.objects.filter(round=asked, group__in=enough, state=FreeText.State.SHOWN)
        .select_related("question")
        .order_by("question__order", "id")
    )
    by_question: dict[str, list[str]] = {}
    for row in rows:
        by_question.setdefault(words.spoken(row.question, "text"), []).append(row.text)
    return tuple((question, tuple(texts)) for question, texts in by_question.items())


def download_rows(
    survey: str, questions: Iterable[Question], groups: Sequence[Group], closed: Sequence[Round]
) -> list[tuple[str | int | float | date | None, ...]]:
    """Every closed round, question and group in a row each, withheld figures empty with their state."""
    known = shares_of(closed, [group.code for group in groups])
    names = {EVERYBODY: _("all together")} | {group.code: group.name for group in groups}
    scales = [question for question in questions if question.kind == Question.Kind.SCALE]
    return [
        _line_of(
            survey,
            asked,
            words.spoken(question, "text"),
            names[group],
            known.get((question.code, group, asked.opens_on)),
        )
        for asked in closed
        for question in scales
        for group in names
    ]


def _line_of(
    survey: str, asked: Round, question: str, group: str, share: Share | None
) -> tuple[str | int | float | date | None, ...]:
    share = share or Share(False, 0, 0, None, None, None)
    figures = (share.answers, share.positive, share.value, share.lower, share.upper)
    rounded = tuple(round(figure, 4) if isinstance(figure, float) else figure for figure in figures)
    return (
        survey,
        asked.name,
        asked.opens_on,
        question,
        group,
        *rounded,
        "" if share.value is not None else _state(share),
    )
