"""One agreement with everything that its page shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.govern.agreements.models import Agreement, Clause, CommitmentWording, Part, Party, Phase, Version
from narvard.govern.agreements.queries.checks import checked, missing_years, required_points
from narvard.govern.agreements.queries.reading import AgreementNotFound, find
from narvard.govern.agreements.queries.versions import VersionRow, chosen, version_rows
from narvard.govern.agreements.rules.completeness import UNVERIFIED, Completeness
from narvard.govern.agreements.rules.drawing import Timeline, draw_timeline
from narvard.govern.agreements.rules.versions import Period, State
from narvard.govern.bodies.queries import AboutRow, decisions_about

DECIDED = "agreement"
"""What the register of decisions calls a decision about an agreement; its key is the agreement's code."""


@dataclass(frozen=True)
class PartyRow:
    """A party; `code` is "" for one outside the collaboration, `side` its principal or ""."""

    id: int
    code: str
    name: str
    side: str
    signed_on: date | None
    signed_by: str


@dataclass(frozen=True)
class WordingRow:
    """A commitment as a version words it; `organizations` are the single ones that it binds."""

    code: str
    text: str
    side: str
    organizations: tuple[str, ...]
    starts_on: date | None
    due_on: date | None


@dataclass(frozen=True)
class ClauseRow:
    """A clause with the numbers of the required points that it takes up, and its commitments."""

    key: str
    number: str
    heading: str
    text: str
    points: tuple[int, ...]
    commitments: tuple[WordingRow, ...]


@dataclass(frozen=True)
class PartRow:
    """A part with its clauses."""

    code: str
    title: str
    clauses: tuple[ClauseRow, ...]


@dataclass(frozen=True)
class PhaseRow:
    """A phase with what is to happen in it: text and the code of a commitment, or ""."""

    code: str
    title: str
    period: Period
    activities: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class VersionDetail:
    """What one version says, who is bound by it and what happens when."""

    row: VersionRow
    parts: tuple[PartRow, ...]
    parties: tuple[PartyRow, ...]
    phases: tuple[PhaseRow, ...]
    timeline: Timeline
    users_heard: str
    note: str

    @property
    def unsigned(self) -> tuple[PartyRow, ...]:
        """The parties that have not signed."""
        return tuple(party for party in self.parties if not party.signed_on)

    @property
    def commitments(self) -> int:
        """How many commitments it holds."""
        return sum(len(clause.commitments) for part in self.parts for clause in part.clauses)


@dataclass(frozen=True)
class AgreementDetail:
    """An agreement and the version that is shown. `compared` is the number of the version before the shown one."""

    code: str
    title: str
    kind: str
    signing: str
    about: str
    source: str
    certainty: str
    yearly_follow_up: bool
    versions: tuple[VersionRow, ...]
    shown: VersionDetail | None
    compared: int | None
    areas: tuple[tuple[str, int], ...]
    mapped: bool
    completeness: Completeness | None
    follow_ups: tuple[tuple[int, date, str], ...]
    missing_years: tuple[int, ...]
    decisions: tuple[AboutRow, ...]

    @property
    def unverified(self) -> bool:
        """Is what stands here about it read in no primary text or public page?"""
        return self.certainty in UNVERIFIED

    @property
    def draft(self) -> VersionRow | None:
        """The version that is being written, or None."""
        return next((row for row in self.versions if row.state is State.DRAFT), None)

    @property
    def in_force(self) -> VersionRow | None:
        """The version in force today, or None."""
        return next((row for row in self.versions if row.state is State.IN_FORCE), None)


