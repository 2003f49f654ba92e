"""The web process can neither make nor undo pseudonyms: it knows no way to a key."""

import ast
from pathlib import Path

import pytest

import narvard

SITE = Path(narvard.__file__).parent
KEEPERS = "narvard_analytics.events.pseudonyms"
BESIDE = "narvard_analytics.events.pseudonymised"
COMMANDS = {"site/cli.py"}
"""The command line mounts the library's commands; it is no part of the web process."""


def imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return found | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def reaches_keys(names: set[str]) -> bool:
    return any(name.startswith((KEEPERS, BESIDE)) for name in names)


def test_no_part_of_the_site_imports_what_handles_keys():
    files = [
        f for f in sorted(SITE.rglob("*.py")) if str(f.relative_to(SITE)) not in COMMANDS and "tests" not in f.parts
    ]
    assert len(files) > 100
    assert [str(f) for f in files if reaches_keys(imported(SITE / f))] == []


@pytest.mark.parametrize(
    ("line", "reaches"),
    [
        ("from narvard_analytics.events.pseudonyms.keys import read_linker_key", True),
        ("import narvard_analytics.events.pseudonymised", True),
        ("from narvard_analytics.events.store import read_manifests", False),
    ],
)
def test_the_test_would_see_it(tmp_path, line, reaches):
    (tmp_path / "a.py").write_text(line)
    assert reaches_keys(imported(tmp_path / "a.py")) == reaches
