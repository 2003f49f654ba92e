"""Check digits, and the number that an organization gives to one who has none."""

from datetime import date
from itertools import islice

K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
K2_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def luhn(digits: str) -> int:
    """The check digit over digits whose first has weight 2 (nine of them in a personnummer)."""
    products = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return -sum(product // 10 + product % 10 for product in products) % 10


def mod_11(digits: str) -> tuple[int, int] | None:
    """Both check digits over the nine first digits of a fødselsnummer; None where one would be 10.

    Source: Skatteetaten, fødselsnummer [C].
    """
    first = -weighed(digits, K1_WEIGHTS) % 11
    second = -weighed(f"{digits}{first}", K2_WEIGHTS) % 11
    return None if 10 in (first, second) else (first, second)


def weighed(digits: str, weights: tuple[int, ...]) -> int:
    """The sum of the digits, each times its weight."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def made_up_number(place: int, born: date, country: str = "SE") -> str:
    """The `place`th valid number, from 0, of those born that day, for the demo and for tests: a personnummer, or a
    fødselsnummer of the kind that nobody has (80 added to the month).
    """
    if country == "SE":
        return f"{born:%Y%m%d}{place:03d}{luhn(f'{born:%y%m%d}{place:03d}')}"
    first = {18: 500, 19: 0, 20: 500}[born.year // 100]
    nines = (f"{born:%d}{born.month + 80}{born:%y}{number:03d}" for number in range(first, 1000))
    valid = (f"{nine}{checks[0]}{checks[1]}" for nine in nines if (checks := mod_11(nine)))
    return next(islice(valid, place, None))


def reserve_number(birth_date: date, place: int) -> str:
    """An organization's own number for one without a number: the birth date, R and the `place` that day, from 1.

    The letter keeps it from being taken for a personnummer. It means nothing outside the organization that gave it.
    """
    return f"{birth_date:%Y%m%d}R{place:03d}"
