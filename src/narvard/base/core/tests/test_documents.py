"""Documents that are brought: what is read, what is refused, and that what is written is read back the same."""

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from narvard.base.core.queries import (
    PLACE,
    Column,
    DocumentRefused,
    Form,
    Kind,
    Sheet,
    Table,
    check,
    codes_of,
    read_form_workbook,
    read_yaml,
    require,
    workbook,
    written,
    yaml_text,
)
from narvard.base.core.rules.document_values import as_day, as_decimal_text, as_flag, as_whole

FORM = Form(
    "gardens",
    "Gardens and who tends them.",
    (
        Table(
            "gardens",
            "A garden.",
            (
                Column("code", Kind.CODE, "Its code."),
                Column("name", Kind.TEXT, "Its name.", longest=30),
                Column("kind", Kind.CODE, "What grows there.", choices=("roses", "herbs"), required=False),
                Column("cost", Kind.KRONOR, "Kronor a year.", required=False),
                Column("opened", Kind.DAY, "When it opened.", required=False),
                Column("share", Kind.DECIMAL, "A share.", required=False),
                Column("public", Kind.FLAG, "Whether anyone may enter.", required=False),
                Column("towns", Kind.CODES, "Towns that pay.", refers="towns", required=False),
            ),
            key=("code",),
            required=True,
        ),
        Table(
            "gardeners",
            "Who tends it.",
            (Column("garden", Kind.CODE, "The garden.", refers="gardens"), Column("name", Kind.TEXT, "The name.")),
            key=("garden", "name"),
        ),
    ),
)
KNOWN = {"towns": {"borås": "1490", "1490": "1490", "mark": "1463"}, "gardens": {"old": "old"}}


def document(**garden):
    first = {"code": "a", "name": "Parken", **garden}
    return {"format": "narvard-gardens", "version": 1, "gardens": [first], "gardeners": []}


# what is written for a garden · the problem: code and column
@pytest.mark.parametrize(
    ("garden", "problem"),
    [
        ({"name": None}, ("missing", "name")),
        ({"name": "  "}, ("missing", "name")),
        ({"name": "x" * 31}, ("too_long", "name")),
        ({"name": ["a"]}, ("not_a_text", "name")),
        ({"name": True}, ("not_a_text", "name")),
        ({"name": "a\0b"}, ("not_a_text", "name")),
        ({"kind": "tulips"}, ("unknown_code", "kind")),
        ({"cost": "1,5"}, ("not_whole", "cost")),
        ({"cost": 1.5}, ("not_whole", "cost")),
        ({"cost": True}, ("not_whole", "cost")),
        ({"cost": "9" * 17}, ("not_whole", "cost")),
        ({"opened": "31/1 2026"}, ("not_a_date", "opened")),
        ({"opened": datetime(2026, 1, 31, 12)}, ("not_a_date", "opened")),
        ({"share": "half"}, ("not_a_number", "share")),
        ({"share": "1.1234567"}, ("not_a_number", "share")),
        ({"public": "perhaps"}, ("not_yes_or_no", "public")),
        ({"towns": ["Gävle"]}, ("unknown_code", "towns")),
        ({"colour": "red"}, ("unknown_column", "colour")),
    ],
)
def test_what_is_wrong_in_a_row_is_told_with_its_place(garden, problem):
    found = check(FORM, document(**garden), KNOWN).problems
    assert [(p.code, p.column, p.place, p.row) for p in found] == [(*problem, "gardens", 1)]


def test_everything_that_is_wrong_is_told_at_once():
    rows = [{"code": "a"}, {"code": "A", "name": "Again"}]
    whole = {"format": "narvard-gardens", "version": 1, "gardens": rows, "gardeners": "none", "flowers": []}
    found = {(p.code, p.place, p.row) for p in check(FORM, whole, KNOWN).problems}
    assert found == {
        ("missing", "gardens", 1),
        ("twice", "gardens", 2),
        ("not_a_list", "gardeners", 0),
        ("unknown_table", "flowers", 0),
    }


def test_a_document_of_another_form_or_without_rows_is_refused():
    assert [p.code for p in check(FORM, {"format": "narvard-plan", "version": 1}).problems] == ["unknown_format"]
    empty = {"format": "narvard-gardens", "version": 1}
    with pytest.raises(DocumentRefused, match="table_empty"):
        require(FORM, empty)


