"""Random numbers from a seed: one named stream a subject, so that a change in one leaves the others alone."""

import zlib

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def stream(seed: int, name: str) -> np.random.Generator:
    """The generator that belongs to a name: independent of every other name's, and of the order of calls."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, zlib.crc32(name.encode())])))


def choose(rng: np.random.Generator, weights: Floats, size: int) -> Ints:
    """`size` indices, each drawn in proportion to its weight."""
    edges = np.cumsum(weights, dtype=np.float64)
    found: Ints = np.searchsorted(edges, rng.random(size) * edges[-1], side="right").astype(np.int64)
    return found


def largest_remainder(weights: Floats, total: int) -> Ints:
    """Whole numbers that add to `total` in proportion to the weights; ties go to the first (Hamilton's method)."""
    quota = np.asarray(weights, dtype=np.float64) / np.sum(weights) * total
    parts = np.floor(quota).astype(np.int64)
    order = np.argsort(-(quota - parts), kind="stable")
    parts[order[: total - int(parts.sum())]] += 1
    return parts
