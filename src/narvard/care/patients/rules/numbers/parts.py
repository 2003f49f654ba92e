"""What a number says about its holder, and why one is refused."""

from dataclasses import dataclass
from datetime import date


class NumberRefused(ValueError):
    """The number was not read; `code` says why."""

    REASONS = {
        "not_understood": "it is not a number of any kind that is known. Write all its digits.",
        "check_digit": "its check digits are wrong. Read it again from an identity document.",
        "no_such_day": "its date does not exist. Read it again from an identity document.",
        "not_born": "its date has not come yet. Read it again from an identity document.",
        "separator": "a plus sign stands for a hundred years or more, which it does not have. Write a hyphen.",
        "contradicts_birth_date": "it says another birth date than the one that is given. Find out which is right.",
        "made_up": "it is a number for tests, or a help number. Choose its kind, or find the right number.",
        "another_kind": "it is a number of another kind than the one that was chosen. Choose the kind again.",
        "assigner_missing": "a number of that kind means nothing without who assigned it. Write who did.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"The number was not read, because {self.REASONS[code]}")
        self.code = code


@dataclass(frozen=True)
class Parts:
    """A number of a kind. `birth_date` None: it does not tell it, but perhaps "ddmmyy" of it, in `day_month`."""

    kind: str
    value: str
    birth_date: date | None = None
    day_month: str = ""
    made_up: bool = False

    def agrees(self, birth_date: date) -> bool:
        """May one born that day hold the number?"""
        if self.day_month:
            return f"{birth_date:%d%m%y}" == self.day_month
        return self.birth_date in {None, birth_date}


def a_day(year: int, month: int, day: int) -> date:
    """The date, or NumberRefused where there is none."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NumberRefused("no_such_day") from error
