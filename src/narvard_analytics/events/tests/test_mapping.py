"""CSV of any layout becomes tables as its mapping says, and what does not fit is told with line, column and value."""

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.loading import kept_rows, kept_tables
from narvard_analytics.events.readers.mapping.document import ColumnSource, FileSource
from narvard_analytics.events.readers.mapping.parsing import (
    COLUMN_KEYS,
    DOCUMENT_KEYS,
    FILE_KEYS,
    TABLE_KEYS,
    MappingNotValid,
    parse_mapping,
)
from narvard_analytics.events.readers.mapping.values import NotConverted, converted, doubtful
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import connection
from narvard_analytics.events.tests.exports import KEY

TOLVAN = "19121212-1212"
STAYS = """
files:
  - file: vtf*.csv
    encoding: latin-1
    empty: [NULL]
    tables:
      - table: stays
        where: {Vårdform: S}
        columns:
          stay: Nr
          episode: Nr
          person: Pnr
          admitted_at: {columns: [Datum, Tid], join: " ", format: "%d.%m.%Y %H:%M"}
          planned: {column: Sätt, values: {Akut: "false", Planerad: "true"}}
          drg_weight: {column: Vikt, multiply: "0.001"}
          status: {constant: finished}
      - table: persons
        once: true
        columns: {person: Pnr, sex: {column: Kön, values: {K: female}, otherwise: unknown}}
      - table: diagnoses
        filled: Diagnos
        columns: {event: Nr, person: Pnr, system: {constant: ICD-10-SE}, code: Diagnos}
"""
HEAD = "Nr;Pnr;Datum;Tid;Vårdform;Sätt;Vikt;Kön;Diagnos"
ROWS = (
    f"1;{TOLVAN};01.02.2024;10:15;S;Akut;1 250;K;I50.9",
    f"2;{TOLVAN.replace('-', '')};02.02.2024;11:00;S;planerad;800,5;?;",
    f"3;{TOLVAN};02.02.2024;11:00;Ö;Akut;;K;J44",
)


def write(folder, *rows, name="vtf2024.csv", encoding="latin-1"):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes("\n".join([HEAD, *rows, ""]).encode(encoding))
    return folder


def read(folder, mapping, **more):
    """The report, and the kept rows by table."""
    with check(folder, Expectation("region", KEY, mapping=parse_mapping(mapping), **more)) as report:
        with connection(folder) as connected:
            rows = {
                table: connected.execute(kept_rows(report.prepared, TABLES[table])).to_arrow_table().to_pylist()
                for table in kept_tables(report)
            }
        return report, rows


def test_one_file_becomes_several_tables(tmp_path):
    report, rows = read(write(tmp_path / "in", *ROWS[:2], ROWS[2].replace("Ö;", "S;")), STAYS)
    assert report.sound, report.findings
    assert [(s["stay"], s["planned"], s["drg_weight"]) for s in rows["stays"]] == [
        ("1", False, 1.25),
        ("2", True, 0.8005),
        ("3", False, None),
    ]
    assert rows["stays"][0]["admitted_at"].isoformat() == "2024-02-01T09:15:00+00:00"
    assert [p["sex"] for p in rows["persons"]] == ["female"]
    assert [(d["event"], d["code"]) for d in rows["diagnoses"]] == [("1", "I50.9"), ("3", "J44")]
    assert len({row["person"] for table in rows.values() for row in table}) == 1


def test_rows_are_chosen_by_what_stands_in_a_column(tmp_path):
    _, rows = read(write(tmp_path / "in", *ROWS), STAYS)
    assert [s["stay"] for s in rows["stays"]] == ["1", "2"]


def test_a_key_twice_is_an_error_where_once_is_not_said(tmp_path):
    report, rows = read(write(tmp_path / "in", ROWS[0], ROWS[0]), STAYS)
    assert [(f.table, f.lines) for f in report.findings if f.reason == "duplicate_id"] == [
        ("diagnoses", (3,)),
        ("stays", (3,)),
    ]
    assert (len(rows["stays"]), len(rows["persons"])) == (1, 1)


