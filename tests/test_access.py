"""Every URL × every role × the expected answer. A URL without a row fails, and so does a row without a URL.

Each app's rows stand in its `tests/access_table.py`, by URL name:
  url       the address, or a function of `now` that makes what it needs and answers the address
  allowed   the roles that get an answer; every other role gets 403
  method    "get" (default) or "post"; data: what is posted
  open      True when nobody in particular may open it too
  expected  role → another answer than these rules give, 404 for a wrong scope above all
  people    role → which of the made-up people, as {"municipality": …, "organization": …}
"""

import importlib
import importlib.util
import inspect
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from narvard.base.access.rules import ROLES

NOBODY = ""


def tables() -> dict[str, dict]:
    """The rows of every app of ours."""
    rows = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.tests.access_table"
        if (
            app.name.startswith("narvard.")
            and importlib.util.find_spec(f"{app.name}.tests")
            and importlib.util.find_spec(name)
        ):
            rows |= importlib.import_module(name).ROWS
    return rows


def names(patterns: list, prefix: str = "") -> Iterator[str]:
    """The name of every URL, with its namespace; a URL without a name is shown by its pattern."""
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from names(entry.url_patterns, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name or entry.pattern}"


ROWS = tables()
URLS = sorted(set(names(get_resolver().url_patterns)))


def address(row: dict, now) -> str:
    url = row["url"]
    if not callable(url):
        return url
    return url(now) if inspect.signature(url).parameters else url()


def expected(row: dict, role: str) -> int | str:
    if role in row.get("expected", {}):
        return row["expected"][role]
    if row.get("open") or role in row["allowed"]:
        return "an answer"
    return "to login" if role == NOBODY else 403


def answer(browser: Client, row: dict, url: str) -> int | str:
    response = getattr(browser, row.get("method", "get"))(url, row.get("data", {}))
    if response.status_code == 302 and response["Location"].startswith("/login/?next="):
        return "to login"
    return "an answer" if response.status_code < 400 else response.status_code


def test_every_url_has_a_row_and_every_row_a_url():
    assert sorted(ROWS) == URLS


@pytest.mark.django_db
@pytest.mark.usefixtures("at_now")
@pytest.mark.parametrize("name", sorted(set(URLS) & set(ROWS)))
def test_who_gets_which_answer(client_as, now, name):
    row = ROWS[name]
    url = address(row, now)
    found, wanted = {}, {}
    for role in (NOBODY, *sorted(ROLES)):
        mark = transaction.savepoint()
        found[role] = answer(client_as(role, **row.get("people", {}).get(role, {})), row, url)
        transaction.savepoint_rollback(mark)
        wanted[role] = expected(row, role)
    assert found == wanted, url
