"""What an agreement lacks: points that a law asks for, and years in which it should have been followed up."""

from collections.abc import Iterable
from datetime import date, timedelta

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.agreements.models import Agreement, RequiredPoint
from narvard.govern.agreements.queries.versions import VersionRow
from narvard.govern.agreements.rules.completeness import Completeness, Point, completeness
from narvard.govern.agreements.rules.versions import Kind, Period, State, years_without_follow_up


def required_points(actor: Actor) -> dict[str, list[Point]]:
    """Kind of agreement → the points that a law of the collaboration asks of it, whenever."""
    found: dict[str, list[Point]] = {}
    for row in RequiredPoint.objects.filter(own(actor)):
        point = Point(row.code, row.number, row.title, Period(row.valid_from, row.valid_to), row.source, row.certainty)
        found.setdefault(row.applies_to, []).append(point)
    return found


def checked(
    points: Iterable[Point], covered: Iterable[str], version: VersionRow, kind: str, today: date
) -> Completeness | None:
    """The check of one version, or None where no law asks for anything.

    A version is held against the law of today; one that is over against that of its last day in force, and one that
    is still to come against that of its first day.
    """
    listed = list(points)
    if not listed or kind == Kind.LAW:
        return None
    return completeness(listed, set(covered), _day(version, today))


def _day(version: VersionRow, today: date) -> date:
    if version.state in (State.REPLACED, State.ENDED) and version.period and version.period.end:
        return version.period.end - timedelta(days=1)
    return max(version.period.start if version.period else version.intended.start, today)


def missing_years(agreement: Agreement, versions: Iterable[VersionRow], noted: Iterable[int], today: date) -> list[int]:
    """The years without the yearly follow-up that the agreement asks for."""
    if not agreement.yearly_follow_up:
        return []
    known = list(noted)
    years = (years_without_follow_up(row.period, known, today) for row in versions if row.period)
    return sorted({year for found in years for year in found})
