"""Avoidable inpatient care: admissions that good care near home can often prevent (undvikbar slutenvård)."""

from narvard_analytics.indicators.avoidable_admissions.counting import figures_of
from narvard_analytics.indicators.avoidable_admissions.definitions import ALL, CHRONIC, ELDERLY, OECD
from narvard_analytics.indicators.indicator import Indicator

INDICATORS = (
    Indicator(ALL, figures_of(ALL)),
    Indicator(ELDERLY, figures_of(ELDERLY)),
    Indicator(CHRONIC, figures_of(CHRONIC, course="chronic")),
    Indicator(OECD, figures_of(OECD)),
)
