"""Fixtures for every test: a fixed time, the made-up collaboration, and people in each role."""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client, TransactionTestCase
from django.utils import translation

from narvard.base.access import operations as access
from narvard.base.access import queries as access_queries
from narvard.base.access.models import Assignment
from narvard.base.audit.migrations import _guards as log_guards
from narvard.base.audit.models import AuditEvent, PendingEvent
from narvard.base.core.actor import Actor, command_line
from narvard.base.organizations import operations as organizations
from narvard.base.organizations import queries as organization_queries
from narvard.govern.followup.migrations import _guards as quarter_guards

WINGS = Path(__file__).parent / "src/narvard"
DEMO = WINGS / "site/demo/cases/sodra_alvsborg"
GUARDS = (log_guards, quarter_guards)
LOADER = command_line("organizations.load", "organizations.read", "access.assign")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where every test has been run on one database, those of a rule need no second run on another."""
    parser.addoption("--asking", action="store_true", help="leave out tests of the wings that ask no database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --asking: the tests in a wing that have a database, and all those of the whole product."""
    if config.getoption("--asking"):
        left = {item for item in items if WINGS in item.path.parents and not asks(item)}
        config.hook.pytest_deselected(items=list(left))
        items[:] = [item for item in items if item not in left]


def asks(item: pytest.Item) -> bool:
    """Has the test a database?"""
    named = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(named) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def demo_documents() -> dict[str, dict]:
    """The demo's documents of organizations, units and people, read once."""
    names = ("organizations", "people", "care_units", "care_people")
    return {name: yaml.safe_load((DEMO / f"{name}.yaml").read_text()) for name in names}


@pytest.fixture
def now() -> datetime:
    """A Sunday in November, 09:00 in Stockholm."""
    return NOW


@pytest.fixture
def at_now(now: datetime, time_machine) -> None:
    """The pages read the clock: it stands at the time of the tests, whatever day they are run."""
    time_machine.move_to(now, tick=False)


@pytest.fixture
def loader() -> Actor:
    """The one who loads the demo from the command line."""
    return LOADER


def load_southern(documents: dict[str, dict]) -> None:
    """Load Södra Älvsborg as the demo does."""
    for name in ("organizations", "care_units"):
        organizations.load_organizations(actor=LOADER, now=NOW, document=documents[name])
    ids = {row.code: row.id for row in organization_queries.organizations(LOADER)}
    for name in ("people", "care_people"):
        access.load_people(
            actor=LOADER, now=NOW, document=documents[name], organizations=ids, collaboration="sodra_alvsborg"
        )


@pytest.fixture(scope="session")
def southern_rows(django_db_setup, django_db_blocker, demo_documents) -> list[list[Model]]:
    """Every row of Södra Älvsborg, a table at a time. Loaded once and taken back: thousands of tests begin there."""
    tables = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    with django_db_blocker.unblock(), transaction.atomic():
        before = {model: set(model._base_manager.values_list("pk", flat=True)) for model in tables}
        load_southern(demo_documents)
        rows = [[row for row in model._base_manager.all() if row.pk not in before[model]] for model in tables]
        transaction.set_rollback(True)
    return [table for table in rows if table]


@pytest.fixture
def southern(db, southern_rows, demo_documents) -> None:
    """Södra Älvsborg as in the demo: municipalities, organizations, units, target groups, goal areas and people."""
    if AuditEvent.objects.exists() or PendingEvent.objects.exists():  # What came first keeps its place in the log.
        load_southern(demo_documents)
        return
    with transaction.atomic():
        for rows in southern_rows:
            type(rows[0])._base_manager.bulk_create(copy(row) for row in rows)
    reset = connection.ops.sequence_reset_sql(no_style(), [type(rows[0]) for rows in southern_rows])
    with connection.cursor() as cursor:
        for statement in reset:
            cursor.execute(statement)


def _assignment(role: str, municipality: str, organization: str) -> Assignment:
    rows = Assignment.objects.filter(role=role, valid_to=None).order_by("pk")
    if municipality:
        rows = rows.filter(municipality_id=municipality)
    if organization:
        rows = rows.filter(organization__code=organization)
    found = rows.first()
    assert found, f"people.yaml has no {role} {municipality} {organization}"
    return found


@pytest.fixture
def actor_as(southern, now) -> Callable[..., Actor]:
    """`actor_as(role, municipality="", organization="")`: the made-up person with that assignment."""

    def actor(role: str, municipality: str = "", organization: str = "") -> Actor:
        chosen = _assignment(role, municipality, organization)
        return access_queries.actor_for(chosen.user_id, chosen.pk, now.date())

    return actor


@pytest.fixture
def elsewhere(actor_as, now, loader) -> Callable[..., Actor]:
    """`elsewhere(role)`: someone with that role in a second collaboration of the same installation, Nordlid."""
    document = {
        "collaboration": {"code": "nordlid", "name": "Nordlid", "country": "NO", "zone": "Europe/Oslo"},
        "municipalities": [{"code": "9901", "name": "Nordlid", "county": "Finnmark"}],
        "populations": [],
        "organizations": [
            {
                "code": "nordlid_kommune",
                "name": "Nordlid kommune",
                "kind": "municipality",
                "principal": "municipality",
                "municipality": "9901",
                "valid_from": now.date(),
            }
        ],
        "target_groups": [{"code": "no_youth", "name_sv": "Unga", "name_nb": "Unge", "name_en": "Youth", "order": 1}],
        "goal_areas": [],
    }
    organizations.load_organizations(actor=loader, now=now, document=document)
    return lambda role="coordinator": replace(actor_as(role), collaboration="nordlid")


@pytest.fixture
def client_as(southern) -> Callable[..., Client]:
    """`client_as(role, municipality="", organization="")`: a browser logged in under that assignment; "" is nobody."""

    def client(role: str, municipality: str = "", organization: str = "") -> Client:
        browser = Client()
        if role:
            chosen = _assignment(role, municipality, organization)
            browser.force_login(chosen.user)
            session = browser.session
            session["assignment"] = chosen.pk
            session.save()
        return browser

    return client


@pytest.fixture(autouse=True)
def in_the_sites_own_language() -> None:
    """A request in another language leaves that language on in its thread; each test begins in the site's own."""
    translation.deactivate()


@pytest.fixture
def logged(db) -> Callable[[], list[AuditEvent]]:
    """`logged()`: the events of the log, newest first, for a test of what an operation leaves there."""
    return lambda: list(AuditEvent.objects.order_by("-pk"))


@pytest.fixture(autouse=True, scope="session")
def emptied_database_keeps_its_guards() -> Iterator[None]:
    """A test with real transactions ends by emptying every table, which triggers of the log and the quarter refuse."""
    empty = TransactionTestCase._fixture_teardown

    def emptied(self: TransactionTestCase) -> None:
        for guards in GUARDS:
            guards.remove()
        try:
            empty(self)
        finally:
            for guards in GUARDS:
                guards.install()

    TransactionTestCase._fixture_teardown = emptied
    yield
    TransactionTestCase._fixture_teardown = empty
