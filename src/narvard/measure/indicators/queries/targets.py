"""The targets of one indicator, with their lights, and what a new one can be set for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Target
from narvard.measure.indicators.queries.choices import WHOLE
from narvard.measure.indicators.queries.definitions import DefinitionRow, definition_row
from narvard.measure.indicators.queries.lights import LightRow, lights_in
from narvard.measure.indicators.queries.names import group_names, place_names
from narvard.measure.indicators.queries.panels import TargetRow, target_row
from narvard.measure.indicators.queries.results import current_run, seen_by


@dataclass(frozen=True)
class TargetLine:
    """A target with its place and group in words and its light; `frozen` once its baseline is known."""

    target: TargetRow
    measure: str
    place: str
    group: str
    light: LightRow | None
    frozen: bool


@dataclass(frozen=True)
class TargetsPage:
    """The page; the names are what the form offers."""

    definition: DefinitionRow
    targets: tuple[TargetLine, ...]
    places: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...]
    measures: tuple[tuple[str, str], ...]
    may_set: bool


@dataclass(frozen=True)
class TargetAt:
    """A target as it was set: what another app needs to refer to it."""

    id: int
    kind: str
    value: float | None
    baseline_from: date
    baseline_to: date


def targets_at(actor: Actor, due_on: Collection[date]) -> dict[tuple[str, str, str, str, date], TargetAt]:
    """The targets due on these days, by indicator, measure, municipality, target group and day."""
    actor.require("indicators.read")
    found = Target.objects.filter(seen_by(actor), target_date__in=due_on)
    return {
        (row.indicator, row.measure, row.municipality, row.target_group, row.target_date): TargetAt(
            row.pk, row.kind, row.target_value, row.baseline_from, row.baseline_to
        )
        for row in found
    }


def targets_page(actor: Actor, indicator: str, today: date) -> TargetsPage:
    """The targets of an indicator, the earliest due first. Raises IndicatorNotFound."""
    actor.require("indicators.read")
    definition, run = definition_row(indicator), current_run(actor)
    names, groups = place_names(actor), group_names(actor)
    targets = list(
        Target.objects.filter(seen_by(actor), indicator=indicator).order_by(
            "target_date", "municipality", "target_group"
        )
    )
    lights = {row.target_id: row for row in lights_in(run.id, {t.pk for t in targets}, today)} if run else {}
    measures = {each.id: each for each in definition.measures}
    return TargetsPage(
        definition=definition,
        targets=tuple(
            TargetLine(
                target=target_row(target, measures[target.measure]),
                measure=measures[target.measure].name,
                place=names.get(target.municipality, target.municipality),
                group=groups.get(target.target_group, target.target_group),
                light=lights.get(target.pk),
                frozen=target.baseline_value is not None,
            )
            for target in targets
            if target.measure in measures
        ),
        places=tuple((code, name) for code, name in names.items() if code == WHOLE or code.isdigit()),
        groups=tuple(groups.items()),
        measures=tuple((each.id, each.name) for each in definition.measures),
        may_set=bool(actor.may("indicators.set_target")),
    )


def target_refusal(code: str) -> str:
    """Why a target was not set, and what to do, for the person who tried."""
    return {
        "unknown_kind": _("That is not a kind of target. Choose one in the list."),
        "value_without_kind": _("A level or a change needs a number, and a target without a number has none."),
        "relative_is_no_share": _("A change is written in per cent of the baseline, from -100 to 1000."),
        "dates_out_of_order": _("The baseline has to begin before it ends, and end by the target's day."),
        "quantified_already": _("The target has a figure already. Set a new target for another day instead."),
        "other_target_that_day": _("Another target is set for that measure, place, group and day. Choose another day."),
    }[code]
