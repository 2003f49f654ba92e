"""Everything that a block's deliveries are made from."""

from dataclasses import dataclass
from functools import cached_property

from .admissions import Setting
from .contact_kinds import REGION
from .contact_tables import ContactSource
from .contacts import make_contacts
from .dwellings import Dwellings, make_dwellings
from .listings import Listings, Periods
from .notices import Steps
from .parameters import Parameters
from .staff import Staff
from .wards import Admitted, Stays, lay_out


@dataclass(frozen=True)
class Region:
    """The people of a block and their care. parameters: the block's own."""

    parameters: Parameters
    setting: Setting
    homes: Periods
    listings: Listings
    staff: Staff
    admitted: Admitted
    steps: Steps

    @cached_property
    def stays(self) -> Stays:
        """The stays on wards."""
        return lay_out(self.parameters, self.setting, self.admitted)

    @cached_property
    def source(self) -> ContactSource:
        """The region's contacts."""
        contacts = make_contacts(self.parameters, self.setting, self.admitted, REGION)
        place, tag = self.setting.place, self.setting.tag
        return ContactSource(self.parameters, self.setting, contacts, self.staff, f"R{tag}", place.controller)

    @cached_property
    def dwellings(self) -> Dwellings:
        """Who lives in special housing."""
        return make_dwellings(self.parameters, self.setting.calendar, self.setting.people, self.setting.groups)
