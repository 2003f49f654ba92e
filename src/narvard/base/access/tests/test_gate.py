"""The gate: each row of its published table, through the rule and through SQL, and both on generated worlds."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard.base.access.management.commands.gate_page import PAGE, answer_in, asker, page
from narvard.base.access.queries import answer, gated, row_kinds, seen, seen_few
from narvard.base.access.queries.gate import written
from narvard.base.access.rules import (
    GROUNDS,
    ROLE_TABLE,
    Disclosed,
    Gated,
    Relation,
    Why,
    World,
    grants_of,
    judge,
)
from narvard.base.access.rules import Block as BlockFact
from narvard.base.access.rules.roles import Role
from narvard.base.access.rules.situations import SITUATIONS, Cast
from narvard.base.access.tests.worlds import KIND, ground_in_sql, new, plant, write
from narvard.base.core.actor import Actor, Scope
from narvard.base.organizations.queries import organizations

COUNTRIES = ("SE", "NO")
NAMES = [situation.code for situation in SITUATIONS]
RIGHT = "discharge.read"


@pytest.fixture
def ids(southern, loader):
    """Ids by code."""
    return {row.code: row.id for row in organizations(loader)}


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "docs/reference/gate.md is stale. Run: python -m django gate_page"
    )


# situation · is it open in Sweden · why
EXPECTED = {
    "own_unit": (True, Why.OWN_UNIT),
    "own_unit_blocked": (True, Why.OWN_UNIT),
    "sister": (False, Why.NO_RELATION),
    "sister_related": (True, Why.OWN_CUSTODIAN),
    "sister_related_before": (False, Why.NO_RELATION),
    "sister_blocked": (False, Why.BLOCKED_INSIDE),
    "sister_lifted": (True, Why.OWN_CUSTODIAN),
    "sister_lifted_before": (False, Why.BLOCKED_INSIDE),
    "sister_blocked_duty": (True, Why.DISCLOSED),
    "sister_blocked_assessed": (False, Why.BLOCKED_INSIDE),
    "other": (False, Why.NOT_DISCLOSED),
    "other_related": (False, Why.NOT_DISCLOSED),
    "other_duty": (True, Why.DISCLOSED),
    "other_duty_blocked": (True, Why.DISCLOSED),
    "other_ended": (False, Why.NOT_DISCLOSED),
    "other_to_custodian_related": (True, Why.DISCLOSED),
    "other_to_custodian": (False, Why.NOT_DISCLOSED),
    "other_plan": (True, Why.DISCLOSED),
    "other_plan_withdrawn": (False, Why.CONSENT_WITHDRAWN),
    "other_coherent": (True, Why.DISCLOSED),
    "other_coherent_unrelated": (False, Why.NO_RELATION),
    "other_coherent_related_before": (False, Why.NO_RELATION),
    "other_coherent_withdrawn": (False, Why.CONSENT_WITHDRAWN),
    "other_coherent_blocked": (False, Why.BLOCKED),
    "other_coherent_lifted": (True, Why.DISCLOSED),
    "other_coherent_lifted_before": (False, Why.BLOCKED),
    "person": (True, Why.OWN_DATA),
    "stranger": (False, Why.NOT_DISCLOSED),
    "guardian": (True, Why.DISCLOSED),
    "representative": (True, Why.DISCLOSED),
    "representative_withdrawn": (False, Why.CONSENT_WITHDRAWN),
}


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_rule_answers_as_the_law_says(country):
    answers = {situation.code: answer_in(situation, country) for situation in SITUATIONS}
    assert {code: (found.allowed, found.why) for code, found in answers.items()} == EXPECTED
    laws = {GROUNDS[found.ground].country for found in answers.values() if found.ground}
    assert laws <= {country, ""}


@pytest.mark.parametrize("role", list(Role))
def test_every_right_answers_alike_for_who_has_it_and_no_for_who_has_not(role):
    held = grants_of(role)
    for situation in SITUATIONS:
        for country in COUNTRIES:
            wanted = answer_in(situation, country)
            for right in ROLE_TABLE:
                found = answer_in(situation, country, right, role)
                if held.get(right) is Scope.ALL:
                    assert found == wanted
                else:
                    assert (found.allowed, found.why, found.ground) == (False, Why.ROLE_LACKS_RIGHT, "")


def staged(ids, now, country):
    """The cast of the table, played by units that are in the database."""
    return Cast(
        ids["sas_medicin"], ids["sas"], ids["sas_kirurgi"], ids["boras_omsorg"], ids["boras_omsorg"],
        new(), new(), new(), KIND, now, country,
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("situation", SITUATIONS, ids=NAMES)
def test_sql_answers_as_the_table_says(ids, now, situation, country):
    told = staged(ids, now, country)
    row, world = situation.plant(told)
    plant(world, now)
    stored = write(row, now)
    actor = asker(situation, country, None, told)
    wanted = answer_in(situation, country)
    assert ground_in_sql(actor, now, row.key) == (wanted.ground or None)
    one_by_one = seen_few(actor, now, type(stored).objects.filter(key=row.key))
    assert [found.ground for found in one_by_one] == ([wanted.ground] if wanted.ground else [])
    assert answer(actor, now, RIGHT, stored) == wanted
    assert gated(stored) == row


UNITS = ("sas_medicin", "sas_kirurgi", "sas", "boras_omsorg")
SUBJECTS = (UUID(int=11), UUID(int=12))
hours = st.sampled_from([-2, -1, -1, 0, 1])
ends = st.none() | st.sampled_from([-1, 0, 1, 2])
units = st.sampled_from(UNITS)
people = st.sampled_from((*SUBJECTS, SUBJECTS[0], SUBJECTS[0]))
GROUNDS_USED = st.sampled_from(sorted(GROUNDS))
facts = st.fixed_dictionaries(
    {
        "rows": st.lists(st.tuples(people, st.sampled_from(UNITS)), min_size=1, max_size=3),
        "relations": st.lists(st.tuples(people, units, hours, ends), min_size=1, max_size=4),
        "disclosures": st.lists(
            st.tuples(people, units, st.booleans(), GROUNDS_USED, hours, ends, units | people, st.none() | hours),
            min_size=1,
            max_size=5,
        ),
        "blocks": st.lists(
            st.tuples(people, units, st.booleans(), hours, st.none() | st.tuples(st.none() | units, hours, ends)),
            max_size=3,
            unique_by=lambda block: block[:3],
        ),
        "country": st.sampled_from(COUNTRIES),
        "unit": units,
        "as_person": st.none() | people,
        "kind_of_unit": st.sampled_from(["ward", "social_services"]),
    }
)


def controller(ids, code):
    return ids["sas"] if code.startswith("sas") else ids[code]


def build(ids, now, drawn):
    """A world, its rows and who asks, from what was drawn."""

    def at(hour):
        return None if hour is None else now + timedelta(hours=hour)

    def period(start, end):
        return at(start), (None if end is None else at(max(start, end)))

    rows = [Gated(KIND, new(), person, controller(ids, unit), ids[unit]) for person, unit in drawn["rows"]]
    relations = [Relation(person, ids[unit], *period(start, end)) for person, unit, start, end in drawn["relations"]]
    disclosures = []
    for person, unit, one_row, ground, start, end, to, withdrawn in drawn["disclosures"]:
        since, until = period(start, end)
        of_person = [row for row in rows if row.subject == person]
        disclosures.append(
            Disclosed(
                person, controller(ids, unit), KIND, of_person[0].key if one_row and of_person else None, ground, since,
                None if isinstance(to, UUID) else ids[to], to if isinstance(to, UUID) else None, until, at(withdrawn),
            )
        )  # fmt: skip
    blocks = []
    for person, unit, inside, start, lift in drawn["blocks"]:
        lifted = ()
        if lift:
            lifted = ((ids[lift[0]] if lift[0] else None, *period(lift[1], lift[2])),)
        blocks.append(BlockFact(person, controller(ids, unit), ids[unit] if inside else None, at(start), None, lifted))
    unique = {(block.subject, block.custodian, block.unit): block for block in blocks}
    actor = Actor(
        user_id=1, role="any", country=drawn["country"], organization_id=ids[drawn["unit"]],
        controller_id=controller(ids, drawn["unit"]), unit_kind=drawn["kind_of_unit"], subject=drawn["as_person"],
        grants={RIGHT: Scope.ALL},
    )  # fmt: skip
    return rows, World(tuple(relations), tuple(disclosures), tuple(unique.values())), actor


@pytest.mark.django_db
def test_rule_and_sql_agree_on_generated_worlds(ids, now):
    opened = []

    @settings(max_examples=250, deadline=None)
    @given(drawn=facts)
    def agree(drawn):
        rows, world, actor = build(ids, now, drawn)
        with transaction.atomic():
            mark = transaction.savepoint()
            plant(world, now)
            stored = [write(row, now) for row in rows]
            for row, model in zip(rows, stored, strict=True):
                found = judge(actor, now, RIGHT, row, world)
                opened.append(found.why)
                assert (ground_in_sql(actor, now, row.key) or "") == found.ground
                assert answer(actor, now, RIGHT, model) == found
            transaction.savepoint_rollback(mark)

    agree()
    assert {Why.OWN_UNIT, Why.OWN_CUSTODIAN, Why.DISCLOSED, Why.NOT_DISCLOSED, Why.NO_RELATION} <= set(opened)


def test_who_acts_for_no_unit_sees_nothing(ids, now):
    told = staged(ids, now, "SE")
    write(told.mine(), now)
    nobody = Actor(user_id=1, role="any", country="SE", grants={RIGHT: Scope.ALL})
    assert ground_in_sql(nobody, now, told.row) is None
    assert not judge(nobody, now, RIGHT, told.mine(), World())


def test_social_services_go_by_their_own_law(ids, now):
    told = replace(staged(ids, now, "SE"))
    write(told.mine(), now)
    actor = replace(asker(SITUATIONS[0], "SE", None, told), unit_kind="social_services")
    assert ground_in_sql(actor, now, told.row) == "own_unit_social"
    assert judge(actor, now, RIGHT, told.mine(), World()).ground == "own_unit_social"


def test_between_health_care_and_social_services_of_one_municipality_there_is_a_border(ids, now):
    nurse = Actor(
        user_id=1, role="any", country="SE", organization_id=ids["boras_halsovard"],
        controller_id=ids["boras_halsovard"], grants={RIGHT: Scope.ALL},
    )  # fmt: skip
    row = Gated(KIND, new(), new(), ids["boras_omsorg"], ids["boras_omsorg"])
    related = Relation(row.subject, ids["boras_halsovard"], now - timedelta(days=1))
    plant(World((related,)), now)
    write(row, now)
    assert ground_in_sql(nurse, now, row.key) is None
    told = Disclosed(
        row.subject, row.custodian, KIND, row.key, "person_agreed", now - timedelta(hours=1), ids["boras_halsovard"]
    )
    plant(World((), (told,)), now)
    assert ground_in_sql(nurse, now, row.key) == "person_agreed"


def test_what_is_not_seen_is_in_no_count_and_one_question_is_enough(ids, now, django_assert_num_queries):
    told = staged(ids, now, "SE")
    actor = asker(SITUATIONS[0], "SE", None, told)
    model = row_kinds()[KIND]
    for _place in range(5):
        write(replace(told.mine(), key=new()), now)
        write(replace(told.others(), key=new()), now)
    with django_assert_num_queries(1):
        assert seen(actor, now, model.objects.filter(subject=told.subject)).count() == 5
    with django_assert_num_queries(1):
        assert len(seen(actor, now, model.objects.filter(subject=told.subject))) == 5


def question(rows) -> str:
    """The question with its values in it, whatever it calls its own tables."""
    sql, values = rows.query.sql_with_params()
    told = re.sub(r"\b(?:gate_)?[U-Z]\d+\b", "T", sql)
    return told.replace("%s", "{}").format(*(f"'{value}'" if isinstance(value, str) else value for value in values))


ASKERS = [
    Actor(organization_id=11, controller_id=1, country="SE", unit_kind="ward"),
    Actor(organization_id=12, controller_id=2, country="SE", unit_kind="social_services"),
    Actor(organization_id=13, controller_id=3, country="NO", unit_kind="ward"),
    Actor(organization_id=4, controller_id=4, country="SE", unit_kind="hospital"),
    Actor(organization_id=14, country="SE"),
    Actor(subject=UUID(int=15), country="SE"),
    Actor(subject=UUID(int=16), organization_id=17, country="NO"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(row_kinds()))
def test_the_question_that_is_kept_is_the_one_that_would_be_written_anew(now, kind):
    """For each kind of row, and twice, so that the second takes what the first left."""
    model = row_kinds()[kind]
    for actor, moment in product(ASKERS, (now, now + timedelta(days=1))):
        for around in (model.objects.all(), model.objects.filter(custodian__code="x").order_by("-key")):
            condition, ground = written(actor, moment, model)
            anew = around.filter(condition).annotate(ground=ground)
            assert question(seen(actor, moment, around)) == question(anew)


@pytest.mark.django_db
def test_the_question_that_is_kept_stands_inside_another_about_the_same_tables(ids, now):
    """The tables around are then called as the gate's own would be; counted by ground, too."""
    told = staged(ids, now, "SE")
    situation = next(one for one in SITUATIONS if one.code == "sister_related")
    row, world = situation.plant(told)
    plant(world, now)
    stored = write(row, now)
    other = write(replace(row, key=new(), subject=new()), now)
    actor = asker(situation, "SE", None, told)
    rows = seen(actor, now, type(stored).objects.all())
    inside = Exists(rows.filter(pk=OuterRef("pk")))
    twice = type(stored).objects.filter(Exists(type(stored).objects.filter(inside, pk=OuterRef("pk"))))
    assert list(twice.filter(pk__in=[stored.pk, other.pk])) == [stored]
    assert list(seen(actor, now, twice).filter(pk__in=rows.values("pk"))) == [stored]
    assert list(rows.values("ground").annotate(held=Count("pk"))) == [{"ground": rows.get().ground, "held": 1}]
