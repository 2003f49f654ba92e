"""Care at the end of life, seen from the death backwards."""

from narvard_analytics.indicators.end_of_life import bed_days, breakpoint_talk

INDICATORS = (bed_days.INDICATOR, breakpoint_talk.INDICATOR)
