"""Who a person's contacts are, and what a unit lacks."""

from narvard.care.coordination.queries.contacts import (
    ContactNotFound,
    appointed_before,
    care_contact_at,
    contact,
    contacts_of,
)
from narvard.care.coordination.queries.export import (
    ExportedCohort,
    ExportedContact,
    ExportedListing,
    exported_cohorts,
    exported_listings,
    exported_named_contacts,
)
from narvard.care.coordination.queries.reach import PersonNotReached
from narvard.care.coordination.queries.rows import ContactRow
from narvard.care.coordination.queries.starting import start_lines
from narvard.care.coordination.rules.practitioners import Practitioner
from narvard.care.coordination.rules.roles import ContactRole

__all__ = [
    "ContactNotFound",
    "ContactRole",
    "ContactRow",
    "ExportedCohort",
    "ExportedContact",
    "ExportedListing",
    "PersonNotReached",
    "Practitioner",
    "appointed_before",
    "care_contact_at",
    "contact",
    "contacts_of",
    "exported_cohorts",
    "exported_listings",
    "exported_named_contacts",
    "start_lines",
]
