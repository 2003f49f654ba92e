"""`narvard indicators`: what there is, what it means, the figures as a file, and figures computed again."""

import typer

from narvard_analytics.cli.code_lists import show_lists
from narvard_analytics.cli.indicators.keeping import list_kept, reproduce_result
from narvard_analytics.cli.indicators.listing import describe, list_indicators
from narvard_analytics.cli.indicators.running import run_indicators
from narvard_analytics.cli.local_definitions import check_definitions, new_definition

indicators_app = typer.Typer(help="Indicators: list them, describe one, compute them.", no_args_is_help=True)
indicators_app.command("list")(list_indicators)
indicators_app.command("describe")(describe)
indicators_app.command("lists")(show_lists)
indicators_app.command("run")(run_indicators)
indicators_app.command("kept")(list_kept)
indicators_app.command("reproduce")(reproduce_result)
indicators_app.command("new")(new_definition)
indicators_app.command("check")(check_definitions)

__all__ = ["indicators_app"]
