"""A made-up region of full size: people, care and planted effects, from public figures and a seed."""

from .generate import generate
from .parameters import Parameters, RegionCannotBeMade

__all__ = ["Parameters", "RegionCannotBeMade", "generate"]
