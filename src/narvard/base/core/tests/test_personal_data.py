"""Identity numbers are found wherever they stand; names are guessed, and places are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

from narvard.base.core.queries import identity_numbers, names_perhaps

# text · the identity numbers in it. The numbers are made up; their check digits are right.
FOUND = [
    ("Hon heter inget, men 19900118-9811 är hennes nummer.", ("19900118-9811",)),
    ("900118-9811", ("900118-9811",)),
    ("9001189811", ("9001189811",)),
    ("900178-9818", ("900178-9818",)),
    ("ring 033-12 34 56 eller kom 2026-11-22", ()),
    ("900118-9812", ()),
    ("901318-9812", ()),
    ("dnr 2018-04-1234", ()),
    ("6 778 000 000 kr och 1 400 000 kr", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "numbers"), FOUND)
def test_identity_numbers_are_found_and_nothing_else_is(text, numbers):
    assert identity_numbers(text) == numbers


def norwegian(day: int, month: int, year: int, individual: int) -> str:
    """A number with right check digits, or "" where none exists."""
    nine = f"{day:02}{month:02}{year:02}{individual:03}"
    first = calc_check_digit1(nine + "00")
    second = calc_check_digit2(nine + first + "0")
    return nine + first + second if (first + second).isdigit() and len(first + second) == 2 else ""


@given(st.dates(), st.integers(0, 999), st.sampled_from([0, 40]), st.sampled_from([0, 40, 80]))
def test_every_norwegian_number_is_found(day, individual, more_days, more_months):
    number = norwegian(day.day + more_days, day.month + more_months, day.year % 100, individual)
    if number and (day.month, day.day) != (2, 29):
        assert number in identity_numbers(f"fødselsnummer: {number}.")
        assert f"{number[:6]} {number[6:]}" in identity_numbers(f"({number[:6]} {number[6:]})")


@given(st.dates(), st.integers(0, 999), st.sampled_from([0, 60]), st.sampled_from(["", "-", "+"]))
def test_every_swedish_number_is_found(day, serial, more_days, sign):
    if (day.month, day.day) == (2, 29):
        return
    nine = f"{day.year % 100:02}{day.month:02}{day.day + more_days:02}{serial:03}"
    ten = nine + luhn.calc_check_digit(nine)
    written = f"{ten[:6]}{sign}{ten[6:]}"
    assert written in identity_numbers(f"numret är {written}, sade hon")


PLACES = ("Borås Stad", "Södra Älvsborg", "Närvårdskansliet")
# text · what looks like a person in it
GUESSED = [
    ("Anna Svensson på vårdcentralen lyssnade.", ("Anna Svensson",)),
    ("Borås Stad och Södra Älvsborg svarar.", ()),
    ("Från Borås kom fyra.", ()),
    ("Skriv till anna.svensson@example.org", ("anna.svensson@example.org",)),
    ("Ring 070-123 45 67.", ("070-123 45 67",)),
    ("Vi vill veta vem som ringer.", ()),
]


@pytest.mark.parametrize(("text", "guessed"), GUESSED)
def test_names_are_guessed_and_places_are_not(text, guessed):
    assert names_perhaps(text, PLACES) == guessed
