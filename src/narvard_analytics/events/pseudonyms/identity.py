"""Identity numbers of Sweden and Norway: whether they can exist, and one normal form for each.

Sources: personnummer and samordningsnummer, folkbokföringslag 1991:481, 18–18 a §§ and SKV 704; fødselsnummer and
D-nummer, the check digits as published by Skatteetaten. Only the check digits come from python-stdnum, since its
validation compares with the computer's own clock.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stdnum import luhn
from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

from narvard_analytics.errors import AnalyticsError

Kind = Literal["personnummer", "samordningsnummer", "fodselsnummer", "d_nummer", "local"]
Fault = Literal["impossible_identity_number", "century_unknown"]

SWEDISH = re.compile(r"(?P<century>\d{2})?(?P<short>\d{6})(?P<sign>[-+]?)(?P<serial>\d{4})")
NORWEGIAN = re.compile(r"(?P<short>\d{6}) ?(?P<serial>\d{5})")
NUMBER_LIKE = re.compile(r"[\d\s+\-]+")
COORDINATION_DAYS = 60
"""Added to the day in a samordningsnummer (1991:481, 18 a §)."""
D_NUMBER_DAYS = 40
"""Added to the day in a D-nummer."""


class ImpossibleIdentityNumber(AnalyticsError):
    """A number cannot be anybody's. `reason` is its code; the number itself is never in the text."""

    def __init__(self, reason: Fault, text: str) -> None:
        self.reason: Fault = reason
        super().__init__(text)


@dataclass(frozen=True)
class Identity:
    """An identity number in its normal form: 12 digits in Sweden, 11 in Norway, the text itself for a local id."""

    kind: Kind
    number: str

    def __repr__(self) -> str:
        """Without the number, so that it never comes into a log."""
        return f"Identity(kind={self.kind!r})"


def normalise(text: str, on: date | None = None, local_scope: str = "") -> Identity:
    """The identity that a text states.

    `on` is the day as of which the text was written: the century of a ten-digit number follows from it. What is no
    number at all is an id that is local to `local_scope`. Raises ImpossibleIdentityNumber.
    """
    stripped = text.strip()
    swedish, norwegian = SWEDISH.fullmatch(stripped), NORWEGIAN.fullmatch(stripped)
    if swedish:
        return _swedish(swedish, on)
    if norwegian:
        return _norwegian(norwegian["short"] + norwegian["serial"])
    if NUMBER_LIKE.fullmatch(stripped):
        raise _impossible("it does not have ten, eleven or twelve digits")
    return Identity("local", f"{local_scope}|{stripped}")


def _swedish(parts: re.Match[str], on: date | None) -> Identity:
    short, serial = parts["short"], parts["serial"]
    if not luhn.is_valid(short + serial):
        raise _impossible("its check digit is wrong")
    day = int(short[4:6])
    coordination = day > COORDINATION_DAYS
    day -= COORDINATION_DAYS if coordination else 0
    year = _year(parts, day, on)
    born = _date(year, int(short[2:4]), day)
    if on is not None and born > on:
        raise _impossible("its day of birth has not come yet")
    return Identity("samordningsnummer" if coordination else "personnummer", f"{year:04d}{short[2:]}{serial}")


def _year(parts: re.Match[str], day: int, on: date | None) -> int:
    if parts["century"]:
        return int(parts["century"] + parts["short"][:2])
    if on is None:
        raise ImpossibleIdentityNumber(
            "century_unknown",
            "A ten-digit number does not tell its century. State the cut-off day, or deliver twelve digits.",
        )
    return _latest_year(int(parts["short"][:2]), on) - (100 if parts["sign"] == "+" else 0)


def _latest_year(two_digits: int, on: date) -> int:
    year = on.year - on.year % 100 + two_digits
    return year if year <= on.year else year - 100


def _norwegian(digits: str) -> Identity:
    first, second = calc_check_digit1(digits), calc_check_digit2(digits)
    if (digits[9], digits[10]) != (first, second):
        raise _impossible("its check digits are wrong")
    day, month = int(digits[0:2]), int(digits[2:4])
    d_number = day > D_NUMBER_DAYS
    _date(_norwegian_year(int(digits[4:6]), int(digits[6:9])), month, day - (D_NUMBER_DAYS if d_number else 0))
    return Identity("d_nummer" if d_number else "fodselsnummer", digits)


def _norwegian_year(two_digits: int, individual: int) -> int:
    if individual < 500 or (individual >= 900 and two_digits >= 40):
        return 1900 + two_digits
    if individual < 750 and two_digits >= 54:
        return 1800 + two_digits
    if two_digits < 40:
        return 2000 + two_digits
    raise _impossible("its individual number and year of birth contradict each other")


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _impossible("its day of birth is no day in the calendar") from error


def _impossible(why: str) -> ImpossibleIdentityNumber:
    return ImpossibleIdentityNumber(
        "impossible_identity_number",
        f"An identity number cannot be anybody's: {why}. Correct it at the source.",
    )
