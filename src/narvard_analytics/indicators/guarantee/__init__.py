"""Promises with a clock: the Swedish care guarantee 0-3-90-90 and the Norwegian individual deadline."""

from narvard_analytics.indicators.guarantee import contacts, deadline, specialised

__all__ = ["INDICATORS"]

INDICATORS = (*contacts.INDICATORS, *specialised.INDICATORS, *deadline.INDICATORS)
