"""What is kept of a quarter: its deadlines, what was said, what was frozen, and the letters that were sent."""

from narvard.govern.followup.models.frozen import FrozenRow, Supplement
from narvard.govern.followup.models.letters import DigestRefusal, Reminder
from narvard.govern.followup.models.periods import AreaReady, Period
from narvard.govern.followup.models.said import Said

__all__ = ["AreaReady", "DigestRefusal", "FrozenRow", "Period", "Reminder", "Said", "Supplement"]
