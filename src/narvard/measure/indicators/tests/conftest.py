"""Targets, runs and lights that the tests of this app share."""

from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pytest

from narvard.base.core.actor import Actor, command_line
from narvard.measure.indicators import operations
from narvard.measure.indicators.tests import made_up


@pytest.fixture
def machine() -> Actor:
    """The one who computes from the command line."""
    return command_line("indicators.compute", "indicators.set_target", "deliveries.register", "organizations.read")


@pytest.fixture
def aim(db, machine, now) -> Callable[..., int]:
    """`aim(indicator=…, municipality=…, …)`: set a target, by default ten percent fewer visits in Borås in 2026."""

    def set_target(**changed) -> int:
        asked = {
            "indicator": "emergency_visits_80",
            "measure": "rate",
            "municipality": "1490",
            "target_group": "all",
            "kind": "relative",
            "target_value": -0.1,
            "baseline_from": date(2024, 10, 1),
            "baseline_to": date(2025, 10, 1),
            "target_date": date(2026, 12, 31),
        }
        return operations.set_target(**{"actor": machine, "now": now, **asked, **changed})

    return set_target


@pytest.fixture
def run(db, machine, now) -> Callable[[pa.Table], int]:
    """`run(results)`: keep results as a finished run and answer its id."""

    def keep(results: pa.Table) -> int:
        return operations.keep(actor=machine, now=now, results=results, cut_off=made_up.CUT_OFF, inputs="0" * 32)

    return keep


@pytest.fixture
def small_region() -> pa.Table:
    """Everything for the whole collaboration and for Borås, all residents."""
    return made_up.region(groups=("all",), places=("*", "1490"))
