"""What is written about pilots on the pages."""

from narvard.govern.pilots.forms.deciding import DecisionForm
from narvard.govern.pilots.forms.following import CycleForm, EvaluationForm, QuarterForm
from narvard.govern.pilots.forms.proposing import ProposalForm

__all__ = ["CycleForm", "DecisionForm", "EvaluationForm", "ProposalForm", "QuarterForm"]
