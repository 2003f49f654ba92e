"""The attack: two worlds that differ in rows which nobody asking may see look the same, on every page of the care wing.

Each address of the access tables is opened twice by each role: in the world as it is, and in one where a unit that
nobody acts for has written copies of every row, about the same person and about another, with its own relations,
blocks and disclosures. Not a byte may differ: not a list, a count, an order, a search or a file. What statute orders
to be shown (2022:913 2:4–2:5) is left out by choosing an organization outside that act.
"""

import importlib
import importlib.util
import inspect
import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Q, Value

from narvard.base.access.models import Block, CareRelation, Disclosure
from narvard.base.access.queries import gate, row_kinds
from narvard.base.access.rules import ROLES
from narvard.base.core.custody import CustodiedRow
from narvard.base.organizations.models import Organization

HIDDEN = "boras_skola"
STRANGER = UUID(int=99)
# One role of each kind of unit. Who reviews the log sees all that was read, by 2008:355 4:3, and is not among them.
ASKING = (
    "ward_nurse", "primary_care_nurse", "municipal_nurse", "care_manager", "unit_manager", "resident", "economist",
    "coordinator",
)  # fmt: skip
VARIANTS = ("", "?q=a", "?sort=-name&page=2")
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}')
SITE = {"start": {"url": "/", "allowed": ROLES}, "search": {"url": "/search/?q=an", "allowed": ROLES}}


def tables() -> dict[str, dict]:
    """The rows of the access tables of the care wing that are read."""
    rows = dict(SITE)
    for app in apps.get_app_configs():
        name = f"{app.name}.tests.access_table"
        if app.name.startswith(("narvard.care.", "narvard.base.access")) and importlib.util.find_spec(name):
            rows |= importlib.import_module(name).ROWS
    return {name: row for name, row in rows.items() if row.get("method", "get") == "get"}


ROWS = tables()


def address(row: dict, now) -> str:
    url = row["url"]
    if not callable(url):
        return url
    return url(now) if inspect.signature(url).parameters else url()


def kept() -> Iterator[CustodiedRow]:
    """One row of each kind that there is."""
    for model in row_kinds().values():
        found = model.objects.order_by("pk").first()
        if found is not None:
            yield found


def copied(row: CustodiedRow, unit: Organization, subject: UUID) -> bool:
    """Write the row again, as `unit`'s own, about `subject`; False where the database refuses such a second row."""
    copy = type(row).objects.get(pk=row.pk)
    copy.pk, copy.key, copy.subject, copy.custodian, copy.unit = None, uuid4(), subject, unit, unit
    copy._state.adding = True
    for field in copy._meta.fields:
        if field.unique and isinstance(field, models.UUIDField) and not field.primary_key:
            setattr(copy, field.attname, uuid4())
    try:
        with transaction.atomic():
            copy.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def hide(now, asking: str = "") -> int:
    """Write what nobody may see; answer how many rows of personal data. A resident may see all about themselves."""
    unit, other = Organization.objects.get(code=HIDDEN), Organization.objects.get(code="alingsas_omsorg")
    written, before = 0, now - timedelta(days=3)
    for row in list(kept()):
        written += copied(row, unit, STRANGER)
        if asking == "resident":
            continue
        written += copied(row, unit, row.subject)
        CareRelation.objects.create(subject=row.subject, unit=unit, kind="asked", from_at=before)
        Disclosure.objects.create(
            subject=row.subject, custodian=unit, kind=row.GATE, recipient=other, ground="necessity", from_at=before,
            by_name="Prov",
        )  # fmt: skip
        if not Block.objects.filter(subject=row.subject, custodian=unit).exists():
            Block.objects.create(subject=row.subject, custodian=unit, from_at=before, asked_by="Prov", set_by="Prov")
    return written


def looks(client_as, role: str, row: dict, url: str) -> list[tuple[int, str, str]]:
    """What the role is answered at the address and its variants, without what changes at every request."""
    browser = client_as(role, **row.get("people", {}).get(role, {}))
    found = []
    for variant in ("",) if "?" in url or re.search(r"\d", url) else VARIANTS:
        answer = browser.get(url + variant)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        readable = answer["Content-Type"].startswith(("text", "application/json"))
        text = CHANGING.sub("", body.decode("utf-8", "replace")) if readable else str(len(body))
        found.append((answer.status_code, text, answer.get("Location", "")))
    return found


def differing(client_as, now, name: str) -> dict[str, int]:
    """The roles to whom the hidden rows change something, with how many rows were hidden."""
    row, told = ROWS[name], {}
    url = address(row, now)
    for role in (role for role in ASKING if role in row["allowed"]):
        worlds = []
        for hidden in (False, True):
            mark = transaction.savepoint()
            written = hide(now, role) if hidden else 0
            worlds.append(looks(client_as, role, row, url))
            transaction.savepoint_rollback(mark)
        if worlds[0] != worlds[1]:
            told[role] = written
    return told


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch, now):
    """Both worlds are looked at in the same instant."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ROWS))
def test_what_may_not_be_seen_changes_nothing(client_as, now, name):
    assert differing(client_as, now, name) == {}


@pytest.mark.django_db
def test_the_attack_bites_when_the_gate_stands_open(client_as, now, monkeypatch):
    monkeypatch.setattr(gate, "written", lambda actor, now, model: (Q(pk__isnull=False), Value("own_unit")))
    changed = []
    for name in sorted(set(ROWS) - set(SITE), key=lambda name: not name.startswith(("tasks:", "discharge:"))):
        mark = transaction.savepoint()
        changed += [name] if differing(client_as, now, name) else []
        transaction.savepoint_rollback(mark)
        if changed:
            break
    assert changed


@pytest.mark.django_db
def test_rows_are_hidden_at_all(client_as, now):
    client_as("coordinator")
    hidden = {}
    for name in sorted(set(ROWS) - set(SITE)):
        mark = transaction.savepoint()
        address(ROWS[name], now)
        hidden[name] = hide(now)
        transaction.savepoint_rollback(mark)
    assert sum(written >= 2 for written in hidden.values()) >= 10, hidden
