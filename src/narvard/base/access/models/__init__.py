"""People who can log in, and the assignments they act under."""

from narvard.base.access.models.people import Assignment, User
from narvard.base.core.constraints import NoOverlap

__all__ = ["Assignment", "NoOverlap", "User"]
