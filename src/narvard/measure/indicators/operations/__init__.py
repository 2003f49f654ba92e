"""What can be done with indicators: set a target, compute, override a light."""

from narvard.measure.indicators.operations.computing import compute, keep
from narvard.measure.indicators.operations.overrides import LightNotOverridden, override_light
from narvard.measure.indicators.operations.targets import TargetNotSet, set_target

__all__ = ["LightNotOverridden", "TargetNotSet", "compute", "keep", "override_light", "set_target"]
