"""Fødselsnummer and D-number, and the numbers of those who have neither.

Sources [C]: Skatteetaten on fødselsnummer and D-number, and on the numbers assigned from 2032: four values of the first
check digit are right in them, and they no longer tell the century; DigDir, KITH 1001 on help numbers.
"""

import re
from datetime import date

from narvard.care.patients.rules.numbers.making import K1_WEIGHTS, K2_WEIGHTS, mod_11, weighed
from narvard.care.patients.rules.numbers.parts import NumberRefused, Parts, a_day

RELAXED_FROM = date(2032, 1, 1)
RELAXED_REMAINDERS = frozenset({0, 1, 2, 3})
D_DAYS = 40
MADE_UP_MONTHS = (80, 65, 40)
"""Added to the month by Skatteetaten, Norsk helsenett and NAV in numbers that no person has [C]."""
HELP_MONTHS = 40
# Individual numbers, and the years (two digits) in which they belong to a century [C].
CENTURIES = ((0, 499, 0, 99, 1900), (500, 749, 54, 99, 1800), (500, 999, 0, 39, 2000), (900, 999, 40, 99, 1900))


def _eleven(text: str) -> str:
    bare = re.sub(r"[\s-]", "", text)
    if re.fullmatch(r"[0-9]{11}", bare) is None:
        raise NumberRefused("not_understood")
    return bare


def read_d_or_birth(text: str, day: date) -> Parts:
    """A fødselsnummer or a D-number; a made-up one says so."""
    digits = _eleven(text)
    strict = mod_11(digits[:9]) == (int(digits[9]), int(digits[10]))
    if not strict and not (day >= RELAXED_FROM and _is_relaxed(digits)):
        raise NumberRefused("check_digit")
    first, month = int(digits[:2]), int(digits[2:4])
    in_month = first - D_DAYS if first > D_DAYS else first
    added = next((more for more in MADE_UP_MONTHS if month > more), 0)
    kind = "d_number" if first > D_DAYS else "fodselsnummer"
    day_month = f"{in_month:02d}{month - added:02d}{digits[4:6]}"
    if day >= RELAXED_FROM:
        # The old cannot be told from the new by then, so that none tells the century; 2000 had every day.
        a_day(2000 + int(day_month[4:]), int(day_month[2:4]), int(day_month[:2]))
        return Parts(kind, digits, None, day_month, bool(added))
    return Parts(kind, digits, _born(digits, day_month, day), made_up=bool(added))


def _is_relaxed(digits: str) -> bool:
    """The check digits of a number that is assigned from 2032: the first has four right values, the second one."""
    first = (weighed(digits, K1_WEIGHTS) + int(digits[9])) % 11
    return first in RELAXED_REMAINDERS and -weighed(digits, K2_WEIGHTS) % 11 == int(digits[10])


def _born(digits: str, day_month: str, day: date) -> date:
    individual, short = int(digits[6:9]), int(day_month[4:])
    for low, high, from_year, to_year, century in CENTURIES:
        if low <= individual <= high and from_year <= short <= to_year:
            born = a_day(century + short, int(day_month[2:4]), int(day_month[:2]))
            if born > day:
                raise NumberRefused("not_born")
            return born
    raise NumberRefused("no_such_day")


def read_shared_help(text: str, day: date) -> Parts:
    """A shared help number: begins with 8 or 9, two check digits, tells nothing of its holder."""
    digits = _eleven(text)
    if digits[0] not in "89":
        raise NumberRefused("not_understood")
    if mod_11(digits[:9]) != (int(digits[9]), int(digits[10])):
        raise NumberRefused("check_digit")
    return Parts("shared_help_number", digits)


def read_duf(text: str, day: date) -> Parts:
    """A DUF number: twelve digits, the first four the year of the application [D]."""
    bare = re.sub(r"[\s-]", "", text)
    if re.fullmatch(r"(19|20)[0-9]{10}", bare) is None or int(bare[:4]) > day.year:
        raise NumberRefused("not_understood")
    return Parts("duf_number", bare)


def read_local_help(text: str, day: date) -> Parts:
    """A help number of one organization; where it has the old form, with forty added to the month, its date is read."""
    bare = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"[0-9A-ZÆØÅ]{1,20}", bare) is None:
        raise NumberRefused("not_understood")
    old = re.fullmatch(r"[0-9]{11}", bare) and HELP_MONTHS < int(bare[2:4]) <= HELP_MONTHS + 12
    day_month = f"{bare[:2]}{int(bare[2:4]) - HELP_MONTHS:02d}{bare[4:6]}" if old else ""
    return Parts("h_number", bare, None, day_month)
