"""What can be done with what people have said."""

from narvard.govern.voices.operations.answering import (
    Thing,
    ThingNotFound,
    VoiceNotAnswered,
    become_activity,
    become_risk,
    link_outcome,
)
from narvard.govern.voices.operations.hearing import (
    VoiceNotKept,
    add_discussion,
    add_note,
    add_occasion,
    add_statement,
    gather_discussion,
)
from narvard.govern.voices.operations.loading import load_voices

__all__ = [
    "Thing",
    "ThingNotFound",
    "VoiceNotAnswered",
    "VoiceNotKept",
    "add_discussion",
    "add_note",
    "add_occasion",
    "add_statement",
    "become_activity",
    "become_risk",
    "gather_discussion",
    "link_outcome",
    "load_voices",
]
