"""Why rows were left out, in Swedish and Norwegian; in English the findings' own words."""

from collections.abc import Mapping

from narvard_analytics.events.findings import REASONS
from narvard_analytics.events.quality.words import Language

TRANSLATED: Mapping[str, tuple[str, str]] = {
    "not_json": ("raden är inte JSON", "raden er ikke JSON"),
    "not_a_resource": ("raden är ingen FHIR-resurs", "raden er ingen FHIR-ressurs"),
    "wrong_encoding": ("raden har fel teckenkodning", "raden har feil tegnkoding"),
    "wrong_field_count": (
        "raden har fler eller färre fält än rubrikraden",
        "raden har flere eller færre felt enn overskriftsraden",
    ),
    "wrong_type": ("värdet är inte av kolumnens typ", "verdien er ikke av kolonnens type"),
    "not_a_number": ("värdet är inget tal", "verdien er ikke et tall"),
    "wrong_format": (
        "värdet har inte den form som mappningen anger",
        "verdien har ikke den formen som mappingen oppgir",
    ),
    "unmapped_value": ("mappningen säger inte vad värdet betyder", "mappingen sier ikke hva verdien betyr"),
    "mapped_file_lacking": ("en fil som mappningen väntar sig saknas", "en fil som mappingen venter, mangler"),
    "unknown_code": ("koden finns inte i kolumnens lista", "koden finnes ikke i kolonnens liste"),
    "required_empty": ("ett värde som måste finnas är tomt", "en verdi som må finnes, er tom"),
    "end_before_start": ("slutet kommer före början", "slutten kommer før starten"),
    "before_birth": ("det hände innan personen var född", "det skjedde før personen var født"),
    "after_cut_off": ("det hände efter leveransens brytdatum", "det skjedde etter leveransens skjæringsdato"),
    "duplicate_id": ("en tidigare rad har samma nyckel", "en tidligere rad har samme nøkkel"),
    "overlapping_period": ("perioden överlappar personens föregående", "perioden overlapper personens forrige"),
    "orphan": ("raden som den hör till finns inte i leveransen", "raden som den hører til, finnes ikke i leveransen"),
    "parent_left_out": ("raden som den hör till har ett fel", "raden som den hører til, har en feil"),
    "impossible_identity_number": ("identitetsnumret kan inte finnas", "identitetsnummeret kan ikke finnes"),
    "century_unknown": (
        "tio siffror utan brytdatum säger inte vilket sekel",
        "ti sifre uten skjæringsdato sier ikke hvilket århundre",
    ),
}


def reason_words(code: str, language: Language) -> str:
    """What a reason code means; one that is not translated in English, one that is not known as it stands."""
    if language != "en" and code in TRANSLATED:
        return TRANSLATED[code][language == "nb"]
    return REASONS[code].meaning if code in REASONS else code.replace("_", " ")
