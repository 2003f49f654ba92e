"""What the pages of pilots show."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key
from narvard.base.organizations.queries import own, target_groups
from narvard.govern.bodies.queries import decisions_about
from narvard.govern.pilots.models import Pilot, PilotRule, Programme
from narvard.govern.pilots.permissions import may_report
from narvard.govern.pilots.queries.finding import PilotNotFound
from narvard.govern.pilots.queries.rows import PilotRow, ProgrammeRow, pilot_row, programme_row
from narvard.govern.pilots.rules.states import ENDS, TRANSITIONS, Prepared, State, missing
from narvard.govern.pilots.rules.stopping import Comparator, Measured, Met, met
from narvard.measure.indicators.queries import LatestFigure, latest_figures

ALL_GROUPS, EVERYWHERE = "all", "*"
Place = tuple[str, str, str, str]


@dataclass(frozen=True)
class PilotsPage:
    """All programmes with their pilots, the pilots outside any programme, and how many stand in each state."""

    programmes: tuple[ProgrammeRow, ...]
    others: tuple[PilotRow, ...]
    states: tuple[tuple[str, int], ...]
    colours: tuple[tuple[str, int], ...]
    may_decide: bool

    @property
    def judged(self) -> int:
        """How many pilots run and have a quarter behind them."""
        return sum(number for _colour, number in self.colours)

    @property
    def ended(self) -> int:
        """How many pilots have ended, whichever way."""
        return sum(number for state, number in self.states if state in ENDS)


@dataclass(frozen=True)
class RuleRow:
    """A rule set beforehand; held against a figure where it names one. It is a person who says that a pilot stops."""

    kind: str
    text: str
    comparator: str
    limit: str
    figure: LatestFigure | None
    answer: str

    @property
    def measured(self) -> bool:
        """Whether it names a figure at all."""
        return bool(self.limit)


@dataclass(frozen=True)
class CycleRow:
    """A test cycle; `ends_on` None while it goes on."""

    number: int
    starts_on: date
    ends_on: date | None
    plan: str
    do: str
    study: str
    act: str


@dataclass(frozen=True)
class ChangeRow:
    """A decision on the pilot."""

    before: str
    after: str
    grounds: str
    decision: str
    on: date
    at: datetime
    by_name: str


@dataclass(frozen=True)
class EvaluationRow:
    """What someone outside found."""

    evaluator: str
    method: str
    result: str
    reference: str
    published_on: date


@dataclass(frozen=True)
class PilotPage:
    """All that is written of one pilot. `lacking` is what must be written before it starts, `next_states` what may be
    decided now by the one who reads."""

    row: PilotRow
    programme: ProgrammeRow | None
    target_group: str
    texts: tuple[tuple[str, str], ...]
    rules: tuple[RuleRow, ...]
    cycles: tuple[CycleRow, ...]
    changes: tuple[ChangeRow, ...]
    evaluations: tuple[EvaluationRow, ...]
    decisions: tuple[object, ...]
    lacking: tuple[str, ...]
    next_states: tuple[str, ...]
    may_report: bool
    may_decide: bool


def pilots_page(actor: Actor, today: date, wanted: str = "") -> PilotsPage:
    """Programmes and pilots; `wanted` narrows to pilots whose title holds it."""
    actor.require("pilots.read")
    narrowed = Q(search_key__contains=search_key(wanted)) if wanted else Q()
    rows = tuple(pilot_row(pilot, today) for pilot in _with_parts(Pilot.objects.filter(own(actor), narrowed)))
    programmes = tuple(programme_row(found, rows) for found in Programme.objects.filter(own(actor)))
    running = [row for row in rows if row.state in (State.RUNNING, State.PAUSED) and row.latest]
    return PilotsPage(
        programmes=programmes,
        others=tuple(row for row in rows if not row.programme),
        states=tuple((state.value, sum(row.state == state for row in rows)) for state in State),
        colours=tuple(
            (colour, sum(row.latest.colour == colour for row in running if row.latest))
            for colour in ("red", "yellow", "green", "grey")
        ),
        may_decide=bool(actor.may("pilots.decide")),
    )


def pilot_rows(actor: Actor, today: date) -> tuple[PilotRow, ...]:
    """Every pilot with its quarters, for reports and the quarter's page."""
    actor.require("pilots.read")
    return tuple(pilot_row(pilot, today) for pilot in _with_parts(Pilot.objects.filter(own(actor))))


def pilot_page(actor: Actor, code: str, today: date) -> PilotPage:
    """One pilot. Raises PilotNotFound."""
    actor.require("pilots.read")
    found = _with_parts(Pilot.objects.filter(own(actor), code=code)).first()
    if found is None:
        raise PilotNotFound(code)
    row = pilot_row(found, today)
    organizations = tuple(code for code, _name in row.organizations)
    may_decide = bool(actor.may("pilots.decide"))
    return PilotPage(
        row=row,
        programme=programme_row(found.programme, (row,)) if found.programme else None,
        target_group=_group(actor, found.target_group_id),
        texts=tuple((name, getattr(found, name)) for name in TEXTS),
        rules=_rules(actor, found),
        cycles=tuple(
            CycleRow(c.number, c.starts_on, c.ends_on, c.plan, c.do, c.study, c.act) for c in found.cycles.all()
        ),
        changes=tuple(
            ChangeRow(c.before, c.after, c.grounds, c.decision, c.on, c.at, c.by_name) for c in found.changes.all()
        ),
        evaluations=tuple(
            EvaluationRow(e.evaluator, e.method, e.result, e.reference, e.published_on) for e in found.evaluations.all()
        ),
        decisions=decisions_about(actor, "pilot", code),
        lacking=missing(_prepared(found)),
        next_states=tuple(TRANSITIONS[State(found.state)]) if may_decide else (),
        may_report=bool(may_report(actor, row.municipality_code, organizations)),
        may_decide=may_decide,
    )


TEXTS = ("aim", "hypothesis", "population", "comparison", "baseline", "logic_model")


def _group(actor: Actor, code: str | None) -> str:
    return next((row.name for row in target_groups(actor) if row.code == code), "")


def _with_parts(found: QuerySet[Pilot]) -> QuerySet[Pilot]:
    return found.select_related("programme", "municipality", "target_group").prefetch_related(
        "parties__organization", "reports", "rules", "cycles", "changes", "evaluations"
    )


def _prepared(found: Pilot) -> Prepared:
    kinds = [rule.kind for rule in found.rules.all()]
    texts = {name: getattr(found, name) for name in TEXTS if name != "logic_model"}
    return Prepared(**texts, start_rules=kinds.count("start"), stop_rules=kinds.count("stop"))


def _rules(actor: Actor, found: Pilot) -> tuple[RuleRow, ...]:
    places = {rule.pk: _place(found, rule) for rule in found.rules.all() if rule.limit}
    figures = latest_figures(actor, places.values()) if places and actor.may("indicators.read") else {}
    return tuple(_rule(rule, figures.get(places[rule.pk]) if rule.pk in places else None) for rule in found.rules.all())


def _place(found: Pilot, rule: PilotRule) -> Place:
    return rule.indicator, rule.measure, found.municipality_id or EVERYWHERE, found.target_group_id or ALL_GROUPS


def _rule(rule: PilotRule, figure: LatestFigure | None) -> RuleRow:
    measured = Measured(figure.value, figure.lower, figure.upper) if figure else None
    answer = met(Comparator(rule.comparator), float(rule.limit), measured) if rule.limit else Met.CANNOT_TELL
    return RuleRow(rule.kind, rule.text, rule.comparator, rule.limit, figure, answer)