def agreement(actor: Actor, code: str, today: date, number: int | None = None) -> AgreementDetail:
    """One agreement with the version asked for, or the one in force; raises AgreementNotFound."""
    found = find(actor, code, ("areas", "follow_ups"))
    versions = version_rows(found, today)
    row = chosen(versions, number)
    if number is not None and row is None:
        raise AgreementNotFound(code)
    shown = _detail(found, row, today) if row else None
    noted = [(each.year, each.held_on, each.summary) for each in found.follow_ups.all()]
    years = missing_years(found, versions, [year for year, _on, _said in noted], today)
    earlier = [other.number for other in versions if row and other.number < row.number]
    return AgreementDetail(
        code=found.code,
        title=found.title,
        kind=found.kind,
        signing=found.signing,
        about=found.about,
        source=found.source,
        certainty=found.certainty,
        yearly_follow_up=found.yearly_follow_up,
        versions=versions,
        shown=shown,
        compared=max(earlier, default=None),
        areas=tuple(_nested(found)),
        mapped=found.themes.exists(),
        completeness=_completeness(actor, found, row, today),
        follow_ups=tuple(reversed(noted)),
        missing_years=tuple(years),
        decisions=decisions_about(actor, DECIDED, found.code),
    )


def _completeness(actor: Actor, found: Agreement, row: VersionRow | None, today: date) -> Completeness | None:
    points = required_points(actor).get(found.kind, [])
    if row is None or not points:
        return None
    covered = Clause.objects.filter(version=row.id).values_list("points__code", flat=True).order_by()
    return checked(points, covered, row, found.kind, today)


def _nested(found: Agreement, inside: int | None = None, depth: int = 0) -> Iterable[tuple[str, int]]:
    """The development areas with how deep each lies, those inside another one after it."""
    for area in found.areas.all():
        if area.inside_id == inside:
            yield area.title, depth
            yield from _nested(found, area.pk, depth + 1)


def _detail(found: Agreement, row: VersionRow, today: date) -> VersionDetail:
    version = next(version for version in found.versions.all() if version.pk == row.id)
    phases = tuple(_phase(phase) for phase in version.phases.prefetch_related("activities__commitment"))
    return VersionDetail(
        row=row,
        parts=_parts(version),
        parties=tuple(_party(party) for party in version.parties.select_related("organization")),
        phases=phases,
        timeline=draw_timeline([(phase.code, phase.title, phase.period) for phase in phases], today),
        users_heard=version.users_heard,
        note=version.note,
    )


def _parts(version: Version) -> tuple[PartRow, ...]:
    worded: dict[int, list[WordingRow]] = {}
    for wording in version.wordings.select_related("commitment").prefetch_related("organizations"):
        worded.setdefault(wording.clause_id, []).append(_wording(wording))
    clauses: dict[int, list[ClauseRow]] = {}
    for clause in version.clauses.prefetch_related("points"):
        clauses.setdefault(clause.part_id, []).append(_clause(clause, worded.get(clause.pk, [])))
    return tuple(_part(part, clauses.get(part.pk, [])) for part in version.parts.all())


def _part(part: Part, clauses: list[ClauseRow]) -> PartRow:
    return PartRow(part.code, part.title, tuple(clauses))


def _clause(clause: Clause, commitments: list[WordingRow]) -> ClauseRow:
    points = tuple(sorted(point.number for point in clause.points.all()))
    return ClauseRow(clause.key, clause.number, clause.heading, clause.text, points, tuple(commitments))


def _wording(row: CommitmentWording) -> WordingRow:
    names = tuple(organization.name for organization in row.organizations.all())
    return WordingRow(row.commitment.code, row.text, row.side, names, row.starts_on, row.due_on)


def _party(row: Party) -> PartyRow:
    organization = row.organization
    code, name, side = (organization.code, organization.name, organization.principal) if organization else ("", "", "")
    return PartyRow(row.pk, code, name or row.name, side, row.signed_on, row.signed_by)


def _phase(row: Phase) -> PhaseRow:
    listed = ((each.text, each.commitment.code if each.commitment else "") for each in row.activities.all())
    return PhaseRow(row.code, row.title, Period(row.valid_from, row.valid_to), tuple(listed))
