"""What the pages of ways home show, and what other apps get: frozen rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from narvard.care.discharge.rules.facts import Duty
from narvard.care.discharge.rules.steps import STEP_OF_DUTY
from narvard.care.discharge.rules.walking import first_of
from narvard.care.patients.queries import Identity


@dataclass(frozen=True)
class CaseRow:
    """A way home as its reader's unit knows it. Times are instants; `due_at` None where no time is set.

    `turn` is the role whose step `duty` is, and `mine` that it is the reader's. `day` counts days since the ready
    notice to the reader (for the hospital the first), `free` how many of them the act lets pass without cost.
    """

    id: int
    key: UUID
    subject: UUID
    ward: str
    state: str
    open: bool
    expected_home: datetime | None
    ready_at: datetime | None
    duty: str
    turn: str
    mine: bool
    due_at: datetime | None
    overdue: bool
    day: int | None
    free: int | None
    ended_at: datetime | None
    end_kind: str
    ground: str


@dataclass(frozen=True)
class BoardRow:
    """A line of the board: a person and where their way home stands."""

    case: CaseRow
    name: str
    age: int | None
    protected: bool


@dataclass(frozen=True)
class BoardPage:
    """The board: one page of it, and in figures all that the reader may see under the same choice of unit.

    `afterwards` are the ids of those on the page of which something was entered after an outage.
    """

    rows: tuple[BoardRow, ...]
    total: int
    mine: int
    late: int
    number: int
    pages: int
    unit: str
    turn: str
    turns: tuple[str, ...]
    role: str
    may_admit: bool
    may_bring: bool
    afterwards: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Told:
    """Something that has been told: what, when, by whom and to whom. `late` against its law, None where none is set.

    `written_at` is when it was entered, `afterwards` that this was after an outage. `earlier` are times that were
    corrected, each with its cause. `id` is of one of its notices; `correctable` that the reader may correct its time.
    """

    id: int
    kind: str
    at: datetime
    by: str
    by_name: str
    sender: str
    to: tuple[str, ...]
    judged_at: datetime | None
    about_at: datetime | None
    answer: str
    parts: tuple[tuple[str, str], ...]
    assessment: str
    complete: bool
    late: bool | None
    written_at: datetime
    afterwards: bool
    earlier: tuple[tuple[datetime, str], ...]
    correctable: bool


@dataclass(frozen=True)
class StayRow:
    """A time on a ward, or a leave from it (`leave`)."""

    unit: str
    from_at: datetime
    to_at: datetime | None
    leave: bool


@dataclass(frozen=True)
class PlanningRow:
    """What a unit plans, as the reader may see it."""

    unit: str
    text: str
    written_at: datetime
    by_name: str
    mine: bool
    ground: str


@dataclass(frozen=True)
class CasePage:
    """One way home for one reader. `role` is the part of the reader's unit, "" for one who only may look.

    `may` are the steps that the reader can take now. `contact` is a name. `moved_to` names the municipality where the
    person is registered today when none of its units takes part, and `address` is what a notice by law says of where
    they live.
    """

    case: CaseRow
    person: Identity | None
    age: int | None
    role: str
    version: int
    discipline: str
    admitted_at: datetime | None
    needs: tuple[str, ...]
    duties: tuple[Duty, ...]
    told: tuple[Told, ...]
    may: tuple[str, ...]
    stays: tuple[StayRow, ...]
    plannings: tuple[PlanningRow, ...]
    contact: str
    moved_to: str
    on_leave: bool
    liability_from: date | None
    address: str = ""

    @property
    def main_step(self) -> str:
        """The step that the reader's own first duty asks for, "" where it waits for others or may not take it."""
        duty = self.step
        step = STEP_OF_DUTY.get(duty.code, "") if duty is not None and duty.role == self.role else ""
        return step if step in self.may else ""

    @property
    def step(self) -> Duty | None:
        """The duty that comes first for the reader."""
        return first_of(self.duties, self.role)


@dataclass(frozen=True)
class Choices:
    """What a form of a step offers. Units are (id, name, role), `chosen` those marked beforehand; wards of the own and
    of other hospitals are (id, name). `contact` is the unit's own care contact, `text` what it has planned.
    """

    units: tuple[tuple[int, str, str], ...] = ()
    chosen: tuple[int, ...] = ()
    wards: tuple[tuple[int, str], ...] = ()
    other_wards: tuple[tuple[int, str], ...] = ()
    municipalities: tuple[tuple[str, str], ...] = ()
    contact: str = ""
    answers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    text: str = ""
