"""The four parts of a patient contract, and whether all of them stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "agreement": "B",
        "named_contact": "B",
        "agreed_time": "B",
        "coherent_plan": "B",
    }
)
"""Överenskommelse, fast vårdkontakt, överenskommen tid, sammanhållen plan, each with its certainty. Source: SKL,
"Patientkontrakt", 2018 and 2019 (no statute; part of each caregiver's record)."""


@dataclass(frozen=True)
class Parts:
    """Which of the four parts stand."""

    agreement: bool
    named_contact: bool
    agreed_time: bool
    coherent_plan: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """The codes of the parts that do not stand yet, in the order of PARTS."""
        return tuple(name for name in PARTS if not getattr(self, name))

    @property
    def whole(self) -> bool:
        """Do all four stand?"""
        return not self.missing
