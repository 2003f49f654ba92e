"""What changed from one quarter to the next."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Compared(Generic[Key]):
    """`moved` holds (key, state before, state now); `new` and `gone` stand in one of the two quarters only."""

    moved: tuple[tuple[Key, str, str], ...]
    new: tuple[Key, ...]
    gone: tuple[Key, ...]


def compare(before: Mapping[Key, str], now: Mapping[Key, str]) -> Compared[Key]:
    """Compare states by key, in the order in which they stand."""
    return Compared(
        moved=tuple((key, before[key], state) for key, state in now.items() if before.get(key, state) != state),
        new=tuple(key for key in now if key not in before),
        gone=tuple(key for key in before if key not in now),
    )
