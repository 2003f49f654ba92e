"""Who persons are, where they are registered, who speaks for them, and how they are found."""

from narvard.care.patients.queries.exporting import (
    ExportedPerson,
    ExportedResidence,
    exported_persons,
    exported_residence,
)
from narvard.care.patients.queries.finding import Found, FoundPage
from narvard.care.patients.queries.identity import (
    Identity,
    Registration,
    identities,
    municipalities_on,
    municipality_on,
)
from narvard.care.patients.queries.merging import same_person
from narvard.care.patients.queries.pages import PersonPage
from narvard.care.patients.rules.numbers import made_up_number

__all__ = [
    "ExportedPerson",
    "ExportedResidence",
    "Found",
    "FoundPage",
    "Identity",
    "PersonPage",
    "Registration",
    "exported_persons",
    "exported_residence",
    "identities",
    "made_up_number",
    "municipalities_on",
    "municipality_on",
    "same_person",
]
