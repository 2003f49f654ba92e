"""A collaboration's own definitions: written, checked, run, and kept on this side of the social-service fence."""

from datetime import date
from pathlib import Path
from textwrap import dedent, indent

import pytest

from narvard_analytics.engines import EngineKind, open_engine
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.indicators.catalogue import CATALOGUE
from narvard_analytics.indicators.local import (
    AgainstTheLaw,
    CannotBeWritten,
    LocalDefinitionFailed,
    LocalDefinitionNotRead,
    check,
    load_folder,
    write_new,
)
from narvard_analytics.indicators.local.checking import examples_of, kinds_missing
from narvard_analytics.indicators.local.unfenced import Unfenced, without_fenced
from narvard_analytics.indicators.run import run
from narvard_analytics.indicators.tests.stores import at, deliver, person

FIRST, CUT_OFF = date(2024, 1, 1), at("2024-07-01 00:00")
ID = "local_own"


def rows_of(name, *rows):
    return [{column: row.get(column) for column in TABLES[name].names} for row in rows]


STORE = {
    "residence": rows_of(
        "residence",
        {"person": person(1), "municipality": "1490", "from_date": FIRST, "dwelling": "special_elderly"},
        {"person": person(2), "municipality": "1490", "from_date": FIRST, "placed_by": "1463"},
    ),
    "stays": rows_of(
        "stays",
        {
            "stay": "a",
            "episode": "a",
            "person": person(1),
            "admitted_at": at("2024-03-01 10:00"),
            "discharged_at": at("2024-03-05 10:00"),
            "discharged_to": "special_elderly",
            "status": "finished",
        },
    ),
    "notices": rows_of(
        "notices",
        {
            "notice": "n",
            "episode": "a",
            "person": person(1),
            "kind": "admission",
            "sent_at": at("2024-03-01 12:00"),
            "needs": "home_care",
            "to_service": "social_services",
        },
    ),
    "interventions": rows_of(
        "interventions",
        *(
            {"person": person(n), "law": law, "kind": "k", "from_date": FIRST}
            for n, law in ((1, "hsl"), (1, "sol"), (2, "lss"))
        ),
    ),
    "named_contacts": rows_of(
        "named_contacts",
        *(
            {"person": person(1), "role": role, "practitioner": "p", "from_date": FIRST}
            for role in ("physician", "fast_omsorgskontakt")
        ),
    ),
    "plans": rows_of(
        "plans",
        *({"plan": kind, "person": person(1), "kind": kind, "from_date": FIRST} for kind in ("sip", "lss")),
    ),
}


@pytest.fixture
def engine(tmp_path):
    deliver(tmp_path / "events", STORE, FIRST, CUT_OFF)
    with open_engine(open_snapshot(tmp_path / "events")) as opened:
        yield opened


def definition(rows, tables=("interventions", "residence"), name=ID, more=""):
    """The source of a local definition whose rows are the given lines, a share of contacts that equals one."""
    starter = starter_source()
    body = starter[: starter.index("def rows(")].replace("local_video_contacts", name)
    body = body.replace('tables=("contacts", "residence"),', f"tables={tables!r},{more}")
    body = body.replace('"video",\n', '"contacts",\n').replace(
        '"video", "contacts", HIGH', '"contacts", "contacts", HIGH'
    )
    given = indent(dedent(rows).strip(), "    ")
    entries = "INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows)),)"
    return f"{body}\ndef rows(engine, plan):\n{given}\n\n\n{entries}\n"


def starter_source():
    return (Path(__file__).parents[1] / "starter.py").read_text(encoding="utf-8")


def loaded(folder, source):
    folder.mkdir(exist_ok=True)
    (folder / "own.py").write_text(source, encoding="utf-8")
    return load_folder(folder)


def test_a_new_definition_passes_its_examples_at_once_and_has_all_kinds(tmp_path):
    written = write_new("own", tmp_path)
    assert [file.name for file in written] == [f"{ID}.py", f"{ID}.yaml"]
    found = list(check(tmp_path))
    assert [(each.indicator, each.differences) for each in found] == [(ID, ())] * 6
    assert kinds_missing([each.case for each in found]) == ()
    assert kinds_missing(examples_of(tmp_path, ID).cases[:5]) == ("two_principals",)


def test_an_example_fails_when_the_rule_is_changed(tmp_path):
    file, _ = write_new("own", tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace('== "video"', '== "phone"'), encoding="utf-8")
    differing = [each.number for each in check(tmp_path) if each.differences]
    assert differing == [1, 2, 6]


def test_a_local_result_says_that_it_is_local_and_the_catalogue_does_not_change(tmp_path, engine):
    before = set(CATALOGUE)
    write_new("own", tmp_path / "own")
    rows = run(engine, load_folder(tmp_path / "own"))
    assert set(rows["indicator"].to_pylist()) == {ID}
    assert set(CATALOGUE) == before


