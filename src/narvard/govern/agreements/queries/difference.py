"""What differs between two versions of an agreement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.govern.agreements.models import Clause, CommitmentWording
from narvard.govern.agreements.queries.reading import AgreementNotFound, find
from narvard.govern.agreements.queries.versions import VersionRow, version_rows
from narvard.govern.agreements.rules.difference import Change, Difference, Item, compare


@dataclass(frozen=True)
class VersionDifference:
    """Two versions with what differs in their clauses and in their commitments."""

    code: str
    title: str
    before: VersionRow
    after: VersionRow
    clauses: tuple[Difference, ...]
    commitments: tuple[Difference, ...]

    @property
    def changed(self) -> tuple[Difference, ...]:
        """The clauses that are not the same."""
        return tuple(row for row in self.clauses if row.change is not Change.SAME)

    @property
    def changed_commitments(self) -> tuple[Difference, ...]:
        """The commitments that are not the same."""
        return tuple(row for row in self.commitments if row.change is not Change.SAME)

    @property
    def counts(self) -> dict[str, int]:
        """How many clauses were added, removed, moved (reworded or not) and changed where they stand."""
        found = [row.change for row in self.clauses]
        moved = found.count(Change.MOVED) + found.count(Change.MOVED_AND_CHANGED)
        return {
            "added": found.count(Change.ADDED),
            "removed": found.count(Change.REMOVED),
            "moved": moved,
            "changed": found.count(Change.CHANGED),
        }


def difference(actor: Actor, code: str, before: int, after: int, today: date) -> VersionDifference:
    """The two versions of an agreement compared; raises AgreementNotFound when one of them is not there."""
    found = find(actor, code)
    versions = {row.number: row for row in version_rows(found, today)}
    if before not in versions or after not in versions:
        raise AgreementNotFound(code)
    old, new = versions[before], versions[after]
    return VersionDifference(
        found.code,
        found.title,
        old,
        new,
        clauses=compare(_clauses(old), _clauses(new)),
        commitments=compare(_commitments(old), _commitments(new)),
    )


def _clauses(version: VersionRow) -> list[Item]:
    rows: Iterable[Clause] = Clause.objects.filter(version=version.id).select_related("part")
    return [Item(row.key, row.part.code, row.number, row.heading, row.text) for row in rows]


def _commitments(version: VersionRow) -> list[Item]:
    """A commitment stands in its clause; its order among the others tells nothing. Its day belongs to what it says."""
    rows = CommitmentWording.objects.filter(version=version.id).select_related("commitment", "clause")
    ordered = sorted(rows, key=lambda row: row.commitment.code)
    return [Item(row.commitment.code, row.clause.key, row.clause.number, "", _said(row)) for row in ordered]


def _said(row: CommitmentWording) -> str:
    return f"{row.text} ({row.due_on.isoformat()})" if row.due_on else row.text
