from narvard.govern.voices.views.answering import answer, link, make_activity, make_risk
from narvard.govern.voices.views.hearing import (
    add_note,
    add_statement,
    gather,
    new_discussion,
    new_occasion,
)
from narvard.govern.voices.views.reading import discussion, index, occasion, said_file

__all__ = [
    "add_note",
    "add_statement",
    "answer",
    "discussion",
    "gather",
    "index",
    "link",
    "make_activity",
    "make_risk",
    "new_discussion",
    "new_occasion",
    "occasion",
    "said_file",
]
