"""The agreements of a collaboration, with what each waits for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.agreements.models import Agreement, Clause
from narvard.govern.agreements.queries.checks import checked, missing_years, required_points
from narvard.govern.agreements.queries.versions import VersionRow, chosen, version_rows, with_versions
from narvard.govern.agreements.rules.completeness import Completeness
from narvard.govern.agreements.rules.versions import State

KIND_ORDER = ("cooperation", "own", "state", "law")


@dataclass(frozen=True)
class AgreementRow:
    """An agreement as the list shows it. `waiting` are the versions that are adopted and not yet signed by all."""

    code: str
    title: str
    kind: str
    version: VersionRow | None
    drafts: tuple[VersionRow, ...]
    waiting: tuple[VersionRow, ...]
    completeness: Completeness | None
    missing_years: tuple[int, ...]

    @property
    def in_force(self) -> bool:
        """Is a version in force today?"""
        return self.version is not None and self.version.state is State.IN_FORCE


@dataclass(frozen=True)
class AgreementList:
    """All agreements: those of the collaboration's own first, then the state's, then laws."""

    rows: tuple[AgreementRow, ...]

    @property
    def in_force(self) -> int:
        """How many are in force today."""
        return sum(row.in_force for row in self.rows)

    @property
    def waiting(self) -> int:
        """How many have an adopted version that waits for signatures."""
        return sum(bool(row.waiting) for row in self.rows)

    @property
    def drafts(self) -> int:
        """How many are being rewritten."""
        return sum(bool(row.drafts) for row in self.rows)


def agreements(actor: Actor, today: date) -> AgreementList:
    """Every agreement of the actor's collaboration, with where it stands today."""
    actor.require("agreements.read")
    points = required_points(actor)
    covered: dict[int, set[str]] = {}
    covering = Clause.objects.filter(own(actor, "version__agreement__collaboration"), points__isnull=False)
    for version, code in covering.values_list("version_id", F("points__code")).order_by():
        covered.setdefault(version, set()).add(code)
    found = Agreement.objects.filter(own(actor)).prefetch_related(with_versions(), "follow_ups")
    rows = [_row(agreement, points.get(agreement.kind, []), covered, today) for agreement in found]
    return AgreementList(tuple(sorted(rows, key=lambda row: (KIND_ORDER.index(row.kind), row.title, row.code))))


def _row(agreement: Agreement, points: list, covered: dict[int, set[str]], today: date) -> AgreementRow:
    versions = version_rows(agreement, today)
    shown = chosen(versions, None)
    check = checked(points, covered.get(shown.id, ()), shown, agreement.kind, today) if shown else None
    noted = [row.year for row in agreement.follow_ups.all()]
    return AgreementRow(
        code=agreement.code,
        title=agreement.title,
        kind=agreement.kind,
        version=shown,
        drafts=tuple(row for row in versions if row.state is State.DRAFT),
        waiting=tuple(row for row in versions if row.state is State.ADOPTED),
        completeness=check,
        missing_years=tuple(missing_years(agreement, versions, noted, today)),
    )
