"""Settling a month between hospital and municipality, disputing it, reading it, and bringing what was agreed."""

from narvard.care.settlement.operations.disputing import answer_dispute, correct, dispute
from narvard.care.settlement.operations.loading import load_liability
from narvard.care.settlement.operations.reaching import NotSettled
from narvard.care.settlement.operations.reading import read_index, read_paper, read_statement
from narvard.care.settlement.operations.settling import (
    Settled,
    agree,
    invoice,
    reopen,
    run_again,
    send,
    settle_month,
    take_back,
)
from narvard.care.settlement.queries.finding import StatementNotFound

__all__ = [
    "NotSettled",
    "Settled",
    "StatementNotFound",
    "agree",
    "answer_dispute",
    "correct",
    "dispute",
    "invoice",
    "load_liability",
    "read_index",
    "read_paper",
    "read_statement",
    "reopen",
    "run_again",
    "send",
    "settle_month",
    "take_back",
]
