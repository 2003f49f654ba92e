"""Hospital care at home: how much of the care that could be given there is, and what becomes of it."""

from narvard_analytics.indicators.hospital_at_home import outcome, share_at_home

INDICATORS = (share_at_home.INDICATOR, outcome.INDICATOR)
