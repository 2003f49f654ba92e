"""The rows that the pages of missions show."""

from dataclasses import dataclass
from datetime import date

from narvard.govern.missions.rules.differing import Piece


@dataclass(frozen=True)
class Source:
    """Where something comes from, and how certain that is; `verified` is read in the source itself or a second one."""

    text: str
    certainty: str

    @property
    def verified(self) -> bool:
        """Whether somebody has read it; where not, the page says so."""
        return self.certainty in ("A", "B")


@dataclass(frozen=True)
class MissionRow:
    """A part of close care's mission."""

    code: str
    kind: str
    title: str
    text: str
    source: Source


@dataclass(frozen=True)
class ChangeRow:
    """A proposed change to a mission, as the list has it."""

    code: str
    concerns: str
    title: str
    reason: str
    state: str
    decision: str
    decided_on: date | None


@dataclass(frozen=True)
class ChangePage:
    """A proposed change with the difference between the two texts, and the states that may come next."""

    row: ChangeRow
    current_text: str
    proposed_text: str
    pieces: tuple[Piece, ...]
    source: Source
    next_states: tuple[str, ...]


@dataclass(frozen=True)
class RoutineRow:
    """A local routine; `late` when its day of review is past. `found` is what the last review said."""

    code: str
    title: str
    owner: str
    owner_role: str
    area: str
    adopted_on: date
    review_on: date
    late: bool
    url: str
    found: str


@dataclass(frozen=True)
class GuidelineRow:
    """A guideline with the routines by which it is followed here."""

    code: str
    level: str
    title: str
    issuer: str
    published_on: date | None
    url: str
    source: Source
    routines: tuple[RoutineRow, ...]


@dataclass(frozen=True)
class ItemRow:
    """A result that a programme expects, or an activity of it, and what it has led to here."""

    code: str
    year: int
    text: str
    here: str


@dataclass(frozen=True)
class ProjectRow:
    """A programme or project that the collaboration is linked to."""

    code: str
    kind: str
    title: str
    owner: str
    link: str
    starts_on: date | None
    ends_on: date | None
    url: str
    source: Source
    results: tuple[ItemRow, ...]
    activities: tuple[ItemRow, ...]


@dataclass(frozen=True)
class LinkRow:
    """Something here that works towards a goal."""

    code: str
    kind: str
    reference: str
    title: str


@dataclass(frozen=True)
class GoalRow:
    """A goal by its number, with what works towards it."""

    code: str
    number: str
    text: str
    issuer: str
    period: str
    source: Source
    links: tuple[LinkRow, ...]


@dataclass(frozen=True)
class CommunicationRow:
    """A step of the communication plan."""

    code: str
    audience: str
    message: str
    channel: str
    due_on: date
    responsible: str
    done_on: date | None
    came_of_it: str
    late: bool


@dataclass(frozen=True)
class InvestmentRow:
    """An investment or a consequence for premises; `kronor` is None where the cost is not known."""

    code: str
    kind: str
    title: str
    purpose: str
    kronor: int | None
    organization: str
    state: str
    due_on: date | None
    late: bool
    source: Source


@dataclass(frozen=True)
class StaffingRow:
    """What is done for competence and staff; `missing_tenths` are tenths of a post."""

    code: str
    profession: str
    need: str
    action: str
    missing_tenths: int | None
    organization: str
    due_on: date | None
    state: str
    late: bool
    source: Source


@dataclass(frozen=True)
class PartyRow:
    """A private provider that takes part; `body` is the slug of the body in which it speaks."""

    code: str
    organization: str
    agreement: str
    body: str
    since: date
    until: date | None
    note: str


@dataclass(frozen=True)
class PrivateParties:
    """The private providers that take part, and those of the collaboration of whom nothing is written."""

    parties: tuple[PartyRow, ...]
    silent: tuple[str, ...]
