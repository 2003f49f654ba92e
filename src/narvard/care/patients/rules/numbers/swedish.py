"""Personnummer and samordningsnummer, and the numbers of those who have neither.

Source: folkbokföringslag 1991:481, 18 § (personnummer), lag 2022:1697 (samordningsnummer): twelve digits, Luhn over the
last ten; "+" from the year in which a person turns one hundred [A]; the day is sixty higher in a samordningsnummer [A].
"""

import re
from datetime import date

from narvard.care.patients.rules.numbers.making import luhn
from narvard.care.patients.rules.numbers.parts import NumberRefused, Parts, a_day

PERSONAL = re.compile(r"(\d\d)?(\d{6})\s?([-+\u2013]?)\s?(\d{4})")
COORDINATION_DAYS = 60
HUNDRED = 100


def read_personal(text: str, day: date) -> Parts:
    """A personnummer or a samordningsnummer, with ten or twelve digits, with or without a separator."""
    found = PERSONAL.fullmatch(text)
    if found is None:
        raise NumberRefused("not_understood")
    century, six, separator, four = found[1], found[2], found[3], found[4]
    if luhn(six + four[:3]) != int(four[3]):
        raise NumberRefused("check_digit")
    year = int(century + six[:2]) if century else _year(int(six[:2]), separator, day)
    if separator == "+" and day.year - year < HUNDRED:
        raise NumberRefused("separator")
    coordination = int(six[4:]) > COORDINATION_DAYS
    born = a_day(year, int(six[2:4]), int(six[4:]) - (COORDINATION_DAYS if coordination else 0))
    if born > day:
        raise NumberRefused("not_born")
    return Parts("samordningsnummer" if coordination else "personnummer", f"{year:04d}{six[2:]}{four}", born)


def _year(short: int, separator: str, day: date) -> int:
    """The year that two digits stand for: the latest that has come, a hundred earlier with a plus sign."""
    latest = day.year - (day.year - short) % HUNDRED
    return latest - HUNDRED if separator == "+" else latest


def read_national_reserve(text: str, day: date) -> Parts:
    """A national reserve number: twelve letters and digits, with a letter among them [D]."""
    bare = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"[0-9A-Z]{12}", bare) is None or bare.isdigit():
        raise NumberRefused("not_understood")
    return Parts("national_reserve", bare)


def read_lma(text: str, day: date) -> Parts:
    """The number of an asylum seeker's LMA card: eight to twelve digits [D]."""
    bare = re.sub(r"[\s/-]", "", text)
    if re.fullmatch(r"[0-9]{8,12}", bare) is None:
        raise NumberRefused("not_understood")
    return Parts("lma", bare)
