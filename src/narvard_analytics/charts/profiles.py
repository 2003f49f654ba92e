"""Rule profiles: the published rule sets for control charts, which do not agree with each other.

Every chart and light names the profile that it was drawn with, since the same points can be a special cause under one
published rule set and not under another.
"""

from dataclasses import dataclass
from enum import StrEnum

SCREENING_FACTOR = 3.267
"""A moving range of at least this many mean moving ranges is left out once when limits are set (Nelson 1982) [B]."""

RANGE_TO_SIGMA = 1.128
"""Expected moving range of two points in standard deviations, d2 for n = 2 [B]."""

RUN_LENGTH = 7
"""Points in a shift and in a trend (NHS "Making data count") [B]."""

POINTS_FOR_FIRM_LIMITS = 12
"""Below this many points in a part its limits are trial limits (NHS "Making data count") [B]."""


class RunRules(StrEnum):
    """Which runs of points are special: those of seven (NHS "Making data count") or those of Anhøj."""

    SEVEN = "seven"
    ANHOEJ = "anhoej"


@dataclass(frozen=True)
class Profile:
    """One published rule set for XmR charts and their special causes.

    ``limit_factor`` is the number of mean moving ranges from the mean to a limit. ``screened`` says whether extreme
    moving ranges are left out once when limits are set. ``outer_third_holds_outliers`` says whether a point beyond a
    limit counts as one of the two in "two of three" (and whether the third point may lie on the other side).
    ``points_on_mean_run`` says whether seven points exactly on the mean count as a shift. ``runs`` says whether runs
    are judged by trend, two of three and shift, or by Anhøj's longest run and crossings in place of all three.
    ``certainty`` is the mark of the least certain of these.
    """

    name: str
    version: str
    limit_factor: float
    screened: bool
    outer_third_holds_outliers: bool
    points_on_mean_run: bool
    source: str
    certainty: str
    runs: RunRules = RunRules.SEVEN


NHSR = Profile(
    name="nhsr",
    version="1",
    limit_factor=2.66,
    screened=True,
    outer_third_holds_outliers=False,
    points_on_mean_run=False,
    source="NHSRplotthedots, default settings",
    certainty="B",
)
NHSPY = Profile(
    name="nhspy",
    version="1",
    limit_factor=2.66,
    screened=True,
    outer_third_holds_outliers=False,
    points_on_mean_run=True,
    source="nhspy-plotthedots; seven points on the mean count as a shift there, which is a known defect",
    certainty="B",
)
WESTERN_AUSTRALIA = Profile(
    name="western_australia",
    version="1",
    limit_factor=3 / 1.1283791670955126,  # exact d2 = 2 / sqrt(pi)
    screened=True,
    outer_third_holds_outliers=True,
    points_on_mean_run=False,
    source="Western Australia Department of Health, SPC package; screening is a setting there",
    certainty="B",
)
NHS_EXCEL = Profile(
    name="nhs_excel",
    version="1",
    limit_factor=2.66,
    screened=False,
    outer_third_holds_outliers=False,
    points_on_mean_run=False,
    source="NHS England 'Making data count' workbook; its two-of-three rule and points on the mean are not re-read",
    certainty="C",
)

QICHARTS2 = Profile(
    name="qicharts2",
    version="1",
    limit_factor=3 / RANGE_TO_SIGMA,
    screened=True,
    outer_third_holds_outliers=False,
    points_on_mean_run=False,
    source="qicharts2 for R; screening is an option there, and points on the centre line are left out of runs",
    certainty="B",
    runs=RunRules.ANHOEJ,
)

PROFILES: dict[str, Profile] = {each.name: each for each in (NHSR, NHSPY, WESTERN_AUSTRALIA, NHS_EXCEL, QICHARTS2)}
