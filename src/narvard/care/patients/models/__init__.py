"""Persons with their numbers and residence, who may speak for them, and which persons are one and the same."""

from narvard.care.patients.models.merging import Merge
from narvard.care.patients.models.persons import Person, PersonChange, PersonNumber, Residence
from narvard.care.patients.models.representation import Representative

__all__ = ["Merge", "Person", "PersonChange", "PersonNumber", "Representative", "Residence"]
