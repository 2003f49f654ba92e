"""The catalogue: what words and filters leave, in which order, under which goal area."""

import pytest

from narvard.measure.indicators import queries
from narvard.measure.indicators.queries import Asked
from narvard.measure.indicators.queries.catalogue import NO_AREA
from narvard_analytics.indicators.catalogue import definitions

ODD = """"><script>alert(1)</script>'&"""


def ids(page) -> list[str]:
    return [row.definition.id for area in page.areas for row in area.rows]


@pytest.fixture
def found(southern, actor_as):
    """`found(q=…, goal_area=…)`: the catalogue as asked."""
    return lambda **asked: queries.catalogue(actor_as("analyst"), Asked(**asked))


def test_every_indicator_stands_once(found):
    page = found()
    assert sorted(ids(page)) == sorted(each.id for each in definitions())
    assert page.count == page.total == len(definitions())
    assert [row.definition.id for area in page.areas if area.code == NO_AREA for row in area.rows] == [
        each.id for each in definitions() if not each.goal_areas
    ]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"q": "akutmottagning"}, lambda each: "akutmottagning" in f"{each.name.sv} {each.description.sv}".lower()),
        ({"q": "80 ÅR akut besök"}, lambda each: each.id == "emergency_visits_80"),
        ({"q": "xyz"}, lambda each: False),
        ({"goal_area": "closeness"}, lambda each: "closeness" in each.goal_areas),
        ({"target_group": "end_of_life"}, lambda each: not each.groups or "end_of_life" in each.groups),
        ({"target_group": "all"}, lambda each: True),
        ({"country": "NO"}, lambda each: each.country in ("", "NO")),
        ({"country": "SE"}, lambda each: each.country in ("", "SE")),
        ({"verified": "no"}, lambda each: not each.verified),
        ({"verified": "no", "country": "NO"}, lambda each: not each.verified and each.country in ("", "NO")),
        ({"goal_area": "x", "target_group": "x", "country": "x", "verified": "x", "sort": "x"}, lambda each: True),
    ],
)
def test_words_and_filters_leave(found, asked, kept):
    page = found(**asked)
    assert sorted(ids(page)) == sorted(each.id for each in definitions() if kept(each))
    assert page.count == len(ids(page))


def test_a_goal_area_asked_for_is_the_only_heading(found):
    assert [area.code for area in found(goal_area="availability").areas] == ["availability"]


@pytest.mark.parametrize("sort", ["certainty", "name"])
def test_the_catalogue_is_sorted(found, sort):
    page = found(sort=sort)
    for area in page.areas:
        keys = [getattr(row.definition, sort).lower() for row in area.rows]
        assert sort == "name" or keys == sorted(keys)
    assert page.headers[sort].order == "ascending" and ids(page) != ids(found())


def test_a_heading_keeps_what_is_asked(found):
    assert found(q="akut", country="NO").headers["name"].query == "q=akut&country=NO&sort=name"


@pytest.mark.parametrize("name", ["q", "goal_area", "target_group", "country", "verified", "sort"])
def test_what_is_written_in_the_address_is_never_run(client_as, southern, name):
    for url in ("/indicators/", "/open/"):
        page = client_as("analyst").get(url, {name: ODD}).content.decode()
        assert "<script>alert" not in page and ("&lt;script&gt;alert" in page) == (name == "q")


def test_the_catalogue_takes_as_many_queries_whatever_is_asked(
    southern, actor_as, small_region, run, django_assert_max_num_queries
):
    run(small_region)
    actor, counts = actor_as("analyst"), []
    for asked in (Asked(), Asked(q="xyz"), Asked(goal_area="closeness", sort="name")):
        with django_assert_max_num_queries(6) as counted:
            queries.catalogue(actor, asked)
        counts.append(len(counted))
    assert len(set(counts)) == 1
