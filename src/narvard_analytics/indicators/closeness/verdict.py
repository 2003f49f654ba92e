"""Which figure of closeness stands: the experience where it is known, otherwise the computed dimensions together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.closeness.limits import FEWEST_ANSWERS, NearLimit, limits_on
from narvard_analytics.results import Status

EXPERIENCE = "experience"

Row = Mapping[str, Any]
"""A row of the result table, as `to_pylist` gives it."""


class VerdictNotPossible(AnalyticsError):
    """A verdict was asked for on rows that are not about one place, one group and one figure a dimension."""


class Near(StrEnum):
    """Whether care is near. `suppressed`: the figure that decides is withheld; `not_known`: there is none."""

    NEAR = "near"
    NOT_NEAR = "not_near"
    CANNOT_TELL = "cannot_tell"
    SUPPRESSED = "suppressed"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Reading:
    """One dimension's figure read against its limit; `basis` tells survey from register. value: None if withheld."""

    dimension: str
    near: Near
    basis: str
    value: float | None
    limit: float
    row: Row


@dataclass(frozen=True)
class Verdict:
    """What stands, which reading it stands on (none where the computed ones answer together), and all beside it."""

    near: Near
    stands: Reading | None
    beside: tuple[Reading, ...]


def verdict(rows: Iterable[Row], day: date) -> Verdict:
    """The verdict on result rows of one place and one group, by the limits in force on the day.

    The experience overrides: where enough have answered, it stands whatever the computed figures say, also when it
    cannot tell and when it is withheld. Without it, care is near where any computed dimension is near (SKR: place, time
    and/or relation), not near where all that are known are not, and otherwise it cannot be told. Rows of other
    indicators are passed over. Raises VerdictNotPossible, LimitsNotInForce.
    """
    limits = limits_on(day)
    found = _one_a_dimension(list(rows), limits)
    readings = [_reading(limit, found[name]) for name, limit in limits.items() if name in found]
    experience = next((each for each in readings if each.dimension == EXPERIENCE), None)
    if experience is not None and _decides(experience, limits[FEWEST_ANSWERS].value):
        return Verdict(experience.near, experience, tuple(each for each in readings if each is not experience))
    return Verdict(_together([each for each in readings if each is not experience]), None, tuple(readings))


def _one_a_dimension(rows: Sequence[Row], limits: Mapping[str, NearLimit]) -> Mapping[str, Row]:
    named = {(limit.indicator, limit.measure): name for name, limit in limits.items() if limit.indicator}
    own = [(named[key], row) for row in rows if (key := (row["indicator"], row["measure"])) in named]
    places = {(row["municipality"], row["unit"], row["target_group"]) for _, row in own}
    if len(places) > 1 or len({name for name, _ in own}) < len(own):
        raise VerdictNotPossible(
            "The rows are about several places, groups or periods, so no single verdict follows from them. "
            "Choose one place, one group and one period, then ask again."
        )
    return dict(own)


def _reading(limit: NearLimit, row: Row) -> Reading:
    value = row["value"] if row["status"] == Status.OK else None
    return Reading(limit.name, _near(limit, row), row["basis"], value, limit.value, row)


def _near(limit: NearLimit, row: Row) -> Near:
    """Near where the whole interval is at the limit or above, not near where all of it is below."""
    if row["status"] == Status.SUPPRESSED:
        return Near.SUPPRESSED
    if row["status"] != Status.OK:
        return Near.NOT_KNOWN
    if row["lower_95"] >= limit.value:
        return Near.NEAR
    return Near.NOT_NEAR if row["upper_95"] < limit.value else Near.CANNOT_TELL


def _decides(experience: Reading, fewest: float) -> bool:
    """A withheld experience decides too, for what is withheld may not be told by what takes its place."""
    if experience.near is Near.SUPPRESSED:
        return True
    return experience.near is not Near.NOT_KNOWN and experience.row["persons"] >= fewest


def _together(computed: Sequence[Reading]) -> Near:
    said = [each.near for each in computed if each.near is not Near.NOT_KNOWN]
    if Near.NEAR in said:
        return Near.NEAR
    if not said:
        return Near.NOT_KNOWN
    if Near.SUPPRESSED in said:
        return Near.SUPPRESSED
    return Near.NOT_NEAR if set(said) == {Near.NOT_NEAR} else Near.CANNOT_TELL
