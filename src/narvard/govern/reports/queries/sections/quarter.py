"""What the areas have said in a quarter: as it was closed, or how far it has come."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Bullets, Cell, Grid, Heading, Text, day_text
from narvard.govern.followup.queries import (
    Board,
    ClosedQuarter,
    PeriodNotFound,
    PeriodRow,
    QuarterRow,
    board,
    closed_quarter,
    period,
    quarter_rows,
)
from narvard.govern.plans.queries.labels import STATUSES
from narvard.govern.reports.queries.section import MOST_ROWS, Asked, Section, nothing, the_rest
from narvard.govern.reports.rules.inputs import read_input
from narvard.measure.indicators.queries.words import COLOURS


def quarter(actor: Actor, asked: Asked) -> Section:
    """The words of a quarter. One that is not closed yet waits, and says how many areas are ready."""
    try:
        row = period(actor, asked.period.year, asked.period.quarter)
    except PeriodNotFound:
        return nothing("quarter", _("The quarter has not been opened for follow-up."))
    if row.closed_at is None:
        return _open(board(actor, row, asked.as_of))
    closed = closed_quarter(actor, asked.period.year, asked.period.quarter)
    return _closed(asked, closed, quarter_rows(actor, asked.period.year, asked.period.quarter))


def _open(found: Board) -> Section:
    told = {"ready": found.ready, "areas": len(found.areas), "said": found.said, "to_say": found.to_say}
    said = _("The quarter is open: %(ready)d of %(areas)d areas are ready, and %(said)d of %(to_say)d words are said.")
    rows = tuple((area.name, area.said, area.to_say, bool(area.ready)) for area in found.areas)
    grid = Grid(
        _("How far the areas have come"),
        (_("Municipality"), _("Said"), _("To say"), _("Ready")),
        rows,
        frozenset({1, 2}),
    )
    return Section(
        "quarter",
        (Text(said % told, "lead"), *((grid,) if rows else ())),
        inputs=(read_input("quarter", rows),),
        state="waiting",
        readiness=_("%(ready)d of %(areas)d areas are ready") % told,
    )


def _closed(asked: Asked, closed: ClosedQuarter, rows: tuple[QuarterRow, ...]) -> Section:
    plain = tuple((row.kind, row.municipality, row.key, row.state, dict(row.content), row.supplement) for row in rows)
    return Section(
        "quarter",
        (
            Text(_lead(asked, closed), "lead"),
            *_moved(closed),
            *_words(asked, rows),
            *_supplements(asked, closed),
        ),
        inputs=(read_input("quarter", plain),),
        appendix=(_appendix(asked, rows),),
    )


def _lead(asked: Asked, closed: ClosedQuarter) -> str:
    row: PeriodRow = closed.period
    told = {
        "day": day_text(row.closed_at.date(), asked.language) if row.closed_at else "",
        "ready": closed.counts.get("areas_ready", 0),
        "areas": closed.counts.get("areas", 0),
        "said": closed.counts.get("said", 0),
        "to_say": closed.counts.get("to_say", 0),
    }
    return (
        _(
            "The quarter was closed on %(day)s with %(ready)s of %(areas)s areas ready and %(said)s of %(to_say)s"
            " words said."
        )
        % told
    )


def _moved(closed: ClosedQuarter) -> tuple[Block, ...]:
    """What is otherwise than in the closed quarter before."""
    changes = closed.changes
    if changes.since is None:
        return (Text(_("There is no closed quarter before it to compare with."), "note"),)
    rows = [(row.title, row.area, STATUSES, row) for row in changes.statuses]
    lights = [(row.title, row.area, COLOURS, row) for row in changes.lights]
    told = {"statuses": len(rows), "lights": len(lights), "new": changes.new, "gone": changes.gone}
    said = _(
        "Since the quarter before: activities with another status %(statuses)d, goals with another light %(lights)d,"
        " new activities %(new)d, no longer in the plans %(gone)d."
    )
    lines = tuple(
        (title, area, str(words.get(row.before, row.before)), str(words.get(row.now, row.now)))
        for title, area, words, row in rows
    )
    blocks: list[Block] = [Heading(_("What has changed"), 2), Text(said % told)]
    if lines:
        header = (_("Activity"), _("Municipality"), _("The quarter before"), _("This quarter"))
        blocks.append(Grid(_("Activities with another status than the quarter before"), header, lines[:MOST_ROWS]))
        blocks += the_rest(len(lines) - MOST_ROWS)
    return tuple(blocks)


def _spoken(rows: Sequence[QuarterRow], what: str) -> list[tuple[QuarterRow, str]]:
    """What was said under a heading ("done", "hinders", "next"), with the row that it is about."""
    found = []
    for row in rows:
        words = row.content.get("words", ())
        for word in words if isinstance(words, list) else ():
            if isinstance(word, Mapping) and word.get(what):
                found.append((row, str(word[what])))
    return found


def _in_turn(said: list[tuple[QuarterRow, str]]) -> list[tuple[QuarterRow, str]]:
    """One word of each area, then a second of each: so that those with room in the text are not all of one area."""
    before: Counter[str] = Counter()
    turns = []
    for row, text in said:
        turns.append((before[row.municipality], len(turns), row, text))
        before[row.municipality] += 1
    return [(row, text) for _turn, _place, row, text in sorted(turns, key=lambda turn: turn[:2])]


def _words(asked: Asked, rows: Sequence[QuarterRow]) -> tuple[Block, ...]:
    """What hinders and what is next, in the areas' own words; the rest stands in the appendix."""
    blocks: list[Block] = []
    for what, title in (("hinders", _("What hinders")), ("done", _("What was done")), ("next", _("What is next"))):
        said = _in_turn(_spoken(rows, what))
        if said:
            items = tuple(
                f"{row.area or asked.named(row.municipality)}, {row.title}: {text}" for row, text in said[:MOST_ROWS]
            )
            blocks += [Heading(title, 2), Bullets(items), *the_rest(len(said) - MOST_ROWS)]
    return tuple(blocks)


def _supplements(asked: Asked, closed: ClosedQuarter) -> tuple[Block, ...]:
    if not closed.supplements:
        return ()
    items = tuple(
        f"{day_text(row.at.date(), asked.language)}, {row.area or _('all areas')}: {row.reason} {row.text}".strip()
        for row in closed.supplements
    )
    return Heading(_("What became known later"), 2), Bullets(items)


def _appendix(asked: Asked, rows: Sequence[QuarterRow]) -> Grid:
    header = (_("Municipality"), _("About"), _("Status"), _("What was done"), _("What hinders"), _("What is next"))
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        words = row.content.get("words", ())
        for word in words if isinstance(words, list) else ():
            texts = tuple(str(word.get(what, "")) for what in ("done", "hinders", "next"))
            place = row.area or asked.named(row.municipality)
            lines.append((place, row.title, str(STATUSES.get(row.state, "")), *texts))
    return Grid(_("Every word of the quarter"), header, tuple(lines))
