"""What the pages of settlement show: frozen rows."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from narvard.care.patients.queries import Identity
from narvard.care.settlement.rules.facts import Tick
from narvard.care.settlement.rules.showing import PersonDay
from narvard.care.settlement.rules.states import Event, Hinder, Side


@dataclass(frozen=True)
class Cell:
    """A municipality's month: where its statement stands, and what it comes to. `amount` None: no amount is known."""

    state: str
    amount: int | None
    persons: int
    url_args: tuple[str, str, int, int]


@dataclass(frozen=True)
class IndexRow:
    """One hospital and municipality; a cell a month, None where there is no statement."""

    hospital: str
    municipality: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class IndexPage:
    """Months × municipalities. `may_settle` that the actor's own hospital can settle; `months` are first days."""

    months: tuple[date, ...]
    rows: tuple[IndexRow, ...]
    counts: tuple[tuple[str, int], ...]
    mine: int
    may_settle: bool
    to_settle: date
    earlier: date
    later: date | None
    amounts_missing: tuple[int, ...]
    may_import: bool

    @property
    def statements(self) -> int:
        """How many statements the months shown have."""
        return sum(number for _, number in self.counts)


@dataclass(frozen=True)
class PartRow:
    """What a month comes to under one set of terms, as rules.billing.Part. Amounts are (year, kronor, source, mark)."""

    code: str
    name: str
    source: str
    certainty: str
    model: str
    window: str
    persons: int
    days: int
    mean_days: int
    periods: int
    unproven: int
    mean: Fraction | None
    compared: Fraction | None
    threshold: Fraction
    include_day0: bool
    cap_days: int | None
    why: str
    billed_days: Fraction
    amount: int | None
    amounts: tuple[tuple[int, int, str, str], ...]
    missing_years: tuple[int, ...]
    quality_limit: Fraction | None


@dataclass(frozen=True)
class DayRow:
    """A person-day with what it costs; None where no single day is paid for, or no amount is known."""

    day: PersonDay
    kronor: int | None


@dataclass(frozen=True)
class WaitRow:
    """A person's wait in the month, its days and its proof. `individual`: each day is paid for by itself."""

    id: int
    case: UUID
    subject: UUID
    person: Identity | None
    discipline: str
    ready_at: datetime
    ended_on: date | None
    proven: bool
    individual: bool
    counted: int
    payable: int
    ticks: tuple[Tick, ...]
    days: tuple[DayRow, ...]
    ground: str
    disputed: bool


@dataclass(frozen=True)
class DisputeRow:
    """A dispute about a wait, with the answer where there is one."""

    id: int
    subject: UUID
    person: Identity | None
    reason: str
    raised_at: datetime
    raised_by: str
    state: str
    answer: str
    answered_at: datetime | None
    answered_by: str
    ground: str


@dataclass(frozen=True)
class ChangeRow:
    """A case whose days are others than in the run before."""

    subject: UUID
    person: Identity | None
    ready_before: datetime | None
    ready_after: datetime | None
    counted: tuple[int, int]
    payable: tuple[int, int]


@dataclass(frozen=True)
class RunRow:
    """The run before the one that is shown, and what changed since."""

    number: int
    made_at: datetime
    cause: str
    amount: int | None
    difference: int | None
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class RevisionRow:
    """Another revision of the same month: one that was credited, or the one that replaced it."""

    revision: int
    state: str
    amount: int | None
    credited_because: str
    at: datetime | None


@dataclass(frozen=True)
class Tried:
    """The month tried under other terms; nothing of it is saved. `difference` is against what stands, in kronor."""

    name: str
    source: str
    certainty: str
    parts: tuple[PartRow, ...]
    persons: int
    days: int
    amount: int | None
    difference: int | None


@dataclass(frozen=True)
class StatementPage:
    """One municipality's month, as one side sees it. `waits` are one page of them."""

    id: int
    version: int
    hospital: str
    hospital_code: str
    municipality: str
    municipality_code: str
    payer: str
    month: date
    state: str
    side: Side
    revision: int
    run: int
    made_at: datetime
    cause: str
    persons: int
    days: int
    amount: int | None
    incomplete: int
    cases: int
    parts: tuple[PartRow, ...]
    waits: tuple[WaitRow, ...]
    number: int
    pages: int
    total_waits: int
    duties: tuple[str, ...]
    disputes: tuple[DisputeRow, ...]
    before: RunRow | None
    revisions: tuple[RevisionRow, ...]
    steps: tuple[Event, ...]
    first_step: Event | None
    hinders: tuple[Hinder, ...]
    window_ends: datetime | None
    terms: tuple[tuple[str, str], ...]
    tried: Tried | None
    readings: tuple[tuple[str, str], ...]

    @property
    def priced(self) -> bool:
        """Has any day a price of its own?"""
        return any(part.model == "individual" for part in self.parts)
