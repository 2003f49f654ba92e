"""Patients, professionals, organizations and locations."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from narvard_analytics.events.pseudonyms.identity import ImpossibleIdentityNumber
from narvard_analytics.events.readers.fhir.codes import (
    GENERAL_PRACTICE,
    IDENTITY_SYSTEMS,
    NUCC,
    NUCC_PHYSICIANS,
    ORGANIZATION_SYSTEMS,
    PHYSICIAN_CODES,
    PRACTITIONER_SYSTEMS,
)
from narvard_analytics.events.readers.fhir.reading import Place, Reading
from narvard_analytics.events.readers.fhir.references import Resource, codings, preferred_identifier

WHOLE_DATE = 10
"""Characters of YYYY-MM-DD; FHIR allows dates without day or month."""


def read_patient(reading: Reading, resource: Resource, place: Place) -> None:
    """A patient becomes a person, with a residence for each address."""
    person, fault = _person(reading, resource, place)
    values = {
        "person": person,
        "birth_date": _whole_date(reading, place, "birth_date", resource.get("birthDate")),
        "sex": resource.get("gender"),
        "death_date": _whole_date(reading, place, "death_date", resource.get("deceasedDateTime")),
    }
    row = reading.staging.add("persons", place.file, place.line, values, str(resource.get("id")))
    if fault:
        reading.note("persons", place, "person", fault, row)
    if resource.get("deceasedBoolean"):
        reading.note("persons", place, "death_date", "death_date_unknown")
    reading.know_person(resource, place, person)
    for address in resource.get("address") or ():
        _read_address(reading, place, person, resource, address)


def read_practitioner(reading: Reading, resource: Resource, place: Place) -> None:
    """A professional is known by HSA-id, HPR-nummer or another identifier of the person."""
    reading.practitioners.add(resource, preferred_identifier(resource, PRACTITIONER_SYSTEMS), place.full_url)


def read_practitioner_role(reading: Reading, resource: Resource, place: Place) -> None:
    """A role tells a professional's profession and speciality, and may itself be referred to."""
    practitioner = reading.practitioners.find_or_own_words(resource.get("practitioner"))
    if practitioner is None:
        return
    reading.practitioners.add(resource, practitioner, place.full_url)
    roles = [c for concept in resource.get("code") or () for c in codings(concept)]
    specialities = [c for concept in resource.get("specialty") or () for c in codings(concept)]
    if any(is_physician(system, code) for system, code in roles):
        reading.professions[practitioner] = "physician"
    elif roles:
        reading.professions.setdefault(practitioner, roles[0][1])
    if any(c in GENERAL_PRACTICE for c in specialities):
        reading.disciplines[practitioner] = "general_practice"
    elif specialities:
        reading.disciplines.setdefault(practitioner, specialities[0][1])


def read_organization(reading: Reading, resource: Resource, place: Place) -> None:
    """An organization is known by HSA-id or organization number, else by its id."""
    reading.organizations.add(resource, preferred_identifier(resource, ORGANIZATION_SYSTEMS), place.full_url)


def read_location(reading: Reading, resource: Resource, place: Place) -> None:
    """A location becomes a unit."""
    unit = preferred_identifier(resource, ORGANIZATION_SYSTEMS)
    reading.locations.add(resource, unit, place.full_url)
    position = resource.get("position") or {}
    values = {
        "unit": unit,
        "organization": reading.organizations.find_or_own_words(resource.get("managingOrganization")),
        "municipality": municipality_of(resource.get("address") or {}, reading.municipalities),
        "longitude": _text(position.get("longitude")),
        "latitude": _text(position.get("latitude")),
    }
    reading.staging.add("units", place.file, place.line, values, str(resource.get("id")))


def municipality_of(address: Mapping[str, Any], municipalities: Mapping[str, str]) -> str | None:
    """The municipality of an address: by the mapping given, else by a municipality code in it, else not known.

    The Norwegian base profile gives the code as an extension of the district [C].
    """
    for part in ("postalCode", "city"):
        found = municipalities.get(place_key(str(address.get(part) or "")))
        if found:
            return found
    extensions = [*(address.get("extension") or ()), *((address.get("_district") or {}).get("extension") or ())]
    for extension in extensions:
        if "municipalitycode" in str(extension.get("url")).lower():
            return str((extension.get("valueCoding") or {}).get("code") or "") or None
    return None


def place_key(text: str) -> str:
    """How a postal code or a city is written in a mapping to municipalities: lower-case, without spaces."""
    return text.replace(" ", "").casefold()


def is_physician(system: str, code: str) -> bool:
    """Whether a role's code is a physician's."""
    return (system, code) in PHYSICIAN_CODES or (system == NUCC and code.startswith(NUCC_PHYSICIANS))


def _person(reading: Reading, resource: Resource, place: Place) -> tuple[bytes | None, str]:
    for identifier in resource.get("identifier") or ():
        if identifier.get("system") in IDENTITY_SYSTEMS:
            try:
                return reading.pseudonymiser.of(str(identifier.get("value") or "")), ""
            except ImpossibleIdentityNumber as error:
                return None, error.reason
    reading.note("persons", place, "person", "no_identity_number")
    return reading.pseudonymiser.of_local(str(resource.get("id"))), ""


def _read_address(
    reading: Reading, place: Place, person: bytes | None, resource: Resource, address: Mapping[str, Any]
) -> None:
    """A residence from the address's period, or from birth where no period is told."""
    period = address.get("period") or {}
    values = {
        "person": person,
        "municipality": municipality_of(address, reading.municipalities),
        "from_date": period.get("start") or resource.get("birthDate"),
        "to_date": _day_after(period.get("end")),
    }
    row = reading.staging.add("residence", place.file, place.line, values)
    if person is None:
        reading.note("residence", place, "person", "parent_left_out", row)


def _whole_date(reading: Reading, place: Place, column: str, text: str | None) -> str | None:
    """The local day of a FHIR date or instant; a date without day or month is not known."""
    if not text:
        return None
    if len(text) < WHOLE_DATE:
        reading.note("persons", place, column, "partial_date")
        return None
    return text[:WHOLE_DATE]


def _day_after(text: str | None) -> str | None:
    """The day after: FHIR's periods include their end, the event store's do not."""
    if not text:
        return None
    try:
        return (date.fromisoformat(text[:WHOLE_DATE]) + timedelta(days=1)).isoformat()
    except ValueError:
        return text


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
