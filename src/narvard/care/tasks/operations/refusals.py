"""What is said when something cannot be done with a task. The pages have the same in their languages."""

from narvard.base.access.operations import NotDisclosed


class TaskNotSent(Exception):
    """The task was not sent; `code` says why."""

    REASONS = {
        "person_unknown": "the unit takes no part in the person's care. Note first that it does.",
        "unit_unknown": "that unit cannot be asked. Choose a unit from the list.",
        "kind_unknown": "it is not said what is asked for. Choose from the list.",
        "text_missing": "nothing is written. Write what is asked for.",
        "due_missing": "nothing says by when it is to be done. Write a number of days of your own.",
        "due_too_late": "law or agreement says that it is to be done sooner. Shorten your own time.",
        "due_impossible": "the time is before now, or more than a year away. Write another number of days.",
        "ground_unfit": "that unit belongs to another organization. Choose another ground.",
        "blocked": "a block stops the receiver from seeing it. Ask the person, or phone the unit.",
        **{code: why for code, why in NotDisclosed.REASONS.items() if code != "not_to_persons"},
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"The task was not sent, because {self.REASONS[code]}")
        self.code = code


class TaskNotHandled(Exception):
    """Nothing was done with the task; `code` says why."""

    REASONS = {
        "stale": "someone did something with it in between. Read what was done, and do it again if it is still needed.",
        "not_now": "that cannot be done where the task stands now. Read what has been done.",
        "not_yours": "that is for the other unit to do. Phone them if it is urgent.",
        "text_missing": "nothing is written. Write it in a sentence or two.",
        "unchanged": "the text is the same as before. Change what should be corrected.",
        "same_unit": "the task is at that unit already. Choose another unit.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was done with the task, because {self.REASONS[code]}")
        self.code = code
