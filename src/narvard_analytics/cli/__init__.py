"""The library's commands, which need neither the site nor Django. The command `narvard` mounts them."""

from narvard_analytics.cli.events import events_app
from narvard_analytics.cli.generate import generate
from narvard_analytics.cli.indicators import indicators_app

events_app.command("generate")(generate)

__all__ = ["events_app", "indicators_app"]
