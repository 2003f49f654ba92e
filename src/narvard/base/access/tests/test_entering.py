"""Entering, acting under one assignment at a time, and leaving."""

from datetime import date

import pytest
from django.test import Client

from narvard.base.access import operations, queries
from narvard.base.access.models import Assignment, User
from narvard.base.access.rules import ROLE_TABLE, ROLES, Role, grants_of
from narvard.base.core.actor import NOBODY, Scope

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
HERE = "sodra_alvsborg"


@pytest.fixture
def last(logged):
    """`last()`: what the log says was done last, by whom, in which role."""
    return lambda: (logged()[0].action, logged()[0].name, logged()[0].role)


def test_the_actor_has_the_rights_of_the_role_in_the_chosen_assignment(actor_as):
    actor = actor_as("area_manager", municipality="1463")
    assert (actor.role, actor.municipality, actor.organization_code) == ("area_manager", "1463", "mark_kommun")
    assert actor.may("plans.change_activity_status", municipality="1463")
    assert actor.may("plans.change_activity_status", municipality="1490").reason == "other_area"
    assert actor.may("audit.read").reason == "role_lacks_right"


# today · has rights
@pytest.mark.parametrize(
    ("today", "has_rights"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 3, 9), True), (date(2026, 3, 10), False)],
)
def test_an_assignment_counts_from_its_first_day_until_its_last(southern, today, has_rights):
    row = Assignment.objects.filter(role="analyst").first()
    Assignment.objects.filter(pk=row.pk).update(valid_to=date(2026, 3, 10))
    actor = queries.actor_for(row.user_id, row.pk, today)
    assert bool(actor.may("plans.read")) is has_rights
    assert actor.user_id == row.user_id
    assert has_rights or actor.may("plans.read").reason == "no_assignment"


def test_someone_elses_assignment_gives_nothing(southern):
    mine, other = (
        Assignment.objects.filter(role="analyst").first(),
        Assignment.objects.filter(role="coordinator").first(),
    )
    actor = queries.actor_for(mine.user_id, other.pk, TODAY)
    assert (actor.role, dict(actor.grants)) == ("", {})


def test_a_user_who_is_switched_off_is_nobody(southern):
    row = Assignment.objects.filter(role="analyst").first()
    User.objects.filter(pk=row.user_id).update(is_active=False)
    assert queries.actor_for(row.user_id, row.pk, TODAY) == NOBODY


def test_a_role_that_is_no_longer_in_the_table_gives_nothing(southern):
    row = Assignment.objects.filter(role="analyst").first()
    Assignment.objects.filter(pk=row.pk).update(role="emperor")
    assert not queries.actor_for(row.user_id, row.pk, TODAY).grants


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_can_be_entered_in_the_demo_and_leaves_a_trace(southern, last, role):
    browser = Client()
    row = Assignment.objects.filter(role=role, valid_to=None).first()
    answer = browser.post("/login/", {"assignment": row.pk, "role": role})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert last() == ("access.log_in", row.user.get_full_name(), role)
    assert browser.get("/roles/").status_code == 200


@pytest.mark.parametrize(
    ("wanted", "goes_to"), [("/roles/", "/roles/"), ("https://elsewhere.example/", "/"), ("//elsewhere.example", "/")]
)
def test_the_way_on_stays_on_this_site(southern, wanted, goes_to):
    row = Assignment.objects.filter(role="analyst").first()
    answer = Client().post("/login/", {"assignment": row.pk, "next": wanted})
    assert answer["Location"] == goes_to


@pytest.mark.parametrize("sent", [{}, {"assignment": "x"}, {"assignment": ""}])
def test_no_choice_is_told_so(southern, sent):
    assert Client().post("/login/", sent).status_code == 400


def test_an_expired_or_unknown_assignment_lets_no_one_in(southern, last):
    old = Assignment.objects.exclude(valid_to=None).first()
    for pk in (old.pk, 999_999):
        assert Client().post("/login/", {"assignment": pk}).status_code == 404
    assert last()[0] == "access.assign"


def test_switching_gives_other_rights_at_once(client_as, last):
    browser = client_as("area_manager", municipality="1490")
    own = {row.role: row.id for row in queries.own_assignments(browser_actor(browser), TODAY)}
    assert set(own) == {"area_manager", "activity_owner"}
    assert browser.post("/assignment/", {"assignment": own["activity_owner"]}).status_code == 302
    assert last()[0] == "access.choose_assignment"
    assert browser_actor(browser).grants["plans.change_activity_status"] is Scope.OWN_ORGANIZATION


def browser_actor(browser):
    session = browser.session
    return queries.actor_for(int(session["_auth_user_id"]), session["assignment"], TODAY)


def test_no_one_switches_to_someone_elses_assignment(client_as):
    other = Assignment.objects.filter(role="log_reviewer").first()
    assert client_as("coordinator").post("/assignment/", {"assignment": other.pk}).status_code == 404


def test_leaving_is_logged_and_ends_the_session(client_as, last):
    browser = client_as("coordinator")
    assert browser.post("/logout/").status_code == 302
    assert last()[0] == "access.log_out"
    assert browser.get("/").status_code == 302


def test_leaving_needs_a_press_of_a_button(client_as):
    assert client_as("coordinator").get("/logout/").status_code == 405


def test_people_are_loaded_once(southern, loader, now, demo_documents):
    before = Assignment.objects.count()
    again = {"document": demo_documents["people"], "organizations": {"x": 1} | _ids(), "collaboration": HERE}
    assert operations.load_people(actor=loader, now=now, **again) == 0
    assert Assignment.objects.count() == before


def _ids():
    model = Assignment._meta.get_field("organization").related_model
    return dict(model.objects.values_list("code", "pk"))


@pytest.mark.parametrize(
    ("assignment", "says"),
    [
        ({"role": "emperor", "organization": "sas", "valid_from": TODAY}, "role 'emperor' is not known"),
        ({"role": "analyst", "organization": "nowhere", "valid_from": TODAY}, "organization 'nowhere' is not loaded"),
    ],
)
def test_people_are_refused_whole(southern, loader, now, assignment, says):
    good = {"username": "god", "first_name": "God", "last_name": "Person", "assignments": []}
    bad = {"username": "fel", "first_name": "Fel", "last_name": "Person", "assignments": [assignment]}
    with pytest.raises(operations.PeopleNotLoaded, match=says):
        operations.load_people(
            actor=loader, now=now, document={"people": [good, bad]}, organizations=_ids(), collaboration=HERE
        )
    assert not User.objects.filter(username__in=["god", "fel"]).exists()


def test_every_operation_in_the_table_is_granted_to_some_role():
    assert all(row for row in ROLE_TABLE.values())
    assert {operation for role in Role for operation in grants_of(role)} == set(ROLE_TABLE)


def test_the_number_of_questions_does_not_grow(client_as, django_assert_max_num_queries):
    browser = client_as("coordinator")
    with django_assert_max_num_queries(6):
        browser.get("/roles/")
