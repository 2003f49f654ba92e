"""Named contacts, listings, frailty and staffing as they are stored."""

from narvard.care.coordination.models.contacts import NamedContact
from narvard.care.coordination.models.units import FrailtyMark, Listing, Staffing

__all__ = ["FrailtyMark", "Listing", "NamedContact", "Staffing"]
