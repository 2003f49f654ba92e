"""What may be asked about obligations."""

from narvard.govern.obligations.queries.exchange import check_document, document, known_to
from narvard.govern.obligations.queries.labels import PROBLEM_WORDS
from narvard.govern.obligations.queries.listing import (
    ObligationDetail,
    ObligationList,
    ObligationNotFound,
    obligation,
    obligations,
)
from narvard.govern.obligations.queries.reading import Occasion
from narvard.govern.obligations.queries.starting import DueDate, due_dates, start_lines
from narvard.govern.obligations.rules.document import FORM

__all__ = [
    "FORM",
    "PROBLEM_WORDS",
    "DueDate",
    "ObligationDetail",
    "ObligationList",
    "ObligationNotFound",
    "Occasion",
    "check_document",
    "document",
    "due_dates",
    "known_to",
    "obligation",
    "obligations",
    "start_lines",
]
