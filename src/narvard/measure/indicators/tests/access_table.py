"""Who may open which address of indicators; tests/test_access.py tries every row as every role."""

from datetime import date, datetime

from narvard.base.core.actor import command_line
from narvard.measure.indicators import operations
from narvard.measure.indicators.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "analyst"}


def light_of_boras(now: datetime) -> str:
    """The address at which a light in Borås is overridden, with a target and a light made for it."""
    actor = command_line("indicators.set_target", "indicators.compute")
    target = operations.set_target(
        actor=actor,
        now=now,
        indicator="emergency_visits_80",
        measure="rate",
        municipality="1490",
        target_group="all",
        kind="relative",
        target_value=-0.1,
        baseline_from=date(2024, 10, 1),
        baseline_to=date(2025, 10, 1),
        target_date=date(2026, 12, 31),
    )
    results = made_up.region(groups=("all",), places=("*", "1490"))
    operations.keep(actor=actor, now=now, results=results, cut_off=made_up.CUT_OFF, inputs="0" * 32)
    return f"/lights/{target}/override/"


ROWS = {
    "indicators:index": {"url": "/indicators/", "allowed": READERS},
    "indicators:detail": {"url": "/indicators/emergency_visits_80/", "allowed": READERS},
    "indicators:download_csv": {"url": "/indicators/emergency_visits_80/download.csv", "allowed": READERS},
    "indicators:download_xlsx": {"url": "/indicators/emergency_visits_80/download.xlsx", "allowed": READERS},
    "indicators:override": {"url": light_of_boras, "allowed": {"coordinator", "steering_member"}},
}
