"""What contracts keep of their own: the agreement with what was said of it, and agreed times."""

from narvard.care.contracts.models.agreements import Agreement, Remark
from narvard.care.contracts.models.times import AgreedTime

__all__ = ["AgreedTime", "Agreement", "Remark"]
