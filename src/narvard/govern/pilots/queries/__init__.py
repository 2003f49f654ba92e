"""What a person may read about pilots."""

from narvard.govern.pilots.queries.documents import check_document, document, known_to
from narvard.govern.pilots.queries.finding import PilotNotFound
from narvard.govern.pilots.queries.labels import PROBLEM_WORDS
from narvard.govern.pilots.queries.pages import PilotPage, PilotsPage, pilot_page, pilot_rows, pilots_page
from narvard.govern.pilots.queries.proposals import ProposalRow, choices, proposal
from narvard.govern.pilots.queries.rows import PilotRow, ProgrammeRow, QuarterRow
from narvard.govern.pilots.queries.starting import start_lines
from narvard.govern.pilots.rules.document import FORM

__all__ = [
    "FORM",
    "PROBLEM_WORDS",
    "PilotNotFound",
    "PilotPage",
    "PilotRow",
    "PilotsPage",
    "ProgrammeRow",
    "ProposalRow",
    "QuarterRow",
    "check_document",
    "choices",
    "document",
    "known_to",
    "pilot_page",
    "pilot_rows",
    "pilots_page",
    "proposal",
    "start_lines",
]
