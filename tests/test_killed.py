"""The process is killed at each write of every act that a page of the care wing offers: all of it is there, or none.

The acts are the POST rows of the care apps' access tables, so an act that is added is killed as well. Each is done in a
forked child on a copy of the database (SQLite), which ends without a word at its n-th write.
"""

import os
import re
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, connections
from django.test import Client

from narvard.base.access.queries import ROLES
from tests.test_access import ROWS, address, expected

pytestmark = pytest.mark.django_db

CARE = {app.label for app in apps.get_app_configs() if app.name.startswith("narvard.care.")} | {"access"}
ACTS = sorted(name for name, row in ROWS.items() if row.get("method") == "post" and name.split(":")[0] in CARE)
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
# What differs between two runs of the same act: keys and salts are drawn, and the clock goes on.
DRAWN = re.compile(
    r"[0-9a-f]{32}|[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^\"]*"
)
BESIDE = {"django_session", "sqlite_sequence"}
KILLED = 86


def contents(file: Path) -> dict[str, list[str]]:
    """Every table's rows, without what is drawn anew each time."""
    with sqlite3.connect(file) as opened:
        tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(DRAWN.sub("·", repr(row)) for row in opened.execute(f'SELECT * FROM "{table}"'))
            for table in tables
            if table not in BESIDE
        }


@contextmanager
def its_own_database(file: Path) -> Iterator[None]:
    """In a child: everything is read from and written to that file from now on."""
    connections.settings["default"]["NAME"] = str(file)
    connections["default"] = connections.create_connection("default")
    connections["default"].connect()
    yield
    connections["default"].close()


def dies_at(write: int) -> Callable:
    """End the process at its n-th write, before the database has heard of it."""
    left = [write]

    def execute(run, sql, params, many, context):
        if WRITES.match(sql) and "django_session" not in sql:
            left[0] -= 1
            if left[0] == 0:
                os._exit(KILLED)
        return run(sql, params, many, context)

    return execute


def in_a_child(act: Callable[[], int], file: Path, write: int) -> int:
    """Do it in a child that dies at its n-th write; answer how the child ended."""
    child = os.fork()
    if child == 0:
        try:
            with its_own_database(file), connection.execute_wrapper(dies_at(write)):
                status = act()
        except BaseException:
            traceback.print_exc()
            os._exit(70)
        os._exit(0 if status < 400 else 71)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def copy_to(file: Path) -> Path:
    """The test's database as it stands, uncommitted rows too, as a file."""
    file.write_bytes(connection.connection.serialize())
    return file


def cut_or_whole(found: dict, before: dict, after: dict) -> bool:
    """Nothing of the act, or all of it with its events. That its page was read first is an event of its own."""
    apart = {table for table in found if table.startswith("audit_")}
    rows = {table: rows for table, rows in found.items() if table not in apart}
    if all(before[table] == held for table, held in rows.items()):
        return True
    return found == after


def who_acts(row: dict, url: str, client_as: Callable[..., Client], folder: Path) -> tuple[Callable, dict]:
    """The first role for which the act changes something, and what the database then holds."""
    before = contents(copy_to(folder / "before.sqlite3"))
    for role in sorted(ROLES):
        if expected(row, role) == "an answer":
            browser = client_as(role, **row.get("people", {}).get(role, {}))
            whole = copy_to(folder / f"whole-{role}.sqlite3")

            def act(browser: Client = browser) -> int:
                return browser.post(url, row.get("data", {})).status_code

            if in_a_child(act, whole, 10_000) == 0 and not cut_or_whole(contents(whole), before, {}):
                return act, contents(whole)
    pytest.skip("What the access table posts changes nothing.")


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="The copy of the database is a file of SQLite.")
@pytest.mark.parametrize("name", ACTS)
def test_a_killed_act_leaves_all_or_nothing(client_as, now, tmp_path, name):
    row = ROWS[name]
    url = address(row, now)
    act, after = who_acts(row, url, client_as, tmp_path)
    before = contents(copy_to(tmp_path / "before.sqlite3"))
    for write in range(1, 1_000):
        file = copy_to(tmp_path / f"cut-{write}.sqlite3")
        ended = in_a_child(act, file, write)
        if ended == 0:
            break
        assert ended == KILLED
        assert cut_or_whole(contents(file), before, after), f"Killed at write {write}, a part of it stayed."
        file.unlink()
