"""The lines of a split, from what is reckoned now or from what was decided, with the proof of each krona."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from narvard.govern.funds.models import CostKey, Split, SplitLine
from narvard.govern.funds.queries.reading import MUNICIPALITIES
from narvard.govern.funds.queries.splitting import Reckoned
from narvard.govern.funds.rules.figures import Figure
from narvard.govern.funds.rules.sharing import Part, Portion, divide


@dataclass(frozen=True)
class ShareRow:
    """A share of a key: numerator of its denominator."""

    party: str
    name: str
    numerator: int
    inner: str


@dataclass(frozen=True)
class KeyRow:
    """A version of a key. An empty `name` of a share is the municipalities together."""

    id: int
    code: str
    name: str
    valid_from: date
    valid_to: date | None
    denominator: int
    population_day: str
    ground: str
    source: str
    certainty: str
    shares: tuple[ShareRow, ...]


@dataclass(frozen=True)
class PortionRow:
    """What one municipality (or one inside a party) pays, with its proof.

    quota = `floor` + `remainder` / `weights`; `extra` is the krona that its remainder won. `before` is what it paid in
    the version compared with, None where there is none. `weight` is inhabitants, or the numerator of a share; `most` is
    what the one pays that pays most.
    """

    code: str
    name: str
    weight: int
    weights: int
    floor: int
    remainder: int
    extra: int
    kronor: int
    source: str
    certainty: str
    most: int
    before: int | None = None

    @property
    def length(self) -> int:
        """How long its bar is, of a hundred for the one that pays most."""
        return max(self.kronor * 100 // self.most, 1) if self.kronor else 0

    @property
    def difference(self) -> int:
        """Kronor more (or less, below nothing) than before."""
        return 0 if self.before is None else self.kronor - self.before


@dataclass(frozen=True)
class PartRow:
    """What one party pays, and how that is divided further."""

    code: str
    name: str
    numerator: int
    denominator: int
    kronor: int
    by_population: bool
    portions: tuple[PortionRow, ...]
    before: int | None = None

    @property
    def floors(self) -> int:
        """The whole kronor of all quotas together."""
        return sum(portion.floor for portion in self.portions)

    @property
    def extras(self) -> int:
        """How many kronor went to the largest remainders."""
        return sum(portion.extra for portion in self.portions)

    @property
    def difference(self) -> int:
        """Kronor more (or less, below nothing) than before."""
        return 0 if self.before is None else self.kronor - self.before


def key_row(key: CostKey) -> KeyRow:
    """A version of a key as pages show it."""
    shares = tuple(
        ShareRow(
            share.organization.code if share.organization else MUNICIPALITIES,
            share.organization.name if share.organization else "",
            share.numerator,
            share.inner_code,
        )
        for share in key.shares.all()
    )
    fields = (
        "code",
        "name",
        "valid_from",
        "valid_to",
        "denominator",
        "population_day",
        "ground",
        "source",
        "certainty",
    )
    return KeyRow(id=key.pk, shares=shares, **{name: getattr(key, name) for name in fields})


def parts_reckoned(found: Reckoned, key: CostKey, names: Mapping[str, str]) -> tuple[PartRow, ...]:
    """The parts of a split that is reckoned and not saved."""
    return tuple(_part_row(part, key.denominator, names, found.figures) for part in found.parts)


def parts_of(split: Split, names: Mapping[str, str]) -> tuple[PartRow, ...]:
    """The parts of a decided split, from its own lines: figures that come later change nothing here."""
    listed = list(split.lines.all())
    inside: dict[int, list[SplitLine]] = {}
    for line in listed:
        if line.inside_id:
            inside.setdefault(line.inside_id, []).append(line)
    denominator = sum(line.weight for line in listed if not line.inside_id)
    return tuple(
        _saved_part(line, inside.get(line.pk, []), denominator, names) for line in listed if not line.inside_id
    )


def lines_of(reckoned: Reckoned) -> Iterable[tuple[Part, Portion | None, Figure | None]]:
    """Every line to save, parties before what is inside them."""
    for part in reckoned.parts:
        yield part, None, None
        for portion in part.portions:
            yield part, portion, reckoned.figures.get(portion.code) if part.share.by_population else None


def _part_row(part: Part, denominator: int, names: Mapping[str, str], figures: Mapping[str, Figure]) -> PartRow:
    portions = tuple(
        _portion_row(portion, part.portions, names, figures.get(portion.code)) for portion in part.portions
    )
    share = part.share
    name = names.get(share.party, share.party)
    return PartRow(share.party, name, share.numerator, denominator, part.kronor, share.by_population, _sorted(portions))


def _portion_row(
    portion: Portion, portions: tuple[Portion, ...], names: Mapping[str, str], figure: Figure | None
) -> PortionRow:
    return PortionRow(
        code=portion.code,
        name=names.get(portion.code, portion.code),
        weight=portion.weight,
        weights=sum(each.weight for each in portions),
        floor=portion.floor,
        remainder=portion.remainder,
        extra=portion.extra,
        kronor=portion.kronor,
        source=figure.source if figure else "",
        certainty=figure.certainty if figure else "",
        most=max(each.kronor for each in portions),
    )


def _sorted(portions: tuple[PortionRow, ...]) -> tuple[PortionRow, ...]:
    """The largest first: the order in which one looks for what weighs most."""
    return tuple(sorted(portions, key=lambda row: (-row.weight, row.code)))


def _saved_part(line: SplitLine, within: list[SplitLine], denominator: int, names: Mapping[str, str]) -> PartRow:
    """The proof is reckoned anew from the saved weights; what is to be paid is what was saved."""
    by_population = line.organization is None
    code = MUNICIPALITIES if by_population else line.organization.code
    saved = {_code(each): each for each in within}
    portions = divide(line.kronor, {code: each.weight for code, each in saved.items()}) if within else ()
    rows = (_saved_portion(_portion_row(each, portions, names, None), saved[each.code]) for each in portions)
    return PartRow(
        code, names.get(code, code), line.weight, denominator, line.kronor, by_population, _sorted(tuple(rows))
    )


def _saved_portion(row: PortionRow, line: SplitLine) -> PortionRow:
    return replace(
        row,
        extra=line.kronor - row.floor,
        kronor=line.kronor,
        source=line.figure_source,
        certainty=line.figure_certainty,
    )


def _code(line: SplitLine) -> str:
    return line.municipality_id or (line.organization.code if line.organization else "")
