"""The Swedish stories, by name."""

from narvard.site.demo.stories.sweden.elder import elder
from narvard.site.demo.stories.sweden.hospital import (
    called,
    contact_named,
    dead,
    home,
    interrupted,
    just_admitted,
    notified,
    protected,
    ready,
    relative,
    unclear,
    without_number,
)
from narvard.site.demo.stories.sweden.joint import compulsory, guardian, walk, youth
from narvard.site.demo.stories.sweden.people import ACTING

STORIES = {
    story.__name__: story
    for story in (
        just_admitted, notified, contact_named, ready, unclear, interrupted, called, home, dead, relative, walk, elder,
        guardian, youth, compulsory, protected, without_number,
    )
}  # fmt: skip

__all__ = ["ACTING", "STORIES"]
