"""Deliveries are mirrored, not read: rows in the database say what the manifests said."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from narvard.base.core.actor import NotPermitted, command_line
from narvard.measure.deliveries import queries
from narvard.measure.deliveries.models import DeliveredTable, Delivery
from narvard.measure.deliveries.operations import register_deliveries
from narvard.measure.deliveries.tests.made_up import deliver, registered
from narvard_analytics.events.schema import TABLES

REGISTRAR = command_line("deliveries.register")
pytestmark = pytest.mark.django_db


def test_a_delivery_is_registered_with_its_tables_and_what_was_left_out(southern, now, tmp_path, actor_as):
    code = deliver(tmp_path)
    assert register_deliveries(actor=REGISTRAR, now=now, events_root=tmp_path) == (code,)
    with override("sv"):
        page = queries.delivery(actor_as("coordinator"), code)
    assert (page.delivery.controller, page.delivery.rows, page.delivery.errors) == ("Västra Götalandsregionen", 1, 15)
    assert [(table.name, table.rows, table.authority) for table in page.tables] == [("population", 1, True)]
    assert [(row.table, row.reason, row.count) for row in page.rejected] == [
        ("Vårdkontakter", "koden finns inte i kolumnens lista", 12),
        ("Vårdtillfällen i sluten vård", "slutet kommer före början", 3),
    ]


def test_registering_again_changes_nothing(now, tmp_path):
    deliver(tmp_path)
    for _ in range(2):
        register_deliveries(actor=REGISTRAR, now=now, events_root=tmp_path)
    assert Delivery.objects.count() == 1


def test_a_later_delivery_takes_the_place_of_the_earlier(now, tmp_path):
    first = deliver(tmp_path)
    register_deliveries(actor=REGISTRAR, now=now, events_root=tmp_path)
    second = deliver(tmp_path, inhabitants=1001)
    assert register_deliveries(actor=REGISTRAR, now=now, events_root=tmp_path) == (second,)
    assert dict(Delivery.objects.values_list("code", "in_force")) == {first: False, second: True}


def test_only_the_one_who_may_registers(now, tmp_path, actor_as):
    with pytest.raises(NotPermitted):
        register_deliveries(actor=actor_as("politician"), now=now, events_root=tmp_path)


def _delivery(**changed) -> Delivery:
    fields = {
        "code": "a",
        "controller": "vgr",
        "dataset": "care_events",
        "period_from": date(2026, 1, 1),
        "period_to": date(2026, 2, 1),
        "cut_off": "2026-02-01T00:00Z",
        "zone": "Europe/Stockholm",
        "made_at": "2026-02-01T00:00Z",
        "schema_version": "1",
        "content_hash": "0",
        "in_force": True,
        "registered_at": "2026-02-01T00:00Z",
    }
    return Delivery.objects.create(**{**fields, **changed})


@pytest.mark.parametrize("changed", [{"period_to": date(2026, 1, 1)}, {"code": "b"}, {"in_force": False}])
def test_the_database_refuses(changed):
    """A period without days, two deliveries in force for one period, and a code twice."""
    _delivery() if "period_to" not in changed else None
    with pytest.raises(IntegrityError), transaction.atomic():
        _delivery(**changed)


def test_the_database_refuses_a_table_twice_or_without_hash():
    delivery = _delivery()
    DeliveredTable.objects.create(delivery=delivery, name="contacts", rows=1, sha256="0")
    for name, sha256 in (("contacts", "1"), ("stays", "")):
        with pytest.raises(IntegrityError), transaction.atomic():
            DeliveredTable.objects.create(delivery=delivery, name=name, rows=1, sha256=sha256)


def test_every_table_of_the_event_store_has_a_label():
    assert [name for name in TABLES if queries.table_label(name) == name] == []


def test_pages_say_what_came_in(client_as, now):
    code = registered(now)
    listed = client_as("analyst").get("/deliveries/").content.decode()
    assert code in listed
    page = client_as("analyst").get(f"/deliveries/{code}/").content.decode()
    assert "koden finns inte i kolumnens lista" in page
    assert Delivery.objects.get().content_hash in page


def test_the_terms_of_others_figures_stand_on_the_page(client_as, now):
    code = registered(now)
    pages = []
    for dataset in ("care_events", "kolada"):
        Delivery.objects.filter(code=code).update(dataset=dataset)
        pages.append(client_as("analyst").get(f"/deliveries/{code}/").content.decode())
    assert ["får inte publiceras i Koladas namn" in page for page in pages] == [False, True]


@pytest.mark.parametrize(
    ("sort", "order"),
    [("", ["new", "old"]), ("rows", ["old", "new"]), ("-rows", ["new", "old"]), ("x", ["new", "old"])],
)
def test_the_list_is_sorted(southern, now, tmp_path, actor_as, sort, order):
    made = {"old": deliver(tmp_path), "new": deliver(tmp_path, inhabitants=2)}
    register_deliveries(actor=REGISTRAR, now=now, events_root=tmp_path)
    DeliveredTable.objects.filter(delivery__code=made["new"]).update(rows=5)
    assert [row.code for row in queries.deliveries(actor_as("analyst"), sort)] == [made[name] for name in order]


def test_an_unknown_delivery_answers_404(client_as):
    assert client_as("analyst").get("/deliveries/none/").status_code == 404


def test_the_list_takes_as_many_queries_however_long_it_is(actor_as, now, tmp_path, django_assert_max_num_queries):
    actor, counts = actor_as("analyst"), []
    for controller in ("vgr", "1490", "1441", "1463"):
        deliver(tmp_path, controller=controller, authority=(), inhabitants=int(len(counts) + 1))
        register_deliveries(actor=REGISTRAR, now=now, events_root=tmp_path)
        with django_assert_max_num_queries(6) as counted:
            assert len(queries.deliveries(actor)) == len(counts) + 1
        counts.append(len(counted))
    assert len(set(counts)) == 1


def test_a_delivery_is_seen_where_its_controller_takes_part(elsewhere, actor_as, now):
    code = registered(now)
    assert [row.code for row in queries.deliveries(actor_as("coordinator"))] == [code]
    assert queries.deliveries(elsewhere()) == ()
    with pytest.raises(queries.DeliveryNotFound):
        queries.delivery(elsewhere(), code)
