"""The pages of named contacts."""

from narvard.care.coordination.views.contacts import end, letter, replace, sent, settle
from narvard.care.coordination.views.person import frail, listed, person
from narvard.care.coordination.views.unit import index, leaving, staffing

__all__ = [
    "end",
    "frail",
    "index",
    "leaving",
    "letter",
    "listed",
    "person",
    "replace",
    "sent",
    "settle",
    "staffing",
]
