"""The quarter's light of a pilot, from what was said of it.

On time, on budget and no open high risk is green; one deviation with a plan is yellow; a deviation without a plan, or a
stop rule that is met, is red. Nära vård Södra Dalarna asks for quarterly traffic lights (page 12 [A]) and gives no
thresholds, so the rule is the product's own [D]. Nothing said is grey, never green.
"""

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """The colour; a page always says it in words too."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


class Reason(StrEnum):
    """Why the light has its colour; pages say it in words."""

    NOTHING_SAID = "nothing_said"
    STOP_RULE_MET = "stop_rule_met"
    LATE_WITHOUT_PLAN = "late_without_plan"
    OVER_BUDGET_WITHOUT_PLAN = "over_budget_without_plan"
    HIGH_RISK_WITHOUT_PLAN = "high_risk_without_plan"
    LATE_WITH_PLAN = "late_with_plan"
    OVER_BUDGET_WITH_PLAN = "over_budget_with_plan"
    HIGH_RISK_WITH_PLAN = "high_risk_with_plan"
    AS_PLANNED = "as_planned"


@dataclass(frozen=True)
class Quarter:
    """What was said of a quarter. Money is kronor since the pilot began, `high_risk` an open risk of the highest kind.

    `plan` is what will be done about the deviations; "" when there is no plan. `stop_rule_met` is what a person said
    after reading the rules: a rule never stops a pilot by itself.
    """

    on_time: bool
    spent: int
    budget: int | None
    high_risk: bool
    plan: str
    stop_rule_met: bool


@dataclass(frozen=True)
class Light:
    """A colour with every reason for it."""

    colour: Colour
    reasons: tuple[Reason, ...]


_DEVIATIONS = (
    ("late", Reason.LATE_WITHOUT_PLAN, Reason.LATE_WITH_PLAN),
    ("over_budget", Reason.OVER_BUDGET_WITHOUT_PLAN, Reason.OVER_BUDGET_WITH_PLAN),
    ("high_risk", Reason.HIGH_RISK_WITHOUT_PLAN, Reason.HIGH_RISK_WITH_PLAN),
)


def light(quarter: Quarter | None) -> Light:
    """The light of a quarter; None is a quarter of which nothing was said."""
    if quarter is None:
        return Light(Colour.GREY, (Reason.NOTHING_SAID,))
    deviates = {
        "late": not quarter.on_time,
        "over_budget": quarter.budget is not None and quarter.spent > quarter.budget,
        "high_risk": quarter.high_risk,
    }
    planned = bool(quarter.plan.strip())
    found = [with_plan if planned else without for name, without, with_plan in _DEVIATIONS if deviates[name]]
    if quarter.stop_rule_met:
        return Light(Colour.RED, (Reason.STOP_RULE_MET, *found))
    if not found:
        return Light(Colour.GREEN, (Reason.AS_PLANNED,))
    # More than one deviation at once is more than one plan can be trusted with: the source says "one deviation".
    return Light(Colour.YELLOW if planned and len(found) == 1 else Colour.RED, tuple(found))
