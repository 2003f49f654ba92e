"""Kept results: a rerun asks nothing, a new month computes what it touches, and figures can be computed again."""

import json
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from narvard_analytics.engines import Engine, open_engine
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.indicators.catalogue import CATALOGUE
from narvard_analytics.indicators.definition import Time
from narvard_analytics.indicators.kept import CannotReproduce, KeptFolder, NoSuchResult, compute_kept, reproduce
from narvard_analytics.indicators.kept.sources import settled_before
from narvard_analytics.indicators.run import run
from narvard_analytics.periods import month_number
from narvard_analytics.results import Basis

from .generated import stores
from .known_by import known_by
from .plain import ZONE
from .stores import at, deliver, person, store
from .test_engines_agree import SEVEN

FIRST, UNTIL = date(2020, 1, 1), date(2022, 1, 1)
HOME = {"municipality": "1490", "from_date": date(2010, 1, 1)}
MONTHS = [date(2020, number, 1) for number in range(1, 13)]
OLD = date(1930, 1, 1)
PEOPLE = range(1, 5)


def visit(who, day, name, **more):
    given_row = {"contact": name, "person": person(who), "setting": "emergency_department", "kind": "visit"}
    return {**given_row, "status": "finished", "started_at": at(f"{day} 12:00"), **more}


def world(**changed):
    """Four persons over eighty; an emergency visit a month, and each month named after it."""
    tables = {
        "persons": [{"person": person(n), "birth_date": OLD} for n in PEOPLE],
        "residence": [{"person": person(n), **HOME, "municipality": "1489" if n == 4 else "1490"} for n in PEOPLE],
        "contacts": [visit(1, month + timedelta(days=4), f"c{month.month}") for month in MONTHS],
        "cohorts": [],
    }
    return store(**{**tables, **changed})


def midnight(day):
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


@contextmanager
def delivered(root, rows, day, kind="plain"):
    """An engine over what was known on a day, as one delivery of the whole span."""
    deliver(root, known_by(rows, day), FIRST, midnight(day), until=UNTIL)
    with open_engine(open_snapshot(root), kind=kind) as engine:
        yield engine


def computed_on(tmp_path, day, rows, names=("emergency_visits_80",)):
    """The kept run on a day over a store of its own, checked against a run that keeps nothing."""
    root = Path(tmp_path, f"{day}-{len(list(tmp_path.iterdir()))}")
    with delivered(root, rows, day) as engine:
        found = compute_kept(tmp_path / "kept", engine, names)
        assert found.rows.equals(run(engine, names))
    return found


@pytest.fixture
def asked(monkeypatch):
    """What engines are asked, in order."""
    questions = []
    for name in ("_answer", "_stream", "_keep"):
        for kind in Engine.__subclasses__():
            real = getattr(kind, name)

            def counted(self, *given_words, _real=real, _name=name):
                questions.append(_name)
                return _real(self, *given_words)

            monkeypatch.setattr(kind, name, counted)
    return questions


def test_a_rerun_asks_the_engine_nothing(tmp_path, asked):
    with delivered(tmp_path / "events", world(), date(2020, 6, 1), "duckdb") as engine:
        first = compute_kept(tmp_path / "kept", engine, SEVEN[:3])
    assert asked
    asked.clear()
    with open_engine(open_snapshot(tmp_path / "events")) as engine:
        again = compute_kept(tmp_path / "kept", engine, SEVEN[:3])
    assert asked == []
    assert again.rows.equals(first.rows)
    assert (again.taken, again.computed, first.taken) == (first.computed, 0, 0)
    assert again.results == first.results


def test_a_new_month_computes_the_months_it_touches_and_a_rerun_none(tmp_path):
    assert computed_on(tmp_path, date(2020, 6, 1), world()).computed == 5
    # May is counted on, and settled with, what is known in June: it is computed once more.
    second = computed_on(tmp_path, date(2020, 7, 1), world())
    assert (second.taken, second.computed) == (4, 2)
    assert computed_on(tmp_path, date(2020, 7, 1), world()).computed == 0
    third = computed_on(tmp_path, date(2020, 8, 1), world())
    assert (third.taken, third.computed) == (5, 2)


JUNE = date(2020, 6, 1)


def lives(*, birth=OLD, death=None):
    return [{"person": person(n), "birth_date": birth, "death_date": death} for n in PEOPLE]


