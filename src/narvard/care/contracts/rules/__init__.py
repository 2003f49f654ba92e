"""What a patient contract is: its four parts, what happens next, and what may be done with an agreed time."""

from narvard.care.contracts.rules.coming import Ask, Coming, NobodyToAsk, Planned, coming
from narvard.care.contracts.rules.parts import PARTS, Parts
from narvard.care.contracts.rules.texts import AgreementText, TimeText, wrong_agreement, wrong_time
from narvard.care.contracts.rules.times import KINDS, MOVES, Move, State, moved
from narvard.care.contracts.rules.turning import Turn, turns

__all__ = [
    "KINDS",
    "MOVES",
    "PARTS",
    "AgreementText",
    "Ask",
    "Coming",
    "Move",
    "NobodyToAsk",
    "Parts",
    "Planned",
    "State",
    "TimeText",
    "Turn",
    "coming",
    "moved",
    "turns",
    "wrong_agreement",
    "wrong_time",
]
