"""Control of false alarms on an overview, where many levels are read at once.

At 95 % about six of 250 cells would turn red by chance each quarter. Source: Benjamini and Hochberg (1995).
"""

from collections.abc import Sequence
from dataclasses import replace

from narvard_analytics.charts.false_discovery import FALSE_DISCOVERY_RATE, control_false_discovery
from narvard_analytics.lights.colour import Basis, Colour
from narvard_analytics.lights.level import CLEAR_LEVELS, Level
from narvard_analytics.lights.light import Light
from narvard_analytics.lights.reasons import Reason, ReasonCode


def for_overview(lights: Sequence[Light], q: float = FALSE_DISCOVERY_RATE) -> list[Light]:
    """The lights as an overview shows them: a clear level that does not survive becomes "cannot tell" and says so.

    A colour taken from that level turns grey. Colours from the control chart stay, since its rules give no p-values.
    Every light with a p-value is one test; pass all lights of the overview together.
    """
    tested = [index for index, light in enumerate(lights) if light.p_value is not None]
    survives = control_false_discovery([p for light in lights if (p := light.p_value) is not None], q)
    shown = list(lights)
    for index, kept in zip(tested, survives.tolist(), strict=True):
        if not kept and lights[index].level in CLEAR_LEVELS:
            shown[index] = _unclear(lights[index], q, len(tested))
    return shown


def _unclear(light: Light, q: float, tests: int) -> Light:
    params: dict[str, float | int | str] = {
        "level": str(light.level),
        "p_value": light.p_value or 0.0,
        "q": q,
        "tests": tests,
    }
    said = (Reason(ReasonCode.FALSE_DISCOVERY, params), *light.reasons)
    if light.basis is not Basis.LEVEL:
        return replace(light, level=Level.CANNOT_TELL, reasons=said)
    kept = tuple(reason for reason in said if reason.code is not ReasonCode.LEVEL_ALONE)
    return replace(light, level=Level.CANNOT_TELL, colour=Colour.GREY, basis=Basis.NOTHING, reasons=kept)


__all__ = ["control_false_discovery", "for_overview"]