FAULTS = [
    ("a day that is none", ROWS[0].replace("01.02", "31.02"), "admitted_at", "wrong_format", "Datum+Tid: 31.02."),
    ("a text that has no code", ROWS[0].replace("Akut", "Halvakut"), "planned", "unmapped_value", "Sätt: Halvakut"),
    ("a number that is none", ROWS[0].replace("1 250", "tung"), "drg_weight", "wrong_format", "Vikt: xxxx"),
    ("NaN", ROWS[0].replace("1 250", "NaN"), "drg_weight", "not_a_number", "Vikt: xxx"),
    ("a number in the wrong column", ROWS[0].replace("Akut", TOLVAN), "planned", "unmapped_value", "Sätt: 99999999"),
    ("an identity number that is none", ROWS[0].replace("-1212", "-1213"), "person", "impossible_identity_number", ""),
]


@pytest.mark.parametrize(("row", "column", "reason", "shown"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_told_with_file_line_column_and_a_value_that_tells_of_nobody(tmp_path, row, column, reason, shown):
    report, _ = read(write(tmp_path / "in", ROWS[1], row), STAYS)
    (found,) = [f for f in report.findings if (f.table, f.reason) == ("stays", reason)]
    assert (found.file, found.lines, found.column) == ("vtf2024.csv", (3,), column)
    assert "".join(found.examples).startswith(shown)
    assert "19121212" not in report.to_json()
    assert report.left_out["stays"] == 1


FILES = [
    ("a column that the file lacks", STAYS.replace("stay: Nr", "stay: Nummer"), "mapped_column_lacking", True),
    ("a file that is not there", STAYS + '  - {file: "x.csv", tables: [{table: units, columns: {unit: U}}]}\n',
     "mapped_file_lacking", False),
]  # fmt: skip


@pytest.mark.parametrize(("mapping", "reason", "broken"), [f[1:] for f in FILES], ids=[f[0] for f in FILES])
def test_what_the_mapping_names_has_to_be_there(tmp_path, mapping, reason, broken):
    report, _ = read(write(tmp_path / "in", *ROWS), mapping)
    assert reason in {f.reason for f in report.findings}
    assert report.broken == broken
    assert not report.sound


def test_a_file_that_the_mapping_does_not_know_is_said_and_left(tmp_path):
    folder = write(write(tmp_path / "in", ROWS[0]), ROWS[1], name="other.csv")
    report, rows = read(folder, STAYS)
    assert [(f.file, f.gravity) for f in report.findings if f.reason == "file_not_mapped"] == [("other.csv", "note")]
    assert len(rows["stays"]) == 1


ENCODINGS = [
    ("latin-1", "latin-1", 0),
    ("cp1252", "cp1252", 0),
    ("utf-8", "utf-8", 0),
    ("utf-8-sig", "utf-8-sig", 0),
    ("utf-8-sig", "utf-8", 0),
    ("latin-1", "utf-8", 1),
]


@pytest.mark.parametrize(("written", "stated", "wrong"), ENCODINGS)
def test_encodings(tmp_path, written, stated, wrong):
    tables = "[{table: units, columns: {unit: Nr, level: Sort}}]"
    mapping = f'files: [{{file: "*.csv", encoding: {stated}, delimiter: "|", tables: {tables}}}]'
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "e.csv").write_bytes("Nr|Sort\n1|åäö\n".encode(written))
    report, rows = read(tmp_path / "in", mapping)
    assert len([f for f in report.findings if f.reason == "wrong_encoding"]) == wrong
    assert [u["level"] for u in rows.get("units", [])] == ([] if wrong else ["åäö"])


NOT_VALID = [
    ("no YAML", "files: [", "not YAML"),
    ("no files", "zone: UTC", "lacks files"),
    ("no file at all", "files: []", "at least one"),
    ("a key that is none", "files: [{file: a, tables: [{table: units, columns: {unit: U}}], colour: red}]", "colour"),
    ("a key twice", "files: [{file: a, file: b}]", "file stands twice"),
    ("a table that is none", "files: [{file: a, tables: [{table: visits, columns: {}}]}]", "visits"),
    ("a column that is none", "files: [{file: a, tables: [{table: units, columns: {unit: U, shoe: S}}]}]", "no shoe"),
    ("a required column", "files: [{file: a, tables: [{table: units, columns: {level: L}}]}]", "lacks unit"),
    ("undecided", 'files: [{file: a, tables: [{table: units, columns: {unit: "?"}}]}]', "Decide"),
    ("two ways", "files: [{file: a, tables: [{table: units, columns: {unit: {column: U, constant: c}}}]}]", "only one"),
    ("a zone that is none", "{zone: Boras, files: [{file: a, tables: [{table: units, columns: {unit: U}}]}]}", "Boras"),
    ("an encoding that is none",
     "files: [{file: a, encoding: ebcdic, tables: [{table: units, columns: {unit: U}}]}]", "ebcdic"),
    ("a long delimiter",
     'files: [{file: a, delimiter: "::", tables: [{table: units, columns: {unit: U}}]}]', "one sign"),
    ("infinity", "files: [{file: a, tables: [{table: capacity, columns: {unit: U, date: D, beds: {column: B,"
     " multiply: Infinity}}}]}]", "nothing can be multiplied"),
    ("an identity number as an id", STAYS.replace("stay: Nr", "stay: {columns: [Pnr, Datum]}"), "names persons"),
    ("an identity number as a text", STAYS.replace("event: Nr", "event: Pnr"), "names persons"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), [n[1:] for n in NOT_VALID], ids=[n[0] for n in NOT_VALID])
def test_a_mapping_that_says_what_cannot_be_done_is_refused(text, words):
    with pytest.raises(MappingNotValid, match=words) as refused:
        parse_mapping(text)
    assert str(refused.value).endswith(".")


def test_scalars_stay_as_written():
    mapping = parse_mapping("files: [{file: a, tables: [{table: units, columns: {unit: U, level: {column: L, "
                            "values: {no: 0123, 1.10: yes}}}}]}]")  # fmt: skip
    assert mapping.files[0].tables[0].columns["level"].values == {"no": "0123", "1.10": "yes"}


CONVERTED = [
    # column, source, file, text, value
    ("residence.from_date", {}, {}, "2024-02-01", "2024-02-01"),
    ("residence.from_date", {}, {}, "20240201", "2024-02-01"),
    ("residence.from_date", {}, {}, "2024-02-01 00:00:00", "2024-02-01"),
    ("residence.from_date", {}, {}, "2024-02-01 10:00:00", "wrong_format"),
    ("residence.from_date", {}, {}, "2023-02-29", "wrong_format"),
    ("residence.to_date", {"plus_days": 1}, {}, "2024-12-31", "2025-01-01"),
    ("residence.to_date", {"plus_days": 1}, {}, "9999-12-31", "wrong_format"),
    ("residence.to_date", {}, {"empty": ("9999-12-31",)}, "9999-12-31", None),
    ("residence.from_date", {"formats": ("%d/%m/%Y",)}, {}, "01/02/2024", "2024-02-01"),
    ("residence.from_date", {}, {"dates": ("%y%m%d", "%Y%m%d")}, "20240201", "2024-02-01"),
    ("contacts.started_at", {}, {}, "20240201101500", "2024-02-01 10:15:00"),
    ("contacts.started_at", {}, {"zone": "UTC"}, "2024-02-01 10:15", "2024-02-01 10:15:00+00:00"),
    ("contacts.started_at", {}, {"zone": "UTC"}, "2024-02-01T10:15:00+01:00", "2024-02-01 10:15:00+01:00"),
    ("contacts.started_at", {}, {}, "soon", "wrong_format"),
    ("stays.drg_weight", {}, {}, "1 234,5", "1234.5"),
    ("stays.drg_weight", {}, {}, "1.234,5", "1234.5"),
    ("stays.drg_weight", {}, {"decimal": "."}, "1,234.5", "1234.5"),
    ("stays.drg_weight", {}, {}, "1.5", "wrong_format"),
    ("stays.drg_weight", {}, {}, "1,5,0", "wrong_format"),
    ("stays.drg_weight", {"multiply": 60}, {}, "-0,5", "-30.0"),
    ("capacity.beds", {}, {}, "1e3", "1000"),
    ("contacts.kind", {"values": {"besök": "visit"}}, {}, " BESÖK ", "visit"),
    ("contacts.kind", {"values": {"x": "visit"}, "otherwise": "keep"}, {}, "phone", "phone"),
    ("contacts.kind", {"values": {"x": "visit"}, "otherwise": "empty"}, {}, "fax", None),
    ("contacts.kind", {"values": {"x": "visit"}, "otherwise": "team"}, {}, "fax", "team"),
    ("contacts.kind", {"values": {"x": "visit"}}, {}, "fax", "unmapped_value"),
    ("contacts.kind", {"values": {"": "visit"}}, {}, "", "visit"),
    ("contacts.kind", {"values": {"x": ""}}, {}, "x", None),
]  # fmt: skip


@pytest.mark.parametrize(("column", "source", "file", "text", "expected"), CONVERTED)
def test_what_a_text_becomes(column, source, file, text, expected):
    table, _, name = column.partition(".")
    try:
        got = converted(text, TABLES[table].column(name), ColumnSource(**source), FileSource("*", (), **file))
    except NotConverted as failure:
        got = failure.reason
    assert got == expected


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from([(",", "."), (".", ",")]))
def test_numbers_are_read_whatever_the_signs(number, signs):
    decimal, thousands = signs
    text = f"{number:,.3f}".replace(",", "\0").replace(".", decimal).replace("\0", thousands)
    column = TABLES["stays"].column("drg_weight")
    made = converted(text, column, ColumnSource(), FileSource("*", (), decimal=decimal))
    assert float(made) == float(number)


