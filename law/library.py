"""The page that lists every public name of the library, made from the modules that are meant for others."""

import inspect
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "library.md"

MODULES = (
    "narvard_analytics",
    "narvard_analytics.charts",
    "narvard_analytics.charts.funnels",
    "narvard_analytics.lights",
    "narvard_analytics.disclosure_control",
    "narvard_analytics.publication",
    "narvard_analytics.engines",
)
"""What is meant for others. What stands in no `__all__` here may change from one version to the next."""

HEAD = """# The library

Made from the code by `make docs`; a test fails when this page is stale. `import narvard_analytics as na` is what a
notebook needs; the modules below it are for those who want a part of it. What is not listed may change between
versions.
"""


def public_names() -> dict[str, dict[str, object]]:
    """Every public name with what it names, by module."""
    modules = {name: import_module(name) for name in MODULES}
    return {name: {each: getattr(module, each) for each in sorted(module.__all__)} for name, module in modules.items()}


def library_page() -> str:
    """The page in Markdown."""
    sections = [_section(import_module(name), names) for name, names in public_names().items()]
    return "\n".join([HEAD, *sections])


def _section(module: ModuleType, names: dict[str, object]) -> str:
    lines = [f"## `{module.__name__}`", "", first_line(module), "", "| name | is | what it is for |", "|---|---|---|"]
    lines += [
        f"| `{name}{_signature(value)}` | {_kind(value)} | {first_line(value)} |" for name, value in names.items()
    ]
    return "\n".join(lines) + "\n"


def first_line(value: object) -> str:
    """The first sentence of what is written about a name; empty for plain values, which have no text of their own."""
    own = value if isinstance(value, ModuleType) or inspect.isroutine(value) or inspect.isclass(value) else None
    text = inspect.getdoc(own) if own is not None else ""
    return " ".join((text or "").split("\n\n")[0].split()).replace("|", "\\|")


def _kind(value: object) -> str:
    if inspect.isclass(value):
        return "error" if issubclass(value, Exception) else "codes" if issubclass(value, Enum) else "class"
    return "function" if inspect.isroutine(value) else "module" if isinstance(value, ModuleType) else "value"


def _signature(value: object) -> str:
    if not inspect.isroutine(value):
        return ""
    return f"({', '.join(inspect.signature(value).parameters)})"
