"""Periods of one person's same assignment do not overlap: the database itself refuses, on either engine."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard.base.access import operations
from narvard.base.access.models import Assignment, User
from narvard.base.core.actor import NotPermitted
from narvard.base.organizations import queries as organizations

pytestmark = pytest.mark.django_db
HERE = "sodra_alvsborg"
JAN, MAR, JUN, SEP = (date(2026, month, 1) for month in (1, 3, 6, 9))

# earlier period · later period · may both stand
CASES = [
    ((JAN, MAR), (MAR, JUN), True),
    ((MAR, JUN), (JAN, MAR), True),
    ((JAN, JUN), (MAR, SEP), False),
    ((MAR, SEP), (JAN, JUN), False),
    ((JAN, SEP), (MAR, JUN), False),
    ((MAR, JUN), (JAN, SEP), False),
    ((JAN, JUN), (JAN, JUN), False),
    ((JAN, None), (JUN, None), False),
    ((JUN, None), (JAN, None), False),
    ((JAN, None), (JUN, SEP), False),
    ((JUN, SEP), (JAN, None), False),
    ((JUN, None), (JAN, JUN), True),
    ((JAN, JUN), (JUN, None), True),
]


@pytest.fixture
def person(southern):
    return User.objects.create(username="prov.person", first_name="Prov", last_name="Person")


@pytest.fixture
def unit(loader, southern):
    return next(row.id for row in organizations.organizations(loader) if row.code == "boras_kommun")


def add(person, unit, period, role="analyst"):
    start, end = period
    with transaction.atomic():
        return Assignment.objects.create(
            user=person, role=role, organization_id=unit, collaboration_id=HERE, valid_from=start, valid_to=end
        )


@pytest.mark.parametrize(("earlier", "later", "fits"), CASES)
def test_the_database_refuses_overlap_on_insert(person, unit, earlier, later, fits):
    add(person, unit, earlier)
    if fits:
        add(person, unit, later)
    else:
        with pytest.raises(IntegrityError):
            add(person, unit, later)
    assert Assignment.objects.filter(user=person).count() == (2 if fits else 1)


@pytest.mark.parametrize(("earlier", "later", "fits"), CASES)
def test_a_form_gets_the_same_answer_before_saving(person, unit, earlier, later, fits):
    add(person, unit, earlier)
    start, end = later
    asked = Assignment(
        user=person, role="analyst", organization_id=unit, collaboration_id=HERE, valid_from=start, valid_to=end
    )
    if fits:
        asked.validate_constraints()
    else:
        with pytest.raises(ValidationError):
            asked.validate_constraints()


def test_the_database_refuses_overlap_on_update(person, unit):
    add(person, unit, (JAN, MAR))
    later = add(person, unit, (JUN, SEP))
    later.valid_from = date(2026, 2, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        later.save()


def test_a_row_may_be_saved_again_and_shortened(person, unit):
    row = add(person, unit, (JAN, SEP))
    row.valid_to = JUN
    row.save()
    row.refresh_from_db()
    assert row.valid_to == JUN


def test_another_role_or_another_person_is_another_assignment(person, unit, southern):
    add(person, unit, (JAN, None))
    add(person, unit, (JAN, None), role="politician")
    add(User.objects.create(username="annan"), unit, (JAN, None))


days = st.dates(date(2026, 1, 1), date(2026, 2, 1))
periods = st.tuples(days, st.none() | days).filter(lambda period: period[1] is None or period[0] < period[1])


@settings(max_examples=60, deadline=None)
@given(first=periods, second=periods)
def test_the_database_agrees_with_counting_days(first, second):
    """The plain reference: two periods overlap when some day of a long enough calendar is in both."""
    calendar = [date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(40)]
    shared = [d for d in calendar if all(p[0] <= d and (p[1] is None or d < p[1]) for p in (first, second))]
    rows = [Assignment(valid_from=p[0], valid_to=p[1]) for p in (first, second)]
    with transaction.atomic():
        mark = transaction.savepoint()
        person = User.objects.create(username="prov")
        unit = _any_unit()
        refused = False
        try:
            for row in rows:
                row.user, row.role, row.organization_id, row.collaboration_id = person, "analyst", unit, HERE
                with transaction.atomic():
                    row.save(force_insert=True)
        except IntegrityError:
            refused = True
        transaction.savepoint_rollback(mark)
    assert refused == bool(shared)


def _any_unit():
    model = Assignment._meta.get_field("organization").related_model
    found = model.objects.first() or model.objects.create(
        code="prov", name="Prov", kind="board", principal="region", valid_from=JAN
    )
    return found.pk


@pytest.mark.parametrize(
    "fields",
    [
        {"valid_from": MAR, "valid_to": MAR},
        {"valid_from": MAR, "valid_to": JAN},
        {"valid_from": JAN, "role": "area_manager"},
    ],
)
def test_the_database_refuses_dates_out_of_order_and_managers_of_nothing(person, unit, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            **{"user": person, "role": "analyst", "organization_id": unit, "collaboration_id": HERE, **fields}
        )


def test_the_user_is_told_in_the_same_words(person, unit, loader, now):
    given_assignment = {
        "user_id": person.pk,
        "role": "analyst",
        "organization_id": unit,
        "collaboration": HERE,
        "municipality": None,
        "valid_to": None,
    }
    operations.add_assignment(actor=loader, now=now, valid_from=JAN, **given_assignment)
    with pytest.raises(operations.AssignmentNotAdded, match="already has it for part of that time"):
        operations.add_assignment(actor=loader, now=now, valid_from=MAR, **given_assignment)


def test_a_coordinator_gives_no_assignments(person, unit, actor_as, now):
    with pytest.raises(NotPermitted):
        operations.add_assignment(
            actor=actor_as("coordinator"),
            now=now,
            user_id=person.pk,
            role="analyst",
            organization_id=unit,
            collaboration=HERE,
            municipality=None,
            valid_from=JAN,
            valid_to=None,
        )
