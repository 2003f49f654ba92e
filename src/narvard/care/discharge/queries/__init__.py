"""Where ways home stand: the board, one case, a person's, and the facts that settling and measuring go by."""

from narvard.care.discharge.queries.cases import board, cases_of, start_lines
from narvard.care.discharge.queries.exporting import ExportedNotice, ExportedStay, exported_notices, exported_stays
from narvard.care.discharge.queries.finding import CaseNotFound
from narvard.care.discharge.queries.one import case_page
from narvard.care.discharge.queries.rows import BoardPage, BoardRow, CasePage, CaseRow, Choices
from narvard.care.discharge.queries.settling import CaseFacts, StepFact, settlement_facts

__all__ = [
    "BoardPage",
    "BoardRow",
    "CaseFacts",
    "CaseNotFound",
    "CasePage",
    "CaseRow",
    "Choices",
    "ExportedNotice",
    "ExportedStay",
    "StepFact",
    "board",
    "case_page",
    "cases_of",
    "exported_notices",
    "exported_stays",
    "settlement_facts",
    "start_lines",
]
