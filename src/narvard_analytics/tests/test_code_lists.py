"""Code lists: the library's own, and those that a user imports in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.cli.code_lists import show_lists
from narvard_analytics.reference_data.code_lists import COLUMNS, CodeListNotRead, code_list, packaged, read_folder
from narvard_analytics.reference_data.guarantee_limits import limits

HEAD = """# id: {id}
# title: An official list
# version: 2031
# valid_from: 2031-01-01
# source: The board's annex
# certainty: A
# status: verified
"""
GOOD = HEAD.format(id="chronic_diseases") + f"{COLUMNS}\ndiabetes,chronic,E11,\n"


def written(folder, text, name="own.csv"):
    (folder / name).write_text(text, encoding="utf-8-sig")
    return folder


@pytest.mark.parametrize("one", packaged(), ids=lambda one: one.id)
def test_every_list_of_the_library_is_dated_sourced_and_without_repeats(one):
    assert one.title and one.source and one.certainty[0] in "ABCDX"
    assert one.status in ("verified", "unverified")
    assert not one.imported
    assert one.entries and all(entry.code for entry in one.entries)
    assert len({(entry.group, entry.course, entry.code) for entry in one.entries}) == len(one.entries)


def test_an_imported_list_says_so_and_differs_in_its_digest(tmp_path):
    found = read_folder(written(tmp_path, GOOD))
    assert list(found) == ["chronic_diseases"]
    assert found["chronic_diseases"].name == "chronic_diseases@2031-imported"
    assert found["chronic_diseases"].codes() == ("E11",)
    assert found["chronic_diseases"].digest != code_list("chronic_diseases").digest


def test_a_spreadsheet_with_semicolons_dots_and_short_rows_is_read(tmp_path):
    text = HEAD.format(id="avoidable_admissions") + "group;course;code;condition\nanaemia;chronic; D50.1 \n"
    (entry,) = read_folder(written(tmp_path, text))["avoidable_admissions"].entries
    assert (entry.code, entry.condition) == ("D501", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "was not read as a code list"),
        (GOOD.replace("# version: 2031\n", ""), "version"),
        (GOOD.replace("2031-01-01", "soon"), "was not read"),
        (GOOD.replace("group,course,code", "code"), "was not read"),
        (GOOD.replace("E11,", "E11,,extra"), "was not read"),
        (GOOD.replace("E11", ""), "without one"),
        (GOOD.replace("diabetes,chronic,E11,\n", ""), "no codes"),
        (GOOD.replace("id: chronic_diseases", "id: none_such"), "replaces none"),
        (GOOD.replace("E11,", "E11,on_mondays"), "on_mondays"),
    ],
)
def test_what_is_no_code_list_is_refused_by_name(tmp_path, text, said):
    with pytest.raises(CodeListNotRead, match=said) as refused:
        read_folder(written(tmp_path, text))
    assert str(refused.value).endswith(".")


def test_an_empty_folder_and_two_lists_of_one_id_are_refused(tmp_path):
    with pytest.raises(CodeListNotRead, match="no code list"):
        read_folder(tmp_path)
    written(tmp_path, GOOD, "one.csv")
    with pytest.raises(CodeListNotRead, match="two code lists"):
        read_folder(written(tmp_path, GOOD, "two.csv"))


@given(st.lists(st.sampled_from(["E10", "E11", "I10", "I48", "J44"]), min_size=1, unique=True))
def test_what_is_written_is_what_is_read(tmp_path_factory, codes):
    lines = "".join(f"any,chronic,{code},\n" for code in codes)
    folder = written(tmp_path_factory.mktemp("lists"), GOOD.replace("diabetes,chronic,E11,\n", lines))
    assert read_folder(folder)["chronic_diseases"].codes() == tuple(codes)


def test_the_command_shows_which_list_is_used(tmp_path, capsys):
    show_lists(None)
    assert "imported" not in capsys.readouterr().out
    show_lists(written(tmp_path, GOOD))
    assert "chronic_diseases@2031-imported" in capsys.readouterr().out


def test_limits_of_a_promise_follow_each_other():
    for promise in ("contact_0", "assessment_3", "specialist_90", "treatment_90"):
        dated = limits(promise)
        assert dated[-1].valid_to is None
        assert all(a.valid_to == b.valid_from for a, b in zip(dated, dated[1:], strict=False))
    assert limits("deadline_no") == ()
    assert [limits(p)[-1].days for p in ("contact_0", "assessment_3", "specialist_90")] == [0, 3, 90]
