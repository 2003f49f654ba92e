"""Sentences that the definitions of survey figures share."""

from narvard_analytics.indicators.definition import Text

LIVES_THERE = Text(
    sv="Den kommun som den svarande uppger, annars folkbokföringskommunen. Målgrupp bara där det är känt vem som "
    "svarat.",
    nb="Kommunen som den som svarer oppgir, ellers bostedskommunen. Målgruppe bare der det er kjent hvem som har "
    "svart.",
    en="The municipality that the respondent states, or else that of residence. Target group only where it is known "
    "who answered.",
)
ALL_ASKED = Text(
    sv="Alla åldrar som har fått enkäten.", nb="Alle aldre som har fått undersøkelsen.", en="All ages that were asked."
)
WHO_DID_NOT_ANSWER = Text(
    sv="De som inte svarade på frågan, och svar utanför skalan 1 till 5 som ”vet inte”.",
    nb="De som ikke svarte på spørsmålet, og svar utenfor skalaen 1 til 5 som «vet ikke».",
    en="Those who did not answer the question, and answers off the scale of 1 to 5 such as “don’t know”.",
)
POSITIVE_ANSWERS = Text(
    sv="Svar 4 eller 5 på skalan 1 till 5, med enkätens vikter.",
    nb="Svar 4 eller 5 på skalaen 1 til 5, med undersøkelsens vekter.",
    en="Answers 4 or 5 on the scale of 1 to 5, with the weights of the survey.",
)
ANSWERS = Text(
    sv="Alla svar på skalan, med enkätens vikter; utan vikt räknas ett svar som ett.",
    nb="Alle svar på skalaen, med undersøkelsens vekter; uten vekt teller et svar som ett.",
    en="All answers on the scale, with the weights of the survey; one without a weight counts as one.",
)
DAY_OF_ANSWER = Text(
    sv="Månad, kvartal eller år då svaret gavs.",
    nb="Måned, kvartal eller år da svaret ble gitt.",
    en="Month, quarter or year in which the answer was given.",
)
ANSWER_DAY_UNKNOWN = Text(
    sv="Svar utan känd svarsdag.", nb="Svar uten kjent svardag.", en="Answers whose day is not known."
)
