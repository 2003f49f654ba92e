"""What a FHIR source has told so far: its people, professionals and places, and where rows go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.fhir.references import Directory, Resource, own_keys, reference_keys
from narvard_analytics.events.staging import Staging, Value


@dataclass(frozen=True)
class Place:
    """Where a resource stands: the file, the line (or the entry's number in a bundle), and its full URL if any."""

    file: str
    line: int
    full_url: str = ""


@dataclass
class Reading:
    """The state of reading one source. What it keeps grows with people and places, not with events.

    The exception is `ranks`: a source that ranks its diagnoses in Encounter.diagnosis costs about a hundred bytes for
    each, since conditions are read after encounters. `municipalities` maps a postal code or a lower-case city to a
    municipality.
    """

    staging: Staging
    pseudonymiser: Pseudonymiser
    municipalities: Mapping[str, str] = field(default_factory=dict)
    persons: dict[str, bytes | None] = field(default_factory=dict)
    practitioners: Directory = field(default_factory=Directory)
    organizations: Directory = field(default_factory=Directory)
    locations: Directory = field(default_factory=Directory)
    encounters: Directory = field(default_factory=Directory)
    professions: dict[str, str] = field(default_factory=dict)
    disciplines: dict[str, str] = field(default_factory=dict)
    ranks: dict[str, str] = field(default_factory=dict)

    def know_person(self, resource: Resource, place: Place, person: bytes | None) -> None:
        """Remember a patient's pseudonym, None where the identity number is faulty."""
        for key in own_keys(resource, place.full_url):
            self.persons[key] = person

    def add_of_person(
        self, table: str, place: Place, subject: Mapping[str, Any] | None, values: dict[str, Value], source_id: str
    ) -> None:
        """Add a row about the person that a reference points at; say so where that person is not known."""
        key = next((k for k in reference_keys(subject) if k in self.persons), None)
        person = self.persons[key] if key else None
        row = self.staging.add(table, place.file, place.line, {**values, "person": person}, source_id)
        if person is None:
            reason = "parent_left_out" if key else "orphan"
            self.staging.problem(Problem(table, place.file, place.line, "person", reason, row=row))

    def note(self, table: str, place: Place, column: str, reason: str, row: int | None = None) -> None:
        """Say something about a place in the source."""
        self.staging.problem(Problem(table, place.file, place.line, column, reason, row=row))
