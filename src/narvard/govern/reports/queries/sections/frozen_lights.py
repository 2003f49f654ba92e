"""The lights of a closed quarter as they were reported: later figures change nothing here."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Cell, Grid, Heading, Text, day_text
from narvard.govern.followup.queries import PeriodNotFound, QuarterRow, period, quarter_rows
from narvard.govern.reports.queries.section import MOST_ROWS, Asked, Section, the_rest
from narvard.govern.reports.queries.sections.colours import bars, colours_sentence, drawn, table
from narvard.govern.reports.rules.inputs import read_input
from narvard.measure.indicators.queries.definitions import definition_name
from narvard.measure.indicators.queries.words import COLOURS


def frozen_lights(actor: Actor, asked: Asked) -> Section | None:
    """The section of a closed quarter; None where the quarter is not closed, or holds no lights."""
    if not asked.period.quarter:
        return None
    try:
        closed = period(actor, asked.period.year, asked.period.quarter)
        if closed.closed_at is None or closed.brought:
            return None
        rows = quarter_rows(actor, asked.period.year, asked.period.quarter, kind="light")
    except PeriodNotFound:
        return None
    rows = tuple(row for row in rows if not row.supplement)
    if not rows:
        return None
    day = day_text(closed.closed_at.date(), asked.language)
    source = _("The quarter was closed on %(day)s; the figures are those that were known then.") % {"day": day}
    return Section(
        "lights",
        (Text(colours_sentence(Counter(row.state for row in rows)), "lead"), *_drawn(asked, rows), *_red(asked, rows)),
        inputs=(read_input("lights", tuple((row.key, row.state, dict(row.content)) for row in rows)),),
        sources=(source, _("Checksum of the closed quarter: %(sum)s.") % {"sum": closed.content_hash}),
        appendix=(Grid(_("Every light"), _header(), tuple(_line(asked, row) for row in rows), frozenset({4, 5, 6})),),
    )


def _drawn(asked: Asked, rows: Sequence[QuarterRow]) -> tuple[Block, ...]:
    groups = [("all", _("All residents")), *((row.code, row.name) for row in asked.groups)]
    by_group = bars(groups, [(str(row.content["target_group"]), row.state) for row in rows])
    by_place = bars([(row.code, row.name) for row in asked.places], [(row.municipality, row.state) for row in rows])
    about_groups = _("Goals by target group and what their lights say")
    about_places = _("Goals by municipality and what their lights say")
    return (
        Heading(_("By target group"), 2),
        *drawn(about_groups, _("Target group"), [bar for bar in by_group if bar.total]),
        Heading(_("By municipality"), 2),
        table(about_places, _("Municipality"), [bar for bar in by_place if bar.total]),
    )


def _red(asked: Asked, rows: Sequence[QuarterRow]) -> tuple[Block, ...]:
    asking = [row for row in rows if row.state in ("red", "amber_falling")]
    if not asking:
        return ()
    lines = tuple(_line(asked, row) for row in sorted(asking, key=lambda row: (row.state != "red", row.key)))
    caption = _("Goals that needed attention when the quarter was closed")
    grid = Grid(caption, _header(), lines[:MOST_ROWS], frozenset({4, 5, 6}))
    return (Heading(_("What needs attention"), 2), grid, *the_rest(len(lines) - MOST_ROWS))


def _header() -> tuple[str, ...]:
    return (
        _("Indicator"), _("Municipality"), _("Target group"), _("Light"), _("Value"), _("Lower"), _("Upper"),
        _("Period to"),
    )  # fmt: skip


def _line(asked: Asked, row: QuarterRow) -> tuple[Cell, ...]:
    content: Mapping[str, object] = row.content
    return (
        definition_name(str(content["indicator"])),
        row.area or asked.named(row.municipality),
        asked.named(str(content["target_group"])),
        str(COLOURS[row.state]),
        *(_rounded(content[name]) for name in ("value", "lower", "upper")),
        str(content["to"]),
    )


def _rounded(value: object) -> float | None:
    """Four decimals: enough for a share, and no more than the interval can bear."""
    return round(value, 4) if isinstance(value, float) else None
