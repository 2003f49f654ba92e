"""Tags of frame.html."""

from django import template
from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.formats import number_format

register = template.Library()


class BlockAgain(Node):
    """Shows a block a second time: the page's title is its first heading as well."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: Context) -> str:
        blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
        block = blocks.get_block(self.name) if blocks else None
        return block.nodelist.render(context) if block else ""


@register.filter
def figure(number: int | None) -> str:
    """A whole number with the language's own space between thousands; "" for None."""
    return "" if number is None else number_format(number, use_l10n=True, force_grouping=True)


@register.tag
def block_again(parser: Parser, token: Token) -> BlockAgain:
    """`{% block_again title %}`"""
    _tag, name = token.split_contents()
    return BlockAgain(name)


@register.inclusion_tag("_sort_header.html", takes_context=True)
def sort_header(
    context: Context, label: str, key: str, parameter: str = "sort", default: str = "", kind: str = ""
) -> dict:
    """The head of a column that its table can be sorted by: a link, with the present order told to screen readers.

    `default` is the key that the table is sorted by when the address names none.
    """
    query = context["request"].GET.copy()
    present = query.get(parameter, default)
    query[parameter] = f"-{key}" if present == key else key
    order = {key: "ascending", f"-{key}": "descending"}.get(present, "")
    return {"label": label, "query": query.urlencode(), "order": order, "kind": kind}
