"""What can be done with indicators: set a target, compute, override a light."""

from narvard.measure.indicators.operations.computing import compute, keep
from narvard.measure.indicators.operations.overrides import LightNotOverridden, override_light
from narvard.measure.indicators.operations.publishing import RunNotPublished, publish_run, withdraw_run
from narvard.measure.indicators.operations.running import RunNotStarted, ask_for_run, give_up_runs
from narvard.measure.indicators.operations.targets import TargetNotSet, quantify_target, set_target

__all__ = [
    "LightNotOverridden",
    "RunNotPublished",
    "RunNotStarted",
    "TargetNotSet",
    "ask_for_run",
    "compute",
    "give_up_runs",
    "keep",
    "override_light",
    "publish_run",
    "quantify_target",
    "set_target",
    "withdraw_run",
]
