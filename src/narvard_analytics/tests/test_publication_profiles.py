"""Publication profiles: thresholds by publisher, each with a source, and counts on either side of each."""

import pytest

from narvard_analytics.disclosure_control import INTERNAL, OPEN, PROFILES, Method
from narvard_analytics.tests.result_rows import hidden, row


@pytest.mark.parametrize(
    ("profile", "largest_withheld"),
    [("open", 4), ("region_10", 9), ("region_20", 19), ("scb", 4), ("ssb", 2), ("ehrql", 7)],
)
def test_the_threshold_of_each_publisher(profile, largest_withheld):
    counts = [0, 1, largest_withheld, largest_withheld + 1]
    assert [hidden([row("1490", n)], profile)[0] for n in counts] == [False, True, True, False]


def test_internal_figures_are_guarded_by_nothing():
    assert INTERNAL.method is Method.NOTHING
    assert hidden([row("1490", 1)], "internal") == [False]


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_every_profile_says_who_where_from_and_how_sure(name):
    profile = PROFILES[name]
    assert profile.name == name
    assert profile.publisher
    assert profile.source.endswith(".")
    assert profile.certainty in ("A", "B", "C", "D", "X")
    assert profile.verified is (profile.certainty in ("A", "B"))


def test_a_threshold_that_was_not_verified_says_so():
    assert not OPEN.verified
    assert PROFILES["ssb"].verified
