"""The log as it is written, sealed, tampered with and verified."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from narvard.base.audit import operations
from narvard.base.audit.migrations import _guards
from narvard.base.audit.models import AuditEvent, PendingEvent, Seal
from narvard.base.audit.rules import FindingKind, digest_of
from narvard.base.audit.tests.sealing import seal_all
from narvard.base.core.actor import NotPermitted, command_line

# On PostgreSQL nothing is sealed that the running transaction wrote, so there each test has real ones.
pytestmark = pytest.mark.django_db(transaction=connection.vendor == "postgresql")
REVIEWER = command_line("audit.verify", "audit.cull")
LONG_AGO = datetime(2020, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def anchors(tmp_path):
    return tmp_path / "anchors.jsonl"


@pytest.fixture
def five(now, anchors):
    """Five events, sealed and anchored."""
    for n in range(5):
        operations.record(
            actor=REVIEWER,
            now=now + timedelta(seconds=n),
            action="plans.change_activity_status",
            object_type="plans.activity",
            object_id=str(n),
            label="Hemgångsteam",
            details={"n": n},
        )
    seal_all(now)
    operations.anchor(now=now, anchors=anchors)
    return list(AuditEvent.objects.order_by("pk").values_list("pk", flat=True))


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def unguarded(*statements):
    """What someone with the keys to the database could do: take the guards away, change, put them back."""
    _guards.remove()
    try:
        with transaction.atomic():
            if connection.vendor == "sqlite":
                run("PRAGMA defer_foreign_keys = ON")
            for sql, *values in statements:
                run(sql, *values)
    finally:
        _guards.install()


def found(now, anchors):
    result = operations.verify(actor=REVIEWER, now=now, anchors=anchors)
    return [(finding.kind, finding.sequence, finding.event) for finding in result.findings]


def test_an_untouched_log_is_whole(five, now, anchors):
    result = operations.verify(actor=REVIEWER, now=now, anchors=anchors)
    assert result.whole
    assert (result.events, result.sealed, result.anchors, result.unsealed_age) == (5, 5, 1, timedelta(0))


def test_an_event_waits_until_it_is_sealed(now, anchors):
    operations.record(actor=REVIEWER, now=now, action="a.b", object_type="a", object_id="1")
    assert PendingEvent.objects.count() == 1
    later = now + timedelta(seconds=3)
    assert operations.verify(actor=REVIEWER, now=later, anchors=anchors).unsealed_age == timedelta(seconds=3)
    assert seal_all(later) == 2
    assert operations.seal(now=later) == 0
    assert not PendingEvent.objects.exists()


@pytest.mark.parametrize(
    ("column", "value"),
    [("label", "Annat"), ("payload", '{"action":"x"}'), ("name", "Någon annan"), ("salt", "00"), ("digest", "0" * 64)],
)
def test_a_changed_event_is_found_and_named(five, now, anchors, column, value):
    unguarded((f"UPDATE audit_auditevent SET {column} = %s WHERE id = %s", value, five[2]))
    assert (FindingKind.EVENT_CHANGED, 3, five[2]) in found(now, anchors)


def test_a_changed_event_with_its_own_hash_mended_breaks_its_link(five, now, anchors):
    event = AuditEvent.objects.get(pk=five[1])
    payload = event.payload.replace("Hemgångsteam", "Annat")
    digest = digest_of(event.salt, payload)
    change = "UPDATE audit_auditevent SET payload = %s, label = 'Annat', digest = %s WHERE id = %s"
    unguarded((change, payload, digest, five[1]))
    assert found(now, anchors) == [(FindingKind.LINK_BROKEN, 2, five[1])]


def test_a_link_that_was_taken_out_is_found(five, now, anchors):
    unguarded(("DELETE FROM audit_seal WHERE sequence = 3",))
    assert set(found(now, anchors)) == {
        (FindingKind.LINK_MISSING, 3, None), (FindingKind.EVENT_NEVER_SEALED, None, five[2]),
    }  # fmt: skip


def test_a_tail_that_was_cut_off_is_found_by_the_anchor(five, now, anchors):
    unguarded(("DELETE FROM audit_seal WHERE sequence >= 4",), ("DELETE FROM audit_auditevent WHERE id >= %s", five[3]))
    assert found(now, anchors) == [(FindingKind.TAIL_CUT, 5, None)]


def test_a_rewritten_chain_differs_from_its_anchor(five, now, anchors):
    """The whole chain made anew without the last event, then grown past the anchored place."""
    unguarded(("DELETE FROM audit_seal WHERE sequence = 5",), ("DELETE FROM audit_auditevent WHERE id = %s", five[4]))
    operations.record(actor=REVIEWER, now=now, action="a.b", object_type="a", object_id="1")
    seal_all(now)
    assert found(now, anchors) == [(FindingKind.ANCHOR_DIFFERS, 5, None)]


def test_two_events_that_changed_places_are_found(five, now, anchors):
    move = "UPDATE audit_seal SET event_id = %s WHERE event_id = %s"
    unguarded((move, -1, five[0]), (move, five[0], five[1]), (move, five[1], -1))
    assert {(FindingKind.LINK_BROKEN, 1, five[1]), (FindingKind.LINK_BROKEN, 2, five[0])} <= set(found(now, anchors))


def test_an_event_slipped_in_beside_the_queue_is_found(five, now, anchors):
    event = AuditEvent.objects.get(pk=five[0])
    event.pk = None
    event.save(force_insert=True)
    assert found(now, anchors) == [(FindingKind.EVENT_NEVER_SEALED, None, event.pk)]


def test_guards_that_were_taken_away_are_told_of(five, now, anchors):
    _guards.remove()
    kinds = [kind for kind, _sequence, _event in found(now, anchors)]
    _guards.install()
    assert kinds == [FindingKind.GUARD_MISSING] * 6


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_auditevent SET label = 'x'",
        "DELETE FROM audit_auditevent",
        "UPDATE audit_seal SET digest = 'x'",
        "DELETE FROM audit_seal",
        "UPDATE audit_pendingevent SET at = at",
        "DELETE FROM audit_pendingevent",
        # Culling what is not old enough, and culling that changes what must stay.
        "UPDATE audit_auditevent SET payload = '', salt = '', culled_on = '2026-11-22'",
    ],
)
def test_the_database_refuses_to_change_the_log(five, now, sql):
    operations.record(actor=REVIEWER, now=now, action="a.b", object_type="a", object_id="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        run(sql)


def test_what_is_old_enough_can_be_culled_and_the_chain_holds(now, anchors):
    for at in (LONG_AGO, now):
        operations.record(actor=REVIEWER, now=at, action="a.b", object_type="a", object_id="1", label="Någon")
    seal_all(now)
    before = {event.pk: event.digest for event in AuditEvent.objects.all()}
    assert operations.cull(actor=REVIEWER, now=now, before=now) == 1
    old, young = AuditEvent.objects.order_by("at")[:2]
    assert (old.payload, old.salt, old.label, old.name, old.user_id) == ("", "", "", "", None)
    assert young.label == "Någon"
    assert {old.pk: old.digest, young.pk: young.digest} == before
    seal_all(now)
    assert operations.verify(actor=REVIEWER, now=now, anchors=anchors).whole


def test_norway_has_no_rule_so_nothing_is_culled(now):
    operations.record(actor=REVIEWER, now=LONG_AGO, action="a.b", object_type="a", object_id="1")
    seal_all(now)
    assert operations.cull(actor=REVIEWER, now=now, before=now, country="NO") == 0


def test_culling_too_early_is_found(five, now, anchors):
    change = "UPDATE audit_auditevent SET payload = '', salt = '', culled_on = '2026-11-22' WHERE id = %s"
    unguarded((change, five[0]))
    assert found(now, anchors) == [(FindingKind.CULLED_TOO_EARLY, 1, five[0])]


def test_an_operation_that_fails_leaves_no_event(now):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        operations.record(actor=REVIEWER, now=now, action="a.b", object_type="a", object_id="1")
        raise ZeroDivisionError
    assert not AuditEvent.objects.exists()
    assert not PendingEvent.objects.exists()


def test_an_event_is_sealed_once(five):
    first = Seal.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Seal.objects.create(sequence=99, event_id=first.event_id, previous="x", digest="y", sealed_at=first.sealed_at)


def test_only_those_who_may_verify_and_cull(now, anchors):
    for operation, extra in ((operations.verify, {"anchors": anchors}), (operations.cull, {"before": now})):
        with pytest.raises(NotPermitted):
            operation(actor=command_line("audit.read"), now=now, **extra)
