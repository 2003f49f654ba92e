"""Shared costs: what each party and each municipality pays, to the krona, and by which key."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Grid, Heading, Text, day_text
from narvard.govern.funds.queries import SplitPage, costs, split_page
from narvard.govern.reports.queries.section import Asked, Section, nothing
from narvard.govern.reports.rules.inputs import read_input


def cost_shares(actor: Actor, asked: Asked) -> Section:
    """The shared costs of the year, as decided or as they would be."""
    rows = [row for row in costs(actor).costs if row.year == asked.period.year]
    if not rows:
        return nothing("cost_shares", _("No cost of the year is shared."))
    splits = [split_page(actor, row.code) for row in rows]
    open_ones = sum(split.decided is None for split in splits)
    told = {"number": len(splits), "sum": asked.kronor(sum(split.kronor for split in splits)), "open": open_ones}
    said = _("Shared costs of the year: %(sum)s in all. Costs: %(number)d, of which not decided yet: %(open)d.")
    return Section(
        "cost_shares",
        (Text(said % told, "lead"), *(block for split in splits for block in _split(split, asked))),
        inputs=(read_input("cost_shares", tuple(_plain(split) for split in splits)),),
        state="waiting" if open_ones else "ready",
        readiness=_("not decided yet: %(open)d") % told if open_ones else "",
        sources=tuple(dict.fromkeys(text for split in splits for text in (split.source, split.key.source) if text)),
        unverified=tuple(_unverified(splits)),
    )


def _plain(split: SplitPage) -> tuple[object, ...]:
    return split.code, split.kronor, split.population_date, split.key, split.parts


def _split(split: SplitPage, asked: Asked) -> tuple[Block, ...]:
    if split.refused:
        return Heading(split.name, 2), Text(str(split.refused))
    told = {
        "sum": asked.kronor(split.kronor),
        "key": split.key.name,
        "day": day_text(split.population_date, asked.language),
    }
    said = _("%(sum)s is shared by the key %(key)s, the municipalities' part by their population of %(day)s.") % told
    decided = (
        _("Decided, version %(version)d.") % {"version": split.decided.version}
        if split.decided
        else _("Not decided: this is how it would be.")
    )
    return Heading(split.name, 2), Text(said), Text(decided, "note"), _parties(split), *_municipalities(split)


def _parties(split: SplitPage) -> Grid:
    rows = tuple((part.name, f"{part.numerator}/{part.denominator}", part.kronor) for part in split.parts)
    total = (_("All together"), "", sum(part.kronor for part in split.parts))
    caption = _("%(name)s: what each party pays") % {"name": split.name}
    return Grid(caption, (_("Party"), _("Share"), _("Pays, kr")), (*rows, total), frozenset({1, 2}), total_rows=1)


def _municipalities(split: SplitPage) -> tuple[Grid, ...]:
    grids = []
    for part in split.parts:
        if part.portions:
            rows = tuple((line.name, line.weight, line.kronor) for line in part.portions)
            total = (_("All together"), sum(line.weight for line in part.portions), part.kronor)
            unit = _("Residents") if part.by_population else _("Share")
            caption = _("%(name)s: %(party)s, divided further") % {"name": split.name, "party": part.name}
            grids.append(
                Grid(caption, (_("Who"), unit, _("Pays, kr")), (*rows, total), frozenset({1, 2}), total_rows=1)
            )
    return tuple(grids)


def _unverified(splits: Sequence[SplitPage]) -> list[str]:
    said = []
    for split in splits:
        if split.unverified:
            said.append(_("%(name)s rests on population figures that are not verified.") % {"name": split.name})
        for doubt in split.doubts:
            told = {"place": doubt.place, "source": doubt.source, "number": doubt.inhabitants, "right": doubt.right}
            text = _("%(source)s gives %(number)d residents of %(place)s, but the register of that day says %(right)d.")
            said.append(text % told)
    return said
