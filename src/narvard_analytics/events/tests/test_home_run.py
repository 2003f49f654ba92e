"""Figures travel as aggregates and come out as results again, apart from what is computed here."""

from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.events.coexistence import DeliveryAlreadyLoaded
from narvard_analytics.events.home_run import (
    NoFigures,
    code_lists_in,
    covered,
    definitions_in,
    delivered_figures,
    to_aggregates,
    to_results,
)
from narvard_analytics.events.manifest import HOME_RUN, ManifestNotRead
from narvard_analytics.events.receiving import NotReceived, receive
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.events.store import DeliveryDamaged, read_manifests, write_delivery
from narvard_analytics.events.tests.made_up import manifest
from narvard_analytics.results import KEY, SCHEMA, PeriodKind, empty, join

CUT_OFF = datetime(2025, 1, 1, tzinfo=UTC)
NOTES = {"definitions": {"continuity": "1"}, "profile": "open"}
PERIODS = {
    PeriodKind.MONTH: (date(2024, 12, 1), date(2025, 1, 1)),
    PeriodKind.QUARTER: (date(2024, 1, 1), date(2024, 4, 1)),
    PeriodKind.YEAR: (date(2024, 1, 1), date(2025, 1, 1)),
    PeriodKind.ROLLING_18_MONTHS: (date(2023, 7, 1), date(2025, 1, 1)),
    PeriodKind.POINT: (date(2024, 1, 1), date(2024, 1, 2)),
}


def row(kind=PeriodKind.YEAR, **more):
    begin, end = PERIODS[kind]
    return {
        **dict.fromkeys(SCHEMA.names),
        "indicator": "continuity",
        "measure": "coc",
        "version": "1",
        "period_kind": kind,
        "period_from": begin,
        "period_to": end,
        "municipality": "1490",
        "unit": "*",
        "target_group": "all",
        "numerator": 5.0,
        "denominator": 10.0,
        "value": 0.5,
        "status": "ok",
        "interval_method": "none",
        "code_list": "list 1",
        "basis": "register",
        "inputs": "home",
        "cut_off": CUT_OFF,
        **more,
    }


def results(*rows):
    return join([pa.Table.from_pylist(list(rows), schema=SCHEMA)])


def back(table):
    return to_results(to_aggregates(table, "1490"), "here", CUT_OFF).to_pylist()


WITHHELD = {"status": "suppressed", "numerator": None, "denominator": None, "value": None}
TRAVELS = [
    ("a month", row(PeriodKind.MONTH)),
    ("a quarter", row(PeriodKind.QUARTER)),
    ("a rolling window", row(PeriodKind.ROLLING_18_MONTHS)),
    ("a day", row(PeriodKind.POINT)),
    ("everybody everywhere", row(municipality="*")),
    ("a unit", row(municipality="*", unit="u1")),
    ("a group", row(target_group="disability")),
    ("withheld", row(**WITHHELD)),
    ("a survey", row(basis="survey")),
]


@pytest.mark.parametrize("sent", [t[1] for t in TRAVELS], ids=[t[0] for t in TRAVELS])
def test_a_figure_comes_out_as_it_went_in_but_for_who_computed_it(sent):
    (got,) = back(results(sent))
    changed = {"version": "1+from 1490", "inputs": "here"}
    assert got == {**sent, **changed}


PLACES = st.sampled_from(["*", "1490", "unknown"])
GROUPS = st.sampled_from(["all", "disability"])
FIGURES = st.tuples(st.sampled_from(list(PeriodKind)), PLACES, GROUPS, st.none() | st.floats(0, 1e6))


def of_ours(kind, municipality, group, value):
    status = "no_data" if value is None else "ok"
    return row(kind, municipality=municipality, target_group=group, value=value, status=status)


@given(st.lists(FIGURES, unique_by=lambda figure: figure[:3]))
def test_as_many_figures_come_out_as_went_in_and_none_is_like_one_of_ours(drawn):
    ours = results(*(of_ours(*figure) for figure in drawn)) if drawn else empty()
    if not drawn:
        with pytest.raises(NoFigures):
            to_aggregates(ours, "1490")
        return
    theirs = back(ours)
    keys = [{tuple(r[name] for name in KEY) for r in rows} for rows in (ours.to_pylist(), theirs)]
    assert len(keys[0]) == len(keys[1]) == len(drawn)
    assert not keys[0] & keys[1]
    assert sorted(r["value"] or 0 for r in theirs) == sorted(r["value"] or 0 for r in ours.to_pylist())


def published(**more):
    about = {"indicator": "U1", "municipality": "1490", "period_from": date(2023, 1, 1), "publisher": "Kolada (RKA)"}
    return {"basis": "published", "status": "ok", "value": 4.0, "period_to": date(2024, 1, 1), **about, **more}


PUBLISHED = [
    (published(), ("value", "year", "published", "1490", "ok")),
    (published(period_to=date(2023, 7, 1)), ("value", "6_months", "published", "1490", "ok")),
    (published(period_to=date(2023, 1, 31)), ("value", "30_days", "published", "1490", "ok")),
    (published(value=None), ("value", "year", "published", "1490", "no_data")),
    (published(basis="survey", municipality=None), ("value", "year", "survey", "*", "ok")),
]