VISITS = world()["contacts"]
MOVED = [{**HOME, "person": person(1), "to_date": date(2020, 4, 11)}, *world()["residence"][1:]]
MOVED += [{"person": person(1), "municipality": "1489", "from_date": date(2020, 4, 11)}]
AT_WORK = [{"person": person(1), "cohort": "disability", "definition": "d", "from_date": date(2020, 5, 1)}]

TOUCHED = [
    # Late: a visit in March that was not delivered before. February is counted on what was known before April.
    ({"contacts": [*VISITS, visit(2, "2020-03-20", "late")]}, 1),
    # Cancelled: a visit in April is told otherwise.
    ({"contacts": [{**row, "status": "cancelled" if row["contact"] == "c4" else "finished"} for row in VISITS]}, 2),
    # A move and a death in April are told afterwards.
    ({"residence": MOVED}, 2),
    ({"persons": lives(death=date(2020, 4, 2))}, 2),
    # Everybody was younger than thought, and somebody lived elsewhere all the time.
    ({"persons": lives(birth=date(1960, 1, 1))}, 0),
    ({"residence": [{**row, "municipality": "1489"} for row in world()["residence"]]}, 0),
    # A group that begins in May leaves what is settled before May; a death to come leaves all that is settled.
    ({"cohorts": AT_WORK}, 3),
    ({"persons": lives(death=date(2020, 6, 9))}, 4),
]


@pytest.mark.parametrize(("changed", "taken"), TOUCHED)
def test_what_has_changed_is_computed_from_the_first_month_it_touches(tmp_path, changed, taken):
    computed_on(tmp_path, JUNE, world())
    found = computed_on(tmp_path, date(2020, 7, 1), world(**changed))
    assert found.taken == taken


def test_what_must_be_followed_up_is_computed_until_it_is_settled(tmp_path):
    names = ["unplanned_readmission_30d_65"]
    stay = {"person": person(1), "status": "finished", "planned": False, "organization": "SÄS"}
    days = [(f"s{n}", f"2020-0{n}-10 10:00", f"2020-0{n}-12 10:00") for n in range(1, 7)]
    stays = [
        {**stay, "stay": name, "episode": name, "admitted_at": at(start), "discharged_at": at(end)}
        for name, start, end in days
    ]
    computed_on(tmp_path, JUNE, world(stays=stays), names)
    found = computed_on(tmp_path, date(2020, 7, 1), world(stays=stays), names)
    assert (found.taken, found.computed) == (4, 2)


FLOW = CATALOGUE["emergency_visits_80"].definition


@pytest.mark.parametrize(
    ("changed", "end", "settled"),
    [
        # The day after the period counts too, so the month after it has to be known.
        ({}, date(2020, 2, 1), date(2020, 3, 1)),
        ({"time": Time.STOCK}, date(2020, 2, 1), date(2020, 3, 1)),
        ({"follow_up_days": 30}, date(2020, 4, 1), date(2020, 6, 1)),
        ({"follow_up_days": 30}, date(2020, 5, 1), date(2020, 6, 1)),
        ({"follow_up_days": 90}, date(2020, 1, 1), date(2020, 4, 1)),
        ({"follow_up_days": 90}, date(2020, 2, 1), date(2020, 6, 1)),
        ({"basis": Basis.SURVEY}, date(2020, 2, 1), None),
        ({"time": Time.ANNUAL}, date(2020, 2, 1), None),
    ],
)
def test_figures_are_settled_when_their_follow_up_has_ended_with_a_day_to_spare(changed, end, settled):
    assert settled_before(replace(FLOW, **changed), end) == (settled and month_number(settled))


@pytest.mark.parametrize(
    "changed",
    [
        {"version": "2"},
        {"name": None},
    ],
)
def test_another_version_is_another_result_and_other_words_are_not(tmp_path, changed):
    entry = CATALOGUE["emergency_visits_80"]
    with delivered(tmp_path / "events", world(), JUNE) as engine:
        compute_kept(tmp_path / "kept", engine, [entry])
        other = replace(entry, definition=replace(entry.definition, **changed))
        assert compute_kept(tmp_path / "kept", engine, [other]).computed == (5 if "version" in changed else 0)


def test_other_code_is_another_result(tmp_path, monkeypatch):
    with delivered(tmp_path / "events", world(), JUNE) as engine:
        compute_kept(tmp_path / "kept", engine, ["emergency_visits_80"])
        monkeypatch.setattr("narvard_analytics.indicators.kept.computing.code_version", lambda entry: "changed")
        assert compute_kept(tmp_path / "kept", engine, ["emergency_visits_80"]).computed == 5


