"""Results kept beside what they were computed from: a rerun is free, a new month computes what it touches, and a figure
can be computed again years later from the very deliveries that it rests on.
"""

from narvard_analytics.indicators.kept.computing import KeptRun, compute_kept
from narvard_analytics.indicators.kept.folder import KeptFolder, NoSuchResult
from narvard_analytics.indicators.kept.record import Record
from narvard_analytics.indicators.kept.reproducing import CannotReproduce, Difference, Reproduction, reproduce

__all__ = [
    "CannotReproduce",
    "Difference",
    "KeptFolder",
    "KeptRun",
    "NoSuchResult",
    "Record",
    "Reproduction",
    "compute_kept",
    "reproduce",
]
