"""The named professional, and the form of the numbers that professionals have."""

import re
from dataclasses import dataclass

_HSA = re.compile(r"SE(\d{10})-([A-Z0-9]{1,18})")
_HPR = re.compile(r"[1-9]\d{5,8}")


@dataclass(frozen=True)
class Practitioner:
    """A professional as a person is told of them. `number` is the HSA-id (Sweden) or HPR number (Norway), "" if none.

    `profession` is a code of roles.Profession, `phone` how to reach them.
    """

    name: str
    profession: str
    number: str = ""
    phone: str = ""


def luhn(digits: str) -> bool:
    """Does the last digit agree with those before it (weights 1, 2, 1 … from the right)?"""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def well_formed(number: str, country: str) -> bool:
    """Is it written as an HSA-id ("SE2321000131-E000000000001", with a valid organization number) or an HPR number?

    Sources: SE-base profile for HSA-id [A]; six to nine digits for HPR, which has no check digit [C].
    """
    if country == "NO":
        return _HPR.fullmatch(number) is not None
    found = _HSA.fullmatch(number)
    return found is not None and luhn(found[1])
