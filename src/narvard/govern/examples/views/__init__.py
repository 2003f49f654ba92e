"""The pages of good examples."""

from narvard.govern.examples.views.pages import adopt, example, index, outcome, write

__all__ = ["adopt", "example", "index", "outcome", "write"]
