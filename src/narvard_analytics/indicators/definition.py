"""What a definition of an indicator says, so that a page, a report and a test can read the same thing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from narvard_analytics.results import Basis, IntervalMethod


class Kind(StrEnum):
    """What sort of figure it is, which decides its interval and its chart."""

    PROPORTION = "proportion"
    RATE = "rate"
    STANDARDISED_RATE = "standardised_rate"
    MEAN = "mean"
    COUNT = "count"
    MEDIAN = "median"


class Time(StrEnum):
    """How periods relate: only flows have movement, since windows and stocks overlap and years are too few."""

    FLOW = "flow"
    ROLLING = "rolling"
    STOCK = "stock"
    ANNUAL = "annual"


class Direction(StrEnum):
    """Which way is better for the persons in care."""

    HIGH_IS_GOOD = "high_is_good"
    LOW_IS_GOOD = "low_is_good"


class Certainty(StrEnum):
    """How sure the rule is: A primary text, B secondary page, C own knowledge, D partly reconstructed, X not found."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    X = "X"


@dataclass(frozen=True)
class Text:
    """One text in the languages of the collaborations."""

    sv: str
    nb: str
    en: str


@dataclass(frozen=True)
class Measure:
    """One figure of an indicator.

    unit: "share", "index", "days", or "per 100 000 person-years" and the like; `scale` is what the quotient of
    numerator and denominator is multiplied by to get it. part, whole: the columns of the definition's rows that are
    summed to numerator and denominator, where the framework does it (see `aggregate`). of: whether a mean is over
    "events" or over "persons". code_lists: those behind this figure, where they are not all that the definition names.
    """

    id: str
    name: Text
    kind: Kind
    unit: str
    interval: IntervalMethod
    direction: Direction
    scale: float = 1.0
    part: str = ""
    whole: str = ""
    of: str = "events"
    code_lists: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Change:
    """What a version of a definition changed, from which day, and why."""

    version: str
    valid_from: date
    text: Text


@dataclass(frozen=True)
class Definition:
    """One indicator, version by version.

    periods: which days a period's figure is about. age: on which day age is counted, and the limits. attribution: which
    municipality and target groups an event counts in. companion: id of the monthly indicator that carries movement
    where this one has none. suppression: class in the publication profile. The first of `measures` is the main one.
    ages: lowest and highest completed age of the population. follow_up_days: how long after a period its figure is
    settled. look_back_days: how long before a period its events must be known too. also_reads: tables that one of the
    measures or an exclusion asks, without which the others still have their figures. country: whose rules it follows,
    "" where they are common. legal_basis: on what ground it reads columns or rows behind the social-service fence
    (2008:355, 2 kap. 8 §), named in `fenced`. changes: what earlier versions were.
    groups: the target groups that it says something of; empty means all of them. uses_visits: whether a run can ask for
    other kinds, professions and numbers of visits (`scope`); all_professions: professions are then all, and not asked.
    """

    id: str
    version: str
    valid_from: date
    name: Text
    description: Text
    numerator: Text
    denominator: Text
    exclusions: tuple[Text, ...]
    periods: Text
    age: Text
    attribution: Text
    time: Time
    measures: tuple[Measure, ...]
    source: Text
    certainty: Certainty
    tables: tuple[str, ...]
    uses_visits: bool = False
    all_professions: bool = False
    stratifiers: tuple[str, ...] = ("municipality", "target_group")
    suppression: str = "persons"
    code_lists: tuple[str, ...] = ()
    companion: str = ""
    goal_areas: tuple[str, ...] = ()
    basis: Basis = Basis.REGISTER
    ages: tuple[int, int | None] = (0, None)
    follow_up_days: int = 0
    look_back_days: int = 0
    also_reads: tuple[str, ...] = ()
    country: str = ""
    legal_basis: Text | None = None
    fenced: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether the rule is known and not reconstructed; an unverified result says so wherever it is shown."""
        return self.certainty not in (Certainty.D, Certainty.X)

    @property
    def main(self) -> Measure:
        """The measure that stands for the indicator where there is room for one."""
        return self.measures[0]

    def measure(self, name: str) -> Measure:
        """The measure of that id; KeyError when the definition has none."""
        return {measure.id: measure for measure in self.measures}[name]
