"""On which days nobody works, in Sweden and in Norway, so that no deadline falls on one of them.

Sweden: lag (1989:253) om allmänna helgdagar, with Midsummer Eve, Christmas Eve and New Year's Eve, which work like
them by custom. Norway: lov 24 February 1995 no. 12 § 2, and 1 and 17 May. Both from memory: certainty [C].
"""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

# Month and day.
FIXED: Mapping[str, tuple[tuple[int, int], ...]] = MappingProxyType(
    {
        "SE": ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)),
        "NO": ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26)),
    }
)
# Days from Easter Sunday. Only those that can fall from Monday to Friday.
FROM_EASTER: Mapping[str, tuple[int, ...]] = MappingProxyType({"SE": (-2, 1, 39), "NO": (-3, -2, 1, 39, 50)})
# Midsummer Eve is the Friday from 19 to 25 June.
FIRST_MIDSUMMER_EVE = (6, 19)
FRIDAY, SATURDAY = 4, 5


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the paschal full moon: the Sunday after it."""
    century = year // 100
    moon_shift = 15 + century - century // 4 - (8 * century + 13) // 25
    age = (19 * (year % 19) + moon_shift) % 30
    full_moon = date(year, 3, 21) + timedelta(days=age - (age == 29 or (age == 28 and year % 19 > 10)))
    return full_moon + timedelta(days=6 - full_moon.weekday() or 7)


def midsummer_eve(year: int) -> date:
    """The Friday before Midsummer Day."""
    first = date(year, *FIRST_MIDSUMMER_EVE)
    return first + timedelta(days=(FRIDAY - first.weekday()) % 7)


def is_working_day(day: date, country: str) -> bool:
    """Is this a day from Monday to Friday that is no public holiday in the country (SE or NO)?"""
    if day.weekday() >= SATURDAY or (day.month, day.day) in FIXED[country]:
        return False
    if (day - easter(day.year)).days in FROM_EASTER[country]:
        return False
    return country != "SE" or day != midsummer_eve(day.year)


def working_day_before(day: date, country: str) -> date:
    """The day itself when it is a working day, else the last working day before it."""
    while not is_working_day(day, country):
        day -= timedelta(days=1)
    return day
