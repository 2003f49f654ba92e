"""From views to the event store's rows, in SQL, where a ViewDefinition does not reach.

A ViewDefinition sees one resource at a time: it follows no reference, knows nothing of other versions, and compares no
periods. These steps do. Each step of a table is a SELECT with the table's columns and some of its own:

- `_file`, `_line`, `_id`: the place in the source, and the source's id where rows have no key;
- `_subject`: the reference to the person, from which `person` is found, or else `person` itself and `_why`, the reason
  why it is lacking;
- `_out`, `_out_column`, `_example`: why a row is left out, about which column, and with which code;
- `_notes`: what is worth knowing of a row that is kept, as column and reason.
"""

from dataclasses import dataclass

from narvard_analytics.events.readers.fhir.steps.codings import DIAGNOSES, PROCEDURES, RANKS
from narvard_analytics.events.readers.fhir.steps.contacts import CONTACT_PARTICIPANTS, CONTACTS, PROFESSIONALS
from narvard_analytics.events.readers.fhir.steps.coordination import LISTINGS, NAMED_CONTACTS, NOTICES, PLANS, REFERRALS
from narvard_analytics.events.readers.fhir.steps.directories import DIRECTORIES
from narvard_analytics.events.readers.fhir.steps.people import PATIENTS, PERSONS, RESIDENCE, UNITS
from narvard_analytics.events.readers.fhir.steps.scores import MEASUREMENTS
from narvard_analytics.events.readers.fhir.steps.stays import EPISODES, EVENTS, STAYS

PREPARATIONS: tuple[str, ...] = (DIRECTORIES, PATIENTS, PROFESSIONALS, EPISODES, EVENTS, RANKS)
"""Statements that make what the tables' steps look up, in order."""


@dataclass(frozen=True)
class Step:
    """The SELECT of a table's rows, and the views of which at least one has to have rows for it to give any."""

    sql: str
    views: tuple[str, ...]


STEPS: dict[str, Step] = {
    "persons": Step(PERSONS, ("patient",)),
    "residence": Step(RESIDENCE, ("patient_address",)),
    "units": Step(UNITS, ("location",)),
    "listings": Step(LISTINGS, ("patient_general_practitioner", "episode_of_care")),
    "named_contacts": Step(NAMED_CONTACTS, ("care_team_participant", "episode_of_care")),
    "contacts": Step(CONTACTS, ("encounter",)),
    "contact_participants": Step(CONTACT_PARTICIPANTS, ("encounter_participant",)),
    "stays": Step(STAYS, ("encounter",)),
    "diagnoses": Step(DIAGNOSES, ("condition",)),
    "procedures": Step(PROCEDURES, ("procedure",)),
    "notices": Step(NOTICES, ("communication", "task")),
    "plans": Step(PLANS, ("care_plan",)),
    "referrals": Step(REFERRALS, ("service_request",)),
    "measurements": Step(MEASUREMENTS, ("observation", "questionnaire_response")),
}
"""By table, in the order of the schema."""
