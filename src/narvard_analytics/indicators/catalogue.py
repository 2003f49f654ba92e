"""All indicators by id, with what computes them."""

from collections.abc import Mapping

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators import (
    avoidable_admissions,
    care_plans,
    chronic_follow_up,
    closeness,
    continuity,
    corridor_patients,
    discharge_ready,
    emergency_stay,
    emergency_visits,
    end_of_life,
    fall_injuries,
    guarantee,
    handover,
    home_care_staff,
    hospital_at_home,
    named_physician,
    named_physician_groups,
    own_physician_visits,
    readmission,
    referral_assessed,
    reported,
    sip_school,
    stepped_care,
    surveys,
)
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.indicators.indicator import Indicator


class IndicatorNotInCatalogue(AnalyticsError):
    """An indicator was asked for that the catalogue does not have."""


TOPICS = (
    named_physician,
    named_physician_groups,
    continuity,
    own_physician_visits,
    home_care_staff,
    guarantee,
    chronic_follow_up,
    care_plans,
    referral_assessed,
    avoidable_admissions,
    fall_injuries,
    readmission,
    hospital_at_home,
    discharge_ready,
    handover,
    emergency_visits,
    emergency_stay,
    corridor_patients,
    end_of_life,
    sip_school,
    stepped_care,
    surveys,
    closeness,
    reported,
)

CATALOGUE: Mapping[str, Indicator] = {each.definition.id: each for topic in TOPICS for each in topic.INDICATORS}


def indicator(name: str) -> Indicator:
    """The indicator of that id.

    Raises IndicatorNotInCatalogue.
    """
    if name not in CATALOGUE:
        raise IndicatorNotInCatalogue(
            f"The catalogue has no indicator {name}. It has {', '.join(CATALOGUE)}; name one of them."
        )
    return CATALOGUE[name]


def definitions() -> tuple[Definition, ...]:
    """All definitions in the order of the catalogue."""
    return tuple(entry.definition for entry in CATALOGUE.values())
