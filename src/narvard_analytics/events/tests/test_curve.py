"""The curve's arithmetic against RFC 7748 and against its own laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard_analytics.events.pseudonyms.curve import COFACTOR, ORDER, PRIME, inverse, multiply, point_of

# RFC 7748, section 5.2: scalar (clamped below, as the RFC's X25519 does), x-coordinate, result.
RFC_7748 = [
    (
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
        "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
        "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
    ),
    (
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
        "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
        "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
    ),
]


@pytest.mark.parametrize(("scalar", "x", "result"), RFC_7748)
def test_vectors_of_the_rfc(scalar, x, result):
    clamped = int.from_bytes(bytes.fromhex(scalar), "little") & ~7 & (2**254 - 1) | 2**254
    point = int.from_bytes(bytes.fromhex(x), "little") & (2**255 - 1)
    assert multiply(clamped, point).to_bytes(32, "little").hex() == result


scalars = st.integers(1, ORDER - 1)


@settings(max_examples=20, deadline=None)
@given(scalars, scalars, st.binary(max_size=20))
def test_multiplying_commutes_and_can_be_undone(one, other, message):
    point = multiply(COFACTOR, point_of(message))
    assert multiply(one, multiply(other, point)) == multiply(other, multiply(one, point))
    assert multiply(inverse(one), multiply(one, point)) == point
    assert multiply(one, point) == multiply(one * other % ORDER, multiply(inverse(other), point))


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=20))
def test_messages_land_in_the_large_subgroup(message):
    point = multiply(COFACTOR, point_of(message))
    assert 0 < point < PRIME
    assert multiply(ORDER + 1, point) == point
    assert multiply(ORDER - 1, point) == point
