"""Norwegian public holidays, on which nobody counts a working day (helligdagsfredloven § 2 and 1 and 17 May; [C])."""

from datetime import date, timedelta

FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
"""Month and day: New Year's Day, 1 May, Constitution Day, Christmas Day and the day after."""

FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Days from Easter Sunday: Maundy Thursday, Good Friday, Easter, Ascension, and the two days of Whitsun."""

SATURDAY = 5


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher, 1876)."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leaps, rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - shift + 15) % 30
    quarter, odd = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * quarter - epact - odd) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> tuple[date, ...]:
    """The public holidays of the year in order, those on Saturdays and Sundays among them."""
    moving = (easter(year) + timedelta(days=days) for days in FROM_EASTER)
    return tuple(sorted({*moving, *(date(year, month, day) for month, day in FIXED)}))


def weekday_holidays(first: date, last: date) -> tuple[date, ...]:
    """The holidays from Monday to Friday of the days from `first` to `last`, both included."""
    every = (day for year in range(first.year, last.year + 1) for day in holidays(year))
    return tuple(day for day in every if first <= day <= last and day.weekday() < SATURDAY)
