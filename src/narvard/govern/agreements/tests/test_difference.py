"""What differs between two versions, clause by clause and word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.agreements.rules.difference import Change, Item, Mark, compare, plain, words

TEXTS = st.text(alphabet="abc åÅ,.\n 12", max_size=60)
ITEMS = st.lists(
    st.builds(Item, st.sampled_from("abcdefgh"), st.sampled_from("AB"), st.just("1"), TEXTS, TEXTS),
    unique_by=lambda item: item.key,
    max_size=8,
)


def clauses(order: str, texts: dict[str, str] | None = None) -> list[Item]:
    """Clauses by their keys; "A:ab B:c" stands in two parts, and each says its key unless told otherwise."""
    found = []
    for part in order.split():
        place, keys = part.split(":")
        found += [Item(key, place, str(len(found)), key, (texts or {}).get(key, key)) for key in keys]
    return found


# before · after · texts that are other after · what each clause is, in the order of the new version
CHANGES = [
    ("A:abc", "A:abc", {}, "a=same b=same c=same"),
    ("A:abc", "A:abc", {"b": "else"}, "a=same b=changed c=same"),
    ("A:abc", "A:ac", {}, "a=same b=removed c=same"),
    ("A:bc", "A:abc", {}, "a=added b=same c=same"),
    ("A:abc", "A:bca", {}, "b=same c=same a=moved"),
    ("A:ab B:c", "A:a B:bc", {}, "a=same b=moved c=same"),
    ("A:ab B:c", "A:a B:bc", {"b": "else"}, "a=same b=moved_and_changed c=same"),
    ("A:abc", "B:abc", {}, "a=moved b=moved c=moved"),
    ("A:ab", "A:cd", {}, "a=removed b=removed c=added d=added"),
]


@pytest.mark.parametrize(("before", "after", "texts", "expected"), CHANGES)
def test_what_happened_to_each_clause(before, after, texts, expected):
    found = compare(clauses(before), clauses(after, texts))
    assert " ".join(f"{row.key}={row.change}" for row in found) == expected


def test_words_are_marked():
    pieces = words("A nurse visits every week.", "A nurse visits every single day.")
    assert plain(pieces) == "A nurse visits every[- week-]{+ single day+}."


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(before, after):
    pieces = words(before, after)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.REMOVED) == after


@given(ITEMS, ITEMS)
def test_every_clause_of_either_version_is_told_once(before, after):
    found = compare(before, after)
    assert sorted(row.key for row in found) == sorted({item.key for item in (*before, *after)})
    assert [row.key for row in found if row.after] == [item.key for item in after]
    assert all((row.before is None) == (row.change is Change.ADDED) for row in found)
    assert all((row.after is None) == (row.change is Change.REMOVED) for row in found)


@given(ITEMS)
def test_a_version_does_not_differ_from_itself(items):
    assert all(row.change is Change.SAME for row in compare(items, items))
