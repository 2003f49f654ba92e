"""Down to the care unit, beside others' figures, and whether care is near."""

from datetime import date

import pytest

from narvard.measure.indicators import queries
from narvard.measure.indicators.queries import Choice
from narvard.measure.indicators.tests import made_up
from narvard_analytics.indicators.catalogue import definitions
from narvard_analytics.results import Basis

TODAY = date(2026, 11, 22)
QUARTER = made_up.months(18, 3)[17]
UNITS = {"vc_1": 0.4, "vc_2": 0.6, "listed": 0.5}
ODD = """"><script>alert(1)</script>"""


def definition(indicator):
    return next(each for each in definitions() if each.id == indicator)


def shares(indicator="own_physician_visits", value=0.5, period=QUARTER, kind="quarter", **given) -> dict:
    found = definition(indicator)
    own = {"basis": found.basis.value, "status": "ok", **given}
    shown = made_up.figures(value, 400, 1.0, 0.05) if own["status"] == "ok" else {}
    return made_up.row(found, found.main, kind, period, **shown, **own)


def by_unit(**changed) -> list[dict]:
    units = [shares(unit=unit, value=value) for unit, value in UNITS.items()]
    return [shares(), *units, shares(unit="vc_3", status="suppressed"), shares(unit="unknown")]


@pytest.fixture
def page(southern, run, actor_as):
    """`page(rows, municipality=…)`: the page of an indicator whose rows these are."""

    def read(rows, indicator="own_physician_visits", **chosen):
        run(made_up.table(rows))
        return queries.indicator_page(actor_as("analyst"), indicator, Choice(**chosen), TODAY)

    return read


def test_units_stand_beside_each_other_and_withheld_ones_last(page):
    units = page(by_unit()).units
    assert [(row.name, row.value or row.state) for row in units.ranked] == [
        ("vc_2", "60,0\u00a0%"),
        ("vc_1", "40,0\u00a0%"),
        ("vc_3", "visas inte"),
    ]
    assert units.whole == "50,0\u00a0%" and units.chart is None


def test_a_unit_has_its_curve(page):
    units = page(by_unit(), unit="vc_2").units
    assert units.chosen == "vc_2" and [row.value for row in units.chart.rows] == ["60,0\u00a0%"]
    assert [row.address for row in units.ranked if row.chosen] == ["?measure=share&municipality=%2A&target_group=all"]


def test_a_unit_that_is_not_known_is_no_choice(page):
    assert page(by_unit(), unit=ODD).units.chosen == ""


def test_a_withheld_unit_shows_its_state_and_no_figure(page):
    chart = page(by_unit(), unit="vc_3").units.chart
    assert [(row.value, row.state) for row in chart.rows] == [("", "visas inte")]


def test_no_units_in_a_target_group_or_where_none_is_known(page):
    assert page(by_unit(), target_group="disability").units is None
    assert page([shares()]).units is None


def test_units_of_the_quarter_before_stand_for_a_later_month(page):
    window = (date(2025, 3, 1), date(2026, 9, 1)), (date(2025, 4, 1), date(2026, 10, 1))
    rows = [shares("continuity", 0.4, period, "rolling_18_months") for period in window]
    rows += [shares("continuity", 0.4, window[0], "rolling_18_months", unit=unit) for unit in UNITS]
    units = page(rows, "continuity").units
    assert "augusti 2026" in units.period and len(units.ranked) == 2


def test_others_figures_stand_beside_and_are_never_merged(page):
    rows = [
        shares(),
        shares(value=0.9, version="1+from vgr", basis=Basis.REGISTER),
        shares(value=0.8, version="+from SKR", basis=Basis.PUBLISHED),
        shares(value=0.7, basis=Basis.SURVEY),
        shares(value=0.6, version="+from SKR", basis=Basis.PUBLISHED, municipality="1490"),
        shares(version="+from Kolada", basis=Basis.PUBLISHED, status="suppressed"),
    ]
    found = page(rows)
    assert found.value == "50,0\u00a0%" and len(found.chart.rows) == 1
    assert [(row.publisher, row.basis, row.value or row.state) for row in found.elsewhere] == [
        ("", "en enkät", "70,0\u00a0%"),
        ("Kolada", "publicerad statistik", "visas inte"),
        ("SKR", "publicerad statistik", "80,0\u00a0%"),
        ("vgr", "vårdhändelser", "90,0\u00a0%"),
    ]


def test_the_page_names_publisher_basis_and_profile(client_as, southern, run):
    run(made_up.table([shares(), shares(value=0.8, version=f"+from {ODD}", basis=Basis.PUBLISHED)]))
    text = client_as("analyst").get("/indicators/own_physician_visits/").content.decode()
    assert "&lt;script&gt;alert(1)" in text and "<script>alert" not in text
    assert "publicerad statistik" in text and "profilen ”open”" in text


NEAR, FAR = 0.95, 0.1


@pytest.mark.parametrize(
    ("experience", "time", "sentence", "overrides"),
    [
        (FAR, NEAR, "Vården är inte nära.", True),
        (NEAR, FAR, "Vården är nära.", True),
        (None, NEAR, "Vården är nära.", False),
        (None, FAR, "Vården är inte nära.", False),
        ("suppressed", NEAR, "Siffran som avgör visas inte, för att skydda enskilda.", True),
        (None, None, "Det är inte känt om vården är nära.", False),
    ],
)
def test_the_persons_own_experience_overrides(page, experience, time, sentence, overrides):
    rows = [] if time is None else [shares("closeness", time)]
    if experience == "suppressed":
        rows.append(shares("closeness_experience", status="suppressed"))
    elif experience is not None:
        rows.append(shares("closeness_experience", experience))
    found = page(rows, "closeness").closeness
    assert (found.sentence, found.overrides) == (sentence, overrides)
    assert sum(row.stands for row in found.rows) == overrides


def test_only_pages_of_closeness_say_whether_care_is_near(page):
    assert page([shares()]).closeness is None


def test_small_curves_have_one_scale_or_their_own(page):
    rows = [shares(value=value, municipality=code) for code, value in (("*", 0.5), ("1490", 0.2), ("1463", 0.8))]
    own, common = page(rows), page(rows, scale="common")
    scales = [{row.drawing.value_ticks for row in each.multiples if row.drawing} for each in (own, common)]
    assert [len(each) for each in scales] == [2, 1]
    assert page(rows, scale=ODD).choice.scale == ""
