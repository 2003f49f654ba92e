"""The shape of what people send in."""

from narvard.govern.plans.forms.bringing import BringForm, LoadForm
from narvard.govern.plans.forms.filtering import FilterForm, year_in
from narvard.govern.plans.forms.status import StatusForm

__all__ = ["BringForm", "FilterForm", "LoadForm", "StatusForm", "year_in"]
