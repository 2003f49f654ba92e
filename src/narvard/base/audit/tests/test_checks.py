"""The recurrent checks of the log, and the person's own view of who has read."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.audit import operations, queries
from narvard.base.audit.models import AuditEvent, CheckedEvent, LogCheck
from narvard.base.audit.rules.checking import EMERGENCIES, Readable, Why, drawn, due_on, may_finish, routine_of
from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import ZONES

SE = ZONES["SE"]
DAY = timedelta(days=1)


@pytest.fixture
def reviewer(actor_as):
    return actor_as("log_reviewer")


@pytest.fixture
def nurse(actor_as):
    return actor_as("ward_nurse", organization="sas_medicin")


@pytest.fixture
def read(now, nurse):
    """`read(person, action, at)`: the nurse reads about a person."""

    def reading(person=None, action="discharge.read", at=now - 2 * DAY):
        operations.record(
            actor=nurse, now=at, action=action, object_type="discharge.case", object_id="1",
            legal_basis="2008:355 4:1", patient=person or uuid4(),
        )  # fmt: skip
        return AuditEvent.objects.latest("pk")

    return reading


def begin(reviewer, now, **changed):
    told = {"organization": "sas_medicin", "unit": "Medicinavdelningen", "seed": 7, "zone": SE}
    period = {"since": now.date() - 9 * DAY, "until": now.date()}
    return operations.begin_log_check(actor=reviewer, now=now, **(told | period | changed))


# --- the draw -------------------------------------------------------------------------------------------------------

people = st.sampled_from([UUID(int=n) for n in range(4)])
users = st.integers(1, 4)
reads = st.lists(
    st.builds(Readable, st.integers(1, 10_000), st.sampled_from(["discharge.read", *EMERGENCIES]), users, people),
    unique_by=lambda event: event.id,
    max_size=60,
)
near = st.dictionaries(st.tuples(users, people), st.sampled_from([Why.OWN, Why.RELATIVE, Why.COLLEAGUE]), max_size=4)


@given(events=reads, close=near, seed=st.integers(0, 2**31), size=st.integers(0, 30), order=st.randoms())
def test_the_draw_holds_all_that_must_be_looked_at_and_a_sample_of_the_rest(events, close, seed, size, order):
    found = drawn(events, close, seed, size)
    must = {e.id: close.get((e.user_id, e.patient)) for e in events}
    must = {e.id: must[e.id] or Why.EMERGENCY for e in events if must[e.id] or e.action in EMERGENCIES}
    sampled = {event for event, why in found.items() if why is Why.SAMPLE}
    assert {event: why for event, why in found.items() if why is not Why.SAMPLE} == must
    assert len(sampled) == min(size, len(events) - len(must))
    assert sampled <= {event.id for event in events}
    shuffled = list(events)
    order.shuffle(shuffled)
    assert drawn(shuffled, close, seed, size) == found


# last checked until · first read · next due
@pytest.mark.parametrize(
    ("last", "first", "due"),
    [
        (None, date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 3, 1), date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_when_the_next_check_is_due(last, first, due):
    assert due_on(last, first, routine_of("SE", date(2026, 11, 22))) == due


def test_a_check_is_closed_when_all_is_judged():
    assert [may_finish(verdicts) for verdicts in ([], ["ok"], ["ok", ""])] == [True, True, False]


# --- a check --------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_check_looks_at_emergencies_those_who_are_close_and_a_sample(reviewer, nurse, now, read, logged):
    person = uuid4()
    close = read(person)
    emergency = read(action="access.open_in_emergency")
    for _time in range(40):
        read()
    check = begin(reviewer, now, close={(nurse.user_id, person): Why.COLLEAGUE})
    rows = dict(CheckedEvent.objects.filter(check_of=check).values_list("event", "why"))
    assert (rows[close.pk], rows[emergency.pk]) == ("colleague", "emergency_opened")
    assert list(rows.values()).count("sample") == 20
    assert logged()[0].action == "audit.begin_check"
    page = queries.log_check(reviewer, check)
    assert (page.check.events, page.check.looked_at, page.check.judged) == (42, 22, 0)


@pytest.mark.django_db
def test_a_check_is_judged_row_by_row_and_closed_and_all_of_it_is_logged(reviewer, now, read, logged):
    read()
    read()
    check = begin(reviewer, now)
    first, second = queries.log_check(reviewer, check).rows
    told = {"actor": reviewer, "now": now, "check_id": check}
    operations.judge_read(row_id=first.id, verdict="ok", **told)
    with pytest.raises(operations.LogNotChecked, match="not judged yet"):
        operations.finish_log_check(**told)
    operations.judge_read(row_id=second.id, verdict="breach", note="Ingen vårdrelation", **told)
    operations.finish_log_check(conclusion="Ett fall", **told)
    assert [event.action for event in logged()[:3]] == ["audit.finish_check", "audit.judge_read", "audit.judge_read"]
    row = queries.log_checks(reviewer)[0]
    assert (row.doubted, row.finished_by, row.conclusion) == (1, reviewer.name, "Ett fall")
    with pytest.raises(operations.LogNotChecked, match="closed already"):
        operations.judge_read(row_id=first.id, verdict="ok", **told)


# what is wrong · the code
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("period", {"since": date(2026, 11, 22)}),
        ("period", {"until": date(2026, 11, 23)}),
        ("empty", {"organization": "sas_kirurgi"}),
        ("empty", {"until": date(2026, 11, 15)}),
    ],
)
def test_a_check_that_makes_no_sense_is_refused(reviewer, now, read, code, changed):
    read()
    with pytest.raises(operations.LogNotChecked) as refused:
        begin(reviewer, now, **changed)
    assert refused.value.code == code
    assert not LogCheck.objects.exists()


@pytest.mark.django_db
def test_a_verdict_that_makes_no_sense_is_refused(reviewer, nurse, now, read):
    read()
    check = begin(reviewer, now)
    with pytest.raises(operations.LogNotChecked, match="another check"):
        begin(reviewer, now)
    row = queries.log_check(reviewer, check).rows[0]
    told = {"now": now, "check_id": check, "row_id": row.id}
    cases = [
        ("unknown_verdict", reviewer, {"verdict": "fine"}),
        ("note_missing", reviewer, {"verdict": "ask", "note": " "}),
        ("not_there", reviewer, {"verdict": "ok", "row_id": 0}),
    ]
    for code, actor, changed in cases:
        with pytest.raises(operations.LogNotChecked) as refused:
            operations.judge_read(actor=actor, **(told | changed))
        assert refused.value.code == code
    with pytest.raises(NotPermitted):
        operations.judge_read(actor=nurse, verdict="ok", **told)


@pytest.mark.django_db
def test_nobody_judges_what_they_did_themselves(reviewer, now, read):
    own_read = {"actor": reviewer, "now": now - DAY, "action": "access.openings"}
    operations.record(object_type="access.opening", object_id="1", patient=uuid4(), **own_read)
    check = begin(reviewer, now, organization="vgr")
    row = queries.log_check(reviewer, check).rows[0]
    with pytest.raises(operations.LogNotChecked, match="did themselves"):
        operations.judge_read(actor=reviewer, now=now, check_id=check, row_id=row.id, verdict="ok")


@pytest.mark.django_db
def test_what_is_due_comes_first_and_a_check_moves_the_day(reviewer, now, read):
    read(at=now - 40 * DAY)
    due = queries.due_units(reviewer, now.date(), SE)
    assert [(row.organization, row.due, row.open_check) for row in due] == [("sas_medicin", True, None)]
    begin(reviewer, now, since=due[0].since)
    after = queries.due_units(reviewer, now.date(), SE)[0]
    assert (after.due, after.since, after.due_on) == (False, now.date(), now.date() + 30 * DAY)
    assert queries.due_units(reviewer, now.date(), SE, {}) == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [{"until": date(2026, 1, 1)}, {"finished_by": "A"}],
)
def test_the_database_refuses_a_check_that_must_not_be(now, fields):
    whole = {"organization": "x", "unit": "X", "since": date(2026, 1, 1), "until": date(2026, 1, 2), "seed": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        LogCheck.objects.create(**(whole | {"events": 1, "begun_at": now, "begun_by": "P"} | fields))


@pytest.mark.django_db
def test_the_log_is_whole_after_checks(reviewer, now, read, settings, tmp_path):
    read()
    check = begin(reviewer, now)
    row = queries.log_check(reviewer, check).rows[0]
    operations.judge_read(actor=reviewer, now=now, check_id=check, row_id=row.id, verdict="ok")
    operations.finish_log_check(actor=reviewer, now=now, check_id=check)
    operations.seal(now=now)
    assert operations.verify(actor=reviewer, now=now, anchors=tmp_path / "none").whole


# --- who has read ---------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_person_sees_unit_role_time_and_law_and_no_name(actor_as, read, nurse, django_assert_num_queries):
    resident = actor_as("resident")
    event = read(resident.subject)
    read()
    with django_assert_num_queries(2):
        page = queries.reads_of(resident, resident.subject)
    row = page.rows[0]
    assert (page.total, row.at, row.unit, row.role) == (1, event.at, nurse.organization_name, "ward_nurse")
    assert (row.action, row.legal_basis) == ("discharge.read", "2008:355 4:1")
    assert nurse.name not in {str(value) for value in vars(row).values()}


@pytest.mark.django_db
def test_nobody_sees_who_has_read_about_somebody_else(actor_as, nurse, reviewer, read):
    resident, person = actor_as("resident"), uuid4()
    read(person)
    for actor in (resident, nurse):
        with pytest.raises(NotPermitted):
            queries.reads_of(actor, person)
    assert queries.reads_of(reviewer, person).total == 1


@pytest.mark.django_db
def test_many_reads_come_page_by_page(actor_as, read, now):
    resident = actor_as("resident")
    for minute in range(51):
        read(resident.subject, at=now - timedelta(minutes=minute))
    first, second = queries.reads_of(resident, resident.subject), queries.reads_of(resident, resident.subject, 9)
    assert (len(first.rows), len(second.rows), second.number, second.pages) == (50, 1, 2, 2)
    assert first.rows[0].at > second.rows[0].at
