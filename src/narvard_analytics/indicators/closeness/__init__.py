"""How near care is: in time, at a distance and in travel time, and above all as people find it themselves.

The patient's own experience is central to what near means (Närvård Södra Dalarna); SKR: near in place, time and/or
relation. `contacts` and `geography` compute dimensions, the relation is `own_physician_visits`, `experience` counts the
answers, and `verdict` says which figure stands.
"""

from narvard_analytics.indicators.closeness import contacts, experience, geography
from narvard_analytics.indicators.closeness.verdict import Reading, Verdict, VerdictNotPossible, verdict

INDICATORS = (*contacts.INDICATORS, *geography.INDICATORS, *experience.INDICATORS)

__all__ = ["INDICATORS", "Reading", "Verdict", "VerdictNotPossible", "verdict"]
