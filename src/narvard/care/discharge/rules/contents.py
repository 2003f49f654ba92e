"""What a notice must hold, and may hold. Whatever is not named is refused."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from narvard.care.discharge.rules.facts import Kind

ADMISSION_ITEMS = ("name", "number", "registered_address", "estimated_discharge")
"""2017:612 2:2 [A], exhaustive. The first three are read from the person's data when the notice is shown."""


@dataclass(frozen=True)
class Holds:
    """Written parts of a notice: those it must have, those it may have, and those of which it must have one."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    some: tuple[str, ...] = ()


NOTHING = Holds()

SWEDEN: Mapping[Kind, Holds] = MappingProxyType(
    {
        Kind.SIP_CALL: Holds(optional=("place",)),
        Kind.INFORMATION: Holds(required=("information",)),
        # Patientlagen 3:2 b [A]: what care was given; the rest if available.
        Kind.PATIENT_INFORMATION: Holds(required=("care_summary",), optional=("care_contact", "sip_time", "plans")),
        Kind.DISCHARGE_SUMMARY: Holds(required=("summary",)),
    }
)
NORWAY: Mapping[Kind, Holds] = MappingProxyType(
    {
        # FOR-2011-11-18-1115 § 8 [C]: status and expected course, sent as health information beside the notice, which
        # carries none itself (PLO standard v1.6 [B]).
        Kind.INFORMATION: Holds(some=("status", "course", "information")),
        # § 9 a–e [C], documented in the hospital's own record.
        Kind.READY_JUDGEMENT: Holds(
            required=("problem_clarified", "other_problems", "unresolved", "diagnoses_and_plan", "functional_level")
        ),
        Kind.DISCHARGE_SUMMARY: Holds(required=("summary",)),
    }
)
HOLDS: Mapping[str, Mapping[Kind, Holds]] = MappingProxyType({"SE": SWEDEN, "NO": NORWAY})


def missing(country: str, kind: Kind, parts: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that must be there and are not."""
    holds = HOLDS[country].get(kind, NOTHING)
    written = {name for name, text in parts.items() if text.strip()}
    none_of = holds.some if holds.some and not written.intersection(holds.some) else ()
    return tuple(name for name in (*holds.required, *none_of) if name not in written)


def surplus(country: str, kind: Kind, parts: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that may not be there: a fifth item in an admission notice, above all."""
    holds = HOLDS[country].get(kind, NOTHING)
    return tuple(sorted(set(parts).difference(holds.required, holds.optional, holds.some)))


def as_text(parts: Mapping[str, str]) -> str:
    """The written parts as one text to store, "" where there are none."""
    kept = {name: text.strip() for name, text in parts.items() if text.strip()}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""


def as_parts(text: str) -> dict[str, str]:
    """A stored text as its parts."""
    return {str(name): str(part) for name, part in json.loads(text).items()} if text else {}
