"""What is done with tasks: sending, taking on, handing on, reading, and telling who answers when time has passed."""

from narvard.care.tasks.operations.agreeing import ClockNotSet, agree_clock
from narvard.care.tasks.operations.asking import answer_task, cancel_task, correct_task, forward_task
from narvard.care.tasks.operations.delivering import Agreed
from narvard.care.tasks.operations.escalating import escalate_due
from narvard.care.tasks.operations.reading import (
    NewPage,
    read_clocks,
    read_for_new,
    read_task,
    read_work_list,
    units_to_ask,
)
from narvard.care.tasks.operations.receiving import (
    accept_task,
    ask_for_more,
    decline_task,
    finish_task,
    mark_mis_sent,
    start_task,
)
from narvard.care.tasks.operations.refusals import TaskNotHandled, TaskNotSent
from narvard.care.tasks.operations.sending import send_task

__all__ = [
    "Agreed",
    "ClockNotSet",
    "NewPage",
    "TaskNotHandled",
    "TaskNotSent",
    "accept_task",
    "agree_clock",
    "answer_task",
    "ask_for_more",
    "cancel_task",
    "correct_task",
    "decline_task",
    "escalate_due",
    "finish_task",
    "forward_task",
    "mark_mis_sent",
    "read_clocks",
    "read_for_new",
    "read_task",
    "read_work_list",
    "send_task",
    "start_task",
    "units_to_ask",
]
