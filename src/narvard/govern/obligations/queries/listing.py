"""What must be sent, by date, and one obligation with all its times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.govern.obligations.models import Obligation
from narvard.govern.obligations.queries.reading import UNVERIFIED, Occasion, occasions, stored
from narvard.govern.obligations.rules.duty import Kind, State


class ObligationNotFound(Exception):
    """The actor's collaboration has no such obligation, or it has no such time."""


@dataclass(frozen=True)
class ObligationList:
    """What is to be sent, the earliest first, and what has been sent, the latest first."""

    to_send: tuple[Occasion, ...]
    sent: tuple[Occasion, ...]

    @property
    def late(self) -> tuple[Occasion, ...]:
        """What should have been sent."""
        return tuple(row for row in self.to_send if row.state is State.LATE)

    @property
    def due_soon(self) -> tuple[Occasion, ...]:
        """What is due within thirty days."""
        return tuple(row for row in self.to_send if row.state is State.DUE_SOON)


@dataclass(frozen=True)
class ProofRow:
    """That someone was consulted or signed."""

    period: str
    organization: str
    kind: Kind
    held_on: date
    how: str
    reference: str


@dataclass(frozen=True)
class ObligationDetail:
    """An obligation with its times, those to send first, and every proof.

    `required` are those who must do their part: code, name and what.
    """

    code: str
    title: str
    about: str
    recipient: str
    answers: str
    ground: str
    agreement: tuple[str, str]
    recurrence: str
    source: str
    certainty: str
    day_certainty: str
    required: tuple[tuple[str, str, Kind], ...]
    occasions: tuple[Occasion, ...]
    proofs: tuple[ProofRow, ...]

    @property
    def unverified(self) -> bool:
        """Is the ground read in no primary text or public page?"""
        return self.certainty in UNVERIFIED

    @property
    def unverified_day(self) -> bool:
        """Is the day not established?"""
        return self.day_certainty in UNVERIFIED

    @property
    def next(self) -> Occasion | None:
        """The earliest time that is not sent, or None."""
        return next((row for row in self.occasions if row.sent_on is None), None)


def obligations(actor: Actor, today: date) -> ObligationList:
    """What the collaboration must send: everything late, what falls due until the end of next year, what was sent."""
    actor.require("obligations.read")
    rows = [occasion for row in stored(actor) for occasion in occasions(row, today)]
    waiting = sorted((row for row in rows if row.sent_on is None), key=lambda row: (row.due_on, row.title))
    done = sorted((row for row in rows if row.sent_on), key=lambda row: (row.due_on, row.title), reverse=True)
    return ObligationList(tuple(waiting), tuple(done))


def obligation(actor: Actor, code: str, today: date) -> ObligationDetail:
    """One obligation; raises ObligationNotFound for one of another collaboration as well."""
    actor.require("obligations.read")
    row = stored(actor, code=code).first()
    if row is None:
        raise ObligationNotFound(code)
    return ObligationDetail(
        code=row.code,
        title=row.title,
        about=row.about,
        recipient=row.recipient,
        answers=row.answers.name,
        ground=row.ground,
        agreement=(row.agreement.code, row.agreement.title) if row.agreement else ("", ""),
        recurrence=row.recurrence,
        source=row.source,
        certainty=row.certainty,
        day_certainty=row.day_certainty,
        required=tuple(
            (each.organization.code, each.organization.name, Kind(each.kind)) for each in row.required.all()
        ),
        occasions=_in_turn(occasions(row, today)),
        proofs=tuple(_proofs(row)),
    )


def _in_turn(rows: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """What is still to send, the earliest first, and then what was sent, the latest first."""
    ordered = sorted(rows, key=lambda row: row.due_on)
    return (*(row for row in ordered if row.sent_on is None), *(row for row in reversed(ordered) if row.sent_on))


def _proofs(row: Obligation) -> list[ProofRow]:
    found = [
        ProofRow(each.period, proof.organization.name, Kind(proof.kind), proof.held_on, proof.how, proof.reference)
        for each in row.submissions.all()
        for proof in each.proofs.all()
    ]
    return sorted(found, key=lambda proof: (proof.held_on, proof.organization), reverse=True)
