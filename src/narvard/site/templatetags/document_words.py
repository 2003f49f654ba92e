"""Documents in words: tables, columns, and what is wrong in them."""

from django import template

from narvard.base.core.queries import Problem
from narvard.base.documents.queries import PROBLEM_WORDS
from narvard.site.documents.kinds import DocumentKind
from narvard.site.documents.words import column_name, kind_of_value, table_name

register = template.Library()


@register.filter
def table_word(code: str) -> str:
    """A table in words."""
    return table_name(code)


@register.filter
def column_word(code: str) -> str:
    """A column in words."""
    return column_name(code)


@register.filter
def value_word(kind: str) -> str:
    """What a column holds, in words."""
    return kind_of_value(kind)


@register.filter
def problem_of(problem: Problem, kind: DocumentKind) -> str:
    """What is wrong in a brought file."""
    return str({**PROBLEM_WORDS, **kind.problems}[problem.code][0])


@register.filter
def remedy_of(problem: Problem, kind: DocumentKind) -> str:
    """What to do about it."""
    return str({**PROBLEM_WORDS, **kind.problems}[problem.code][1])
