"""Figures that others have computed: what a definition takes from them alone, and what is published beside our own."""

from narvard_analytics.indicators.reported import lss_plans, staffing

INDICATORS = (*lss_plans.INDICATORS, *staffing.INDICATORS)
