"""Who may open which address of indicators; tests/test_access.py tries every row as every role."""

from collections.abc import Callable
from datetime import date, datetime

from narvard.base.access.queries import ROLES
from narvard.base.core.actor import Actor, command_line
from narvard.measure.indicators import operations
from narvard.measure.indicators.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
EVERYBODY = {"", *ROLES}


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
    _keep(actor, now)
    return f"/lights/{target}/override/"


def _keep(actor: Actor, now: datetime) -> int:
    results = made_up.region(groups=("all",), places=("*", "1490"))
    return operations.keep(actor=actor, now=now, results=results, cut_off=made_up.CUT_OFF, inputs="0" * 32)


def published(path: str) -> Callable[[datetime], str]:
    """An address that answers only when figures are published, which they are before it is tried."""

    def address(now: datetime) -> str:
        actor = command_line("indicators.compute", "indicators.publish", "deliveries.read")
        operations.publish_run(actor=actor, now=now, run_id=_keep(actor, now))
        return path

    return address


def publishable(verb: str) -> Callable[[datetime], str]:
    """The address at which a finished run is published or withdrawn."""
    return lambda now: f"/runs/{_keep(command_line('indicators.compute'), now)}/{verb}/"


def open_to_all(path: str) -> dict:
    """A row of an address that everybody may open."""
    return {"url": published(path), "allowed": READERS, "open": True}


ROWS = {
    "indicators:index": {"url": "/indicators/", "allowed": READERS},
    "indicators:detail": {"url": "/indicators/emergency_visits_80/", "allowed": READERS},
    "indicators:definition": {"url": "/indicators/emergency_visits_80/definition/", "allowed": READERS},
    "indicators:targets": {"url": "/indicators/emergency_visits_80/targets/", "allowed": READERS},
    "indicators:download_csv": {"url": "/indicators/emergency_visits_80/download.csv", "allowed": READERS},
    "indicators:download_xlsx": {"url": "/indicators/emergency_visits_80/download.xlsx", "allowed": READERS},
    "indicators:runs": {"url": "/runs/", "allowed": READERS},
    "indicators:start_run": {"url": "/runs/start/", "method": "post", "allowed": {"coordinator", "analyst"}},
    "indicators:publish": {"url": publishable("publish"), "method": "post", "allowed": {"coordinator"}},
    "indicators:withdraw": {"url": publishable("withdraw"), "method": "post", "allowed": {"coordinator"}},
    "indicators:open_index": open_to_all("/open/"),
    "indicators:open_detail": open_to_all("/open/emergency_visits_80/"),
    "indicators:open_chart": open_to_all("/open/emergency_visits_80/chart.svg"),
    "indicators:open_csv": open_to_all("/open/emergency_visits_80/figures.csv"),
    "indicators:open_xlsx": open_to_all("/open/emergency_visits_80/figures.xlsx"),
    "indicators:open_parquet": open_to_all("/open/emergency_visits_80/figures.parquet"),
    "open_api:api-root": {"url": "/api/v1/", "allowed": set(), "expected": dict.fromkeys(EVERYBODY, 404)},
    "open_api:openapi-json": open_to_all("/api/v1/openapi.json"),
    "open_api:publication": open_to_all("/api/v1/publication"),
    "open_api:indicators": open_to_all("/api/v1/indicators"),
    "open_api:indicator": open_to_all("/api/v1/indicators/emergency_visits_80"),
    "open_api:results": open_to_all("/api/v1/indicators/emergency_visits_80/results"),
    "open_api:json_stat": open_to_all("/api/v1/indicators/emergency_visits_80/json-stat"),
    "open_api:fhir_measure": open_to_all("/api/v1/indicators/emergency_visits_80/fhir/measure"),
    "open_api:fhir_reports": open_to_all("/api/v1/indicators/emergency_visits_80/fhir/reports"),
    "indicators:override": {"url": light_of_boras, "allowed": {"coordinator", "steering_member"}},
}
