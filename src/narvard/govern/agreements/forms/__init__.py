"""The forms of agreements."""

from narvard.govern.agreements.forms.acts import AdoptForm, DraftForm, EndForm, FollowUpForm, SignForm
from narvard.govern.agreements.forms.clauses import ClauseForm

__all__ = ["AdoptForm", "ClauseForm", "DraftForm", "EndForm", "FollowUpForm", "SignForm"]
