"""The shape of what people send in."""

from narvard.govern.plans.forms.activity import ActivityForm, MilestoneForm, milestone_forms
from narvard.govern.plans.forms.bringing import BringForm, LoadForm
from narvard.govern.plans.forms.filtering import FilterForm, year_in
from narvard.govern.plans.forms.governing import AdoptForm, CopyForm, ProposalForm, PublishForm
from narvard.govern.plans.forms.risk import RiskForm
from narvard.govern.plans.forms.status import StatusForm

__all__ = [
    "ActivityForm",
    "AdoptForm",
    "BringForm",
    "CopyForm",
    "FilterForm",
    "LoadForm",
    "MilestoneForm",
    "ProposalForm",
    "PublishForm",
    "RiskForm",
    "StatusForm",
    "milestone_forms",
    "year_in",
]
