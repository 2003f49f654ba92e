"""Pages of the care wing show persons through operations, which write the log: no view calls a read of its own."""

import importlib
import inspect
import pkgutil

import pytest
from django.apps import apps

VIEWS = sorted(
    module.name
    for app in apps.get_app_configs()
    if app.name.startswith("narvard.care.")
    for package in [importlib.import_module(f"{app.name}.views")]
    for module in [*pkgutil.iter_modules(package.__path__, f"{package.__name__}."), package.__spec__]
)

# They tell of no person, or only of what an operation has read already and hands them.
WITHOUT_PERSONS = {"units", "municipalities", "outage_paper", "plan_paper", "notice_choices", "wait_choices"}


def reads(module: object) -> list[str]:
    """The functions of queries that the module can call: those that take the actor first."""
    return [
        name
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and name not in WITHOUT_PERSONS
        and ".queries" in value.__module__
        and next(iter(inspect.signature(value).parameters), "") == "actor"
    ]


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_of_care_calls_no_query(name):
    assert reads(importlib.import_module(name)) == []


def test_a_query_in_a_view_is_found():
    assert reads(importlib.import_module("narvard.care.patients.operations.reading"))
