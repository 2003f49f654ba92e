"""What can be done with surveys."""

from narvard.measure.surveys.operations.answering import AnswerNotCounted, answer
from narvard.measure.surveys.operations.linking import BatchNotFound, LinksNotMade, make_links, withdraw_links
from narvard.measure.surveys.operations.loading import load_surveys
from narvard.measure.surveys.operations.moderating import TextNotFound, read_text
from narvard.measure.surveys.operations.preparing import (
    SurveyNotPrepared,
    add_group,
    add_question,
    create_survey,
    plan_round,
)

__all__ = [
    "AnswerNotCounted",
    "BatchNotFound",
    "LinksNotMade",
    "SurveyNotPrepared",
    "TextNotFound",
    "add_group",
    "add_question",
    "answer",
    "create_survey",
    "load_surveys",
    "make_links",
    "plan_round",
    "read_text",
    "withdraw_links",
]
