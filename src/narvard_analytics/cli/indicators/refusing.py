"""How a command says that something could not be done."""

import typer
from rich.console import Console

from narvard_analytics.errors import AnalyticsError


def refusal(refused: AnalyticsError) -> typer.Exit:
    """The end of a command that could not do what was asked, after the reason has been said."""
    Console(stderr=True).print(str(refused), style="red", markup=False)
    return typer.Exit(1)
