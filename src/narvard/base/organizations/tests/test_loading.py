"""A document of organizations is loaded whole or not at all, and says why not."""

import copy
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from narvard.base.core.actor import NOBODY, NotPermitted
from narvard.base.organizations import operations, queries
from narvard.base.organizations.models import Collaboration, Municipality, Organization, Population
from narvard.base.organizations.rules import faults

pytestmark = pytest.mark.django_db
START = date(2011, 1, 1)


@pytest.fixture
def document(demo_documents):
    return copy.deepcopy(demo_documents["organizations"])


def remove(part, name):
    return lambda document: document[part][0].pop(name)


def put(part, name, value):
    return lambda document: document[part][0].update({name: value})


def repeat(part):
    return lambda document: document[part].append(dict(document[part][0]))


# what is done to a good document · where the fault stands · what it says
WRONG = [
    (lambda d: d["collaboration"].pop("zone"), "collaboration", "zone is missing"),
    (lambda d: d["collaboration"].update(country="DK"), "collaboration", "country 'DK' is not known"),
    (lambda d: d.pop("collaboration"), "collaboration", "code is missing"),
    (lambda d: d.update(hospitals=[]), "hospitals", "is not a part of such a document"),
    (remove("municipalities", "name"), "municipalities[1]", "name is None"),
    (put("municipalities", "code", 1441), "municipalities[1]", "code is 1441"),
    (repeat("municipalities"), "municipalities[11]", "1441 already stands at municipalities[1]"),
    (put("populations", "inhabitants", -1), "populations[1]", "inhabitants is -1"),
    (put("populations", "inhabitants", True), "populations[1]", "inhabitants is True"),
    (put("populations", "source", ""), "populations[1]", "source is ''"),
    (put("populations", "municipality", "9999"), "populations[1]", "municipality '9999' is not known"),
    (repeat("populations"), "populations[11]", "1441/2017-12-31 already stands"),
    (put("organizations", "kind", "castle"), "organizations[1]", "kind 'castle' is not known"),
    (put("organizations", "principal", "king"), "organizations[1]", "principal 'king' is not known"),
    (put("organizations", "parent", "nowhere"), "organizations[1]", "parent 'nowhere' is not known"),
    (put("organizations", "valid_from", "2011"), "organizations[1]", "valid_from is '2011'"),
    (put("organizations", "valid_to", START), "organizations[1]", "is not after valid_from"),
    (put("target_groups", "order", "first"), "target_groups[1]", "order is 'first'"),
    (remove("goal_areas", "name_nb"), "goal_areas[1]", "name_nb is None"),
    (lambda d: d["goal_areas"].insert(0, "Närhet"), "goal_areas[1]", "code is None"),
]


def test_the_demo_document_has_no_faults(document):
    assert faults(document) == ()


@pytest.mark.parametrize(("damage", "where", "says"), WRONG)
def test_a_faulty_document_changes_nothing(document, loader, now, logged, damage, where, says):
    damage(document)
    with pytest.raises(operations.OrganizationsNotLoaded) as refused:
        operations.load_organizations(actor=loader, now=now, document=document)
    assert any(
        fault.where == where and says in fault.what and fault.remedy.endswith(".") for fault in refused.value.faults
    )
    assert not Municipality.objects.exists()
    assert not logged()


def test_what_is_loaded_is_ten_municipalities_with_their_people(southern, loader):
    rows = queries.municipalities(loader)
    assert [row.name for row in rows] == [
        "Alingsås", "Bollebygd", "Borås", "Herrljunga", "Lerum",
        "Mark", "Svenljunga", "Tranemo", "Ulricehamn", "Vårgårda",
    ]  # fmt: skip
    whole = queries.collaboration(loader)
    assert (whole.name, whole.inhabitants, whole.population_date) == ("Södra Älvsborg", 304_443, date(2017, 12, 31))
    assert len(queries.organizations(loader)) == 22 + 16
    parents = {row.code: row.parent for row in queries.organizations(loader)}
    assert (parents["sas"], parents["boras_kommun"], parents["narvardskansliet"]) == ("vgr", "", "alingsas_lasarett")


