"""By when each level has said its word about a quarter: the areas before the office, the office before the rest."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from narvard.govern.followup.rules.quarters import Quarter
from narvard.govern.followup.rules.working_days import working_day_before


class Level(StrEnum):
    """The levels of a collaboration, from those who act to those who follow."""

    AREAS = "areas"
    OFFICE = "office"
    STEERING = "steering"
    COUNCIL = "council"


@dataclass(frozen=True)
class LevelRule:
    """So many days after the quarter's last day; moved to the working day before where that day is free."""

    level: Level
    days_after: int
    valid_from: date
    source: str
    certainty: str


OWN_RULE = "The product's own proposal. The founding documents ask for follow-up, but name no days."
RULES: tuple[LevelRule, ...] = (
    LevelRule(Level.AREAS, 21, date(2000, 1, 1), OWN_RULE, "X"),
    LevelRule(Level.OFFICE, 28, date(2000, 1, 1), OWN_RULE, "X"),
    LevelRule(Level.STEERING, 45, date(2000, 1, 1), OWN_RULE, "X"),
    LevelRule(Level.COUNCIL, 60, date(2000, 1, 1), OWN_RULE, "X"),
)


@dataclass(frozen=True)
class Deadlines:
    """The last day of each level."""

    areas: date
    office: date
    steering: date
    council: date

    def of(self, level: Level) -> date:
        """The last day of one level."""
        return {
            Level.AREAS: self.areas,
            Level.OFFICE: self.office,
            Level.STEERING: self.steering,
            Level.COUNCIL: self.council,
        }[level]


def rule_in_force(level: Level, day: date, rules: tuple[LevelRule, ...] = RULES) -> LevelRule:
    """The newest rule of a level that is valid on a day."""
    return max((r for r in rules if r.level is level and r.valid_from <= day), key=lambda r: r.valid_from)


def proposed(quarter: Quarter, country: str, rules: tuple[LevelRule, ...] = RULES) -> Deadlines:
    """The deadlines that the rule gives; the office may move them until the quarter is opened."""
    days = {level.value: rule_in_force(level, quarter.last, rules).days_after for level in Level}
    moved = {name: working_day_before(quarter.last + timedelta(days=number), country) for name, number in days.items()}
    return Deadlines(**moved)


def in_order(quarter: Quarter, deadlines: Deadlines) -> bool:
    """After the quarter's end, and each level after the one below it; steering and council may share a day."""
    days = deadlines
    return quarter.last < days.areas < days.office < days.steering <= days.council
