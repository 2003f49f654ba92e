"""What a programme's frame still holds when its pilots have their budgets. Whole kronor throughout."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """A frame, what is budgeted within it, and what is left; `left` below zero is refused where it would arise."""

    kronor: int
    budgeted: int
    spent: int

    @property
    def left(self) -> int:
        """Kronor of the frame that no pilot has in its budget."""
        return self.kronor - self.budgeted

    @property
    def unspent(self) -> int:
        """Kronor of the frame that are not used."""
        return self.kronor - self.spent


def frame(kronor: int, budgets: Iterable[int | None], spent: Iterable[int]) -> Frame:
    """A programme's frame with the budgets of its pilots (None: no budget yet) and what each has spent."""
    return Frame(kronor, sum(budget or 0 for budget in budgets), sum(spent))


def fits(kronor: int | None, others: Iterable[int | None], wanted: int | None) -> bool:
    """Does a budget fit within a frame (None: there is none) beside the other pilots' budgets?"""
    return kronor is None or sum(budget or 0 for budget in others) + (wanted or 0) <= kronor