def test_a_row_may_refer_to_the_document_itself_and_to_what_is_known():
    whole = document() | {"gardeners": [{"garden": "A", "name": "Eva"}, {"garden": "old", "name": "Eva"}]}
    assert [row["garden"] for row in require(FORM, whole, KNOWN)["gardeners"]] == ["a", "old"]
    lost = document() | {"gardeners": [{"garden": "b", "name": "Eva"}]}
    assert [p.code for p in check(FORM, lost, KNOWN).problems] == ["unknown_code"]


@pytest.mark.parametrize(
    ("written_as", "whole"),
    [
        ("1 400", 1400),
        ("1\u00a0400", 1400),
        (1400.0, 1400),
        ("\u22125", -5),
        ("", None),
        ("²", None),
        (float("nan"), None),
    ],
)
def test_whole_numbers(written_as, whole):
    assert as_whole(written_as) == whole


def test_other_values():
    assert as_day("2026-01-31") == as_day(datetime(2026, 1, 31)) == date(2026, 1, 31)
    assert (as_decimal_text("12,5"), as_decimal_text("-0.25"), as_decimal_text("1.")) == ("12.5", "-0.25", None)
    assert (as_flag("Ja"), as_flag("nei"), as_flag("?")) == (True, False, None)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
GARDENS = st.fixed_dictionaries(
    {
        "code": st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        "name": TEXTS,
        "kind": st.sampled_from(["", "roses", "herbs"]),
        "cost": st.none() | st.integers(-(10**9), 10**9),
        "opened": st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
        "share": st.sampled_from([None, "0.5", "12.25", "-3"]),
        "public": st.booleans(),
        "towns": st.sampled_from([(), ("1490",), ("1490", "1463")]),
    }
)


def bare(rows):
    return {name: [{k: v for k, v in row.items() if k != PLACE} for row in found] for name, found in rows.items()}


@settings(max_examples=40, deadline=None, database=None)
@given(gardens=st.lists(GARDENS, min_size=1, max_size=4, unique_by=lambda row: row["code"]))
def test_what_is_written_is_read_back_the_same_from_yaml_and_from_a_workbook(gardens):
    rows = {"gardens": gardens, "gardeners": [{"garden": gardens[0]["code"], "name": "Eva"}]}
    made = written(FORM, rows)
    from_yaml, problems = read_yaml(yaml_text(made).encode())
    assert not problems
    assert bare(require(FORM, from_yaml, KNOWN)) == rows
    sheets = [
        Sheet(t.name, codes_of(FORM)[t.name], [c.name for c in t.columns], [_cells(t, row) for row in made[t.name]])
        for t in FORM.tables
    ]
    packed = workbook(sheets, lists={}, lists_title="Lists", instructions=())
    from_sheets, problems = read_form_workbook(packed, FORM)
    assert not problems
    assert bare(require(FORM, from_sheets, KNOWN)) == rows


def _cells(table, row):
    return [row.get(column.name) for column in table.columns]


def test_a_workbook_offers_lists_and_keeps_formulas_as_text():
    sheet = Sheet("Gardens", ("gardens.code", "kind"), ("Code", "Kind"), [("=1+1", "roses")], lists={"kind": "Kind"})
    packed = workbook([sheet], lists={"Kind": ["roses", "herbs"]}, lists_title="Lists", instructions=("Read", "A", "b"))
    book = load_workbook(BytesIO(packed))
    page = book["Gardens"]
    assert book.sheetnames == ["Read", "Gardens", "Lists"]
    assert page["A3"].value == "=1+1" and page["A3"].data_type == "s"
    assert page.data_validations.dataValidation[0].formula1 == "'Lists'!$A$2:$A$3"


@pytest.mark.parametrize(
    ("content", "code"), [(b"PK\x03\x04 broken", "not_a_workbook"), (b"no zip at all", "not_a_workbook")]
)
def test_a_broken_workbook_is_told_as_such(content, code):
    assert [p.code for p in read_form_workbook(content, FORM)[1]] == [code]


def test_the_same_day_in_two_rows_is_written_out_twice():
    day = date(2026, 1, 31)
    found, problems = read_yaml(yaml_text({"a": day, "b": day}).encode())
    assert not problems and (found["a"], found["b"]) == (day, day)


def test_only_true_and_false_are_truth_values_in_yaml():
    found, problems = read_yaml(b"on: NO\nyes: true\nflag: False\n")
    assert not problems
    assert {name: value for name, value in found.items() if name != PLACE} == {"on": "NO", "yes": True, "flag": False}
