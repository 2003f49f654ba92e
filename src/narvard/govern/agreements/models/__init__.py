"""Agreements as structure: versions, parts, clauses and commitments, phases, themes and what a law asks for."""

from narvard.govern.agreements.models.agreements import Agreement, FollowUp, ForcePeriod, Party, Version
from narvard.govern.agreements.models.content import (
    Clause,
    Commitment,
    CommitmentWording,
    Part,
    Phase,
    RequiredPoint,
    TimedActivity,
)
from narvard.govern.agreements.models.themes import Area, Theme, ThemeLink

__all__ = [
    "Agreement",
    "Area",
    "Clause",
    "Commitment",
    "CommitmentWording",
    "FollowUp",
    "ForcePeriod",
    "Part",
    "Party",
    "Phase",
    "RequiredPoint",
    "Theme",
    "ThemeLink",
    "TimedActivity",
    "Version",
]
