"""Dividing a cost in whole kronor, to the krona: shares as exact fractions, and what is left over by largest remainder.

The rule is Hamilton's: each gets the whole kronor of its quota, and the kronor that are left go one each to the largest
remainders; where two are alike the larger first, then the lower code (domain-rules D.4). No float is used.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class SharesNotOne(Exception):
    """The shares of a key do not add up to one."""

    def __init__(self, key: str, numerators: int, denominator: int) -> None:
        super().__init__(
            f"The key {key} was refused, because its shares come to {numerators} of {denominator}."
            " Change the shares so that together they are one."
        )


class NothingToDivideBy(Exception):
    """A cost is to be divided among nobody, or by a population of nobody."""

    def __init__(self) -> None:
        super().__init__(
            "The cost was not divided, because there is no population or share to divide it by."
            " Bring the population of the municipalities and try again."
        )


@dataclass(frozen=True)
class Portion:
    """What one gets, with the proof: quota = `floor` + `remainder` / the sum of weights; `extra` is 0 or 1 krona."""

    code: str
    weight: int
    floor: int
    remainder: int
    extra: int

    @property
    def kronor(self) -> int:
        """The amount to pay, in whole kronor."""
        return self.floor + self.extra


@dataclass(frozen=True)
class Share:
    """A party's part of a key. `by_population`: the municipalities together; `inner`: a key that divides it further."""

    party: str
    numerator: int
    by_population: bool = False
    inner: str = ""


@dataclass(frozen=True)
class Key:
    """How a cost is divided: shares over one denominator."""

    code: str
    denominator: int
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Part:
    """What one party of a key pays, and how that is divided further (empty: it is not)."""

    share: Share
    kronor: int
    portions: tuple[Portion, ...]


def divide(total: int, weights: Mapping[str, int]) -> tuple[Portion, ...]:
    """Divide `total` kronor in proportion to `weights`; the portions come in the order of their codes.

    Raises NothingToDivideBy when the weights come to nothing.
    """
    whole = sum(weights.values())
    if whole <= 0 or min(weights.values()) < 0:
        raise NothingToDivideBy
    quotas = {code: divmod(total * weight, whole) for code, weight in weights.items()}
    left = total - sum(floor for floor, _ in quotas.values())
    turn = sorted(weights, key=lambda code: (-quotas[code][1], -weights[code], code))
    lucky = frozenset(turn[:left])
    return tuple(Portion(code, weights[code], *quotas[code], int(code in lucky)) for code in sorted(weights))


def require_one(key: Key) -> None:
    """Raises SharesNotOne unless the shares of the key add up to one."""
    numerators = sum(share.numerator for share in key.shares)
    if numerators != key.denominator:
        raise SharesNotOne(key.code, numerators, key.denominator)


def split(
    total: int, key: Key, population: Mapping[str, int], inner: Mapping[str, Key] | None = None
) -> tuple[Part, ...]:
    """Divide `total` kronor by a key: among its parties, then among municipalities, and inside a party by its key."""
    require_one(key)
    portions = {portion.code: portion for portion in divide(total, _weights(key.shares))}
    return tuple(
        Part(share, portions[share.party].kronor, _within(portions[share.party].kronor, share, population, inner or {}))
        for share in key.shares
    )


def _weights(shares: Sequence[Share]) -> dict[str, int]:
    return {share.party: share.numerator for share in shares}


def _within(kronor: int, share: Share, population: Mapping[str, int], inner: Mapping[str, Key]) -> tuple[Portion, ...]:
    if share.by_population:
        return divide(kronor, population)
    if share.inner:
        require_one(inner[share.inner])
        return divide(kronor, _weights(inner[share.inner].shares))
    return ()


def rounded_each_for_itself(total: int, weights: Mapping[str, int]) -> int:
    """What a naive rounding of each quota by itself would come to: not `total`, as a rule. For the explanation."""
    whole = sum(weights.values())
    return sum((2 * total * weight + whole) // (2 * whole) for weight in weights.values())
