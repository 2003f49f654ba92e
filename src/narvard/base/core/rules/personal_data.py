"""What may tell who a person is, in a text that must not.

Identity numbers are certain: the date and the check digits are right. Names, addresses and telephone numbers are
guesses, for a human being to look at. Check digits come from python-stdnum, which is asked for nothing more, since its
own validation compares with the computer's clock. Sources: folkbokföringslag 1991:481, 18–18 a §§ (personnummer,
samordningsnummer); Skatteetaten (fødselsnummer, D-nummer).
"""

import re
from collections.abc import Collection
from datetime import date

from stdnum import luhn
from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

_SWEDISH = re.compile(r"(?<!\d)(?:\d{2})?(\d{6})[-+\u2013 ]?(\d{4})(?!\d)")
_NORWEGIAN = re.compile(r"(?<!\d)(\d{6})[- ]?(\d{5})(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_TELEPHONE = re.compile(r"(?<!\d)(?:\+4[67][ -]?|0)\d(?:[ -]?\d){6,9}(?!\d)")
_CAPITAL = re.compile(r"\b[A-ZÅÄÖÆØÉ][a-zåäöæøéü]+(?:[ -][A-ZÅÄÖÆØÉ][a-zåäöæøéü]+)+\b")
COORDINATION_DAYS = 60
D_NUMBER_DAYS = 40
MADE_UP_MONTHS = (0, 40, 80)
"""Added to the month of made-up Norwegian numbers by NAV and by Skatteetaten; such a number is refused as well."""


def identity_numbers(text: str) -> tuple[str, ...]:
    """Every Swedish or Norwegian identity number in a text, as it is written there."""
    swedish = [found[0] for found in _SWEDISH.finditer(text) if _is_swedish(found[1], found[2])]
    norwegian = [found[0] for found in _NORWEGIAN.finditer(text) if _is_norwegian(found[1] + found[2])]
    return tuple(dict.fromkeys(swedish + norwegian))


def names_perhaps(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """What looks like a person: two names with capitals, an e-mail address, a telephone number.

    `known` are the names of organizations and places, which are no persons.
    """
    places = {word.casefold() for name in known for word in re.split(r"[ -]", name)}
    names = [found[0] for found in _CAPITAL.finditer(text) if not _is_known(found[0], places)]
    others = [*_MAIL.findall(text), *(found[0] for found in _TELEPHONE.finditer(text))]
    return tuple(dict.fromkeys(names + others))


def _is_known(name: str, places: Collection[str]) -> bool:
    """Names of which at most one word is new: a sentence may begin before a place ("Från Borås")."""
    words = [word.casefold() for word in re.split(r"[ -]", name)]
    return sum(word not in places for word in words) < 2


def _is_swedish(short: str, serial: str) -> bool:
    day = int(short[4:])
    day -= COORDINATION_DAYS if day > COORDINATION_DAYS else 0
    return luhn.is_valid(short + serial) and _is_day(int(short[:2]), int(short[2:4]), day)


def _is_norwegian(digits: str) -> bool:
    if (digits[9], digits[10]) != (calc_check_digit1(digits), calc_check_digit2(digits)):
        return False
    day = int(digits[:2])
    day -= D_NUMBER_DAYS if day > D_NUMBER_DAYS else 0
    return any(_is_day(int(digits[4:6]), int(digits[2:4]) - more, day) for more in MADE_UP_MONTHS)


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether the 20th or the 21st century has such a day."""
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
