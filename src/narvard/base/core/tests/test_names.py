"""Names are found without accents, and sorted with å, ä and ö last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.core.queries import search_key, sort_key

# name · is found by
FOUND = [
    ("Borås Stad", "boras stad"),
    ("Älvsborg", "alvsborg"),
    ("  Ö  ", "o"),
    ("Bø", "bo"),
    ("Åse", "ase"),
    ("Cæsar", "caesar"),
    ("É", "e"),
]
# in this order, whatever order they came in
SORTED = [
    ["Alingsås", "Borås", "Zinkgruvan", "Ål", "Älv", "Ö"],
    ["Vara", "Vårgårda", "Vänersborg"],
    ["Lerum", "Mark", "Tranemo", "Ulricehamn"],
]


@pytest.mark.parametrize(("name", "key"), FOUND)
def test_found_by(name, key):
    assert search_key(name) == key


@pytest.mark.parametrize("names", SORTED)
def test_sorted(names):
    shuffled = [*names[1::2], *names[::2]]
    assert sorted(shuffled, key=sort_key) == names


def test_a_decomposed_name_is_the_same_name():
    assert search_key("Bora\u030as") == search_key("Borås")
    assert sort_key("Bora\u030as") == sort_key("Borås")


@given(st.text())
def test_a_key_is_its_own_key(text):
    key = search_key(text)
    assert search_key(key) == key
    assert key == key.strip()


@given(st.text(alphabet="abcåäöÅÄÖ xyz"))
def test_case_and_spaces_make_no_difference(text):
    assert search_key(text.upper()) == search_key(text.lower()) == search_key(f"  {text} ")
    assert sort_key(text.upper()) == sort_key(text.lower())
