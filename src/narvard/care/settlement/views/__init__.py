"""The pages of settlement."""

from narvard.care.settlement.views.disputing import answer, correct, dispute
from narvard.care.settlement.views.pages import index, paper, settle, statement
from narvard.care.settlement.views.steps import reopen, run_again, step

__all__ = ["answer", "correct", "dispute", "index", "paper", "reopen", "run_again", "settle", "statement", "step"]
