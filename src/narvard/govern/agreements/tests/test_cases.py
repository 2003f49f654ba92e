"""What the four real cases say, as the demo holds it: the facts about agreements that must not drift."""

from datetime import date

import pytest

from narvard.govern.agreements import queries
from narvard.govern.agreements.rules.versions import State

TODAY = date(2026, 11, 22)


def test_the_agreement_of_skane_has_three_parts_and_four_development_areas(skane):
    found = queries.agreement(skane, "hs-avtal", TODAY)
    assert found.shown.row.adopted_on == date(2016, 1, 19)
    assert [part.code for part in found.shown.parts] == ["A", "B", "C"]
    assert len(found.areas) == 4
    assert found.shown.row.parties == 34


def test_the_phases_of_skane_overlap_in_2019(skane):
    phases = {row.code: row for row in queries.agreement(skane, "hs-avtal", TODAY).shown.phases}
    assert [(row.period.start, row.period.end) for row in phases.values()] == [
        (date(2016, 1, 1), date(2018, 1, 1)),
        (date(2018, 1, 1), date(2020, 1, 1)),
        (date(2019, 1, 1), date(2021, 1, 1)),
    ]
    assert phases["ar-2018-2019"].period.overlaps(phases["ar-2019-2020"].period)
    assert [len(row.activities) for row in phases.values()] == [6, 1, 3]


# state agreement · how many of Skåne's eleven themes are found in it
FOUND = [("gnv-2021", 11), ("psykisk-halsa", 7), ("okad-tillganglighet", 5)]


def test_the_eleven_themes_of_skane_are_found_in_23_places(skane):
    found = queries.theme_map(skane, "hs-avtal").found
    assert len(found.rows) == 11
    assert found.links == 23
    totals = {row.target.code: total for row, total in zip(found.targets, found.totals, strict=True)}
    assert totals == dict(FOUND)
    assert found.lonely == ()


# theme · the state agreements in which it is found, as the source marks them
MATRIX = [
    ("team", "GP"),
    ("person", "GP"),
    ("lakarstod", "GT"),
    ("malbild", "GPT"),
    ("avtal", "GPT"),
    ("strukturer", "GP"),
    ("digitalt", "G"),
    ("kompetens", "G"),
    ("forebyggande", "G"),
    ("samsjuklighet", "GPT"),
    ("barn", "GPT"),
]
LETTERS = {"gnv-2021": "G", "psykisk-halsa": "P", "okad-tillganglighet": "T"}


def test_where_each_theme_of_skane_is_found(skane):
    rows = queries.theme_map(skane, "hs-avtal").found.rows
    told = [(row.theme.code, "".join(LETTERS[cell.target] for cell in row.cells if cell)) for row in rows]
    assert told == MATRIX


def test_the_area_of_ambulances_is_met_by_no_theme(skane):
    unmet = queries.theme_map(skane, "hs-avtal").found.unmet
    assert "Förstärkning av ambulanssjukvården" in {area.title for _target, area in unmet}


# version · on which day · how many points the law asks for · which are missing
POINTS = [(1, 13, [12, 13]), (2, 13, []), (3, 13, [13])]


@pytest.mark.parametrize(("version", "asked", "missing"), POINTS)
def test_a_norwegian_agreement_is_held_against_thirteen_points(norge, version, asked, missing):
    check = queries.agreement(norge, "samarbeidsavtale", TODAY, version).completeness
    assert len(check.required) == asked
    assert [point.number for point in check.missing] == missing


def test_before_august_2022_the_law_asked_for_eleven_points(norge):
    july, august = (
        queries.agreement(norge, "samarbeidsavtale", day, 1) for day in (date(2022, 7, 31), date(2022, 8, 1))
    )
    assert len(july.completeness.required) == 11
    assert july.completeness.complete
    assert [point.number for point in august.completeness.missing] == [12, 13]


def test_the_points_that_were_not_read_in_the_law_say_so(norge):
    check = queries.agreement(norge, "samarbeidsavtale", TODAY).completeness
    assert [point.number for point in check.required if point.unverified] == list(range(1, 12))


def test_the_norwegian_agreement_in_force_tells_how_users_were_involved(norge):
    found = queries.agreement(norge, "samarbeidsavtale", TODAY)
    assert found.shown.row.number == 2
    assert found.shown.row.state is State.IN_FORCE
    assert "Brukerutvalget" in found.shown.users_heard


def test_the_goals_of_the_2021_agreement_are_due_at_the_end_of_2022(skane):
    goals = [queries.commitment(skane, code) for code in ("gnv-fast-lakarkontakt-55", "gnv-kontinuitetsindex-20")]
    assert {goal.due_on for goal in goals} == {date(2022, 12, 31)}
    assert queries.commitment(skane, "gnv-plan-lakarkontakt").due_on == date(2021, 9, 1)


def test_the_project_of_dalarna_ran_from_march_2018_to_march_2020(agreed):
    found = queries.agreement(agreed("sodra_dalarna"), "nya-nara-varden", TODAY)
    assert found.shown.row.state is State.ENDED
    assert (found.shown.row.period.start, found.shown.row.period.end) == (date(2018, 3, 1), date(2020, 4, 1))
    assert found.shown.row.parties == 3
