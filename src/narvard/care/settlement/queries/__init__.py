"""What is settled between hospitals and municipalities, and what was agreed about it."""

from narvard.care.settlement.queries.agreed import all_terms
from narvard.care.settlement.queries.documents import PROBLEM_WORDS, check_document, document, known_to
from narvard.care.settlement.queries.finding import StatementNotFound
from narvard.care.settlement.queries.index import index_page, start_lines
from narvard.care.settlement.queries.rows import IndexPage, StatementPage
from narvard.care.settlement.queries.statement import statement_page
from narvard.care.settlement.rules.document import FORM

__all__ = [
    "FORM",
    "PROBLEM_WORDS",
    "IndexPage",
    "StatementNotFound",
    "StatementPage",
    "all_terms",
    "check_document",
    "document",
    "index_page",
    "known_to",
    "start_lines",
    "statement_page",
]
