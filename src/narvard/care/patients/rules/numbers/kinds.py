"""The kinds of identity number, each with its system, its source and how certain it is. Dated data, not code."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SE_BASE = "HL7 Sweden base profiles R4 1.1.0"
NO_BASIS = "HL7 Norway no-basis 2.2.4"


@dataclass(frozen=True)
class NumberKind:
    """A kind of number. `system` is the URI that FHIR names it by, `oid` the one of messages ("" where there is none).

    `certainty`: A read in the specification, C knowledge, D to be checked. `holds_date`: the birth date stands in it.
    `assigned`: it means nothing without who assigned it. `rank`: the lowest is the one that a person goes by.
    """

    code: str
    country: str
    system: str
    oid: str
    source: str
    certainty: str
    rank: int
    holds_date: bool = True
    assigned: bool = False


def _oid(arc: str) -> str:
    return f"urn:oid:2.16.578.1.12.4.1.4.{arc}"


KINDS: Mapping[str, NumberKind] = MappingProxyType(
    {
        kind.code: kind
        for kind in (
            NumberKind("personnummer", "SE", "http://electronichealth.se/identifier/personnummer",
                       "1.2.752.129.2.1.3.1", f"1991:481 18 §; {SE_BASE}", "A", 1),
            NumberKind("samordningsnummer", "SE", "http://electronichealth.se/identifier/samordningsnummer",
                       "1.2.752.129.2.1.3.3", f"2022:1697; {SE_BASE}", "A", 2),
            NumberKind("national_reserve", "SE", "http://electronichealth.se/identifier/nationelltReservnummer",
                       "", f"{SE_BASE}; the form of the number is not established", "D", 3, holds_date=False),
            NumberKind("lma", "SE", "http://electronichealth.se/identifier/LMA-nummer",
                       "", f"1994:137; {SE_BASE}; the form of the number is not established", "D", 4,
                       holds_date=False),
            NumberKind("local_reserve", "SE", "", "", "local numbers, each under its assigner's own OID", "A", 5,
                       holds_date=False, assigned=True),
            NumberKind("fodselsnummer", "NO", _oid("1"), "2.16.578.1.12.4.1.4.1",
                       f"folkeregisterforskriften § 2-2-1; {NO_BASIS}", "C", 1),
            NumberKind("d_number", "NO", _oid("2"), "2.16.578.1.12.4.1.4.2",
                       f"folkeregisterforskriften § 2-2-3; {NO_BASIS}", "C", 2),
            NumberKind("shared_help_number", "NO", _oid("3"), "2.16.578.1.12.4.1.4.3", NO_BASIS, "C", 3,
                       holds_date=False),
            NumberKind("duf_number", "NO", _oid("5"), "2.16.578.1.12.4.1.4.5",
                       f"{NO_BASIS}; its check digits are not established", "D", 4, holds_date=False),
            NumberKind("h_number", "NO", "HNR", "", NO_BASIS, "C", 5, holds_date=False, assigned=True),
        )
    }
)  # fmt: skip


def kinds_of(country: str) -> tuple[NumberKind, ...]:
    """The kinds of a country, the one that a person goes by first; of both where the country is not said."""
    return tuple(sorted((k for k in KINDS.values() if country in {"", k.country}), key=lambda kind: kind.rank))
