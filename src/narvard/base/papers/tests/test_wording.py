"""Numbers, money and days as they are written in each language."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.papers.queries import LANGUAGES, cell_text, day_text, kronor_text, number_text
from narvard.base.papers.rules.wording import _WORDS

NUMBERS = [
    (1_400_000, "1 400 000", "1,400,000"),
    (0, "0", "0"),
    (-5, "−5", "−5"),
    (2.5, "2,5", "2.5"),
    (1234.25, "1 234,25", "1,234.25"),
]


@pytest.mark.parametrize(("number", "nordic", "english"), NUMBERS)
def test_numbers(number, nordic, english):
    assert number_text(number, "sv") == number_text(number, "nb") == nordic.replace(" ", "\u00a0")
    assert number_text(number, "en") == english


@given(st.integers(-(10**15), 10**15), st.sampled_from(LANGUAGES))
def test_a_whole_number_is_read_back_as_it_was(number, language):
    plain = number_text(number, language).replace("\u00a0", "").replace(",", "").replace("\u2212", "-")
    assert int(plain) == number


def test_money_has_its_unit():
    assert kronor_text(1_400_000, "sv") == kronor_text(1_400_000, "nb") == "1\u00a0400\u00a0000\u00a0kr"
    assert kronor_text(1_400_000, "en") == "SEK\u00a01,400,000"


def test_days_are_spoken():
    day = date(2026, 9, 1)
    assert [day_text(day, language) for language in LANGUAGES] == [
        "1 september 2026",
        "1. september 2026",
        "1 September 2026",
    ]


def test_cells():
    cells = (None, "", "Mark", date(2026, 9, 1), datetime(2026, 9, 1, 13, 5), True, False, 1000)
    assert [cell_text(cell, "nb") for cell in cells] == [
        "–", "–", "Mark", "2026-09-01", "2026-09-01 13:05", "Ja", "Nei", "1\u00a0000",
    ]  # fmt: skip


def test_every_language_has_the_same_words():
    assert {language: set(words) for language, words in _WORDS.items()} == dict.fromkeys(LANGUAGES, set(_WORDS["sv"]))
