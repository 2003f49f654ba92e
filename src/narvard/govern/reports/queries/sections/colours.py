"""The colours of lights counted, said in a sentence, drawn and put in a table."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from narvard.base.papers.queries import Block, Grid, Picture
from narvard.govern.reports.rules.drawing import Bar, stacked
from narvard.measure.indicators.queries.words import COLOURS

ORDER = ("red", "amber_falling", "amber", "amber_rising", "green", "grey")


def colours_sentence(colours: Mapping[str, int]) -> str:
    """How many goals stand where, as the sentence that answers."""
    told = {
        "all": sum(colours.values()),
        "green": colours.get("green", 0),
        "rising": colours.get("amber_rising", 0),
        "red": colours.get("red", 0) + colours.get("amber_falling", 0),
        "open": colours.get("amber", 0) + colours.get("grey", 0),
    }
    return (
        _(
            "Goals with an indicator: %(all)d. On course: %(green)d, getting better: %(rising)d, needing attention or"
            " getting worse: %(red)d, nobody can tell yet: %(open)d."
        )
        % told
    )


def bars(names: Iterable[tuple[str, str]], counted: Iterable[tuple[str, str]]) -> list[Bar]:
    """A bar for each name, from pairs of (code, colour); a name without a light has an empty bar."""
    counts: dict[str, Counter[str]] = {}
    for code, colour in counted:
        counts.setdefault(code, Counter())[colour] += 1
    return [Bar(name, tuple((c, counts.get(code, Counter())[c]) for c in ORDER)) for code, name in names]


def drawn(caption: str, first: str, rows: Sequence[Bar]) -> tuple[Block, ...]:
    """The bars as a picture, and as the table beside it."""
    key = [(colour, str(COLOURS[colour])) for colour in ORDER]
    alt = "; ".join(
        f"{bar.name}: " + ", ".join(f"{size} {str(COLOURS[colour]).lower()}" for colour, size in bar.pieces if size)
        for bar in rows
        if bar.total
    )
    picture = Picture(stacked(rows, key), _("Bars: %(said)s.") % {"said": alt}, caption)
    return picture, table(caption, first, rows)


def table(caption: str, first: str, rows: Sequence[Bar]) -> Grid:
    """The bars as a table, with the sum of each colour last."""
    lines = [(bar.name, *(size for _colour, size in bar.pieces), bar.total) for bar in rows]
    totals = tuple(sum(line[column] for line in lines) for column in range(1, len(ORDER) + 2))
    header = (first, *(str(COLOURS[colour]) for colour in ORDER), _("All"))
    numeric = frozenset(range(1, len(header)))
    return Grid(caption, header, (*lines, (_("All together"), *totals)), numeric, total_rows=1)