def test_a_record_says_what_the_result_was_computed_from_and_by(tmp_path):
    found = computed_on(tmp_path, JUNE, world())
    (record,) = KeptFolder(tmp_path / "kept").all()
    assert found.results == (record.id,)
    assert (record.request.version, record.source.cut_off) == ("1", midnight(JUNE))
    assert record.ends == tuple(MONTHS[1:6])
    assert set(record.source.tables) == {"persons", "residence", "contacts", "cohorts"}
    ((delivery, tables),) = record.source.deliveries.items()
    assert delivery.startswith("region.care_events.2020-01-01.")
    assert {len(sha) for sha in tables.values()} == {64}


SETTINGS = settings(deadline=None, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))


def agrees_month_after_month(rows, later_rows, days):
    """Kept on each day, with rows that are changed between, and equal each time to a run that keeps nothing."""
    with TemporaryDirectory() as name:
        for day, known in zip(days, (rows, rows, later_rows), strict=True):
            computed_on(Path(name), day, known, SEVEN)


@settings(SETTINGS, max_examples=5, derandomize=True)
@given(stores(), st.data())
def test_generated_stores_agree_month_after_month(rows, data):
    days = sorted(data.draw(st.lists(st.sampled_from(DAYS), min_size=3, max_size=3, unique=True)))
    changed = data.draw(stores())
    tables = data.draw(st.sets(st.sampled_from(sorted(rows)), max_size=1))
    agrees_month_after_month(rows, {**rows, **{name: changed[name] for name in tables}}, days)


DAYS = [date(2021, 7, 1), date(2021, 7, 15), date(2021, 8, 1), date(2021, 9, 1), date(2021, 10, 16)]


def results_of(tmp_path):
    """One kept result, the folders of its events and of what is kept."""
    with delivered(tmp_path / "events", world(), JUNE) as engine:
        (result,) = compute_kept(tmp_path / "kept", engine, ["emergency_visits_80"]).results
    return result, tmp_path / "kept", tmp_path / "events"


def test_a_result_is_computed_again_from_deliveries_that_have_been_replaced(tmp_path):
    result, kept, events = results_of(tmp_path)
    late = world(contacts=[visit(2, "2020-03-20", "late")])
    deliver(events, known_by(late, JUNE), FIRST, midnight(JUNE), until=UNTIL)
    found = reproduce(kept, result, events)
    assert found.equal
    assert found.rows == len(KeptFolder(kept).rows(result)) > 0


def test_a_figure_that_has_been_changed_is_named(tmp_path):
    result, kept, events = results_of(tmp_path)
    (file,) = kept.glob("*/*/*.parquet")
    rows = pq.read_table(file)
    place = rows.column_names.index("numerator")
    pq.write_table(rows.set_column(place, "numerator", pc.add(rows["numerator"], 1)), file)
    found = reproduce(kept, result, events)
    assert not found.equal
    assert {one.column for one in found.differences} == {"numerator"}
    assert all(one.kept == one.now + 1 for one in found.differences)


def test_what_is_not_here_is_said(tmp_path, monkeypatch):
    result, kept, events = results_of(tmp_path)
    with pytest.raises(NoSuchResult, match="There is no result nothing"):
        reproduce(kept, "nothing", events)
    with pytest.raises(CannotReproduce, match="which is not in this catalogue"):
        reproduce(kept, result, events, entries={})
    (delivery,) = events.glob("region.*")
    shutil.move(delivery, tmp_path / "away")
    with pytest.raises(CannotReproduce, match=f"the delivery {delivery.name}, which is not in the event store"):
        reproduce(kept, result, events)
    shutil.move(tmp_path / "away", delivery)
    (record,) = kept.glob("*/*/*.json")
    fields = json.loads(record.read_text(encoding="utf-8"))
    fields["source"]["deliveries"][delivery.name]["contacts"] = "0" * 64
    record.write_text(json.dumps(fields), encoding="utf-8")
    with pytest.raises(CannotReproduce, match="its hashes differ"):
        reproduce(kept, result, events)
    monkeypatch.setattr("narvard_analytics.indicators.kept.reproducing.code_version", lambda entry: "changed")
    with pytest.raises(CannotReproduce, match="and this is changed"):
        reproduce(kept, result, events)
