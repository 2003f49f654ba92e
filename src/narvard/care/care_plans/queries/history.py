"""What has happened with a plan: its consent, meetings, follow-ups, comments and steps."""

from dataclasses import dataclass
from datetime import date, datetime

from narvard.care.care_plans.models import CarePlan
from narvard.care.care_plans.queries.finding import consent_stands


@dataclass(frozen=True)
class ConsentRow:
    """The consent that the plan rests on, or rested on until `withdrawn_at`."""

    given_by: str
    how: str
    given_at: datetime
    to_whom: str
    recorded_by: str
    withdrawn_at: datetime | None
    stands: bool


@dataclass(frozen=True)
class AttendedRow:
    """One who was called and came, or did not; `name` may be empty."""

    who: str
    unit: str
    name: str
    present: bool


@dataclass(frozen=True)
class MeetingRow:
    """A meeting; `state` is "called", "moved" (another call came instead, or it was called off) or "held"."""

    id: int
    at: datetime
    place: str
    state: str
    called_at: datetime
    called_by: str
    held_at: datetime | None
    note: str
    attendance: tuple[AttendedRow, ...]


@dataclass(frozen=True)
class FollowUpRow:
    """A follow-up, and when the next one was set to."""

    held_on: date
    evaluation: str
    own_words: str
    next_on: date | None
    by_name: str


@dataclass(frozen=True)
class SaidRow:
    """A comment, or a step (`what`) that was taken with the plan, with its reason."""

    what: str
    text: str
    at: datetime
    by_name: str
    unit: str = ""


def consent_of(plan: CarePlan, now: datetime) -> ConsentRow | None:
    """The consent of the plan, None where there has been none."""
    row = plan.consent
    if row is None:
        return None
    stands = consent_stands(plan, now)
    return ConsentRow(row.given_by, row.how, row.given_at, row.to_whom, row.recorded_by, row.withdrawn_at, stands)


def meetings_of(plan: CarePlan) -> tuple[MeetingRow, ...]:
    """Every meeting, the newest first."""
    return tuple(
        MeetingRow(
            row.pk, row.at, row.place, row.state, row.called_at, row.called_by, row.held_at, row.note,
            tuple(
                AttendedRow(came.who, came.unit.name if came.unit else "", came.name, came.present)
                for came in row.attendance.all()
            ),
        )
        for row in plan.meetings.prefetch_related("attendance__unit").order_by("-at", "-pk")
    )  # fmt: skip


def follow_ups_of(plan: CarePlan) -> tuple[FollowUpRow, ...]:
    """Every follow-up, the newest first."""
    return tuple(
        FollowUpRow(row.held_on, row.evaluation, row.own_words, row.next_on, row.by_name)
        for row in plan.follow_ups.order_by("-held_on", "-pk")
    )


def comments_of(plan: CarePlan) -> tuple[SaidRow, ...]:
    """What the person has said about the plan, the newest first."""
    return tuple(SaidRow("comment", row.text, row.at, row.by_name) for row in plan.comments.order_by("-at", "-pk"))


def steps_of(plan: CarePlan) -> tuple[SaidRow, ...]:
    """Every step that was taken, the newest first."""
    return tuple(
        SaidRow(row.act, row.reason, row.at, row.by_name, row.unit.name if row.unit else "")
        for row in plan.changes.select_related("unit").order_by("-at", "-pk")
    )
