"""What may be asked of people heard."""

from narvard.govern.voices.queries.choices import areas, places
from narvard.govern.voices.queries.document import check_document, document, known_to
from narvard.govern.voices.queries.labels import PROBLEM_WORDS
from narvard.govern.voices.queries.pages import (
    DiscussionNotFound,
    DiscussionPage,
    Heard,
    OccasionNotFound,
    OccasionPage,
    OutcomeRow,
    SaidNotFound,
    SaidRow,
    discussion,
    heard,
    occasion,
    said_file,
    to_answer,
)
from narvard.govern.voices.queries.persons import persons_perhaps
from narvard.govern.voices.queries.starting import start_lines
from narvard.govern.voices.rules.document import FORM

__all__ = [
    "FORM",
    "PROBLEM_WORDS",
    "DiscussionNotFound",
    "DiscussionPage",
    "Heard",
    "OccasionNotFound",
    "OccasionPage",
    "OutcomeRow",
    "SaidNotFound",
    "SaidRow",
    "areas",
    "check_document",
    "discussion",
    "document",
    "heard",
    "known_to",
    "occasion",
    "persons_perhaps",
    "places",
    "said_file",
    "start_lines",
    "to_answer",
]
