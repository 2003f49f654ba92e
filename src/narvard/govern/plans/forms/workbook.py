"""Reading a plan out of an XLSX file: shape only, what it means is checked elsewhere."""

from narvard.base.core.queries import Problem, read_sheets
from narvard.govern.plans.rules.nesting import nested
from narvard.govern.plans.rules.sheets import MARKS, REQUIRED

Read = tuple[dict[str, object], tuple[Problem, ...]]
UNREADABLE = ("not_a_workbook", "unpacks_too_large")


def read_workbook(content: bytes) -> Read:
    """The document in a workbook, with what is wrong with the file itself."""
    rows, problems = read_sheets(content, REQUIRED, MARKS)
    if any(problem.code in UNREADABLE for problem in problems):
        return {}, problems
    missing = tuple(Problem("sheet_missing", value=name) for name in ("plans", "activities") if name not in rows)
    document, lost = nested(rows)
    return document, (*problems, *missing, *lost)
