"""How it goes with the goals: a sentence a light, then its picture; every light in the appendix."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Grid, Heading, Picture, Text, day_text
from narvard.govern.plans.queries.followed import FollowedCell, followed_cells
from narvard.govern.reports.queries.section import Asked, Section, nothing, the_rest
from narvard.govern.reports.queries.sections.colours import ORDER, bars, colours_sentence, drawn, table
from narvard.govern.reports.queries.sections.frozen_lights import frozen_lights
from narvard.govern.reports.rules.curve import curve
from narvard.govern.reports.rules.inputs import read_input
from narvard.measure.indicators.queries import LightRow, Panel, indicator_panels, lights_for
from narvard.measure.indicators.queries.definitions import certainty_words, definition_row

MOST_RED, MOST_GOOD = 6, 3
"""Lights that get a sentence and a picture of their own; the others are in the appendix."""


@dataclass(frozen=True)
class Placed:
    """A light in its cell of the plan."""

    cell: FollowedCell
    light: LightRow


def lights(actor: Actor, asked: Asked) -> Section:
    """The lights of a closed quarter as they were reported; else those of the year's plans in the current run."""
    reported = frozen_lights(actor, asked)
    return reported or _lights_now(actor, asked)


def _lights_now(actor: Actor, asked: Asked) -> Section:
    cells = followed_cells(actor, asked.period.year)
    found = lights_for(actor, sorted({target for cell in cells for target in cell.targets}), asked.as_of)
    placed = [Placed(cell, found[target]) for cell in cells for target in cell.targets if target in found]
    if not placed:
        return nothing("lights", _("No goal has a light yet. Compute the indicators, or link them to the plan."))
    colours = Counter(each.light.colour for each in placed)
    panels = indicator_panels(actor, [each.light.target_id for each in _chosen(placed)], asked.as_of)
    return Section(
        "lights",
        (
            Text(colours_sentence(colours), "lead"),
            *_by_goal_area(asked, placed),
            *_by_municipality(asked, placed),
            *_told(_("What needs attention"), _worst(placed), panels),
            *_told(_("What goes well"), _best(placed), panels),
        ),
        inputs=(read_input("lights", tuple(_plain(each) for each in placed)),),
        state="waiting" if colours["grey"] == len(placed) else "ready",
        sources=_sources(asked, placed),
        unverified=_unverified(placed),
        withheld=_withheld(placed),
        appendix=(_appendix(asked, placed),),
    )


def _by_goal_area(asked: Asked, placed: Sequence[Placed]) -> tuple[Block, ...]:
    counted = [(each.cell.goal_area, each.light.colour) for each in placed]
    rows = bars([(row.code, row.name) for row in asked.goals], counted)
    caption = _("Goals by goal area and what their lights say")
    return (Heading(_("By goal area"), 2), *drawn(caption, _("Goal area"), rows))


def _by_municipality(asked: Asked, placed: Sequence[Placed]) -> tuple[Block, ...]:
    counted = [(each.cell.municipality, each.light.colour) for each in placed]
    rows = [bar for bar in bars([(row.code, row.name) for row in asked.places], counted) if bar.total]
    caption = _("Goals by municipality and what their lights say")
    return Heading(_("By municipality"), 2), table(caption, _("Municipality"), rows)


def _worst(placed: Sequence[Placed]) -> list[Placed]:
    """Those that need attention, the clearest first: a level that is off course before a movement alone."""
    asking = [each for each in _once(placed) if each.light.colour in ("red", "amber_falling")]
    return sorted(asking, key=lambda each: (ORDER.index(each.light.colour), each.light.level, each.light.target_id))


def _best(placed: Sequence[Placed]) -> list[Placed]:
    good = [each for each in _once(placed) if each.light.colour in ("green", "amber_rising")]
    return sorted(good, key=lambda each: (-ORDER.index(each.light.colour), each.light.level, each.light.target_id))


def _once(placed: Sequence[Placed]) -> list[Placed]:
    """The first of those that show the same figure, since several cells of a plan may aim at one."""
    figures = {
        (each.light.indicator, each.light.measure, each.light.municipality, each.light.target_group): each
        for each in reversed(placed)
    }
    return list(reversed(figures.values()))


def _chosen(placed: Sequence[Placed]) -> list[Placed]:
    return _worst(placed)[:MOST_RED] + _best(placed)[:MOST_GOOD]


def _told(title: str, chosen: list[Placed], panels: dict[int, Panel]) -> tuple[Block, ...]:
    if not chosen:
        return ()
    shown = [panels[each.light.target_id] for each in chosen if each.light.target_id in panels]
    blocks: list[Block] = [Heading(title, 2), Text(_curve_key(), "note")]
    for panel in shown:
        blocks += _panel(panel)
    return (*blocks, *the_rest(len(chosen) - len(shown)))


