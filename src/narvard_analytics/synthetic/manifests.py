"""What a delivery of a made-up region says of itself."""

from dataclasses import asdict
from typing import Any

from narvard_analytics.events.manifest import Manifest

from .days import ZONE, Calendar, first_of_month
from .effects import EFFECTS, Effect
from .parameters import Parameters

PURPOSE = "Demonstration and tests with people who do not exist."
LEGAL_BASIS = "None needed: made-up data about nobody."
KEY_ID = "made-up"


def manifest_of(parameters: Parameters, controller: str) -> Manifest:
    """The manifest of a controller's delivery."""
    calendar = Calendar(parameters.first_month, parameters.months)
    of_region = controller == parameters.place.controller
    return Manifest(
        controller=controller,
        period_from=calendar.first,
        period_to=calendar.end,
        cut_off=calendar.cut_off,
        made_at=calendar.cut_off,
        purpose=PURPOSE,
        legal_basis=LEGAL_BASIS,
        zone=ZONE,
        key_id=KEY_ID,
        authority=("persons", "residence", "population") if of_region else (),
        source="narvard events generate",
        notes={"made_up": True, **(_story(parameters) if of_region else {})},
    )


def _story(parameters: Parameters) -> dict[str, Any]:
    """What a reader of the region's manifest needs: parameters, sources, and the effects to be found."""
    shown = {**asdict(parameters), "first_month": parameters.first_month.isoformat()}
    county = parameters.place.municipalities[0].county
    return {
        "parameters": {name: value for name, value in shown.items() if name not in ("at_a_time", "block")},
        "sources": [
            "Residents by municipality on the day before the first month: SCB, 31 December 2017, CC0"
            + ("." if parameters.scale == 1 else f", times {parameters.scale:.4g}."),
            f"Age and sex: SCB, {county}, 31 December 2015, CC0; the same shape in every municipality.",
            "All rates of care, staff, target groups and differences between municipalities are made up.",
        ],
        "planted_effects": [
            _planted(effect, parameters) for effect in EFFECTS if effect.municipality in parameters.place.codes
        ],
    }


def _planted(effect: Effect, parameters: Parameters) -> dict[str, object]:
    start = first_of_month(parameters.first_month, effect.after_months)
    return {**asdict(effect), "start": start.isoformat()}
