"""Costs that are shared: which are decided, how each is divided, and the proof of every krona."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities, organizations, own
from narvard.govern.funds.models import Cost, CostKey, Split
from narvard.govern.funds.queries.drawing import drawn_split
from narvard.govern.funds.queries.labels import MUNICIPALITIES as TOGETHER
from narvard.govern.funds.queries.labels import UNVERIFIED
from narvard.govern.funds.queries.parts import KeyRow, PartRow, PortionRow, key_row, parts_of, parts_reckoned
from narvard.govern.funds.queries.splitting import (
    InnerKeyMissing,
    PopulationMissing,
    figures,
    reckoned,
)
from narvard.govern.funds.rules.drawing import Drawing
from narvard.govern.funds.rules.figures import Doubt, PopulationDay, doubts, ordinary_day
from narvard.govern.funds.rules.sharing import NothingToDivideBy


class CostNotFound(Exception):
    """The actor's collaboration has no cost of this code, or no decided split of this version."""


@dataclass(frozen=True)
class CostRow:
    """A cost in the list. `version` is that of the split in force, 0 when none is decided."""

    code: str
    name: str
    year: int
    kronor: int
    key: str
    population_date: date
    version: int
    decided_at: datetime | None
    certainty: str


@dataclass(frozen=True)
class DoubtRow:
    """A population figure that is not the day's; `place` is a name."""

    place: str
    day: date
    inhabitants: int
    source: str
    right: int
    right_source: str
    belongs_to: date | None


@dataclass(frozen=True)
class CostList:
    """The costs, the keys with their versions, and the population figures to look at."""

    costs: tuple[CostRow, ...]
    keys: tuple[KeyRow, ...]
    doubts: tuple[DoubtRow, ...]

    @property
    def undecided(self) -> tuple[CostRow, ...]:
        """Those that nobody has decided yet."""
        return tuple(row for row in self.costs if not row.version)


@dataclass(frozen=True)
class VersionRow:
    """A decided split: when, by whom, and why if it corrects an earlier one."""

    version: int
    decided_at: datetime
    decided_by: str
    reason: str
    population_date: date


@dataclass(frozen=True)
class SplitPage:
    """A cost divided. `decided` is the version shown, None for one that is reckoned and not saved.

    `tried`: it is reckoned by another key or day than the cost's own. `refused` says why it cannot be divided.
    `unusual_day`: the day is not the one that the key asks for, which is `asked_day`.
    """

    code: str
    name: str
    year: int
    kronor: int
    note: str
    source: str
    certainty: str
    key: KeyRow
    population_date: date
    asked_day: date
    unusual_day: bool
    tried: bool
    decided: VersionRow | None
    versions: tuple[VersionRow, ...]
    parts: tuple[PartRow, ...]
    compared_with: int
    drawing: Drawing
    refused: Exception | None
    doubts: tuple[DoubtRow, ...]
    unverified: bool


def costs(actor: Actor) -> CostList:
    """The shared costs of the collaboration, the latest year first."""
    actor.require("funds.read")
    rows = Cost.objects.filter(own(actor)).select_related("key").prefetch_related("splits").order_by("-year", "code")
    keys = CostKey.objects.filter(own(actor)).prefetch_related("shares__organization").order_by("code", "valid_from")
    return CostList(tuple(map(_cost_row, rows)), tuple(map(key_row, keys)), _doubts(actor, doubts(figures(actor))))


def split_page(actor: Actor, code: str, *, key: int | None = None, day: date | None = None) -> SplitPage:
    """A cost as it is decided; or, before that or with another key (its id) or day, as it would be. Nothing is saved.

    Raises CostNotFound.
    """
    actor.require("funds.read")
    cost = found_cost(actor, code)
    splits = list(cost.splits.all())
    if splits and key is None and day is None:
        return _decided(actor, cost, splits[-1], splits)
    return _reckoned(actor, cost, _chosen_key(actor, cost, key), day or cost.population_date, splits)


def decided_split(actor: Actor, code: str, version: int) -> SplitPage:
    """A version that was decided, as it was. Raises CostNotFound."""
    actor.require("funds.read")
    cost = found_cost(actor, code)
    splits = list(cost.splits.all())
    shown = next((each for each in splits if each.version == version), None)
    if shown is None:
        raise CostNotFound(f"{code} {version}")
    return _decided(actor, cost, shown, splits)


def key_choices(actor: Actor) -> tuple[tuple[int, str], ...]:
    """Every version of every key, with its id, for trying another."""
    actor.require("funds.read")
    keys = CostKey.objects.filter(own(actor)).order_by("code", "valid_from")
    return tuple((key.pk, f"{key.name} ({key.valid_from})") for key in keys)


