"""The architecture page, made from the law of imports."""

import re
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"

INTRODUCTION = """# Architecture

Made from `.importlinter` by `make docs`; a test fails when this page is stale.
Imports point downwards: each row may import the rows below it and none above.
A row in _italics_ is planned and has no code yet.
"""


def _contracts() -> list[dict[str, str]]:
    law = ConfigParser()
    law.read(ROOT / ".importlinter")
    return [dict(law[section]) for section in law.sections() if section.startswith("importlinter:contract:")]


def _lines(value: str) -> list[str]:
    return [line.strip() for line in value.splitlines() if line.strip()]


def _is_built(container: str, name: str) -> bool:
    folder = ROOT / "src" / Path(*container.split("."))
    return (folder / name).is_dir() or (folder / f"{name}.py").is_file()


def _room(containers: list[str], layer: str) -> str:
    names = [part.strip().strip("()") for part in layer.split("|")]
    patterns = any("*" in container for container in containers)
    return ", ".join(
        f"`{name}`" if patterns or any(_is_built(c, name) for c in containers) else f"_{name}_" for name in names
    )


def _layers(contract: dict[str, str]) -> str:
    containers = _lines(contract["containers"])
    rows = "\n".join(f"| {_room(containers, layer)} |" for layer in _lines(contract["layers"]))
    where = ", ".join(f"`{c}`" for c in containers)
    complete = " Every room must be named here." if contract.get("exhaustive") == "True" else ""
    return f"Inside {where}.{complete}\n\n| from top to bottom |\n|---|\n{rows}\n"


def _listed(contract: dict[str, str], key: str) -> str:
    return ", ".join(f"`{item}`" for item in _lines(contract[key]))


def _sentence(contract: dict[str, str]) -> str:
    match contract["type"]:
        case "layers":
            return _layers(contract)
        case "doors":
            doors = _listed(contract, "doors")
            return f"Apps: {_listed(contract, 'apps')}. From outside only these may be imported: {doors}.\n"
        case "forbidden":
            direct = contract.get("allow_indirect_imports") == "True"
            reach = " themselves" if direct else ", not even through another file"
            forbidden = _listed(contract, "forbidden_modules")
            return f"{_listed(contract, 'source_modules')} may not import {forbidden}{reach}.\n"
        case "protected":
            importers = _listed(contract, "allowed_importers")
            return f"{_listed(contract, 'protected_modules')} may be imported by {importers} only.\n"
    raise ValueError(f"The contract type {contract['type']!r} has no sentence here. Add one to law/architecture.py.")


def _drawing(contracts: list[dict[str, str]]) -> str:
    wings = next(c for c in contracts if _lines(c.get("containers", "")) == ["narvard"])
    rows = [layer.strip("()") for layer in _lines(wings["layers"])]
    apps = {_lines(c["containers"])[0].split(".")[-1]: _lines(c["layers"]) for c in contracts if c["type"] == "layers"}
    lines = []
    for wing in rows:
        inside = " > ".join(re.sub(r"[()]", "", layer) for layer in apps.get(wing, []))
        lines.append(f"    {wing:<8} {inside}".rstrip())
    return "\n        │\n".join(lines) + "\n"


def architecture_page() -> str:
    """The page as Markdown, from the law as it stands."""
    contracts = _contracts()
    parts = [INTRODUCTION, "## The wings and their apps\n\n" + _drawing(contracts)]
    parts += [f"## {contract['name']}\n\n{_sentence(contract)}" for contract in contracts]
    return "\n".join(parts)
