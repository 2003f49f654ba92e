"""Unplanned readmission: the Swedish and the Norwegian definitions, which differ in age, clock and chain of stays."""

from narvard_analytics.indicators.readmission import norwegian_67, psychiatric, swedish_65

INDICATORS = (swedish_65.INDICATOR, psychiatric.INDICATOR, norwegian_67.INDICATOR)
