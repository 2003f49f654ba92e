"""What the law of imports cannot see: relations between models, clocks, rendering, and models fetched by name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parent.parent / "src"
WINGS = ("base", "care", "measure", "govern", "fhir", "site")
WITHOUT_CLOCK = ("rules", "operations", "queries", "permissions", "actor")
CLOCKS = {
    "timezone.now",
    "timezone.localtime",
    "timezone.localdate",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.time_ns",
}
RENDERING = ("django.shortcuts", "django.template", "django.http", "django.core.mail", "django.contrib.messages")


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("narvard.")]


def wing(model: type[models.Model]) -> int:
    return WINGS.index(model.__module__.split(".")[1])


def relations() -> Iterator[tuple[type[models.Model], models.Field]]:
    for model in ours():
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and field.concrete else None
            if target is not None and target.__module__.startswith("narvard."):
                yield model, field


def test_no_foreign_key_points_up():
    up = [str(field) for model, field in relations() if wing(field.related_model) > wing(model)]
    assert not up


def test_no_foreign_key_opens_a_way_back_into_another_app():
    opened = [
        f"{field}: give it related_name='+'"
        for model, field in relations()
        if field.related_model._meta.app_label != model._meta.app_label and not field.remote_field.hidden
    ]
    assert not opened


def test_the_tests_see_our_models():
    assert {model._meta.app_label for model in ours()} >= {"access", "audit", "organizations"}


def python_files(kinds: tuple[str, ...], root: Path = ROOT / "narvard") -> list[Path]:
    """The files, and the files of the folders, that are called so in any app."""
    found = [p for p in root.rglob("*.py") if {p.stem, *p.relative_to(root).parts[:-1]} & set(kinds)]
    return sorted(p for p in found if "tests" not in p.parts and "migrations" not in p.parts)


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def conversions(tree: ast.AST) -> set[ast.AST]:
    """`timezone.localdate(now)` turns a time that was passed in, and reads no clock."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return {call.func for call in calls if dotted(call.func).endswith(("timezone.localdate", "timezone.localtime"))}


def clocks(tree: ast.AST) -> set[str]:
    """The clocks that are read or handed on, however they were imported."""
    exempt = conversions(tree)
    read = {dotted(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node not in exempt}
    tails = {".".join(name.split(".")[-2:]) for name in (*read, *imports(tree))}
    return tails & CLOCKS


def rendering(tree: ast.AST) -> set[str]:
    return {name for name in imports(tree) if name.startswith(RENDERING)}


# What says and shows a report that was counted before; none of them reaches a file (see test_quality of deliveries).
TELLING = tuple(f"narvard_analytics.events.quality.{n}" for n in ("records", "judging", "words", "reasons", "workbook"))


def opening(tree: ast.AST) -> set[str]:
    """What a file imports in order to open the event store."""
    stores = ("narvard_analytics.engines", "narvard_analytics.events")
    return {name for name in imports(tree) if name.startswith(stores) and not name.startswith(TELLING)}


def by_name(tree: ast.AST) -> bool:
    return any(isinstance(n, ast.Attribute) and n.attr in {"get_model", "get_models"} for n in ast.walk(tree))


def parsed(path: Path) -> ast.AST:
    return ast.parse(path.read_text(encoding="utf-8"))


# The library's command line is an edge: what a command runs without a time takes the present one there.
LIBRARY = [
    p for p in sorted((ROOT / "narvard_analytics").rglob("*.py")) if not {"tests", "cli", "cli.py"} & set(p.parts)
]
CLOCKLESS = [*python_files(WITHOUT_CLOCK), *LIBRARY]


def test_there_is_no_clock_in_rules_operations_queries_and_library():
    told = {str(path.relative_to(ROOT)): clocks(parsed(path)) for path in CLOCKLESS}
    assert {path: names for path, names in told.items() if names} == {}


def test_operations_and_rules_render_nothing_and_send_nothing():
    told = {str(path.relative_to(ROOT)): rendering(parsed(path)) for path in python_files(("operations", "rules"))}
    assert {path: names for path, names in told.items() if names} == {}


def test_only_operations_open_the_event_store_so_that_no_page_waits_for_it():
    files = [p for p in (ROOT / "narvard").rglob("*.py") if not {"tests", "operations", "operations.py"} & set(p.parts)]
    told = {str(path.relative_to(ROOT)): opening(parsed(path)) for path in files}
    assert {path: names for path, names in told.items() if names} == {}


def test_no_model_is_fetched_by_name():
    files = [
        p for p in sorted((ROOT / "narvard").rglob("*.py")) if "tests" not in p.parts and "migrations" not in p.parts
    ]
    assert [str(path.relative_to(ROOT)) for path in files if by_name(parsed(path))] == []


# what stands in a file · the clocks that are found
PLANTED = [
    ("from datetime import datetime\nx = datetime.now()", {"datetime.now"}),
    ("import datetime\nx = datetime.date.today()", {"date.today"}),
    ("from django.utils import timezone\nx = timezone.now()", {"timezone.now"}),
    ("from django.utils.timezone import now", {"timezone.now"}),
    ("from time import time", {"time.time"}),
    ("from django.utils import timezone\nx = timezone.localdate()", {"timezone.localdate"}),
    ("from django.utils import timezone\nx = timezone.localdate(now)", set()),
    ("def f(now):\n    return now.date()", set()),
]


@pytest.mark.parametrize(("source", "found"), PLANTED)
def test_a_planted_clock_is_found(source, found):
    assert clocks(ast.parse(source)) == found


def test_planted_rendering_and_fetching_are_found():
    assert rendering(ast.parse("from django.shortcuts import render"))
    assert rendering(ast.parse("import django.core.mail"))
    assert opening(ast.parse("from narvard_analytics.engines import open_engine"))
    assert by_name(ast.parse("apps.get_model('a', 'B')"))
