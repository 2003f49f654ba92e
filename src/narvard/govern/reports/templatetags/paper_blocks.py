"""The blocks of a paper on the screen."""

from django import template

from narvard.base.papers.queries import Block, Cell, Grid, Picture, cell_text, fixed_word, picture_source
from narvard.govern.reports.queries.labels import ENDINGS, SECTIONS

register = template.Library()


@register.filter
def block_kind(block: Block) -> str:
    """Which kind of block it is: heading, text, bullets, grid, picture or pagebreak."""
    return type(block).__name__.lower()


@register.filter
def under_title(level: int) -> int:
    """The level of a heading on the page, below the title of the page."""
    return level + 1


@register.filter
def image(picture: Picture) -> str:
    """The drawing as the address of an image."""
    return picture_source(picture)


@register.simple_tag
def grid_rows(grid: Grid, language: str) -> list[tuple[bool, list[tuple[str, bool]]]]:
    """The rows of a table: is it a sum, and each cell's text with whether it is a number."""
    first_total = len(grid.rows) - grid.total_rows
    return [(at >= first_total, _cells(grid, row, language)) for at, row in enumerate(grid.rows)]


def _cells(grid: Grid, row: tuple[Cell, ...], language: str) -> list[tuple[str, bool]]:
    return [(cell_text(cell, language), column in grid.numeric) for column, cell in enumerate(row)]


@register.filter
def ending_name(ending: str) -> str:
    """What a form of a report is called."""
    return str(ENDINGS[ending])


@register.filter
def input_name(name: str) -> str:
    """What a section has read, by the section's own name."""
    return str(SECTIONS.get(name, name))


@register.simple_tag
def paper_word(name: str, language: str) -> str:
    """A fixed word of a paper, in the language of the paper."""
    return fixed_word(name, language)
