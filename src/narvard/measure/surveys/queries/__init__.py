"""What may be asked of surveys."""

from narvard.measure.surveys.queries.answering import AskedQuestion, LinkUnknown, Sheet, sheet
from narvard.measure.surveys.queries.document import check_document, document, known_to
from narvard.measure.surveys.queries.labels import PROBLEM_WORDS
from narvard.measure.surveys.queries.pages import (
    SurveyNotFound,
    SurveyPage,
    SurveyRow,
    WaitingText,
    results_file,
    staffs,
    survey_page,
    surveys,
    waiting_texts,
)
from narvard.measure.surveys.queries.starting import start_lines
from narvard.measure.surveys.rules.document import FORM

__all__ = [
    "FORM",
    "PROBLEM_WORDS",
    "AskedQuestion",
    "LinkUnknown",
    "Sheet",
    "SurveyNotFound",
    "SurveyPage",
    "SurveyRow",
    "WaitingText",
    "check_document",
    "document",
    "known_to",
    "results_file",
    "sheet",
    "staffs",
    "start_lines",
    "survey_page",
    "surveys",
    "waiting_texts",
]
