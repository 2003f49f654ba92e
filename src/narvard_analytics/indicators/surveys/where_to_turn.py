"""Do I know where to turn? The residents' own answer, by target group where it is known who answered."""

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
    id="where_to_turn",
    version="1",
    valid_from=date(2024, 1, 1),
    name=Text(sv="Jag vet vart jag ska vända mig", nb="Jeg vet hvor jeg skal henvende meg", en="I know where to turn"),
    description=Text(
        sv="Andelen som svarar att de vet vart de ska vända sig när de behöver vård eller stöd. Det är människors egna "
        "svar och blandas aldrig med registersiffror.",
        nb="Andelen som svarer at de vet hvor de skal henvende seg når de trenger hjelp. Det er folks egne svar, og de "
        "blandes aldri med registertall.",
        en="The share who answer that they know where to turn when they need care or support. It is people’s own "
        "answer and is never mixed with figures from registers.",
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
            Text(sv="Andel som vet", nb="Andel som vet", en="Share who know"),
            "where_to_turn",
            "where_to_turn",
            HIGH,
        ),
    ),
    source=Text(
        sv="Lokalt förslag: frågan ställs i samverkans egen enkät",
        nb="Lokalt forslag: spørsmålet stilles i samarbeidets egen undersøkelse",
        en="Local proposal: the question is asked in the collaboration’s own survey",
    ),
    certainty=Certainty.C,
    tables=("answers", "surveys", "residence"),
    goal_areas=("security", "patient_focus", "availability"),
    basis=Basis.SURVEY,
)

INDICATORS = (Indicator(DEFINITION, share_of_positive(DEFINITION)),)
