"""The versions of an agreement with where each stands on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from narvard.govern.agreements.models import Agreement, Version
from narvard.govern.agreements.rules.versions import Period, State, state_of

# The version that a page shows when none is asked for: the first of these states that there is.
SHOWN_FIRST = (State.IN_FORCE, State.COMING, State.ADOPTED, State.DRAFT, State.REPLACED, State.ENDED)


@dataclass(frozen=True)
class VersionRow:
    """One version: `period` is when it is in force, `adopter` who adopted it, `signed` of `parties` have signed."""

    id: int
    number: int
    label: str
    state: State
    intended: Period
    adopted_on: date | None
    adopter: str
    adopter_slug: str
    decision: str
    period: Period | None
    ended_because: str
    signed: int
    parties: int


def version_rows(agreement: Agreement, today: date) -> tuple[VersionRow, ...]:
    """The versions of an agreement that was read `with_versions`, the first one first."""
    versions = list(agreement.versions.all())
    periods = {version.pk: _period(version) for version in versions}
    return tuple(_row(version, periods, today) for version in versions)


def with_versions() -> Prefetch:
    """What an agreement is read with so that `version_rows` asks nothing more."""
    versions = Version.objects.select_related("adopted_by", "period").annotate(
        party_count=Count("parties"), signed_count=Count("parties", filter=Q(parties__signed_on__isnull=False))
    )
    return Prefetch("versions", versions.order_by("number"))


def chosen(rows: Iterable[VersionRow], number: int | None) -> VersionRow | None:
    """The version that is asked for, or the one that matters most now; None when there is none."""
    listed = list(rows)
    if number is not None:
        return next((row for row in listed if row.number == number), None)
    ordered = sorted(listed, key=lambda row: (SHOWN_FIRST.index(row.state), -row.number))
    return ordered[0] if ordered else None


def _period(version: Version) -> Period | None:
    period = getattr(version, "period", None)
    return Period(period.valid_from, period.valid_to) if period else None


def _row(version: Version, periods: Mapping[int, Period | None], today: date) -> VersionRow:
    others = [period for key, period in periods.items() if period and key != version.pk]
    own = periods[version.pk]
    body = version.adopted_by
    return VersionRow(
        id=version.pk,
        number=version.number,
        label=version.label,
        state=state_of(version.adopted_on, own, others, today),
        intended=Period(version.intended_from, version.intended_to),
        adopted_on=version.adopted_on,
        adopter=body.name if body else version.adopted_text,
        adopter_slug=body.slug if body else "",
        decision=version.decision,
        period=own,
        ended_because=version.period.ended_because if own else "",
        signed=version.signed_count,
        parties=version.party_count,
    )
