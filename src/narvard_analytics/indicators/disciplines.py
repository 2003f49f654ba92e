"""Which specialities are psychiatry, by a list that a collaboration replaces with its deliverers' own codes."""

from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.telling import any_tells
from narvard_analytics.vocabulary import Condition, Value, starts_with_any

DISCIPLINES = "psychiatric_disciplines"


def is_psychiatric(plan: Plan, discipline: Value) -> Condition:
    """Whether a ward's speciality is psychiatry."""
    return starts_with_any(discipline, plan.code_list(DISCIPLINES).codes())


disciplines_are_told = any_tells("stays", "discipline")
"""Whether any stay tells its ward's speciality."""
