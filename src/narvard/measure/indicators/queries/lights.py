"""The current lights of targets, and what changed since the run before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Light, LightOverride
from narvard.measure.indicators.queries import words
from narvard.measure.indicators.queries.results import current_run
from narvard.measure.indicators.rules.definitions import figuring, measure


@dataclass(frozen=True)
class OverrideRow:
    """A person's word over the computed light, in force through `expires_on`."""

    colour: str
    word: str
    reason: str
    by: str
    made_on: date
    expires_on: date


@dataclass(frozen=True)
class LightRow:
    """The light of a target in the current run.

    `colour` is what the overview shows: the override's while one is in force, else the computed one after control of
    the false-discovery rate. `computed_colour` is that of the light by itself, which the cell's page shows as well.
    `kept_by_fdr` is false where the overview shows the level as one that cannot be told. Values are in the measure's
    unit and None where they are withheld or not known.
    """

    target_id: int
    indicator: str
    measure: str
    municipality: str
    target_group: str
    colour: str
    computed_colour: str
    overview_colour: str
    level: str
    movement: str
    moving_since: date | None
    capability: str
    probability: float | None
    reasons: tuple[Mapping[str, object], ...]
    period_from: date | None
    period_to: date | None
    value: float | None
    lower: float | None
    upper: float | None
    required: float | None
    target_value: float | None
    cut_off: datetime
    kept_by_fdr: bool
    override: OverrideRow | None
    computed_at: datetime
    method: str
    version: str
    points: int
    persons: int | None
    inputs: str

    @property
    def word(self) -> str:
        """The colour in words."""
        return str(words.COLOURS[self.colour])

    @property
    def computed_word(self) -> str:
        """The computed colour in words."""
        return str(words.COLOURS[self.computed_colour])

    @property
    def shape(self) -> str:
        """The id of the colour's symbol."""
        return words.SHAPES[self.colour]

    @property
    def marks(self) -> tuple[str, str, str]:
        """Level, movement and capability in words."""
        return (
            words.level(self.level),
            words.movement(self.movement, self.moving_since),
            words.capability(self.capability, self.probability),
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every reason as a sentence."""
        shown = figuring(measure(self.indicator, self.measure))
        return tuple(words.reason(str(each["code"]), each["params"], shown) for each in self.reasons)


def lights_for(actor: Actor, target_ids: Iterable[int], today: date) -> dict[int, LightRow]:
    """The current lights by target id; a target without a light is left out. Always the same number of queries."""
    actor.require("indicators.read")
    run = current_run(actor)
    if run is None:
        return {}
    return {row.target_id: row for row in lights_in(run.id, set(target_ids), today)}


def lights_in(run_id: int, target_ids: set[int] | None, today: date) -> list[LightRow]:
    """The lights of a run, all of them where `target_ids` is None."""
    found = Light.objects.filter(run_id=run_id).select_related("target").order_by("target_id")
    if target_ids is not None:  # a run keeps the lights of every year's targets, and a page shows one year
        found = found.filter(target_id__in=target_ids)
    overrides = _overrides(today)
    return [_row(light, overrides.get(light.target_id)) for light in found]


def _overrides(today: date) -> dict[int, OverrideRow]:
    """The newest override in force by target id."""
    rows = LightOverride.objects.filter(expires_on__gte=today).annotate(target_id=F("light__target_id")).order_by("pk")
    return {
        row.target_id: OverrideRow(
            row.colour, str(words.COLOURS[row.colour]), row.reason, row.made_by, row.made_on, row.expires_on
        )
        for row in rows
    }


def _row(light: Light, override: OverrideRow | None) -> LightRow:
    copied = ("level", "movement", "moving_since", "capability", "probability", "period_from", "period_to", "value")
    copied += (
        "lower",
        "upper",
        "required",
        "target_value",
        "cut_off",
        "kept_by_fdr",
        "computed_at",
        "method",
        "version",
        "points",
        "persons",
        "inputs",
    )
    return LightRow(
        target_id=light.target_id,
        indicator=light.target.indicator,
        measure=light.target.measure,
        municipality=light.target.municipality,
        target_group=light.target.target_group,
        colour=override.colour if override else light.overview_colour,
        computed_colour=light.colour,
        overview_colour=light.overview_colour,
        reasons=tuple(light.reasons),
        override=override,
        **{name: getattr(light, name) for name in copied},
    )
