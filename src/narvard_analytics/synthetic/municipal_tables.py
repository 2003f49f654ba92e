"""The tables that a municipality delivers."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
import pyarrow as pa

from .arrow_columns import merged
from .care_contacts import coordinators_table
from .contact_kinds import MUNICIPAL
from .contact_tables import ContactSource, contact_chunks, participant_chunks
from .contacts import Contacts, in_municipality, make_contacts
from .exposure import row_of
from .home_visits import Visits, make_visits, visits_tables
from .notices import answers
from .person_tables import interventions, municipal_cohorts
from .plans import Plans, individual_plans, plans_table
from .region import Region


class Municipal:
    """A block as its municipalities see it."""

    def __init__(self, made: Region) -> None:
        self.made = made

    @cached_property
    def contacts(self) -> Contacts:
        """The contacts of all municipalities."""
        made = self.made
        return make_contacts(made.parameters, made.setting, made.admitted, MUNICIPAL)

    @cached_property
    def visits(self) -> Visits:
        """The visits of home teams of all municipalities."""
        return make_visits(self.made.parameters, self.made.setting, self.made.dwellings)

    @cached_property
    def plans(self) -> Plans:
        """The individual plans of all municipalities."""
        return individual_plans(self.made.parameters, self.made.setting)

    def source(self, number: int) -> ContactSource:
        """The contacts of one municipality, but for the home teams."""
        made, code = self.made, self.made.setting.place.codes[number]
        mine = in_municipality(made.setting, self.contacts, number)
        return ContactSource(made.parameters, made.setting, mine, made.staff, f"M{code}-{made.setting.tag}", code)

    def plans_of(self, number: int) -> Plans:
        """The individual plans of those who live in one municipality when the plan is made."""
        exposure = self.made.setting.exposure
        row = row_of(exposure, self.plans.person, np.maximum(self.plans.start, 0))
        return self.plans.take(exposure.municipality[row] == number)


def municipal_tables(municipal: Municipal, number: int) -> Iterator[tuple[str, Iterable[pa.Table]]]:
    """The tables of a municipality that follow its residents, in parts."""
    made = municipal.made
    parameters, setting, code = made.parameters, made.setting, made.setting.place.codes[number]
    source, plans = municipal.source(number), municipal.plans_of(number)
    visits = municipal.visits.take(municipal.visits.municipality == number)
    visited, visitors = visits_tables(parameters, setting, visits, number)
    person = setting.exposure.person[source.contacts.row]
    contacts = pa.concat_tables(contact_chunks(source))
    yield "contacts", [merged((contacts, [person, source.contacts.minute]), (visited, [visits.person, visits.minute]))]
    yield "contact_participants", [*participant_chunks(source), visitors]
    yield "cohorts", [municipal_cohorts(setting, made.homes, number)]
    yield "interventions", [interventions(parameters, setting, made.homes, made.dwellings, number)]
    yield "notices", [answers(parameters, setting, made.admitted, made.steps, number)]
    yield "plans", [plans_table(setting, plans, f"I{code}-", code)]
    yield "named_contacts", [coordinators_table(parameters, setting, plans, number)]
