"""A way home: the case with its parties, the stays in hospital, the notices, and what a party plans for itself."""

from narvard.care.discharge.models.cases import Case, Party
from narvard.care.discharge.models.checklist import Tick
from narvard.care.discharge.models.notices import Notice, Planning
from narvard.care.discharge.models.stays import Leave, Stay

__all__ = ["Case", "Leave", "Notice", "Party", "Planning", "Stay", "Tick"]
