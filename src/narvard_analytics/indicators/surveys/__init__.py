"""What patients and residents answer: their experience of care, and whether they know where to turn."""

from narvard_analytics.indicators.surveys import patient_experience, where_to_turn

INDICATORS = (*patient_experience.INDICATORS, *where_to_turn.INDICATORS)
