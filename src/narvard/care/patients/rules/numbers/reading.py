"""Reading a number as people write it: which kind it is, when its holder was born, or why it is refused."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from narvard.care.patients.rules.numbers.kinds import KINDS
from narvard.care.patients.rules.numbers.norwegian import read_d_or_birth, read_duf, read_local_help, read_shared_help
from narvard.care.patients.rules.numbers.parts import NumberRefused, Parts
from narvard.care.patients.rules.numbers.swedish import read_lma, read_national_reserve, read_personal

__all__ = ["IdentityNumber", "NumberRefused", "read_number", "written"]

LOCAL = re.compile(r"[0-9A-Za-zÅÄÖÆØåäöæø./-]{1,20}")


@dataclass(frozen=True)
class IdentityNumber:
    """A number that was read: its kind (a code of KINDS), its digits without separators, and who assigned it.

    `birth_date` is None where the number does not tell it. `made_up` is a number for tests only.
    """

    kind: str
    value: str
    assigner: str = ""
    birth_date: date | None = None
    made_up: bool = False


def _read_local(text: str, day: date) -> Parts:
    if LOCAL.fullmatch(text) is None:
        raise NumberRefused("not_understood")
    return Parts("local_reserve", text.upper())


_READERS: Mapping[str, Callable[[str, date], Parts]] = MappingProxyType(
    {
        "personnummer": read_personal,
        "samordningsnummer": read_personal,
        "national_reserve": read_national_reserve,
        "lma": read_lma,
        "local_reserve": _read_local,
        "fodselsnummer": read_d_or_birth,
        "d_number": read_d_or_birth,
        "shared_help_number": read_shared_help,
        "duf_number": read_duf,
        "h_number": read_local_help,
    }
)


def _guess(text: str, country: str) -> str:
    """Which kind a number is read as when nobody said: by its length, and by the country where two have the same."""
    digits = len(re.sub(r"\D", "", text))
    if digits == 11:
        return "shared_help_number" if text.strip()[0] in "89" else "fodselsnummer"
    return "duf_number" if digits == 12 and country == "NO" else "personnummer"


def read_number(
    text: str,
    *,
    country: str,
    day: date,
    kind: str = "",
    assigner: str = "",
    birth_date: date | None = None,
    made_up_allowed: bool = False,
) -> IdentityNumber:
    """Read a number as it is on `day`; `kind` where it is known. Raises NumberRefused, whose code says why.

    `birth_date` must agree with the one in the number. Made-up Norwegian numbers are read only where they are allowed.
    """
    bare = text.strip()
    if not bare or (kind and kind not in KINDS):
        raise NumberRefused("not_understood")
    parts = _READERS[kind or _guess(bare, country)](bare, day)
    if kind and KINDS[kind].holds_date and parts.kind != kind:
        raise NumberRefused("another_kind")
    found = KINDS[kind or parts.kind]
    if found.assigned and not assigner.strip():
        raise NumberRefused("assigner_missing")
    if parts.made_up and not made_up_allowed:
        raise NumberRefused("made_up")
    if birth_date is not None and not parts.agrees(birth_date):
        raise NumberRefused("contradicts_birth_date")
    issuer = assigner.strip() if found.assigned else ""
    return IdentityNumber(found.code, parts.value, issuer, parts.birth_date or birth_date, parts.made_up)


def written(kind: str, value: str) -> str:
    """A number as people read it: the personnummer with a hyphen, the fødselsnummer with a space."""
    if kind in {"personnummer", "samordningsnummer"}:
        return f"{value[:8]}-{value[8:]}"
    return f"{value[:6]} {value[6:]}" if kind in {"fodselsnummer", "d_number", "shared_help_number"} else value