def found_cost(actor: Actor, code: str) -> Cost:
    """The cost with its key and decided splits, for queries and operations of this app. Raises CostNotFound."""
    rows = Cost.objects.filter(own(actor), code=code).select_related("key")
    cost = rows.prefetch_related("splits__lines__organization", "key__shares__organization").first()
    if cost is None:
        raise CostNotFound(code)
    return cost


def _chosen_key(actor: Actor, cost: Cost, key: int | None) -> CostKey:
    if key is None:
        return cost.key
    found = CostKey.objects.filter(own(actor), pk=key).prefetch_related("shares__organization").first()
    if found is None:
        raise CostNotFound(key)
    return found


def _names(actor: Actor) -> dict[str, str]:
    """The names of municipalities by code, and of organizations; together they are what a line can be called."""
    named = {row.code: row.name for row in organizations(actor)}
    return {**named, **{row.code: row.name for row in municipalities(actor)}, "municipalities": str(TOGETHER)}


def _cost_row(cost: Cost) -> CostRow:
    splits = list(cost.splits.all())
    last = splits[-1] if splits else None
    return CostRow(
        code=cost.code,
        name=cost.name,
        year=cost.year,
        kronor=cost.kronor,
        key=cost.key.name,
        population_date=cost.population_date,
        version=last.version if last else 0,
        decided_at=last.decided_at if last else None,
        certainty=cost.certainty,
    )


def _doubts(actor: Actor, found: Iterable[Doubt]) -> tuple[DoubtRow, ...]:
    listed = list(found)
    names = {row.code: row.name for row in municipalities(actor)} if listed else {}
    return tuple(
        DoubtRow(
            names.get(doubt.figure.place, ""),
            doubt.figure.day,
            doubt.figure.inhabitants,
            doubt.figure.source,
            doubt.right,
            doubt.right_source,
            doubt.belongs_to,
        )
        for doubt in listed
    )


def _version_row(split: Split) -> VersionRow:
    return VersionRow(split.version, split.decided_at, split.decided_by, split.reason, split.population_date)


def _decided(actor: Actor, cost: Cost, split: Split, splits: list[Split]) -> SplitPage:
    """What was decided, beside the version before it."""
    names = _names(actor)
    before = next((each for each in splits if each.version == split.version - 1), None)
    parts = parts_of(split, names)
    earlier = parts_of(before, names) if before else ()
    page = _page(actor, cost, split.key, split.population_date, splits, _beside(parts, earlier))
    return replace(
        page, decided=_version_row(split), kronor=split.kronor, compared_with=before.version if before else 0
    )


def _reckoned(actor: Actor, cost: Cost, key: CostKey, day: date, splits: list[Split]) -> SplitPage:
    """What would be, beside what was decided last; where it cannot be divided, why."""
    names = _names(actor)
    last = splits[-1] if splits else None
    try:
        found = reckoned(actor, cost, key, day)
    except (PopulationMissing, InnerKeyMissing, NothingToDivideBy) as refused:
        page = _page(actor, cost, key, day, splits, ())
        return replace(page, refused=refused, tried=_is_tried(cost, key, day))
    parts = _beside(parts_reckoned(found, key, names), parts_of(last, names) if last else ())
    page = _page(actor, cost, key, day, splits, parts)
    return replace(page, tried=_is_tried(cost, key, day), compared_with=last.version if last else 0)


def _is_tried(cost: Cost, key: CostKey, day: date) -> bool:
    return (key.pk, day) != (cost.key_id, cost.population_date)


def _page(
    actor: Actor, cost: Cost, key: CostKey, day: date, splits: list[Split], parts: tuple[PartRow, ...]
) -> SplitPage:
    """A page of these parts; who calls it says what they are."""
    asked = ordinary_day(PopulationDay(key.population_day), cost.year)
    return SplitPage(
        code=cost.code,
        name=cost.name,
        year=cost.year,
        kronor=cost.kronor,
        note=cost.note,
        source=cost.source,
        certainty=cost.certainty,
        key=key_row(key),
        population_date=day,
        asked_day=asked,
        unusual_day=asked != day,
        tried=False,
        decided=None,
        versions=tuple(map(_version_row, splits)),
        parts=parts,
        compared_with=0,
        drawing=drawn_split(parts),
        refused=None,
        doubts=_doubts(actor, [doubt for doubt in doubts(figures(actor)) if doubt.figure.day == day]),
        unverified=any(line.certainty in UNVERIFIED for part in parts for line in part.portions),
    )


def _beside(parts: tuple[PartRow, ...], earlier: tuple[PartRow, ...]) -> tuple[PartRow, ...]:
    """The parts with what each was before, where there was a before."""
    if not earlier:
        return parts
    paid: Mapping[str, int] = {line.code: line.kronor for part in earlier for line in (part, *part.portions)}

    def dated(line: PartRow | PortionRow) -> PartRow | PortionRow:
        return replace(line, before=paid.get(line.code, 0))

    return tuple(replace(dated(part), portions=tuple(map(dated, part.portions))) for part in parts)
