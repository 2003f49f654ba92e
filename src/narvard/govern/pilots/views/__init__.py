"""The pages of pilots."""

from narvard.govern.pilots.views.lists import download, index
from narvard.govern.pilots.views.one import attach_evaluation, cycle, decide, pilot, quarter
from narvard.govern.pilots.views.proposing import change, propose

__all__ = ["attach_evaluation", "change", "cycle", "decide", "download", "index", "pilot", "propose", "quarter"]
