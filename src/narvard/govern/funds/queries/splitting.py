"""A cost reckoned by a key and the populations of a day: what a page shows and what an operation decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities, own, populations
from narvard.govern.funds.models import Cost, CostKey, PopulationFigure
from narvard.govern.funds.queries.reading import key_of
from narvard.govern.funds.rules.figures import Figure, chosen
from narvard.govern.funds.rules.sharing import Part, split


class PopulationMissing(Exception):
    """A cost cannot be divided by the population of a day, since municipalities lack one; `names` lists them."""

    def __init__(self, day: date, names: tuple[str, ...]) -> None:
        super().__init__(
            f"The cost was not divided, because the population of {day} is not known for {', '.join(names)}."
            " Bring the population of that day, or choose a day that is known."
        )
        self.day, self.names = day, names


class InnerKeyMissing(Exception):
    """A share is to be divided by a key of its own, which is not in force."""

    def __init__(self, code: str, day: date) -> None:
        super().__init__(
            f"The cost was not divided, because the key {code} inside a share is not in force on {day}."
            " Add a version that is in force, or take the inner key away from the share."
        )
        self.code, self.day = code, day


@dataclass(frozen=True)
class Reckoned:
    """A cost divided: parts with their portions, and the population figure of each municipality."""

    parts: tuple[Part, ...]
    figures: Mapping[str, Figure]


def figures(actor: Actor) -> tuple[Figure, ...]:
    """Every population figure that is known: those imported, and those that papers of the collaboration state."""
    imported = [
        Figure(row.municipality, row.reference_date, row.inhabitants, row.source, "A", imported=True)
        for row in populations(actor)
    ]
    stated = [
        Figure(row.municipality_id or "", row.reference_date, row.inhabitants, row.source, row.certainty)
        for row in PopulationFigure.objects.filter(own(actor))
    ]
    return (*imported, *stated)


def of_day(actor: Actor, day: date, known: Iterable[Figure]) -> dict[str, Figure]:
    """The figure of each municipality on a day. Raises PopulationMissing unless all have one."""
    best = chosen(known)
    rows = municipalities(actor)
    missing = tuple(row.name for row in rows if (row.code, day) not in best)
    if missing or not rows:
        raise PopulationMissing(day, missing)
    return {row.code: best[row.code, day] for row in rows}


def reckoned(actor: Actor, cost: Cost, key: CostKey, day: date) -> Reckoned:
    """The cost divided by a key and the populations of `day`.

    Raises PopulationMissing, InnerKeyMissing, SharesNotOne.
    """
    known = figures(actor)
    rule = key_of(key)
    by_population = any(share.by_population for share in rule.shares)
    found = of_day(actor, day, known) if by_population else {}
    inner = {share.inner: _inner(actor, share.inner, cost.year) for share in rule.shares if share.inner}
    weights = {code: figure.inhabitants for code, figure in found.items()}
    parts = split(cost.kronor, rule, weights, {code: key_of(row) for code, row in inner.items()})
    return Reckoned(parts, found)


def in_force(actor: Actor, code: str, day: date) -> CostKey | None:
    """The version of a key that is in force on a day, or None."""
    versions = CostKey.objects.filter(own(actor), code=code, valid_from__lte=day).order_by("-valid_from")
    newest = versions.prefetch_related("shares__organization").first()
    return newest if newest and (newest.valid_to is None or day < newest.valid_to) else None


def _inner(actor: Actor, code: str, year: int) -> CostKey:
    day = date(year, 1, 1)
    found = in_force(actor, code, day)
    if found is None:
        raise InnerKeyMissing(code, day)
    return found
