"""What the parties have committed themselves to: the list, one commitment, and what other apps need to link to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.agreements.models import Commitment, CommitmentWording, ForcePeriod, TimedActivity


@dataclass(frozen=True)
class CommitmentRow:
    """A commitment as the newest version in force words it, or the newest version where none has been in force.

    `id` is for a foreign key, `url` for a link; `theme` and `clause` are (code, title) and (number, heading), or
    ("", ""). `organizations` are the single ones that it binds, none where it binds a whole side.
    """

    id: int
    code: str
    text: str
    side: str
    organizations: tuple[str, ...]
    agreement: str
    agreement_title: str
    version: int
    clause: tuple[str, str]
    theme: tuple[str, str]
    starts_on: date | None
    due_on: date | None
    url: str


@dataclass(frozen=True)
class CommitmentDetail:
    """A commitment with every version's wording (number, label, text, due day) and when it is to be acted on."""

    row: CommitmentRow
    wordings: tuple[tuple[int, str, str, date | None], ...]
    timed: tuple[tuple[str, date, date, str], ...]
    found_in: tuple[tuple[str, str], ...]


class CommitmentNotFound(Exception):
    """The actor's collaboration has no such commitment."""


def commitments(actor: Actor) -> tuple[CommitmentRow, ...]:
    """Every commitment of the actor's collaboration, in the order of agreement, clause and place."""
    actor.require("agreements.read")
    rows = _read(actor)
    newest = _newest_in_force(rows)
    found = [_worded(row, newest) for row in rows]
    kept = [(row, wording) for row, wording in zip(rows, found, strict=True) if wording]
    _with_organizations(wording for _row, wording in kept)
    kept.sort(key=lambda pair: (pair[0].agreement.title, *_place(pair[1])))
    return tuple(_row(row, wording) for row, wording in kept)


def commitment(actor: Actor, code: str) -> CommitmentRow:
    """One commitment by its code; raises CommitmentNotFound."""
    actor.require("agreements.read")
    row, wording = _one(actor, code)
    return _row(row, wording)


def commitment_detail(actor: Actor, code: str) -> CommitmentDetail:
    """One commitment with its earlier wordings, its phases, and the state agreements where its theme is found."""
    actor.require("agreements.read")
    row, wording = _one(actor, code)
    timed = TimedActivity.objects.filter(commitment=row, phase__version=wording.version_id).select_related("phase")
    links = row.theme.links.select_related("found_in") if row.theme else ()
    return CommitmentDetail(
        row=_row(row, wording),
        wordings=tuple(
            (each.version.number, each.version.label, each.text, each.due_on)
            for each in sorted(row.wordings.all(), key=lambda each: -each.version.number)
        ),
        timed=tuple((each.phase.title, each.phase.valid_from, each.phase.valid_to, each.text) for each in timed),
        found_in=tuple((link.found_in.code, link.found_in.title) for link in links),
    )


def _read(actor: Actor, **narrowing: str) -> list[Commitment]:
    rows = Commitment.objects.filter(own(actor), **narrowing).select_related("agreement", "theme")
    wordings = CommitmentWording.objects.select_related("version", "clause__part")
    return list(rows.prefetch_related(Prefetch("wordings", queryset=wordings)))


def _with_organizations(wordings: Iterable[CommitmentWording]) -> None:
    """Read whom the wordings that are shown bind: an agreement has ten times as many in its earlier versions."""
    prefetch_related_objects(list(wordings), "organizations")


def _one(actor: Actor, code: str) -> tuple[Commitment, CommitmentWording]:
    rows = _read(actor, code=code)
    wording = _worded(rows[0], _newest_in_force(rows)) if rows else None
    if wording is None:
        raise CommitmentNotFound(code)
    _with_organizations([wording])
    return rows[0], wording


def _newest_in_force(rows: Iterable[Commitment]) -> dict[int, int]:
    """Agreement → the version that came into force last."""
    periods = ForcePeriod.objects.filter(agreement__in={row.agreement_id for row in rows}).order_by("valid_from")
    return dict(periods.values_list("agreement_id", "version_id"))


def _worded(row: Commitment, newest: dict[int, int]) -> CommitmentWording | None:
    """The wording to show: that of the version in force last; a commitment that it no longer has is not shown."""
    wordings = list(row.wordings.all())
    if row.agreement_id in newest:
        return next((each for each in wordings if each.version_id == newest[row.agreement_id]), None)
    return max(wordings, key=lambda each: each.version.number, default=None)


def _place(wording: CommitmentWording) -> tuple[int, int, int]:
    return wording.clause.part.order, wording.clause.order, wording.order


def _row(row: Commitment, wording: CommitmentWording) -> CommitmentRow:
    return CommitmentRow(
        id=row.pk,
        code=row.code,
        text=wording.text,
        side=wording.side,
        organizations=tuple(organization.name for organization in wording.organizations.all()),
        agreement=row.agreement.code,
        agreement_title=row.agreement.title,
        version=wording.version.number,
        clause=(wording.clause.number, wording.clause.heading),
        theme=(row.theme.code, row.theme.title) if row.theme else ("", ""),
        starts_on=wording.starts_on,
        due_on=wording.due_on,
        url=reverse("agreements:commitment", args=(row.code,)),
    )
