"""The pages of access: entering, who can see and why, opening, and checking afterwards."""

from narvard.base.access.views.checking import begin_check, check, checks, review, reviews
from narvard.base.access.views.entering import assignment, demo_login, logout, roles
from narvard.base.access.views.opening import answer, emergency, lifts, open_others
from narvard.base.access.views.showing import compare, who

__all__ = [
    "answer",
    "assignment",
    "begin_check",
    "check",
    "checks",
    "compare",
    "demo_login",
    "emergency",
    "lifts",
    "logout",
    "open_others",
    "review",
    "reviews",
    "roles",
    "who",
]