def test_loading_again_changes_what_is_new_and_keeps_ids(southern, loader, now, document):
    before = {row.code: row.id for row in queries.organizations(loader)}
    document["organizations"][0]["name"] = "Region Västra Götaland"
    document["populations"].append(
        {**document["populations"][0], "reference_date": date(2018, 12, 31), "inhabitants": 42_000}
    )
    operations.load_organizations(actor=loader, now=now, document=document)
    after = queries.organizations(loader)
    assert {row.code: row.id for row in after} == before
    assert "Region Västra Götaland" in {row.name for row in after}
    lerum = next(row for row in queries.municipalities(loader) if row.code == "1441")
    assert (lerum.inhabitants, lerum.reference_date) == (42_000, date(2018, 12, 31))


@pytest.mark.parametrize(
    ("language", "name"), [("sv", "Närhet"), ("nb", "Nærhet"), ("en", "Closeness"), ("de", "Närhet")]
)
def test_names_follow_the_language(southern, loader, language, name):
    with override(language):
        assert queries.goal_areas(loader)[1].name == name
    assert [row.code for row in queries.target_groups(loader)][0] == "children_young"


# sort · first and last municipality
@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [("name", "Alingsås", "Vårgårda"), ("-name", "Vårgårda", "Alingsås"), ("code", "Lerum", "Ulricehamn"),
     ("inhabitants", "Bollebygd", "Borås"), ("-inhabitants", "Borås", "Bollebygd"),
     ("password", "Alingsås", "Vårgårda")],
)  # fmt: skip
def test_the_table_can_be_sorted(southern, loader, sort, first, last):
    rows = queries.municipalities(loader, sort)
    assert (rows[0].name, rows[-1].name) == (first, last)


@pytest.mark.parametrize(
    "question",
    [queries.collaboration, queries.municipalities, queries.organizations, queries.target_groups, queries.goal_areas],
)
def test_only_those_who_may_ask_get_an_answer(southern, question):
    with pytest.raises(NotPermitted):
        question(NOBODY)


def refused_by_database(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_the_database_refuses_what_must_not_be(southern):
    keys = {"search_key": "x", "sort_key": "x"}
    good = {"name": "X", "kind": "board", "principal": "region", "valid_from": START, **keys}
    refused_by_database(
        lambda: Municipality.objects.create(code="14", name="X", county="Y", search_key="x", sort_key="x")
    )
    refused_by_database(
        lambda: Municipality.objects.create(code="14a1", name="X", county="Y", search_key="x", sort_key="x")
    )
    refused_by_database(lambda: Organization.objects.create(**good, code="x", valid_to=START))
    refused_by_database(lambda: Organization.objects.create(**{**good, "code": "x", "principal": "king"}))
    refused_by_database(lambda: Organization.objects.create(**{**good, "code": "x", "kind": "municipality"}))
    refused_by_database(lambda: Organization.objects.create(**good, code="sas"))
    refused_by_database(lambda: Collaboration.objects.create(code="x", name="X", country="DK", zone="Z"))
    refused_by_database(
        lambda: Population.objects.create(
            municipality_id="1490", reference_date=date(2017, 12, 31), inhabitants=1, source="SCB"
        )
    )
    refused_by_database(
        lambda: Population.objects.create(municipality_id="1490", reference_date=START, inhabitants=1, source="")
    )


def test_the_number_of_questions_does_not_grow(southern, loader, django_assert_num_queries):
    with django_assert_num_queries(4):
        queries.municipalities(loader)
        queries.organizations(loader)
        queries.collaboration(loader)


@pytest.mark.parametrize("table", ["organizations", "municipalities"])
@pytest.mark.parametrize(("kind", "begins"), [("csv", b"\xef\xbb\xbfcode,"), ("xlsx", b"PK")])
def test_tables_can_be_taken_home(client_as, table, kind, begins):
    answer = client_as("politician").get(f"/organizations/{table}.{kind}")
    assert answer.content.startswith(begins)
    assert f"narvard-{table}-" in answer["Content-Disposition"]


@pytest.mark.parametrize("name", ["organizations.exe", "people.csv"])
def test_there_is_no_other_file(client_as, name):
    assert client_as("politician").get(f"/organizations/{name}").status_code == 404


def test_the_page_tells_population_with_day_and_source(client_as):
    text = client_as("analyst").get("/organizations/").content.decode()
    assert "304\xa0443" in text
    assert "2017" in text
    assert "SCB" in text
