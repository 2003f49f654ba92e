"""The pages of ways home."""

from narvard.care.discharge.views.admitting import admit
from narvard.care.discharge.views.bringing import bring
from narvard.care.discharge.views.checklist import checklist
from narvard.care.discharge.views.lists import board
from narvard.care.discharge.views.one import case, correct, step
from narvard.care.discharge.views.outage import afterwards, enter, outage, outage_form

__all__ = [
    "admit",
    "afterwards",
    "board",
    "bring",
    "case",
    "checklist",
    "correct",
    "enter",
    "outage",
    "outage_form",
    "step",
]
