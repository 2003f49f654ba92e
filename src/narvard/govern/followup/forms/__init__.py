"""The shape of what people send in about a quarter."""

from narvard.govern.followup.forms.saying import SayForm, place_of
from narvard.govern.followup.forms.steps import DeadlinesForm, NoteForm, SupplementForm

__all__ = ["DeadlinesForm", "NoteForm", "SayForm", "SupplementForm", "place_of"]
