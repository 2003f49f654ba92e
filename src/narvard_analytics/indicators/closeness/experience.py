"""Closeness as people find it themselves: the figure that stands before the computed ones."""

from datetime import date

from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.surveys.answers import share_of_positive
from narvard_analytics.indicators.surveys.wording import (
    ALL_ASKED,
    ANSWER_DAY_UNKNOWN,
    ANSWERS,
    DAY_OF_ANSWER,
    LIVES_THERE,
    POSITIVE_ANSWERS,
    WHO_DID_NOT_ANSWER,
)
from narvard_analytics.results import Basis

DEFINITION = Definition(
    id="closeness_experience",
    version="1",
    valid_from=date(2024, 1, 1),
    name=Text(sv="Upplevd närhet", nb="Opplevd nærhet", en="Closeness as experienced"),
    description=Text(
        sv="Andelen som svarar att vården finns nära när de behöver den. Där svaren räcker är det de som avgör, före "
        "restid, väntan och andra mått på närhet.",
        nb="Andelen som svarer at hjelpen er nær når de trenger den. Der svarene er mange nok, er det de som avgjør, "
        "foran reisetid, ventetid og andre mål på nærhet.",
        en="The share who answer that care is near when they need it. Where there are answers enough they decide, "
        "before travel time, waiting and other measures of closeness.",
    ),
    numerator=POSITIVE_ANSWERS,
    denominator=ANSWERS,
    exclusions=(WHO_DID_NOT_ANSWER, ANSWER_DAY_UNKNOWN),
    periods=DAY_OF_ANSWER,
    age=ALL_ASKED,
    attribution=LIVES_THERE,
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel som upplever närhet", nb="Andel som opplever nærhet", en="Share who find it near"),
            "closeness",
            "closeness",
            HIGH,
        ),
    ),
    source=Text(
        sv="Lokalt förslag efter Närvård Södra Dalarna: patientens upplevelse är central för vad som är nära",
        nb="Lokalt forslag etter Närvård Södra Dalarna: pasientens opplevelse er sentral for hva som er nært",
        en="Local proposal after Närvård Södra Dalarna: the patient’s experience is central to what near means",
    ),
    certainty=Certainty.C,
    tables=("answers", "surveys", "residence"),
    goal_areas=("closeness", "patient_focus"),
    basis=Basis.SURVEY,
)

INDICATORS = (Indicator(DEFINITION, share_of_positive(DEFINITION)),)