def _curve_key() -> str:
    """What the strokes and marks of the curves mean, since a paper has no room for a key under each."""
    return _(
        "In the curves the violet line is the required path to the goal. Broken grey lines are control limits; a blue"
        " band is the 95 per cent interval. A green diamond is more than chance for the better, an orange square for"
        " the worse, a cross a withheld figure."
    )


def _panel(panel: Panel) -> list[Block]:
    where = {"name": panel.definition.name, "place": panel.place, "group": panel.group}
    blocks: list[Block] = [Heading(_("%(name)s: %(place)s, %(group)s") % where, 3), Text(panel_sentence(panel))]
    if panel.light and panel.light.override:
        override = panel.light.override
        said = _("%(by)s has overridden the computed light (%(computed)s): %(reason)s")
        blocks.append(
            Text(said % {"by": override.by, "computed": panel.light.computed_word, "reason": override.reason}, "note")
        )
    if panel.chart:
        drawn = panel.chart.wide
        caption = ", ".join((panel.definition.name, panel.measure.name, panel.place, panel.group))
        blocks.append(Picture(curve(drawn, drawn.size.left), panel.chart.description, caption))
    return blocks


def panel_sentence(panel: Panel) -> str:
    """The sentence that stands before the picture of a light."""
    if panel.light is None:
        return _("There is no figure yet.")
    marks = [mark for mark in panel.light.marks if mark]
    said = "; ".join([panel.light.word, *marks])
    if not panel.value:
        return f"{said[:1].upper()}{said[1:]}."
    figure = {"value": panel.value, "interval": panel.interval, "period": panel.period, "goal": panel.target.goal}
    told = _("%(value)s (%(interval)s) in %(period)s; the goal is %(goal)s.") % figure
    return f"{told[:1].upper()}{told[1:]} {said[:1].upper()}{said[1:]}."


def _plain(each: Placed) -> tuple[object, ...]:
    light = each.light
    return (
        (each.cell.municipality, each.cell.target_group, each.cell.goal_area, light.indicator, light.measure),
        (light.colour, light.level, light.movement, light.value, light.lower, light.upper, light.period_to),
        (light.version, light.method, light.inputs, light.cut_off, light.override.word if light.override else ""),
    )


def _sources(asked: Asked, placed: Sequence[Placed]) -> tuple[str, ...]:
    cut_off = max(each.light.cut_off for each in placed)
    methods = ", ".join(sorted({each.light.method for each in placed}))
    said = _("Indicators computed from care events known up to %(day)s, lights by method %(method)s.")
    return (said % {"day": day_text(cut_off.date(), asked.language), "method": methods},)


def _unverified(placed: Sequence[Placed]) -> tuple[str, ...]:
    used = {row.id: row for row in (definition_row(name) for name in sorted({each.light.indicator for each in placed}))}
    said = _("%(name)s: the definition is %(certainty)s.")
    return tuple(
        said % {"name": row.name, "certainty": certainty_words(row.certainty)}
        for row in used.values()
        if not row.verified
    )


def _withheld(placed: Sequence[Placed]) -> str:
    hidden = sum(each.light.level == "suppressed" for each in placed)
    if not hidden:
        return ""
    said = ngettext(
        "%(number)d figure is withheld to protect persons, and with it its light.",
        "%(number)d figures are withheld to protect persons, and with them their lights.",
        hidden,
    )
    return said % {"number": hidden}


def _appendix(asked: Asked, placed: Sequence[Placed]) -> Grid:
    header = (
        _("Municipality"), _("Target group"), _("Goal area"), _("Indicator"), _("Measure"), _("Light"), _("Value"),
        _("Lower"), _("Upper"), _("Required"), _("Target value"), _("Period from"), _("Period to"),
        _("Definition version"), _("Light method"), _("Persons"),
    )  # fmt: skip
    rows = tuple(_line(asked, each) for each in placed)
    return Grid(_("Every light"), header, rows, frozenset({6, 7, 8, 9, 10, 15}))


def _line(asked: Asked, each: Placed) -> tuple[object, ...]:
    light, cell = each.light, each.cell
    definition = definition_row(light.indicator)
    return (
        asked.named(cell.municipality),
        asked.named(cell.target_group),
        asked.named(cell.goal_area),
        definition.name,
        definition.measure(light.measure).name,
        light.word,
        light.value,
        light.lower,
        light.upper,
        light.required,
        light.target_value,
        light.period_from,
        light.period_to,
        light.version,
        light.method,
        light.persons,
    )
