"""narvard events: check and load care events, pseudonymise and link, list deliveries, print templates."""

import typer

from narvard_analytics.cli.events.deliveries import check_command, list_command, load_command, template_command
from narvard_analytics.cli.events.pseudonyms import keys_command, link_command, pseudonymise_command

events_app = typer.Typer(name="events", help="Check, load and list care events.", no_args_is_help=True)
events_app.command("check")(check_command)
events_app.command("load")(load_command)
events_app.command("keys")(keys_command)
events_app.command("pseudonymise")(pseudonymise_command)
events_app.command("link")(link_command)
events_app.command("template")(template_command)
events_app.command("list")(list_command)

__all__ = ["events_app"]
