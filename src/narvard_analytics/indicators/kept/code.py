"""Which code a figure was computed by."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from narvard_analytics.indicators.indicator import Indicator

LIBRARY = Path(__file__).parents[2]
OTHER_ROOMS = ("tests", "cli", "publication", "charts", "lights", "disclosure_control", "synthetic", "readers")
"""Folders of the library that no figure runs through."""
SOURCES = (".py", ".csv", ".json", ".yaml")
PARTS = ("duckdb", "ibis-framework", "numpy", "pyarrow", "scipy")


def code_version(entry: Indicator) -> str:
    """Sixteen hexadecimal characters of the digest of all code and reference data that the indicator can run through.

    That is the library's own, and for a definition from elsewhere all sources in its folder beside it.
    """
    folders = {Path(file).parent for file in _files(entry.figures) if not Path(file).is_relative_to(LIBRARY)}
    digests = [_digest(LIBRARY), *(_digest(folder) for folder in sorted(folders))]
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:16]


def part_versions() -> dict[str, str]:
    """The versions of the packages that figures run through: kept to be read, not compared."""
    return {name: version(name) for name in PARTS}


@cache
def _digest(folder: Path) -> str:
    found = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        if file.suffix in SOURCES and not set(inside.parts) & set(OTHER_ROOMS):
            found.update(f"{inside}\0".encode())
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _files(function: Callable[..., object]) -> Iterator[str]:
    """The files of a function and of the functions that it was made with."""
    if code := getattr(function, "__code__", None):
        yield code.co_filename
    for cell in getattr(function, "__closure__", None) or ():
        if callable(cell.cell_contents):
            yield from _files(cell.cell_contents)
