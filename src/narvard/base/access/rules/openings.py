"""By which step of the law a reader opens what is closed, for how long, and when it is reviewed. Dated data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

COHERENT_KINDS = (
    "discharge.case",
    "discharge.notice",
    "care_plans.plan",
    "care_plans.part",
    "coordination.named_contact",
    "contracts.agreement",
    "contracts.time",
)
"""The kinds of rows that make up coherent documentation: care documentation, and neither accounts, tasks nor registers.

Source: 2022:913 1:1 and 2:1, which leave to each party what it makes available; the choice is this product's [D].
"""


@dataclass(frozen=True)
class Step:
    """One way of opening. `law` is its source with `certainty`; `ground` the code that the rows are then seen on.

    `lasts` is how long it stays open, None for as long as its conditions hold. `reviewed_within` is how soon the log
    reviewer judges it, None where no review follows by itself.
    """

    code: str
    law: str
    certainty: str
    ground: str
    right: str
    lasts: timedelta | None = None
    reviewed_within: timedelta | None = None


EMERGENCY_LASTS = timedelta(hours=24)
"""How long an emergency opens: the law says as long as the care needs it; a day is this product's choice [D]."""
REVIEWED_WITHIN = timedelta(days=7)
"""How soon an emergency is reviewed: the law names no time; a week is this product's choice [D]."""


def _emergency(code: str, law: str, ground: str) -> Step:
    return Step(code, law, "A", ground, "access.open_in_emergency", EMERGENCY_LASTS, REVIEWED_WITHIN)


STEPS: Mapping[str, Step] = MappingProxyType(
    {
        step.code: step
        for step in (
            Step("coherent", "2022:913 3:1", "A", "coherent_documentation", "access.open_coherent"),
            Step("coherent_social", "2022:913 3:2", "A", "coherent_social", "access.open_coherent"),
            Step("child", "2022:913 3:1", "A", "coherent_child", "access.open_coherent"),
            Step("incapacity", "2022:913 3:3", "A", "coherent_incapacity", "access.open_coherent"),
            _emergency("unblocked", "2022:913 3:6", "emergency"),
            _emergency("who_blocked", "2022:913 3:5", "emergency_lifted"),
            _emergency("inside_units", "2008:355 4:5", "own_custodian"),
            _emergency("inside_need", "2008:355 4:5", "own_custodian"),
            Step("inside_consent", "2008:355 4:5", "A", "own_custodian", "access.open_coherent", EMERGENCY_LASTS),
        )
    }
)


def step_of(basis: str, unit_kind: str) -> Step:
    """The step for opening coherent documentation on `basis` (consent, child, incapacity) from a unit of that kind."""
    if basis == "consent":
        return STEPS["coherent_social" if unit_kind == "social_services" else "coherent"]
    return STEPS[basis]


def open_until(step: Step, now: datetime) -> datetime | None:
    """When what is opened by the step at `now` closes by itself; None while its conditions hold."""
    return now + step.lasts if step.lasts else None


def review_due(step: Step, today: date) -> date | None:
    """The day by which an opening of `today` is to be reviewed, None where no review follows."""
    return today + step.reviewed_within if step.reviewed_within else None
