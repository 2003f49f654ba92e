"""`narvard indicators list` and `describe`: what there is, and what it means."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from narvard_analytics.cli.indicators.refusing import refusal
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.catalogue import definitions, indicator
from narvard_analytics.indicators.definition_page import section


def list_indicators() -> None:
    """List the indicators with their measures."""
    table = Table(Column("indicator", no_wrap=True), Column("measures", overflow="fold"), "certainty", "verified")
    for one in definitions():
        measures = ", ".join(measure.id for measure in one.measures)
        table.add_row(f"{one.id} {one.version}", measures, one.certainty, "yes" if one.verified else "no")
    Console().print(table)


def describe(name: Annotated[str, typer.Argument(metavar="ID", help="Id of the indicator.")]) -> None:
    """Describe an indicator: numerator, denominator, exclusions, periods, source and certainty."""
    try:
        Console().print(section(indicator(name).definition), markup=False, highlight=False)
    except AnalyticsError as refused:
        raise refusal(refused) from refused
