"""A hundred made-up persons and what happened to them, told by the operations that the pages use."""

from narvard.site.demo.stories.telling import tell_stories

__all__ = ["tell_stories"]
