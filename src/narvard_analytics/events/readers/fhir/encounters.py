"""Encounters, and the conditions and procedures on them."""

from collections.abc import Iterator, Mapping
from typing import Any

from narvard_analytics.events.readers.fhir.codes import (
    CLASS_KIND,
    CODE_SYSTEMS,
    CONTACT_STATUS,
    EMERGENCY_CLASS,
    LEFT_OUT_PROCEDURE,
    LEFT_OUT_VERIFICATION,
    PRIORITY_PLANNED,
    STAY_CLASSES,
    STAY_STATUS,
    WITHOUT_DOT,
)
from narvard_analytics.events.readers.fhir.reading import Place, Reading
from narvard_analytics.events.readers.fhir.references import Resource, codings, own_keys, reference_keys
from narvard_analytics.events.staging import Value


def read_encounter(reading: Reading, resource: Resource, place: Place) -> None:
    """An encounter with a bed becomes a stay for each ward, any other a contact with its participants."""
    _remember_ranks(reading, resource)
    if (resource.get("class") or {}).get("code") in STAY_CLASSES:
        _read_stays(reading, resource, place)
    else:
        _read_contact(reading, resource, place)


def read_condition(reading: Reading, resource: Resource, place: Place) -> None:
    """A condition that an encounter refers to becomes a diagnosis on it."""
    verification = next((code for _, code in codings(resource.get("verificationStatus"))), "")
    left_out = LEFT_OUT_VERIFICATION.get(verification)
    if left_out:
        reading.note("diagnoses", place, "code", left_out)
        return
    rank = next((reading.ranks[key] for key in own_keys(resource, place.full_url) if key in reading.ranks), None)
    _read_codes(reading, "diagnoses", resource, place, rank)


def read_procedure(reading: Reading, resource: Resource, place: Place) -> None:
    """A procedure that was done in an encounter becomes a procedure on it."""
    left_out = LEFT_OUT_PROCEDURE.get(str(resource.get("status")))
    if left_out:
        reading.note("procedures", place, "code", left_out)
        return
    _read_codes(reading, "procedures", resource, place, None)


def _read_contact(reading: Reading, resource: Resource, place: Place) -> None:
    period = resource.get("period") or {}
    professionals = list(_professionals(reading, resource))
    code = str((resource.get("class") or {}).get("code") or "")
    values = {
        **_shared(reading, resource),
        "contact": _id(resource),
        "started_at": period.get("start"),
        "ended_at": period.get("end"),
        "kind": CLASS_KIND.get(code),
        "setting": _setting(reading, code, professionals),
        "discipline": next((reading.disciplines[p] for p in professionals if p in reading.disciplines), None),
        "status": _status(CONTACT_STATUS, resource),
    }
    reading.add_of_person("contacts", place, resource.get("subject"), values, _id(resource))
    for practitioner in dict.fromkeys(professionals):
        participant = {
            "contact": _id(resource),
            "practitioner": practitioner,
            "profession": reading.professions.get(practitioner),
        }
        reading.staging.add("contact_participants", place.file, place.line, participant)


def _read_stays(reading: Reading, resource: Resource, place: Place) -> None:
    if resource.get("status") == "planned":
        reading.note("stays", place, "status", "not_done")
        return
    period = resource.get("period") or {}
    whole = (None, str(period.get("start") or ""), period.get("end"))
    wards = list(_wards(reading, resource)) or [whole]
    professionals = _professionals(reading, resource)
    shared: dict[str, Value] = {
        **_shared(reading, resource),
        "episode": reading.encounters.find_or_own_words(resource.get("partOf")) or _id(resource),
        "discipline": next((reading.disciplines[p] for p in professionals if p in reading.disciplines), None),
        "form": "ward",
        "legal_form": "inpatient",
        "discharged_to": _disposition(resource),
        "status": _status(STAY_STATUS, resource),
    }
    for number, (unit, admitted, discharged) in enumerate(wards, start=1):
        stay = _id(resource) if len(wards) == 1 else f"{_id(resource)}.{number}"
        values = {**shared, "stay": stay, "admitted_at": admitted, "discharged_at": discharged}
        values["unit"] = unit or shared["unit"]
        if number < len(wards):
            values["discharged_to"] = None
        reading.add_of_person("stays", place, resource.get("subject"), values, stay)


def _shared(reading: Reading, resource: Resource) -> dict[str, Value]:
    locations = [entry.get("location") for entry in resource.get("location") or ()]
    organization = reading.organizations.find_or_own_words(resource.get("serviceProvider"))
    unit = reading.locations.find_or_own_words(locations[0]) if locations else organization
    planned = next((PRIORITY_PLANNED.get(code) for _, code in codings(resource.get("priority"))), None)
    return {"unit": unit, "organization": organization, "planned": None if planned is None else str(planned).lower()}


def _setting(reading: Reading, encounter_class: str, professionals: list[str]) -> str | None:
    """The part of care, where it can be told: the class tells emergency care, the speciality general practice."""
    if encounter_class == EMERGENCY_CLASS:
        return "emergency_department"
    if any(reading.disciplines.get(p) == "general_practice" for p in professionals):
        return "primary_care"
    return None


def _wards(reading: Reading, resource: Resource) -> Iterator[tuple[str | None, str, str | None]]:
    """Ward, admission and discharge of each location that states its own period, where there are several."""
    entries = [entry for entry in resource.get("location") or () if (entry.get("period") or {}).get("start")]
    if len(entries) < 2:
        return
    for entry in sorted(entries, key=lambda e: str(e["period"]["start"])):
        period = entry["period"]
        yield reading.locations.find_or_own_words(entry.get("location")), period["start"], period.get("end")


def _professionals(reading: Reading, resource: Resource) -> Iterator[str]:
    for participant in resource.get("participant") or ():
        individual = participant.get("individual") or {}
        if not _is_relative(individual):
            practitioner = reading.practitioners.find_or_own_words(individual)
            if practitioner:
                yield practitioner


def _is_relative(individual: Mapping[str, Any]) -> bool:
    stated = f"{individual.get('type', '')} {individual.get('reference', '')}"
    return "RelatedPerson" in stated


def _remember_ranks(reading: Reading, resource: Resource) -> None:
    for diagnosis in resource.get("diagnosis") or ():
        keys = reference_keys(diagnosis.get("condition"))
        if keys and diagnosis.get("rank"):
            reading.ranks[keys[0]] = str(diagnosis["rank"])


def _read_codes(reading: Reading, table: str, resource: Resource, place: Place, rank: str | None) -> None:
    event = reading.encounters.find_or_own_words(resource.get("encounter"))
    if event is None:
        reading.note(table, place, "event", "resource_not_used")
        return
    for number, (system, code) in enumerate(codings(resource.get("code"))):
        short = CODE_SYSTEMS.get(system, system)
        values: dict[str, Value] = {
            "event": event,
            "position": rank,
            "system": short or None,
            "code": code.replace(".", "") if short in WITHOUT_DOT else code,
        }
        source_id = f"{_id(resource)}.{number}"
        reading.add_of_person(table, place, resource.get("subject"), values, source_id)


def _disposition(resource: Resource) -> str | None:
    concept = (resource.get("hospitalization") or {}).get("dischargeDisposition")
    return next((code for _, code in codings(concept) if code), None)


def _status(counterparts: Mapping[str, str], resource: Resource) -> str:
    """The counterpart of the status, else the status itself, which the checks then find not to be a code."""
    status = str(resource.get("status") or "")
    return counterparts.get(status, status)


def _id(resource: Resource) -> str:
    return str(resource.get("id") or "")
