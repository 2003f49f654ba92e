"""What may be asked of missions, guidelines and what follows from them."""

from narvard.govern.missions.queries.document import check_document, document, known_to
from narvard.govern.missions.queries.keeping import RowNotFound, offered, row, table_file
from narvard.govern.missions.queries.labels import PROBLEM_WORDS
from narvard.govern.missions.queries.overview import Waiting, start_lines, waiting
from narvard.govern.missions.queries.rows import (
    ChangePage,
    ChangeRow,
    CommunicationRow,
    GoalRow,
    GuidelineRow,
    InvestmentRow,
    MissionRow,
    PrivateParties,
    ProjectRow,
    RoutineRow,
    StaffingRow,
)
from narvard.govern.missions.queries.sections import (
    ChangeNotFound,
    change,
    changes,
    communication,
    goals,
    guidelines,
    investments,
    late_routines,
    missions,
    private_parties,
    projects,
    staffing,
)
from narvard.govern.missions.rules.document import FORM

__all__ = [
    "FORM",
    "PROBLEM_WORDS",
    "ChangeNotFound",
    "ChangePage",
    "ChangeRow",
    "CommunicationRow",
    "GoalRow",
    "GuidelineRow",
    "InvestmentRow",
    "MissionRow",
    "PrivateParties",
    "ProjectRow",
    "RoutineRow",
    "RowNotFound",
    "StaffingRow",
    "Waiting",
    "change",
    "changes",
    "check_document",
    "communication",
    "document",
    "goals",
    "guidelines",
    "investments",
    "known_to",
    "late_routines",
    "missions",
    "offered",
    "private_parties",
    "projects",
    "row",
    "staffing",
    "start_lines",
    "table_file",
    "waiting",
]
