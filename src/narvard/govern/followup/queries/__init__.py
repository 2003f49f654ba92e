"""What may be read about a quarter."""

from narvard.govern.followup.queries.area import AreaNotFound, AreaPage, area_named, area_page, areas
from narvard.govern.followup.queries.board import Board, board, board_of
from narvard.govern.followup.queries.closed import (
    MOST_SHOWN,
    Changes,
    ClosedQuarter,
    QuarterRow,
    changes_so_far,
    closed_quarter,
    quarter_rows,
)
from narvard.govern.followup.queries.document import check_document, document, known_to
from narvard.govern.followup.queries.freezing import Preview, preview
from narvard.govern.followup.queries.labels import PROBLEM_WORDS
from narvard.govern.followup.queries.letters import LetterRow, letters
from narvard.govern.followup.queries.lines import Line, SaidRow, every_line, lines, to_speak_of
from narvard.govern.followup.queries.mine import MyLine, MyList, my_list
from narvard.govern.followup.queries.periods import (
    PeriodNotFound,
    PeriodRow,
    Proposal,
    open_period,
    period,
    periods,
    proposal,
)
from narvard.govern.followup.queries.piloted import PilotLine, pilot_lines
from narvard.govern.followup.queries.starting import start_lines
from narvard.govern.followup.rules.document import FORM

__all__ = [
    "FORM",
    "MOST_SHOWN",
    "PROBLEM_WORDS",
    "AreaNotFound",
    "AreaPage",
    "Board",
    "Changes",
    "ClosedQuarter",
    "LetterRow",
    "Line",
    "MyLine",
    "MyList",
    "PeriodNotFound",
    "PeriodRow",
    "PilotLine",
    "Preview",
    "Proposal",
    "QuarterRow",
    "SaidRow",
    "area_named",
    "area_page",
    "areas",
    "board",
    "board_of",
    "changes_so_far",
    "check_document",
    "closed_quarter",
    "document",
    "every_line",
    "known_to",
    "letters",
    "lines",
    "my_list",
    "open_period",
    "period",
    "periods",
    "pilot_lines",
    "preview",
    "proposal",
    "quarter_rows",
    "start_lines",
    "to_speak_of",
]
