"""The pages of contracts."""

from narvard.care.contracts.views.choosing import block, choices, reads, unblock, withdraw
from narvard.care.contracts.views.composing import contract, end, new_time, time, write
from narvard.care.contracts.views.mine import comment, confirm, mine, need, remark, represented
from narvard.care.contracts.views.papers import my_paper, paper, represented_paper
from narvard.care.contracts.views.person import index, person

__all__ = [
    "block",
    "choices",
    "comment",
    "confirm",
    "contract",
    "end",
    "index",
    "mine",
    "my_paper",
    "need",
    "new_time",
    "paper",
    "person",
    "reads",
    "remark",
    "represented",
    "represented_paper",
    "time",
    "unblock",
    "withdraw",
    "write",
]
