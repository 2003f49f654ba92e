"""Dividing a cost: to the krona, whatever the order, and never less for a larger municipality."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.funds.rules.sharing import (
    Key,
    NothingToDivideBy,
    Share,
    SharesNotOne,
    divide,
    rounded_each_for_itself,
    split,
)

# Approximate populations of 31 December 2010, illustrative (domain-rules D.4, certainty D), by municipal code.
SOUTHERN_2010 = {
    "1489": 37796, "1443": 8275, "1490": 103294, "1466": 9292, "1441": 38580,
    "1463": 33753, "1465": 10299, "1452": 11549, "1491": 22753, "1442": 10981,
}  # fmt: skip
SIXTY_FORTY = Key("60_40", 100, (Share("vgr", 60), Share("municipalities", 40, by_population=True)))


def in_kronor(total: int, weights: dict[str, int]) -> dict[str, int]:
    return {portion.code: portion.kronor for portion in divide(total, weights)}


def plainly(total: int, weights: dict[str, int]) -> dict[str, int]:
    """The same rule, krona by krona with exact fractions."""
    quotas = {code: Fraction(total * weight, sum(weights.values())) for code, weight in weights.items()}
    given_out = {code: int(quota) for code, quota in quotas.items()}
    while sum(given_out.values()) < total:
        waiting = {code: quotas[code] - given_out[code] for code in weights if quotas[code] >= given_out[code]}
        best = max(waiting.values())
        alike = [code for code, rest in waiting.items() if rest == best]
        largest = max(weights[code] for code in alike)
        given_out[min(code for code in alike if weights[code] == largest)] += 1
    return given_out


def test_southern_alvsborg_2011_is_2_100_000_and_1_400_000_of_3_500_000():
    parts = split(3_500_000, SIXTY_FORTY, SOUTHERN_2010)
    assert [(part.share.party, part.kronor) for part in parts] == [("vgr", 2_100_000), ("municipalities", 1_400_000)]
    assert sum(portion.kronor for portion in parts[1].portions) == 1_400_000


def test_1_400_thousand_by_the_population_of_2010_in_thousands():
    shares = in_kronor(1400, SOUTHERN_2010)
    assert [shares[code] for code in SOUTHERN_2010] == [185, 40, 505, 45, 189, 165, 50, 56, 111, 54]


def test_naive_rounding_of_the_same_loses_one_thousand():
    assert rounded_each_for_itself(1400, SOUTHERN_2010) == 1399


def test_the_order_of_input_changes_nothing_for_2011():
    turned = dict(reversed(SOUTHERN_2010.items()))
    assert divide(1400, turned) == divide(1400, SOUTHERN_2010)


TIES = [
    ("alike: the lower code first", 1, {"b": 5, "a": 5}, {"a": 1, "b": 0}),
    ("alike remainders: the larger first", 2, {"a": 1, "b": 3}, {"a": 0, "b": 2}),
    ("nothing to divide", 0, {"a": 1, "b": 3}, {"a": 0, "b": 0}),
    ("nobody lives in a", 7, {"a": 0, "b": 3}, {"a": 0, "b": 7}),
]


@pytest.mark.parametrize(("why", "total", "weights", "answer"), TIES, ids=[row[0] for row in TIES])
def test_where_two_are_alike(why, total, weights, answer):
    assert in_kronor(total, weights) == answer


POPULATIONS = st.dictionaries(
    st.integers(1, 9999).map("{:04}".format), st.integers(0, 400_000), min_size=1, max_size=33
).filter(lambda found: sum(found.values()) > 0)
TOTALS = st.integers(0, 10**12)


@given(TOTALS, POPULATIONS)
def test_it_always_sums_to_the_krona(total, population):
    assert sum(in_kronor(total, population).values()) == total


@given(TOTALS, POPULATIONS, st.randoms())
def test_it_is_independent_of_the_order(total, population, chance):
    items = list(population.items())
    chance.shuffle(items)
    assert divide(total, dict(items)) == divide(total, population)


@given(TOTALS, POPULATIONS)
def test_a_smaller_municipality_never_gets_more_than_a_larger(total, population):
    portions = sorted(divide(total, population), key=lambda portion: (portion.weight, portion.kronor))
    for smaller, larger in zip(portions, portions[1:], strict=False):
        assert smaller.weight == larger.weight or smaller.kronor <= larger.kronor


@given(st.integers(0, 5000), POPULATIONS)
def test_it_agrees_with_the_plain_rule(total, population):
    assert in_kronor(total, population) == plainly(total, population)


@given(TOTALS, POPULATIONS)
def test_the_proof_holds(total, population):
    whole = sum(population.values())
    for portion in divide(total, population):
        assert portion.floor * whole + portion.remainder == total * portion.weight
        assert portion.extra in (0, 1) and abs(portion.kronor * whole - total * portion.weight) < whole


@given(TOTALS, st.lists(st.integers(1, 1000), min_size=1, max_size=6), POPULATIONS)
def test_a_key_divides_to_the_krona_at_every_level(total, numerators, population):
    shares = tuple(Share(f"p{n}", numerator, by_population=n == 0) for n, numerator in enumerate(numerators))
    parts = split(total, Key("k", sum(numerators), shares), population)
    assert sum(part.kronor for part in parts) == total
    assert sum(portion.kronor for portion in parts[0].portions) == parts[0].kronor


def test_the_region_may_divide_its_part_by_a_key_of_its_own():
    key = Key("60_40", 100, (Share("vgr", 60, inner="vgr"), Share("municipalities", 40, by_population=True)))
    inner = {"vgr": Key("vgr", 3, (Share("sas", 2), Share("primarvarden", 1)))}
    region = split(1000, key, SOUTHERN_2010, inner)[0]
    assert [(portion.code, portion.kronor) for portion in region.portions] == [("primarvarden", 200), ("sas", 400)]


@pytest.mark.parametrize("numerators", [(60, 39), (60, 41), (0, 0)])
def test_shares_that_do_not_add_to_one_are_refused(numerators):
    key = Key("k", 100, tuple(Share(str(n), numerator) for n, numerator in enumerate(numerators)))
    with pytest.raises(SharesNotOne) as refused:
        split(1000, key, SOUTHERN_2010)
    assert f"come to {sum(numerators)} of 100" in str(refused.value)


@pytest.mark.parametrize("weights", [{}, {"a": 0}, {"a": 5, "b": -1}])
def test_nobody_to_divide_among_is_refused(weights):
    with pytest.raises(NothingToDivideBy):
        divide(1000, weights)
