"""Lights, panels and changes in a number of queries that does not grow."""

import pytest

from narvard.measure.indicators import queries
from narvard.measure.indicators.tests import made_up
from narvard.measure.indicators.tests.test_operations import TODAY, WHOLE_YEAR, visits


@pytest.fixture
def aims(aim):
    """Targets in all ten municipalities."""
    return [aim(municipality=code) for code in made_up.TEN]


@pytest.fixture
def measured(aims, run):
    rows = [row for code in made_up.TEN for row in visits([400.0, 402.0] * 27, {**WHOLE_YEAR, 17: 420.0}, code)]
    run(made_up.table(rows))
    return aims


def test_lights_take_as_many_queries_for_one_as_for_all(measured, actor_as, django_assert_max_num_queries):
    actor, counts = actor_as("coordinator"), []
    for ids in (measured[:1], measured):
        with django_assert_max_num_queries(4) as counted:
            found = queries.lights_for(actor, ids, TODAY)
        assert [light.sentences[-1][-1] for light in found.values()] == ["."] * len(ids)
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_panels_take_as_many_queries_for_one_as_for_all(measured, actor_as, django_assert_max_num_queries):
    actor, counts = actor_as("coordinator"), []
    for ids in (measured[:1], measured):
        with django_assert_max_num_queries(14) as counted:
            panels = queries.indicator_panels(actor, ids, TODAY)
        assert {panel.chart.has_limits for panel in panels.values()} == {True}
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_page_takes_as_many_queries_for_a_place_as_for_ten(run, client_as, django_assert_max_num_queries):
    reader, counts = client_as("analyst"), []
    for places in (("*", "1490"), ("*", *made_up.TEN)):
        run(made_up.region(groups=("all",), places=places))
        with django_assert_max_num_queries(25) as counted:
            reader.get("/indicators/emergency_visits_80/")
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_panel_says_three_marks_and_where_its_figure_is_from(measured, actor_as):
    panel = queries.indicator_panel(actor_as("coordinator"), measured[8], TODAY)
    assert panel.place == "Borås" and len(panel.light.marks) == 3
    assert panel.value.startswith("420,0") and panel.interval == "410,0–430,0"
    assert panel.cut_off == made_up.CUT_OFF and panel.target.baseline.startswith("400,0")
    assert panel.may_override


def test_a_panel_before_the_first_run_has_no_light_and_an_unknown_target_none(aim, actor_as):
    panel = queries.indicator_panel(actor_as("politician"), aim(), TODAY)
    assert (panel.light, panel.chart, panel.may_override) == (None, None, False)
    with pytest.raises(queries.TargetNotFound):
        queries.indicator_panel(actor_as("politician"), 0, TODAY)


def test_a_suppressed_light_shows_neither_figure_nor_month(aim, run, actor_as):
    target = aim()
    run(made_up.table(visits([400.0] * 54, {**WHOLE_YEAR, 17: None})))
    panel = queries.indicator_panel(actor_as("coordinator"), target, TODAY)
    assert (panel.value, panel.interval, panel.light.level, panel.chart) == ("", "", "suppressed", None)


def test_what_changed_is_said_in_words_to_those_it_concerns(aim, run, actor_as):
    aim(municipality="1490", kind="level", target_value=400.0)
    aim(municipality="1463", kind="level", target_value=400.0)
    for value in (420.0, 380.0):
        run(made_up.table([row for code in ("1490", "1463") for row in visits([], {17: value}, code)]))
    everyone = queries.changes(actor_as("coordinator"), TODAY)
    assert len(everyone) == 2
    mine = queries.changes(actor_as("area_manager", municipality="1490"), TODAY)
    assert [change.text.partition(",")[0] for change in mine] == ["Borås"]
    assert "municipality=1490" in mine[0].url


def test_nothing_changed_where_there_is_one_run_or_two_alike(aim, run, actor_as):
    aim()
    rows = made_up.table(visits([], {17: 420.0}))
    run(rows)
    assert queries.changes(actor_as("coordinator"), TODAY) == ()
    run(rows)
    assert queries.changes(actor_as("coordinator"), TODAY) == ()
