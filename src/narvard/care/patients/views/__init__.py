"""The pages of persons."""

from narvard.care.patients.views.finding import index, look_up, register, take_up
from narvard.care.patients.views.merging import compare, merge, unmerge
from narvard.care.patients.views.persons import (
    change,
    death,
    end_municipality,
    lives,
    move,
    municipality,
    number,
    person,
)
from narvard.care.patients.views.wishes import (
    block,
    consent,
    end_block,
    end_representative,
    representative,
    withdraw,
)

__all__ = [
    "block",
    "change",
    "compare",
    "consent",
    "death",
    "end_block",
    "end_municipality",
    "end_representative",
    "index",
    "lives",
    "look_up",
    "merge",
    "move",
    "municipality",
    "number",
    "person",
    "register",
    "representative",
    "take_up",
    "unmerge",
    "withdraw",
]
