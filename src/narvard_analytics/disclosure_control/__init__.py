"""Small numbers: applied last, in one place, to a whole result table. Nothing leaves by another way.

What is published together must be passed together, and what was published before as ``earlier``: a figure withheld here
can be worked out from a total that was published elsewhere. Guarded are sums over municipalities, units, months,
quarters, years and windows; what is left when a part is taken from a whole (a target group from all, a shorter period
from a longer one); windows that roll from month to month; and late corrections of a published table. Not guarded: what
all of a group have in common, stocks of neighbouring days, which are no sums of each other, and what remainders add up
to among themselves. ``docs/explanation/disclosure.md`` says more.
"""

from narvard_analytics.disclosure_control.attack import narrow_rows
from narvard_analytics.disclosure_control.dominance import is_judged
from narvard_analytics.disclosure_control.fence import (
    BehindTheFence,
    Use,
    fence,
    is_fenced,
    open_columns,
    open_rows,
    refuse_fenced,
)
from narvard_analytics.disclosure_control.profiles import (
    EHRQL,
    INTERNAL,
    OPEN,
    PROFILES,
    REGION_10,
    REGION_20,
    SCB,
    SSB,
    SSB_ROUNDED,
    Dominance,
    Method,
    Profile,
    ProfileUnknown,
    profile_named,
)
from narvard_analytics.disclosure_control.relations import Relations
from narvard_analytics.disclosure_control.release import apply
from narvard_analytics.disclosure_control.rounding import RoundingKeyMissing

__all__ = [
    "EHRQL",
    "INTERNAL",
    "OPEN",
    "PROFILES",
    "REGION_10",
    "REGION_20",
    "SCB",
    "SSB",
    "SSB_ROUNDED",
    "BehindTheFence",
    "Dominance",
    "Method",
    "Profile",
    "ProfileUnknown",
    "Relations",
    "RoundingKeyMissing",
    "Use",
    "apply",
    "fence",
    "is_fenced",
    "is_judged",
    "narrow_rows",
    "open_columns",
    "open_rows",
    "profile_named",
    "refuse_fenced",
]
