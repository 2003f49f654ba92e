"""What contracts hold of their own, as other code sees it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


class AgreementNotFound(Exception):
    """There is no such agreement, or none that the actor may see."""


class TimeNotFound(Exception):
    """There is no such agreed time, or none that the actor may see."""


class PersonNotSeen(Exception):
    """There is no such person, or none about whom the actor may see anything."""


@dataclass(frozen=True)
class RemarkRow:
    """What the person said of an agreement."""

    text: str
    by_name: str
    written_at: datetime


@dataclass(frozen=True)
class AgreementRow:
    """An agreement in one version. `to_date` None: in force. `confirmed_at` None: the person has not said yes yet.

    `mine` is true where the actor's own unit wrote it, `own` where it is about the actor, `ground` why it is seen.
    """

    id: int
    subject: UUID
    version: int
    unit: str
    matters: str
    care_does: str
    i_do: str
    follow_up_on: date | None
    from_date: date
    to_date: date | None
    written_at: datetime
    written_by: str
    confirmed_at: datetime | None
    confirmed_by: str
    end_reason: str
    remarks: tuple[RemarkRow, ...]
    mine: bool
    own: bool
    ground: str


@dataclass(frozen=True)
class TimeRow:
    """An agreed time. `at` None: not booked, and `ask_whom` says whom to ask. `brought` from the unit's own booking."""

    id: int
    subject: UUID
    version: int
    unit: str
    what: str
    kind: str
    state: str
    at: datetime | None
    by: date | None
    place: str
    with_whom: str
    ask_whom: str
    ask_how: str
    reason: str
    brought: bool
    mine: bool
    ground: str