@pytest.mark.parametrize(("figure", "expected"), PUBLISHED)
def test_a_publisher_s_figures_keep_their_basis(figure, expected):
    table = pa.Table.from_pylist([figure], schema=TABLES["aggregates"].arrow_schema())
    (got,) = to_results(table, "here", CUT_OFF).to_pylist()
    assert (got["measure"], got["period_kind"], got["basis"], got["municipality"], got["status"]) == expected
    assert got["version"] == "+from Kolada (RKA)"


def test_the_manifest_can_say_what_the_figures_rest_on():
    rows = results(row(), row(PeriodKind.MONTH, code_list=""), row(indicator="named_physician", version="2"))
    assert definitions_in(rows) == {"continuity": "1", "named_physician": "2"}
    assert code_lists_in(rows) == ["list 1"]
    assert covered(rows, date(2026, 1, 1)) == (date(2024, 1, 1), date(2025, 1, 1))
    assert covered(rows, date(2024, 10, 1)) == (date(2024, 1, 1), date(2024, 10, 1))
    assert covered(rows, date(2023, 1, 1)) == (date(2024, 1, 1), date(2024, 1, 2))


def at_home(folder, *rows, controller="1490", publisher="", **more):
    """A delivery of figures as it lies at the controller's."""
    figures = to_aggregates(results(*(rows or (row(),))), publisher or controller)
    about = manifest(controller, dataset=HOME_RUN, **{"notes": NOTES, **more})
    return write_delivery(folder, about, {"aggregates": figures})


def test_a_delivery_of_figures_is_received_whole_and_comes_out_apart(tmp_path):
    folder = at_home(tmp_path / "home")
    received = receive(folder, tmp_path / "store")
    (there,) = read_manifests(tmp_path / "store")
    assert (received.name, there.notes, there.has_persons) == (folder.name, NOTES, False)
    (figure,) = delivered_figures(open_snapshot(tmp_path / "store")).to_pylist()
    assert (figure["value"], figure["version"], figure["basis"]) == (0.5, "1+from 1490", "register")
    with pytest.raises(DeliveryAlreadyLoaded):
        receive(folder, tmp_path / "store")


def test_figures_of_two_controllers_are_never_added_up(tmp_path):
    for controller in ("1490", "1463"):
        receive(at_home(tmp_path / controller, controller=controller), tmp_path / "store")
    figures = delivered_figures(open_snapshot(tmp_path / "store"))
    assert sorted(figures["version"].to_pylist()) == ["1+from 1463", "1+from 1490"]
    assert figures["numerator"].to_pylist() == [5.0, 5.0]


def test_a_run_a_month_later_stands_beside_and_its_figures_are_the_ones_read(tmp_path):
    """Also one that withholds what was shown before; the months that only the first has stay."""
    first = [row(PeriodKind.MONTH), row(PeriodKind.QUARTER)]
    later = [row(PeriodKind.MONTH, **WITHHELD), row(PeriodKind.YEAR)]
    for number, rows in enumerate((first, later)):
        made = {"end": date(2025, 1 + number, 1), "made_at": datetime(2025, 2 + number, 1, tzinfo=UTC)}
        receive(at_home(tmp_path / str(number), *rows, **made), tmp_path / "store")
    figures = delivered_figures(open_snapshot(tmp_path / "store")).to_pylist()
    assert {r["period_kind"]: r["value"] for r in figures} == {"month": None, "quarter": 0.5, "year": 0.5}
    assert len(figures) == 3


def test_no_figures_come_out_where_none_was_delivered(tmp_path):
    write_delivery(tmp_path, manifest("1490"), {"units": pa.table({"unit": ["u"]})})
    assert delivered_figures(open_snapshot(tmp_path)).num_rows == 0


REFUSED = [
    ("no definitions", {"notes": {"profile": "open"}}, NotReceived, "by which definitions"),
    ("no profile", {"notes": {"definitions": {"a": "1"}}}, NotReceived, "under which profile"),
    ("another's figures", {"publisher": "1463"}, NotReceived, "not its controller"),
]


@pytest.mark.parametrize(("more", "refusal", "words"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_cannot_be_vouched_for_is_refused(tmp_path, more, refusal, words):
    with pytest.raises(refusal, match=words):
        receive(at_home(tmp_path / "home", **more), tmp_path / "store")
    assert read_manifests(tmp_path / "store") == []


def test_a_withheld_figure_that_is_there_all_the_same_is_refused(tmp_path):
    folder = at_home(tmp_path / "home", row(status="suppressed", value=0.5))
    with pytest.raises(NotReceived, match="withheld"):
        receive(folder, tmp_path / "store")


def test_care_events_do_not_come_in_by_this_door(tmp_path):
    folder = write_delivery(tmp_path / "home", manifest("1490"), {"units": pa.table({"unit": ["u"]})})
    with pytest.raises(NotReceived, match="aggregates alone"):
        receive(folder, tmp_path / "store")


def test_a_changed_or_renamed_delivery_is_refused(tmp_path):
    folder = at_home(tmp_path / "home")
    pq.write_table(pq.read_table(folder / "aggregates.parquet").slice(0, 0), folder / "aggregates.parquet")
    with pytest.raises(DeliveryDamaged):
        receive(folder, tmp_path / "store")
    (folder / "delivery.json").unlink()
    with pytest.raises(ManifestNotRead):
        receive(folder, tmp_path / "store")


def test_a_period_of_no_days_is_a_day():
    sent = {**row(PeriodKind.POINT), "period_to": PERIODS[PeriodKind.POINT][0]}
    (got,) = back(results(sent))
    assert got["period_to"] - got["period_from"] == timedelta(days=1)
