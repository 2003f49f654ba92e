"""What a reference points at, as SQL macros.

Every resource is known by keys: its type and id, the full URL of a bundle's entry, and its identifiers. A reference
becomes the one key that it means, of whatever form it is: relative or absolute, with or without version, `urn:uuid`,
conditional, by identifier, or to a contained resource, which is known by its first identifier. Keys are salted hashes,
so that an identity number in a reference or an identifier is never written anywhere; the salt is a controller's secret.
"""

import hmac
from functools import partial
from typing import get_args
from uuid import UUID

import duckdb
from duckdb.func import FunctionNullHandling

from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.pseudonyms.identity import Fault, ImpossibleIdentityNumber
from narvard_analytics.events.readers.fhir.codes.professionals import (
    CODE_SYSTEMS,
    IDENTITY_SYSTEMS,
    ORGANIZATION_SYSTEMS,
    PROFESSIONAL_SYSTEMS,
    WITHOUT_DOT,
)
from narvard_analytics.events.sql import literal


def _listed(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(literal(text) for text in texts) + "]"


CONDITION = "?identifier="
FAULTS: tuple[Fault, ...] = get_args(Fault)
SYSTEM_NAMES = "MAP {" + ", ".join(f"{literal(s)}: {literal(n)}" for s, n in CODE_SYSTEMS.items()) + "}"
MACROS = f"""
CREATE MACRO hashed(words) AS md5_number(getvariable('salt') || words);
CREATE MACRO last_part(words, sign) AS string_split(words, sign)[-1];
CREATE MACRO is_identity(system) AS system IN {tuple(IDENTITY_SYSTEMS)};
CREATE MACRO unversioned(address) AS split_part(address, '/_history/', 1);
CREATE MACRO address_key(address) AS CASE
    WHEN starts_with(address, 'urn:') OR NOT (contains(address, ':') OR contains(address, '/_history/')) THEN address
    ELSE array_to_string(string_split(unversioned(address), '/')[-2:], '/') END;
CREATE MACRO identifier_key(system, value) AS '|' || coalesce(system, '') || '|' || value;

CREATE MACRO condition_of(address) AS CASE
    WHEN contains(address, '%') THEN url_decode(split_part(address, '{CONDITION}', 2))
    ELSE split_part(address, '{CONDITION}', 2) END;
CREATE MACRO inside(address, contained) AS list_filter(contained, lambda c: '#' || c.id = address)[1];
CREATE MACRO words_of(system, value) AS CASE WHEN NOT is_identity(coalesce(system, '')) THEN nullif(value, '') END;
CREATE MACRO meant_by(reference, contained) AS CASE
    WHEN reference.reference IS NULL THEN identifier_key(reference.identifier.system, reference.identifier.value)
    WHEN contains(reference.reference, '{CONDITION}') THEN '|' || condition_of(reference.reference)
    WHEN starts_with(reference.reference, '#') THEN identifier_key(
        inside(reference.reference, contained).identifier[1].system,
        inside(reference.reference, contained).identifier[1].value)
    ELSE address_key(reference.reference) END;
CREATE MACRO own_words(reference, contained) AS CASE
    WHEN reference.identifier IS NOT NULL
    THEN words_of(reference.identifier.system, reference.identifier.value)
    WHEN contains(reference.reference, '{CONDITION}') THEN words_of(
        split_part(condition_of(reference.reference), '|', 1), split_part(condition_of(reference.reference), '|', 2))
    WHEN starts_with(reference.reference, '#') THEN words_of(
        inside(reference.reference, contained).identifier[1].system,
        inside(reference.reference, contained).identifier[1].value)
    ELSE nullif(replace(last_part(unversioned(reference.reference), '/'), 'urn:uuid:', ''), '') END;
CREATE MACRO reference_of(reference, contained) AS CASE WHEN reference IS NOT NULL THEN {{
    'key': hashed(meant_by(reference, contained)),
    'words': own_words(reference, contained),
    'direct': coalesce(NOT (contains(reference.reference, '{CONDITION}') OR starts_with(reference.reference, 'urn:')
        OR starts_with(reference.reference, '#')), false)}} END;
CREATE MACRO kind_of(reference, contained) AS CASE
    WHEN contains(reference.reference, '{CONDITION}')
    THEN last_part(split_part(reference.reference, '{CONDITION}', 1), '/')
    WHEN starts_with(reference.reference, '#') THEN inside(reference.reference, contained).resourceType
    WHEN contains(reference.reference, '/') AND NOT starts_with(reference.reference, 'urn:')
    THEN string_split(unversioned(reference.reference), '/')[-2]
    ELSE reference.type END;

CREATE MACRO stated_person(reference, contained) AS CASE
    WHEN reference.reference IS NULL AND is_identity(coalesce(reference.identifier.system, ''))
    THEN pseudonym_of(reference.identifier.value)
    WHEN contains(reference.reference, '{CONDITION}')
        AND is_identity(split_part(condition_of(reference.reference), '|', 1))
    THEN pseudonym_of(split_part(condition_of(reference.reference), '|', 2))
    WHEN starts_with(reference.reference, '#') THEN pseudonym_of(
        identity_number(inside(reference.reference, contained).identifier)) END;
CREATE MACRO person_key(person) AS hashed('person|' || CAST(person AS VARCHAR));
CREATE MACRO person_reference_of(reference, contained) AS CASE WHEN reference IS NOT NULL THEN {{
    'key': coalesce(person_key(stated_person(reference, contained)), hashed(meant_by(reference, contained))),
    'person': stated_person(reference, contained)}} END;

CREATE MACRO identifier_keys(identifiers) AS list_transform(
    list_filter(identifiers, lambda i: i.value IS NOT NULL), lambda i: hashed(identifier_key(i.system, i.value)));
CREATE MACRO identity_number(identifiers) AS
    list_filter(identifiers, lambda i: is_identity(coalesce(i.system, '')))[1].value;
CREATE MACRO identity_in(identifiers) AS {{
    'stated': identity_number(identifiers) IS NOT NULL,
    'person': pseudonym_of(identity_number(identifiers)),
    'fault': {_listed(FAULTS)}[fault_of(identity_number(identifiers))]}};
CREATE MACRO person_keys(identifiers) AS list_append(identifier_keys(
    list_filter(identifiers, lambda i: NOT is_identity(coalesce(i.system, '')))),
    person_key(pseudonym_of(identity_number(identifiers))));
CREATE MACRO preferred(identifiers, systems) AS list_filter(list_transform(systems,
    lambda s: list_filter(identifiers, lambda i: i.system = s AND i.value <> '')[1].value),
    lambda v: v IS NOT NULL)[1];
CREATE MACRO professional_name(identifiers) AS preferred(identifiers, {_listed(PROFESSIONAL_SYSTEMS)});
CREATE MACRO organization_name(identifiers) AS preferred(identifiers, {_listed(ORGANIZATION_SYSTEMS)});

CREATE MACRO concept_words(concept) AS list_append(flatten(list_transform(concept.coding, lambda c: [
    coalesce(c.system, '') || '|' || c.code, '|' || c.code, '~' || lower(c.display)])), '~' || lower(concept.text));
CREATE MACRO system_name(system) AS coalesce({SYSTEM_NAMES}[system], nullif(system, ''));
CREATE MACRO stored_code(system, code) AS CASE WHEN system_name(system) IN {WITHOUT_DOT}
    THEN replace(code, '.', '') ELSE code END;
"""


def prepare_keys(connected: duckdb.DuckDBPyConnection, pseudonymiser: Pseudonymiser) -> None:
    """Make the macros and the functions that make pseudonyms known to a connection."""
    salt = hmac.digest(pseudonymiser.key.secret, b"keys of references", "sha256").hex()
    connected.execute("SET VARIABLE salt = ?", [salt])
    for function, (of, kind) in FUNCTIONS.items():
        made = partial(of, pseudonymiser)
        connected.create_function(function, made, ["VARCHAR"], kind, null_handling=FunctionNullHandling.SPECIAL)
    connected.execute(MACROS)


def _pseudonym(pseudonymiser: Pseudonymiser, text: str | None) -> UUID | None:
    try:
        return UUID(bytes=pseudonymiser.of(text)) if text is not None else None
    except ImpossibleIdentityNumber:
        return None


def _fault(pseudonymiser: Pseudonymiser, text: str | None) -> int:
    """Which of FAULTS a number has, from 1; 0 for none."""
    try:
        if text is not None:
            pseudonymiser.of(text)
    except ImpossibleIdentityNumber as error:
        return FAULTS.index(error.reason) + 1
    return 0


def _local_pseudonym(pseudonymiser: Pseudonymiser, text: str | None) -> UUID | None:
    return UUID(bytes=pseudonymiser.of_local(text)) if text is not None else None


FUNCTIONS = {
    "pseudonym_of": (_pseudonym, "UUID"),
    "fault_of": (_fault, "TINYINT"),
    "local_pseudonym_of": (_local_pseudonym, "UUID"),
}
"""Functions of Python that SQL may call, and their types. None returns text: DuckDB 1.5 loses the memory of a text that
a function of Python returned inside coalesce."""
