"""What can be done with missions, guidelines and what follows from them."""

from narvard.govern.missions.operations.keeping import (
    CommunicationNotDone,
    RoutineNotReviewed,
    RowNotKept,
    finish_communication,
    keep_row,
    review_routine,
)
from narvard.govern.missions.operations.loading import load_missions
from narvard.govern.missions.operations.moving import ChangeNotMoved, move_change

__all__ = [
    "ChangeNotMoved",
    "CommunicationNotDone",
    "RoutineNotReviewed",
    "RowNotKept",
    "finish_communication",
    "keep_row",
    "load_missions",
    "move_change",
    "review_routine",
]
