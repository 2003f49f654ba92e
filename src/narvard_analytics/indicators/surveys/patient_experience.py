"""Patient experience in primary care, dimension by dimension (Nationell patientenkät), from a survey."""

from datetime import date

from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.surveys.answers import share_of_positive
from narvard_analytics.indicators.surveys.wording import (
    ALL_ASKED,
    ANSWERS,
    LIVES_THERE,
    POSITIVE_ANSWERS,
    WHO_DID_NOT_ANSWER,
)
from narvard_analytics.results import Basis

DIMENSIONS = (
    ("overall_impression", Text(sv="Helhetsintryck", nb="Helhetsinntrykk", en="Overall impression")),
    ("emotional_support", Text(sv="Emotionellt stöd", nb="Følelsesmessig støtte", en="Emotional support")),
    (
        "participation",
        Text(sv="Delaktighet och involvering", nb="Medvirkning og involvering", en="Participation and involvement"),
    ),
    ("respect", Text(sv="Respekt och bemötande", nb="Respekt og måten du blir møtt på", en="Respect and manner")),
    (
        "continuity_coordination",
        Text(sv="Kontinuitet och koordinering", nb="Kontinuitet og samordning", en="Continuity and coordination"),
    ),
    (
        "information_knowledge",
        Text(sv="Information och kunskap", nb="Informasjon og kunnskap", en="Information and knowledge"),
    ),
    ("availability", Text(sv="Tillgänglighet", nb="Tilgjengelighet", en="Availability")),
)
"""The seven dimensions, by the codes of `answers.dimension`."""

DEFINITION = Definition(
    id="patient_experience",
    version="1",
    valid_from=date(2021, 1, 1),
    name=Text(
        sv="Patienternas upplevelse av primärvården",
        nb="Pasientenes opplevelse av primærhelsetjenesten",
        en="Patients’ experience of primary care",
    ),
    description=Text(
        sv="Andelen positiva svar i patientenkäten, en siffra för varje dimension. Det är vad patienterna själva "
        "säger och blandas aldrig med registersiffror.",
        nb="Andelen positive svar i pasientundersøkelsen, ett tall for hver dimensjon. Det er det pasientene selv "
        "sier, og blandes aldri med registertall.",
        en="The share of positive answers in the patient survey, one figure a dimension. It is what patients say "
        "themselves and is never mixed with figures from registers.",
    ),
    numerator=POSITIVE_ANSWERS,
    denominator=ANSWERS,
    exclusions=(WHO_DID_NOT_ANSWER,),
    periods=Text(
        sv="Kalenderåret som enkäten frågar om; sägs det inte, året då svaret gavs.",
        nb="Kalenderåret undersøkelsen spør om; sies det ikke, året da svaret ble gitt.",
        en="The calendar year that the survey asks about; where it does not say, the year of the answer.",
    ),
    age=ALL_ASKED,
    attribution=LIVES_THERE,
    time=Time.ANNUAL,
    measures=tuple(share(code, name, code, code, HIGH) for code, name in DIMENSIONS),
    source=Text(
        sv="Nationell patientenkät, primärvård: dimensionerna ur minnet, inte lästa på nytt; intervallet på effektivt "
        "antal svar (Kish 1965) är vårt val",
        nb="Den svenske nasjonale pasientundersøkelsen: dimensjonene etter hukommelsen, ikke lest på nytt; intervallet "
        "på effektivt antall svar (Kish 1965) er vårt valg",
        en="The Swedish national patient survey, primary care: the dimensions from memory, not read again; the "
        "interval on the effective number of answers (Kish 1965) is our choice",
    ),
    certainty=Certainty.C,
    tables=("answers", "surveys", "residence"),
    companion="where_to_turn",
    goal_areas=("patient_focus", "continuity", "security", "availability"),
    basis=Basis.SURVEY,
)

INDICATORS = (Indicator(DEFINITION, share_of_positive(DEFINITION)),)
