"""What a person may read about good examples."""

from narvard.govern.examples.queries.documents import check_document, document, known_to
from narvard.govern.examples.queries.finding import ExampleNotFound
from narvard.govern.examples.queries.labels import PROBLEM_WORDS
from narvard.govern.examples.queries.pages import (
    ExamplePage,
    ExamplesPage,
    Filters,
    adopting_choices,
    example_page,
    examples_page,
    require_adopter,
)
from narvard.govern.examples.rules.document import FORM

__all__ = [
    "FORM",
    "PROBLEM_WORDS",
    "ExampleNotFound",
    "ExamplePage",
    "ExamplesPage",
    "Filters",
    "adopting_choices",
    "check_document",
    "document",
    "example_page",
    "examples_page",
    "known_to",
    "require_adopter",
]
