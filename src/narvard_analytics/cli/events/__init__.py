"""narvard events: map, check and load, judge quality, pseudonymise and link, deliver figures alone, list deliveries."""

import typer

from narvard_analytics.cli.events.aggregates import aggregates_command, receive_command
from narvard_analytics.cli.events.deliveries import check_command, list_command, load_command, template_command
from narvard_analytics.cli.events.mapping import map_command
from narvard_analytics.cli.events.pseudonyms import keys_command, link_command, pseudonymise_command
from narvard_analytics.cli.events.quality import quality_command

events_app = typer.Typer(name="events", help="Check, load and list care events.", no_args_is_help=True)
events_app.command("map")(map_command)
events_app.command("check")(check_command)
events_app.command("load")(load_command)
events_app.command("quality")(quality_command)
events_app.command("keys")(keys_command)
events_app.command("pseudonymise")(pseudonymise_command)
events_app.command("link")(link_command)
events_app.command("aggregates")(aggregates_command)
events_app.command("receive")(receive_command)
events_app.command("template")(template_command)
events_app.command("list")(list_command)

__all__ = ["events_app"]
