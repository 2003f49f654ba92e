"""The tasks that a unit may see, the clocks they go by, and the words they are told in."""

from narvard.care.tasks.queries.clocks import ClockRow, ClocksPage
from narvard.care.tasks.queries.finding import TaskNotFound
from narvard.care.tasks.queries.pages import (
    BOXES,
    LeftRow,
    ReceiptRow,
    StepRow,
    TaskPage,
    Wanted,
    WorkList,
    task_page,
    tasks_about,
    work_list,
)
from narvard.care.tasks.queries.rows import TaskRow
from narvard.care.tasks.queries.starting import start_lines
from narvard.care.tasks.queries.units import Unit

__all__ = [
    "BOXES",
    "ClockRow",
    "ClocksPage",
    "LeftRow",
    "ReceiptRow",
    "StepRow",
    "TaskNotFound",
    "TaskPage",
    "TaskRow",
    "Unit",
    "Wanted",
    "WorkList",
    "start_lines",
    "task_page",
    "tasks_about",
    "work_list",
]
