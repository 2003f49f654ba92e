"""Pilots as frozen rows, for pages and for other apps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from narvard.govern.pilots.models import Pilot, Programme, QuarterReport
from narvard.govern.pilots.rules.frames import Frame, frame
from narvard.govern.pilots.rules.quarters import quarters
from narvard.govern.pilots.rules.states import State


@dataclass(frozen=True)
class QuarterRow:
    """What was said of a quarter; `colour` "grey" and no text when nothing was. Money is kronor since the start."""

    year: int
    quarter: int
    colour: str
    reasons: tuple[str, ...]
    done: str = ""
    hinders: str = ""
    next: str = ""
    plan: str = ""
    on_time: bool = False
    spent: int = 0
    high_risk: bool = False
    stop_rule_met: bool = False
    said_at: datetime | None = None
    said_by: str = ""
    frozen: bool = False


@dataclass(frozen=True)
class PilotRow:
    """A pilot in a list. `quarters` are all that have ended while it ran, also those of which nothing was said.

    `latest` is the last of them, None before the first has ended. `municipality` is a name, or "".
    """

    code: str
    title: str
    programme: str
    state: str
    municipality: str
    municipality_code: str
    owner_name: str
    owner_role: str
    organizations: tuple[tuple[str, str], ...]
    starts_on: date
    ends_on: date
    budget: int | None
    spent: int
    quarters: tuple[QuarterRow, ...]
    lessons: str
    source: str
    certainty: str

    @property
    def latest(self) -> QuarterRow | None:
        """The last quarter that has ended while the pilot ran."""
        return self.quarters[-1] if self.quarters else None


@dataclass(frozen=True)
class ProgrammeRow:
    """A programme with its pilots; `frame` is None where no money is set aside."""

    code: str
    name: str
    text: str
    starts_on: date
    ends_on: date
    final_report_on: date | None
    frame: Frame | None
    pilots: tuple[PilotRow, ...]
    source: str
    certainty: str

    @property
    def budgeted_percent(self) -> int:
        """How much of the frame is budgeted, whole percent from 0 to 100, for the bar beside the figures."""
        return _percent(self.frame.budgeted, self.frame.kronor) if self.frame else 0

    @property
    def spent_percent(self) -> int:
        """How much of the frame is spent, as above."""
        return _percent(self.frame.spent, self.frame.kronor) if self.frame else 0


def _percent(part: int, whole: int) -> int:
    return min(100, 100 * part // whole) if whole else 0


RUN = (State.RUNNING, State.PAUSED, State.SCALED, State.ADJUSTED, State.STOPPED)


def quarter_row(report: QuarterReport) -> QuarterRow:
    """A quarter of which something was said."""
    return QuarterRow(
        report.year, report.quarter, report.colour, tuple(report.reasons), report.done, report.hinders, report.next,
        report.plan, report.on_time, report.spent, report.high_risk, report.stop_rule_met, report.said_at,
        report.said_by, report.frozen_at is not None,
    )  # fmt: skip


def pilot_row(pilot: Pilot, today: date) -> PilotRow:
    """A pilot with its quarters; asks nothing of the database when its parts are prefetched."""
    said = {(report.year, report.quarter): quarter_row(report) for report in pilot.reports.all()}
    return PilotRow(
        code=pilot.code,
        title=pilot.title,
        programme=pilot.programme.code if pilot.programme else "",
        state=pilot.state,
        municipality=pilot.municipality.name if pilot.municipality else "",
        municipality_code=pilot.municipality_id or "",
        owner_name=pilot.owner_name,
        owner_role=pilot.owner_role,
        organizations=tuple((party.organization.code, party.organization.name) for party in pilot.parties.all()),
        starts_on=pilot.starts_on,
        ends_on=pilot.ends_on,
        budget=pilot.budget,
        spent=max((row.spent for row in said.values()), default=0),
        quarters=_quarters(pilot, said, today),
        lessons=pilot.lessons,
        source=pilot.source,
        certainty=pilot.certainty,
    )


def _quarters(pilot: Pilot, said: Mapping[tuple[int, int], QuarterRow], today: date) -> tuple[QuarterRow, ...]:
    """Every quarter that has ended while it ran and each that was spoken of; silence after its end says nothing."""
    ended = set(quarters(pilot.starts_on, min(today, pilot.ends_on))) if pilot.state in RUN else set()
    if pilot.state == State.STOPPED and said:
        ended = {quarter for quarter in ended if quarter <= max(said)}
    silent = {place: QuarterRow(*place, "grey", ("nothing_said",)) for place in ended - said.keys()}
    return tuple({**said, **silent}[place] for place in sorted({*said, *silent}))


def programme_row(programme: Programme, pilots: tuple[PilotRow, ...]) -> ProgrammeRow:
    """A programme with those of `pilots` that are its own."""
    own = tuple(pilot for pilot in pilots if pilot.programme == programme.code)
    whole = None
    if programme.frame is not None:
        whole = frame(programme.frame, [pilot.budget for pilot in own], [pilot.spent for pilot in own])
    return ProgrammeRow(
        programme.code, programme.name, programme.text, programme.starts_on, programme.ends_on,
        programme.final_report_on, whole, own, programme.source, programme.certainty,
    )  # fmt: skip
