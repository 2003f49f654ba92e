"""Which identity numbers can exist. The numbers are published examples or numbers that no one has."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from narvard_analytics.events.pseudonyms.identity import Identity, ImpossibleIdentityNumber, normalise

NEW_YEAR = date(2024, 1, 1)

POSSIBLE = [
    ("19121212-1212", None, "personnummer", "191212121212"),
    ("191212121212", None, "personnummer", "191212121212"),
    (" 191212121212 ", None, "personnummer", "191212121212"),
    ("121212+1212", NEW_YEAR, "personnummer", "191212121212"),
    ("121212-1212", NEW_YEAR, "personnummer", "201212121212"),
    ("1212121212", date(2000, 1, 1), "personnummer", "191212121212"),
    ("701063-2391", NEW_YEAR, "samordningsnummer", "197010632391"),
    ("20000229-0005", None, "personnummer", "200002290005"),
    ("15108695088", None, "fodselsnummer", "15108695088"),
    ("151086 95088", None, "fodselsnummer", "15108695088"),
    ("55108695071", None, "d_nummer", "55108695071"),
    ("res-7", None, "local", "region|res-7"),
    ("NA", None, "local", "region|NA"),
]


@pytest.mark.parametrize(("text", "on", "kind", "number"), POSSIBLE)
def test_one_normal_form(text, on, kind, number):
    assert normalise(text, on, "region") == Identity(kind, number)


IMPOSSIBLE = [
    ("wrong check digit", "19121212-1213", None),
    ("no such day", "19121312-1214", None),
    ("29 February in 1900", "19000229-0005", None),
    ("not born yet", "20240229-0007", NEW_YEAR),
    ("nine digits", "191212121", None),
    ("eleven digits, cut short", "19121212-121", None),
    ("thirteen digits", "1912121212121", None),
    ("wrong Norwegian check digit", "15108695077", None),
    ("wrong second Norwegian check digit", "15108695089", None),
    ("31 February in Norway", "31029012140", None),
    ("a year that the individual number excludes", "01015052186", None),
    ("synthetic number (month + 80)", "15908695043", None),
]


@pytest.mark.parametrize(("text", "on"), [i[1:] for i in IMPOSSIBLE], ids=[i[0] for i in IMPOSSIBLE])
def test_numbers_that_nobody_can_have(text, on):
    with pytest.raises(ImpossibleIdentityNumber) as caught:
        normalise(text, on)
    assert caught.value.reason == "impossible_identity_number"
    assert text not in str(caught.value)


def test_ten_digits_need_a_day_to_tell_the_century():
    with pytest.raises(ImpossibleIdentityNumber) as caught:
        normalise("121212-1212")
    assert caught.value.reason == "century_unknown"


@given(st.integers(0, 8), st.integers(1, 9))
def test_any_changed_digit_is_found(position, by):
    digits = "121212121"[:position] + str((int("121212121"[position]) + by) % 10) + "121212121"[position + 1 :] + "2"
    with pytest.raises(ImpossibleIdentityNumber):
        normalise("19" + digits)


@given(
    st.dates(date(1880, 1, 1), date(2030, 12, 31)), st.integers(0, 999), st.dates(date(1990, 1, 1), date(2030, 1, 1))
)
def test_ten_and_twelve_digits_are_the_same_person(born, serial, on):
    assume(born <= on and on.year - born.year < 200 and (on.year - born.year) % 100 != 0)
    body = f"{born:%y%m%d}{serial:03d}"
    check = next(d for d in "0123456789" if _luhn(body + d))
    sign = "+" if on.year - born.year >= 100 else "-"
    short = f"{born:%y%m%d}{sign}{serial:03d}{check}"
    assert normalise(short, on) == normalise(f"{born:%Y%m%d}{serial:03d}{check}", on)


def _luhn(digits):
    """The check as the statute's guidance tells it: double every other digit, add the digits of all."""
    doubled = [int(d) * (2 - n % 2) for n, d in enumerate(digits)]
    return sum(sum(map(int, str(d))) for d in doubled) % 10 == 0
