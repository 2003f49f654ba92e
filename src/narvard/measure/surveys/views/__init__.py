from narvard.measure.surveys.views.answering import answer_page
from narvard.measure.surveys.views.preparing import add_group, add_question, links, new, plan_round, withdraw
from narvard.measure.surveys.views.reading import index, results, survey
from narvard.measure.surveys.views.texts import read, texts

__all__ = [
    "add_group",
    "add_question",
    "answer_page",
    "index",
    "links",
    "new",
    "plan_round",
    "read",
    "results",
    "survey",
    "texts",
    "withdraw",
]
