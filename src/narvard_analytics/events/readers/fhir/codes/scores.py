"""Instruments whose total score is kept."""

from narvard_analytics.events.readers.fhir.codes.maps import CodeMap

LOINC = "http://loinc.org"
TOTALS = {
    "44261-6": "PHQ-9",
    "55758-7": "PHQ-2",
    "70274-6": "GAD-7",
    "75626-2": "AUDIT-C",
    "72106-8": "MMSE",
    "9269-2": "GCS",
}
"""LOINC codes of total scores [C]."""
PANELS = {"44249-1": "PHQ-9", "55757-9": "PHQ-2", "69737-5": "GAD-7", "72109-2": "AUDIT-C"}
"""LOINC codes of questionnaires [C]."""
SOURCE = "loinc.org"

SCORE_MAPS: dict[str, CodeMap] = {
    "instrument": CodeMap(
        "Observation.code of a total score; any other observation is none.",
        SOURCE,
        "[C]",
        {f"{LOINC}|{code}": instrument for code, instrument in TOTALS.items()},
        otherwise="!not_a_score",
    ),
    "questionnaire": CodeMap(
        "QuestionnaireResponse.questionnaire of an instrument.",
        SOURCE,
        "[C]",
        {f"|http://loinc.org/q/{code}": instrument for code, instrument in PANELS.items()},
        otherwise="!not_a_score",
    ),
    "score_item": CodeMap(
        "QuestionnaireResponse.item.linkId of the item that holds the total.",
        SOURCE,
        "[C]",
        {key: instrument for code, instrument in TOTALS.items() for key in (f"|{code}", f"|/{code}")},
    ),
}
