"""The tables that the region delivers."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from .arrow_columns import merged
from .care_contacts import care_contacts, care_contacts_table
from .code_tables import diagnoses
from .contact_tables import contact_chunks, participant_chunks
from .days import MINUTES
from .dwellings import residence
from .further_codes import (
    at_home_diagnoses,
    breakpoint_talks,
    contact_diagnoses,
    psychiatric_diagnoses,
    stay_falls,
)
from .further_notices import further_notices, further_notices_table
from .groups import DISABILITY
from .hospital_at_home import AtHome, at_home_table, make_at_home
from .listings import name_physicians
from .notices import region_notices
from .person_tables import cohorts, listed, named_contacts, persons
from .plans import plans_table, region_plans
from .psychiatric_stays import Further, psychiatric_stays, psychiatric_stays_table
from .region import Region
from .scores import make_scores, scores_table
from .waits import make_waits, pauses_table, referrals_table, waits_table
from .wards import stays_table


def region_tables(made: Region) -> Iterator[tuple[str, Iterable[pa.Table]]]:
    """The tables that follow the residents, in parts."""
    parameters, setting = made.parameters, made.setting
    yield "persons", [persons(setting)]
    yield "residence", [residence(parameters, setting, made.homes, made.dwellings)]
    yield "listings", [listed(setting, made.listings)]
    yield "named_contacts", [_named_contacts(made)]
    yield "cohorts", [cohorts(setting, setting.groups.group != DISABILITY)]
    yield from _inpatient(made)
    yield "notices", [_notices(made)]
    yield "contacts", contact_chunks(made.source)
    yield "contact_participants", participant_chunks(made.source)
    yield "procedures", [breakpoint_talks(parameters, setting, made.source)]
    yield from _waiting(made)
    plans = region_plans(parameters, setting, made.admitted)
    yield "plans", [plans_table(setting, plans, "P", setting.place.controller)]
    yield "measurements", [scores_table(setting, make_scores(parameters, setting))]


def _named_contacts(made: Region) -> pa.Table:
    """Named physicians and care contacts."""
    parameters, setting = made.parameters, made.setting
    physicians = name_physicians(parameters, setting.calendar, setting.people, made.listings, made.staff)
    contacts = care_contacts(parameters, setting, made.admitted)
    return merged(
        (named_contacts(setting, physicians), [physicians.person, physicians.start]),
        (care_contacts_table(setting, contacts), [contacts.person, contacts.minute // MINUTES]),
    )


def _inpatient(made: Region) -> Iterator[tuple[str, Iterable[pa.Table]]]:
    """Stays on wards and hospital care at home, and all diagnoses, those on contacts too."""
    parameters, setting, admitted, stays = made.parameters, made.setting, made.admitted, made.stays
    at_home = make_at_home(parameters, setting, admitted)
    psychiatric = psychiatric_stays(parameters, setting, admitted, at_home)
    yield "stays", [_stays(made, at_home, psychiatric)]
    yield (
        "diagnoses",
        [
            merged(
                contact_diagnoses(parameters, setting, made.source),
                diagnoses(parameters, setting, admitted, stays),
                stay_falls(parameters, setting, admitted, stays),
                at_home_diagnoses(parameters, setting, at_home),
                psychiatric_diagnoses(parameters, setting, psychiatric),
            )
        ],
    )


def _stays(made: Region, at_home: AtHome, psychiatric: Further) -> pa.Table:
    wards = stays_table(made.parameters, made.setting, made.admitted, made.stays)
    person = made.admitted.episodes.person[made.stays.of]
    return merged(
        (wards, [person, made.stays.start]),
        (at_home_table(made.setting, at_home), [at_home.person, at_home.start]),
        (psychiatric_stays_table(made.setting, psychiatric), [psychiatric.person, psychiatric.start]),
    )


def _notices(made: Region) -> pa.Table:
    parameters, setting, admitted, steps = made.parameters, made.setting, made.admitted, made.steps
    further = further_notices(parameters, setting, admitted, steps)
    person = admitted.episodes.person
    return merged(
        (region_notices(parameters, setting, admitted, steps), [person[steps.of], steps.sent]),
        (further_notices_table(parameters, setting, admitted, further), [person[further.of], further.sent]),
    )


def _waiting(made: Region) -> Iterator[tuple[str, Iterable[pa.Table]]]:
    parameters, setting = made.parameters, made.setting
    waits = make_waits(parameters, setting)
    yield "waits", [waits_table(setting, waits)]
    yield "wait_pauses", [pauses_table(parameters, setting, waits)]
    yield "referrals", [referrals_table(parameters, setting, waits)]
