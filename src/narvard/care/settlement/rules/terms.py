"""What was agreed, or what the law says where nothing was: one dated row of terms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType


class Model(StrEnum):
    """Each person's days, a mean of all persons' days, or figures that nobody pays by."""

    INDIVIDUAL = "individual"
    MEAN = "mean"
    ANALYSIS_ONLY = "analysis_only"


class Window(StrEnum):
    """Over what a mean must be above the threshold before anything is paid for a month."""

    MONTH = "month"
    ROLLING = "rolling_3m"
    CONSECUTIVE = "three_consecutive"


class Excess(StrEnum):
    """Which days are paid under a mean: (i) mean less threshold, for each person; (ii) each person's days above the
    threshold; (iii) each person's days above the individual cap, whatever the mean.
    """

    MEAN_ABOVE = "mean_above_threshold"
    DAYS_ABOVE = "days_above_threshold"
    CAP_ABOVE = "days_above_cap"


class LateNotice(StrEnum):
    """What an admission notice that came late does: nothing, moves the clock by as much, or ends all liability."""

    NONE = "none"
    SHIFT = "shift"
    VOID = "void"


class Counted(StrEnum):
    """A day counts when the night was spent, or when it was begun."""

    NIGHTS = "nights"
    STARTED = "started"


class Attribution(StrEnum):
    """A mean's days belong to the month in which they fell, or all to the month in which the waiting ended."""

    DAY_OF_CARE = "day_of_care"
    ENDED = "ended_in_month"


DISCIPLINES = ("somatic", "psychiatric")


@dataclass(frozen=True)
class Terms:
    """The terms in force in [valid_from, valid_to). Days are calendar days, hours elapsed hours.

    `quality_limit` is the share of incomplete cases above which nothing is billed (None: no limit); `dispute_days` how
    long the payer may dispute a statement. `certainty` is of the terms as a whole: A B C D X.
    """

    code: str
    name: str
    country: str
    valid_from: date
    valid_to: date | None
    source: str
    certainty: str
    disciplines: tuple[str, ...] = DISCIPLINES
    model: Model = Model.INDIVIDUAL
    window: Window = Window.MONTH
    threshold_days: Fraction = Fraction(0)
    include_day0: bool = False
    cap_days: int | None = None
    excess: Excess = Excess.MEAN_ABOVE
    attribution: Attribution = Attribution.DAY_OF_CARE
    agreed_amounts: bool = False
    quality_limit: Fraction | None = None
    dispute_days: int = 30
    days: int = 3
    days_after_noon: int = 4
    late_notice_effect: LateNotice = LateNotice.VOID
    payable_days: Counted = Counted.NIGHTS
    roll_to_weekday: bool = False
    notice_hours: int = 24
    call_days: int = 3
    sip_needs_consent: bool = True

    def in_force(self, day: date) -> bool:
        """Do these terms hold on `day`?"""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


_ACT = "Lag (2017:612) 5 kap."
_OVER = "Prop. 2017/18:12"
_RULES_NO = "FOR-2011-11-18-1115 §§ 8–13"
# What holds where nothing is agreed. An agreement about another time or amount goes before (2017:612 4:5).
LAWS: tuple[Terms, ...] = (
    Terms("law_se", _ACT, "SE", date(2018, 1, 1), None, f"{_ACT} 1–6 §§", "A", ("somatic",)),
    Terms(
        "law_se_psychiatric_2018", _OVER, "SE", date(2018, 1, 1), date(2019, 1, 1), _OVER, "A", ("psychiatric",),
        days=30, days_after_noon=30,
    ),
    Terms("law_se_psychiatric", _ACT, "SE", date(2019, 1, 1), None, f"{_ACT} 1–6 §§", "A", ("psychiatric",)),
    Terms(
        "law_no", _RULES_NO, "NO", date(2012, 1, 1), None, _RULES_NO, "C", ("somatic",), days=0, days_after_noon=0,
    ),
    # Mental health care and treatment of substance use came in with 2019 [B].
    Terms(
        "law_no_psychiatric", _RULES_NO, "NO", date(2019, 1, 1), None, _RULES_NO, "B", ("psychiatric",),
        days=0, days_after_noon=0,
    ),
)  # fmt: skip

UNVERIFIED: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "SE": (
            ("late_notice_effect", "D"),
            ("payable_days", "D"),
            ("sip_needs_consent", "D"),
            ("notice_hours", "D"),
            ("roll_to_weekday", "D"),
            ("days", "C"),
        ),
        "NO": (("law_no", "C"), ("payable_days", "D"), ("late_notice_effect", "D")),
    }
)
"""Readings that no primary text settles: field of Terms and how certain. Each page that shows a result says so."""


Ruled = tuple[date, date, Terms]
"""Days [first, second) on which terms hold."""


@dataclass(frozen=True)
class Rulebook:
    """What one hospital goes by: the agreements by municipality and discipline, and the law where there is none."""

    country: str
    agreements: Mapping[tuple[str, str], tuple[Terms, ...]]
    _ruled: dict[tuple[str, str], tuple[Ruled, ...]] = field(default_factory=dict, compare=False, repr=False)

    def on(self, municipality: str, discipline: str, day: date) -> Terms | None:
        """The terms in force that day; None before there was a law."""
        return next((terms for first, last, terms in self.ruled(municipality, discipline) if first <= day < last), None)

    def ruled(self, municipality: str, discipline: str) -> tuple[Ruled, ...]:
        """Every stretch of days with the terms that rule it, the oldest first; it is worked out once."""
        key = (municipality, discipline)
        if key not in self._ruled:
            self._ruled[key] = tuple(self._stretches(key))
        return self._ruled[key]

    def _stretches(self, key: tuple[str, str]) -> Iterator[Ruled]:
        laws = (law for law in LAWS if law.country == self.country and key[1] in law.disciplines)
        known = (*self.agreements.get(key, ()), *laws)
        edges = sorted({day for terms in known for day in (terms.valid_from, terms.valid_to or date.max)})
        for first, last in pairwise(edges):
            found = next((terms for terms in known if terms.in_force(first)), None)
            if found is not None:
                yield first, last, found