@pytest.mark.parametrize("name", ["Own", "a b", "åäö", "x" * 80, "../own", "a-b", ""])
def test_a_bad_id_writes_nothing(tmp_path, name):
    with pytest.raises(CannotBeWritten):
        write_new(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(tmp_path):
    write_new("own", tmp_path)
    with pytest.raises(CannotBeWritten, match="there already"):
        write_new("local_own", tmp_path)


@pytest.mark.parametrize("kind", [EngineKind.DUCKDB, EngineKind.PLAIN])
def test_no_fenced_column_row_or_code_is_in_any_table(tmp_path, kind):
    deliver(tmp_path, STORE, FIRST, CUT_OFF)
    with open_engine(open_snapshot(tmp_path), kind=kind) as opened:
        view = Unfenced(opened)
        for table in TABLES.values():
            fenced = {column.name for column in table.columns if column.fenced}
            left = view.table(table.name)
            assert not fenced & set(left.columns), table.name
            assert set(left.columns) == set(opened.table(table.name).columns) - fenced
            for column in (c for c in table.columns if c.fenced_codes):
                codes = view.to_arrow(left.select(column.name).distinct())[column.name].to_pylist()
                assert codes and not set(codes) & {None, *column.fenced_codes}, (table.name, column.name)


def test_rows_whose_code_is_not_known_are_kept_out_too(engine):
    table = engine.table("interventions").mutate(law=engine.table("interventions").law.nullif("hsl"))
    assert engine.to_arrow(without_fenced("interventions", table)).num_rows == 0


def test_steps_of_the_catalogue_are_not_the_views(engine):
    engine.step("living_there", lambda: engine.table("residence").select("person", "dwelling"))
    view = Unfenced(engine)
    with pytest.raises(Exception, match="dwelling"):
        view.step("living_there", lambda: view.table("residence").select("person", "dwelling"))
    own = view.step("living_there", lambda: view.table("residence").select("person", "municipality"))
    assert own.columns == ("person", "municipality")


def test_an_expression_has_no_way_back_to_what_was_left_out(engine):
    """Nothing that an expression on the view is made of knows a fenced column."""
    view = Unfenced(engine)
    for table in (t for t in TABLES.values() if any(c.fenced or c.fenced_codes for c in t.columns)):
        expression = view.table(table.name).select("person").op()
        names = {
            name for node in expression.find(object) for name in getattr(getattr(node, "schema", None), "names", ())
        }
        assert not names & {column.name for column in table.columns if column.fenced}, table.name


def test_municipal_health_care_is_reached_and_social_services_are_not(tmp_path, engine):
    rows = """
    found = engine.table("interventions")
    return found.select("person", day=found.from_date, contacts=constant(1, "int64"))
    """
    (entry,) = loaded(tmp_path / "own", definition(rows))
    january = [row for row in run(engine, [entry]).to_pylist() if row["period_from"] == FIRST]
    assert {row["numerator"] for row in january if row["municipality"] == "1490" and row["target_group"] == "all"} == {
        1
    }


WAYS = [
    "found = found.filter(found.{0}.notnull())",
    'found = found.filter(found["{0}"].notnull())',
    'found = found.rename(x="{0}")\n    found = found.filter(found.x.notnull())',
    'found = found.order_by("{0}")',
    'found = found.drop_null("{0}")',
]


def told_by(table, column, day, how):
    """The source of a definition that uses a column in one of the ways."""
    rows = f"""
    found = engine.table("{table}")
    {how.format(column)}
    return found.select("person", day=found.{day}, contacts=constant(1, "int64"))
    """
    return definition(rows, (table, "residence"))


@pytest.mark.parametrize(
    ("table", "column", "day"),
    [
        ("residence", "dwelling", "from_date"),
        ("residence", "placed_by", "from_date"),
        ("stays", "discharged_to", "admitted_day"),
        ("notices", "needs", "sent_day"),
        ("notices", "to_service", "sent_day"),
    ],
)
@pytest.mark.parametrize("how", WAYS)
def test_a_fenced_column_is_not_there(tmp_path, engine, table, column, day, how):
    (entry,) = loaded(tmp_path / "own", told_by(table, column, day, how))
    with pytest.raises(LocalDefinitionFailed, match=column):
        run(engine, [entry])


@pytest.mark.parametrize("how", WAYS)
def test_another_column_is_there_in_the_same_ways(tmp_path, engine, how):
    (entry,) = loaded(tmp_path / "own", told_by("stays", "discharged_at", "admitted_day", how))
    assert 1 in run(engine, [entry])["numerator"].to_pylist()


def test_the_law_is_read_before_anything_is_run(tmp_path):
    mark = tmp_path / "ran"
    with pytest.raises(AgainstTheLaw):
        loaded(tmp_path / "own", f"from pathlib import Path\nPath({str(mark)!r}).touch()\nINDICATORS = ()\n")
    assert not mark.exists()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (lambda: definition("return None", name="own"), "begin with local_"),
        (lambda: definition("return None", more=' fenced=("residence.dwelling",),'), "reaches nothing fenced"),
        (lambda: "INDICATORS = (1,)\n", "no Indicator"),
        (lambda: "x = 1\n", "was not read"),
        (lambda: "this is not Python\n", "was not read"),
    ],
)
def test_what_is_no_local_definition_is_refused(tmp_path, source, said):
    with pytest.raises(LocalDefinitionNotRead, match=said):
        loaded(tmp_path / "own", source())


def test_an_id_stands_once_in_a_folder(tmp_path):
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text(starter_source(), encoding="utf-8")
    with pytest.raises(LocalDefinitionNotRead, match="more than once"):
        load_folder(tmp_path)


def test_an_empty_folder_says_what_to_do(tmp_path):
    with pytest.raises(LocalDefinitionNotRead, match="narvard indicators new"):
        load_folder(tmp_path)


def test_a_definition_without_examples_says_what_to_write(tmp_path):
    loaded(tmp_path / "own", starter_source())
    with pytest.raises(LocalDefinitionNotRead, match="two_principals"):
        list(check(tmp_path / "own"))
