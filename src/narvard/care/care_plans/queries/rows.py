"""What is shown of a joint plan, as plain rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from narvard.care.care_plans.rules.turns import Turn


@dataclass(frozen=True)
class ActivityRow:
    """Something to be done by a day. `responsible` is a unit's name, "" for what the person does without one.

    `mine`: the actor's own unit is responsible. `late`: the day has passed and it is not done.
    """

    key: UUID
    plan_id: int
    text: str
    by_person: bool
    responsible_id: int | None
    responsible: str
    due_on: date
    done_on: date | None
    mine: bool
    late: bool


@dataclass(frozen=True)
class TextRow:
    """An item in words; `none` says that there is nothing."""

    name: str
    text: str
    none: bool


@dataclass(frozen=True)
class PartRow:
    """One party's part as it stands. `shared` is False where those who joined since do not see it yet."""

    unit_id: int
    unit: str
    number: int
    texts: tuple[TextRow, ...]
    goals: tuple[str, ...]
    activities: tuple[ActivityRow, ...]
    by_name: str
    at: datetime
    mine: bool
    shared: bool


@dataclass(frozen=True)
class PartyRow:
    """A unit that takes part; `approved` only under LPT, `keeper` for the one that keeps the plan."""

    unit_id: int
    name: str
    principal: str
    keeper: bool
    approved: bool


@dataclass(frozen=True)
class PlanRow:
    """A plan in short. `ground` is why the actor sees it; `mine` what the actor's own unit is to do and has not done.

    `turn` is the next step (None when it has ended), `my_turn` whether it is the own unit's. The period is half-open.
    `overall_responsible` is "region", "municipality" or "".
    """

    id: int
    key: UUID
    subject: UUID
    kind: str
    title: str
    state: str
    number: int
    opened_on: date
    from_on: date | None
    to_on: date | None
    overall_responsible: str
    coordinator: str
    next_meeting_at: datetime | None
    next_meeting_place: str
    follow_up_on: date | None
    due_on: date | None
    keeper_id: int
    keeper: str
    parties: tuple[PartyRow, ...]
    activities: tuple[ActivityRow, ...]
    goals: tuple[str, ...]
    missing: tuple[str, ...]
    turn: Turn | None
    my_turn: bool
    overdue: bool
    unverified: str
    country: str
    ground: str

    @property
    def mine(self) -> tuple[ActivityRow, ...]:
        """What the actor's own unit is to do and has not done; nothing of a plan that is not in force."""
        if self.state != "active":
            return ()
        return tuple(row for row in self.activities if row.mine and row.done_on is None)
