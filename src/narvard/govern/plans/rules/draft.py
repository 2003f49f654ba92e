"""A plan that has been read and checked, but not saved: plain values in the order of the document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class MilestoneDraft:
    """Something that shall have happened by `due_on`."""

    title: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True)
class ActivityDraft:
    """An activity; `organizations` are codes, `status` one of the status codes."""

    reference: str
    title: str
    description: str
    owner: str
    owner_role: str
    organizations: tuple[str, ...]
    starts_on: date
    ends_on: date
    multi_year: bool
    status: str
    milestones: tuple[MilestoneDraft, ...]


@dataclass(frozen=True)
class IndicatorDraft:
    """A linked indicator with its target: `value` is a level, or a share of the baseline (-0.1: ten percent lower)."""

    indicator: str
    measure: str
    role: str
    direction: str
    kind: str
    value: float | None
    due_on: date
    baseline_from: date
    baseline_to: date


@dataclass(frozen=True)
class CellDraft:
    """What a plan holds for one target group and one goal area."""

    target_group: str
    goal_area: str
    aim: str
    activities: tuple[ActivityDraft, ...]
    indicators: tuple[IndicatorDraft, ...]


@dataclass(frozen=True)
class PlanDraft:
    """One area's plan for a year; `area` is the municipality's code, `adopted_by` a body's slug or ""."""

    area: str
    year: int
    adopted_by: str
    adopted_on: date
    cells: tuple[CellDraft, ...]


@dataclass(frozen=True)
class Known:
    """What a document may refer to: each spelling (code, or name in lower case) with its code.

    `active` holds the areas and years that have an active plan already; `measures` pairs of indicator and measure.
    `may_adopt` holds the bodies that may adopt an action plan.
    """

    areas: Mapping[str, str] = field(default_factory=dict)
    target_groups: Mapping[str, str] = field(default_factory=dict)
    goal_areas: Mapping[str, str] = field(default_factory=dict)
    organizations: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    area_of_body: Mapping[str, str] = field(default_factory=dict)
    may_adopt: frozenset[str] = frozenset()
    statuses: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    directions: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    measures: frozenset[tuple[str, str]] = frozenset()
    active: frozenset[tuple[str, int]] = frozenset()
