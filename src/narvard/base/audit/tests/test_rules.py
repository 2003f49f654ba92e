"""The rules of the log: one text for one event, a chain that tells on whoever touches it, and when its time is out."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.audit.rules import (
    FindingKind,
    Link,
    canonical,
    check_anchors,
    check_links,
    digest_of,
    link,
    may_be_culled,
)
from narvard.base.audit.rules.canonical import BEGINNING, NotCanonical

NINE = datetime(2026, 11, 22, 9, 0, 0, 5, tzinfo=timezone(timedelta(hours=1)))

# event · its text
TEXTS = [
    ({"b": 1, "a": "å"}, '{"a":"å","b":1}'),
    ({"at": NINE}, '{"at":"2026-11-22T08:00:00.000005Z"}'),
    ({"on": date(2026, 11, 22)}, '{"on":"2026-11-22"}'),
    ({"x": {"d": None, "c": (1, True)}}, '{"x":{"c":[1,true],"d":null}}'),
]


@pytest.mark.parametrize(("event", "text"), TEXTS)
def test_one_event_one_text(event, text):
    assert canonical(event) == text


@pytest.mark.parametrize("value", [1.5, float("nan"), datetime(2026, 1, 1), UUID(int=1), {1, 2}, [0.5], {"a": 0.1}])
def test_what_has_no_text_of_its_own_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical({"x": value})


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), plain, max_size=5))
def test_the_text_reads_back_and_the_order_of_keys_does_not_matter(event):
    text = canonical(event)
    assert json.loads(text) == event
    assert canonical(dict(reversed(event.items()))) == text


def test_the_salt_changes_the_hash():
    assert digest_of("a", "x") != digest_of("b", "x")
    assert len(digest_of("a", "x")) == 64


def chain(size):
    links, previous = [], BEGINNING
    for sequence in range(1, size + 1):
        digest = digest_of("s", str(sequence))
        sealed = link(sequence, previous, digest)
        links.append(Link(sequence, 100 + sequence, previous, sealed, digest))
        previous = sealed
    return links


@given(st.integers(0, 12))
def test_an_untouched_chain_has_no_faults(size):
    assert not list(check_links(chain(size)))


@given(st.integers(2, 12), st.data())
def test_any_one_touch_is_found_at_its_place(size, data):
    links = chain(size)
    place = data.draw(st.integers(0, size - 1))
    touched = links[place]
    touch = data.draw(st.sampled_from(["event", "hash", "previous", "gone", "removed"]))
    if touch == "removed" and place == size - 1:
        return  # a cut tail shows only against an anchor
    changed = {
        "event": replace(touched, event_digest=digest_of("s", "other")),
        "hash": replace(touched, digest="f" * 64),
        "previous": replace(touched, previous="f" * 64),
        "gone": replace(touched, event_digest=None),
    }
    links[place : place + 1] = [] if touch == "removed" else [changed[touch]]
    found = list(check_links(links))
    assert found
    assert found[0].sequence == touched.sequence


@given(st.integers(2, 12), st.data())
def test_a_link_that_was_made_anew_does_not_fit_its_neighbour(size, data):
    """Whoever changes an event, its hash and its own link still leaves the next link pointing at the old one."""
    links = chain(size)
    place = data.draw(st.integers(0, size - 2))
    other = digest_of("s", "other")
    touched = links[place]
    remade = link(touched.sequence, touched.previous, other)
    links[place] = replace(touched, event_digest=other, digest=remade)
    assert [(f.kind, f.sequence) for f in check_links(links)] == [(FindingKind.LINK_BROKEN, touched.sequence + 1)]


@given(st.integers(2, 12), st.data())
def test_two_events_that_change_places_are_found(size, data):
    links = chain(size)
    a, b = sorted(data.draw(st.lists(st.integers(0, size - 1), min_size=2, max_size=2, unique=True)))
    first, second = links[a], links[b]
    links[a] = replace(first, event=second.event, event_digest=second.event_digest)
    links[b] = replace(second, event=first.event, event_digest=first.event_digest)
    assert {finding.sequence for finding in check_links(links)} >= {a + 1, b + 1}


def test_a_gap_says_which_links_are_missing():
    links = chain(6)
    assert [(f.kind, f.detail) for f in check_links(links[:2] + links[5:])] == [(FindingKind.LINK_MISSING, "3–5")]
    assert [(f.kind, f.detail) for f in check_links(links[1:])] == [(FindingKind.LINK_MISSING, "1")]


# anchored · stored · head · findings
ANCHORS = [
    ({}, {}, 0, []),
    ({3: "a"}, {3: "a"}, 5, []),
    ({3: "a"}, {3: "b"}, 5, [(FindingKind.ANCHOR_DIFFERS, 3)]),
    ({3: "a", 7: "c"}, {3: "a"}, 5, [(FindingKind.TAIL_CUT, 7)]),
    ({3: "a"}, {}, 0, [(FindingKind.TAIL_CUT, 3)]),
]


@pytest.mark.parametrize(("anchored", "stored", "head", "findings"), ANCHORS)
def test_anchors(anchored, stored, head, findings):
    assert [(f.kind, f.sequence) for f in check_anchors(anchored, stored, head)] == findings


# event of · today · country · may be culled
TIMES = [
    ("2021-11-21", "2026-11-22", "SE", True),
    ("2021-11-22", "2026-11-22", "SE", False),
    ("2021-11-23", "2026-11-22", "SE", False),
    ("2019-02-27", "2024-02-29", "SE", True),
    ("2019-02-28", "2024-02-29", "SE", False),
    ("2000-01-01", "2026-11-22", "NO", False),
    ("2000-01-01", "2016-11-22", "SE", False),
]


@pytest.mark.parametrize(("at", "today", "country", "answer"), TIMES)
def test_when_the_time_is_out(at, today, country, answer):
    def noon(day):
        return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)

    assert may_be_culled(noon(at), noon(today), country) is answer


@given(st.datetimes(datetime(2018, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), st.integers(0, 4000))
def test_no_log_younger_than_five_years_is_culled(at, days):
    now = at + timedelta(days=days)
    if may_be_culled(at, now, "SE"):
        assert days >= 5 * 365 + 1