CLOCKS = [
    ("2024-10-27 02:30", "Europe/Stockholm", True),
    ("2024-03-31 02:30", "Europe/Stockholm", True),
    ("2024-10-27 03:30", "Europe/Stockholm", False),
    ("2024-10-27 02:30+02:00", "Europe/Stockholm", False),
    ("2024-10-27 02:30", "UTC", False),
    ("2024-10-27 02:30", "", False),
]


@pytest.mark.parametrize(("text", "zone", "expected"), CLOCKS)
def test_an_hour_that_clocks_strike_twice_or_never_is_doubtful(text, zone, expected):
    assert doubtful(text, FileSource("*", (), zone=zone), ColumnSource()) == expected


GUIDE = Path(__file__).parents[4] / "docs" / "how-to" / "map-a-csv.md"


def test_the_guide_tells_of_every_key_and_its_example_can_be_read():
    guide = GUIDE.read_text(encoding="utf-8")
    for key in (*FILE_KEYS, *TABLE_KEYS, *COLUMN_KEYS, *DOCUMENT_KEYS):
        assert re.search(rf"`{key}\b", guide), key
    indented = re.search(r"^    files:\n(    .*\n)+", guide, re.MULTILINE)
    (stays,) = parse_mapping(textwrap.dedent(indented[0])).files[0].tables
    assert stays.table == "stays"


def test_another_mapping_makes_another_source(tmp_path):
    folder = write(tmp_path / "in", *ROWS)
    hashes = {read(folder, mapping)[0].source_hash for mapping in (STAYS, STAYS, STAYS + "zone: UTC\n")}
    assert len(hashes) == 2


def test_an_id_made_from_the_line_is_never_that_of_another_file(tmp_path):
    mapping = STAYS.replace("stay: Nr", "stay: {row_id: true}")
    ids = []
    for year, row in (("2023", ROWS[0].replace("2024", "2023")), ("2024", ROWS[0])):
        _, rows = read(write(tmp_path / year, row), mapping)
        ids += [stay["stay"] for stay in rows["stays"]]
    assert len(set(ids)) == 2
