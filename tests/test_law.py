"""The law of imports holds, and it bites: each planted breach, in a copy of the tree, breaks the contract it should."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from law.architecture import PAGE, architecture_page

ROOT = Path(__file__).resolve().parent.parent

# file that gets the import · the import · the contract that must break
BREACHES = [
    ("narvard/base/core/actor.py", "import narvard.measure.indicators.queries", "Wings import downwards only"),
    ("narvard/measure/deliveries/queries.py", "import narvard.govern.plans.queries", "Wings import downwards only"),
    ("narvard/govern/bodies/queries.py", "import narvard.govern.plans.queries", "Apps of govern import downwards only"),
    (
        "narvard/measure/deliveries/operations.py",
        "import narvard.measure.indicators.queries",
        "Apps of measure import downwards only",
    ),
    (
        "narvard/base/audit/operations/record.py",
        "import narvard.base.access.queries",
        "Apps of base import downwards only",
    ),
    (
        "narvard/govern/plans/models.py",
        "import narvard.govern.plans.queries",
        "Inside an app each file imports only what is below it",
    ),
    ("narvard/govern/plans/helpers.py", "", "Inside an app each file imports only what is below it"),
    (
        "narvard/site/urls.py",
        "import narvard.base.access.models",
        "An app is entered by its operations and queries only",
    ),
    (
        "narvard/govern/plans/operations/loading.py",
        "import narvard.govern.bodies.rules",
        "An app is entered by its operations and queries only",
    ),
    (
        "narvard/govern/plans/views/__init__.py",
        "import narvard.govern.plans.models",
        "Views, APIs and forms touch no model",
    ),
    (
        "narvard/govern/plans/queries/__init__.py",
        "import narvard.measure.indicators.operations",
        "A read never calls a write",
    ),
    (
        "narvard/base/access/rules.py",
        "import django.utils.timezone",
        "Rules know no Django, not even through another file",
    ),
    ("narvard_analytics/results.py", "import django", "The library knows neither Django nor the site"),
    (
        "narvard/govern/plans/operations/loading.py",
        "import narvard_analytics.lights",
        "Only measure and the site's command line import the library",
    ),
    ("narvard_analytics/periods.py", "import narvard_analytics.engines", "The library's own layers"),
    (
        "narvard_analytics/indicators/catalogue.py",
        "import duckdb",
        "Only engines, vocabulary, the event tables and their tests know Ibis and DuckDB",
    ),
    ("narvard_analytics/extra.py", "", "The library's own layers"),
    ("narvard/extra/__init__.py", "", "Wings import downwards only"),
]


def lint(tree: Path) -> subprocess.CompletedProcess:
    program = Path(sys.executable).parent / "lint-imports"
    environment = {"PYTHONPATH": f"{tree / 'src'}:{tree}", "PATH": "", "PYTHONUTF8": "1"}
    return subprocess.run([program], cwd=tree, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    tree = tmp_path_factory.mktemp("tree")
    code = shutil.ignore_patterns("__pycache__", "static", "templates", "locale")
    shutil.copytree(ROOT / "src", tree / "src", ignore=code)
    shutil.copytree(ROOT / "law", tree / "law", ignore=code)
    shutil.copy(ROOT / ".importlinter", tree)
    return tree


def test_the_law_holds(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.xdist_group("law")
@pytest.mark.parametrize(("file", "statement", "contract"), BREACHES, ids=[f"{f}:{s}" for f, s, _ in BREACHES])
def test_a_planted_breach_breaks_its_contract(copy, file, statement, contract):
    target = copy / "src" / file
    before = target.read_text() if target.exists() else None
    target.parent.mkdir(exist_ok=True)
    target.write_text((before or "") + f"\n{statement}\n")
    try:
        result = lint(copy)
    finally:
        target.write_text(before) if before is not None else target.unlink()
        if before is None and target.name == "__init__.py":
            target.parent.rmdir()
    assert f"{contract} BROKEN" in result.stdout, result.stdout + result.stderr
    assert result.returncode != 0


def test_the_architecture_page_is_fresh():
    assert PAGE.read_text() == architecture_page(), "docs/architecture.md is stale. Run: make docs"
