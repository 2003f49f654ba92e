"""How the grid draws its cells. Shapes are rendered once: a page of 250 cells uses six of them."""

from collections.abc import Iterable
from functools import cache
from urllib.parse import urlencode

from django import template
from django.forms import Form
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.govern.plans.queries.grid import GridCell
from narvard.govern.plans.rules.cells import GREY, WORST_FIRST, Answer
from narvard.measure.indicators.queries.words import COLOURS, MOVEMENTS

register = template.Library()

ARROWS = {"improving": "↗", "steady": "→", "worsening": "↘"}


@register.filter
@cache
def shape(colour: str) -> SafeString:
    """The shape of a light's colour, as an SVG that stands without words."""
    return render_to_string("indicators/_shape.html", {"colour": colour})


@register.filter
def colour_name(colour: str) -> str:
    """A light's colour in words."""
    return str(COLOURS[colour])


@register.filter
def arrow(cell: GridCell) -> str:
    """Where the cell's worst light is heading, as an arrow; "" where nobody can tell."""
    return ARROWS.get(cell.worst.movement, "") if cell.worst else ""


@register.filter
def cell_words(cell: GridCell) -> str:
    """Everything that a cell shows, in words."""
    if cell.answer is Answer.EMPTY:
        return _("Empty: no activity")
    said = [ngettext("%(number)s activity", "%(number)s activities", cell.activities) % {"number": cell.activities}]
    if cell.worst is None:
        return "; ".join([*said, _("no indicator with a light")])
    said.append(str(COLOURS[cell.worst.colour]).lower())
    if cell.worst.movement in ARROWS:
        said.append(str(MOVEMENTS[cell.worst.movement]))
    if cell.summary.unknown and cell.worst.colour != GREY:
        counts = {"unknown": cell.summary.unknown, "lights": cell.summary.lights}
        said.append(_("%(unknown)s of %(lights)s lights cannot be told") % counts)
    return "; ".join(said)


@register.simple_tag
def legend() -> list[tuple[str, str]]:
    """The colours with their words, worst first."""
    return [(colour, str(COLOURS[colour])) for colour in (*WORST_FIRST, GREY)]


@register.simple_tag
def grid_query(form: Form, opened: Iterable[str], opening: str = "", closing: str = "") -> str:
    """The grid's address query with one more, or one less, target group opened."""
    kept = {name: value for name, value in form.data.items() if name != "open" and value}
    groups = sorted({code for code in (*opened, opening) if code and code != closing})
    return urlencode({**kept, "open": groups}, doseq=True)
