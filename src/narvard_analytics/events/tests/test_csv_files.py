"""Files that are broken, oddly encoded or named, and what is read all the same."""

import gzip

import pytest

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.findings import REASONS
from narvard_analytics.events.pseudonyms.keys import KeyNotUsable
from narvard_analytics.events.readers.formats import FormatNotRecognised
from narvard_analytics.events.schema import TABLES, csv_template
from narvard_analytics.events.tests.exports import ANNA, checked, found, reasons, write_csv

HEAD = "contact;person;started_at;ended_at;kind;planned;status"
GOOD = f"c1;{ANNA};2024-01-02T10:00:00+01:00;;visit;ja;finished"


def raw(folder, name, content):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder


SOUND = f"{HEAD}\n{GOOD}\n".encode()
BROKEN = [
    ("an open quote", "contacts.csv", SOUND + b'c2;"abc', "truncated_file"),
    ("a cut gzip", "contacts.csv.gz", gzip.compress(SOUND * 50, mtime=0)[:-20], "truncated_file"),
    ("UTF-16", "contacts.csv", SOUND.decode().encode("utf-16"), "not_utf8"),
    ("an empty file", "contacts.csv", b"", "unreadable_file"),
    ("another name", "visits.csv", SOUND, "unknown_table"),
    ("a column lacking", "contacts.csv", SOUND.replace(b";status", b";x", 1), "missing_column"),
    ("a column too many", "contacts.csv", SOUND.replace(b";status", b";status;x", 1), "unknown_column"),
    ("a column twice", "contacts.csv", SOUND.replace(b";planned", b";kind", 1), "repeated_column"),
]


@pytest.mark.parametrize(("name", "content", "reason"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_a_broken_file_is_broken(tmp_path, name, content, reason):
    report = checked(raw(tmp_path / "in", name, content), "csv")
    assert reason in reasons(report)
    assert report.broken


def test_a_line_in_another_encoding_is_found_and_the_rest_is_read(tmp_path):
    latin = f"c2;{ANNA};2024-02-01T10:00:00Z;;visit;;färdig\n".encode("latin-1")
    report = checked(raw(tmp_path / "in", "contacts.csv", SOUND + latin))
    assert ("contacts.csv", 3, "", "wrong_encoding") in found(report)
    assert report.rows_kept["contacts"] == 1


def test_byte_order_mark_comma_and_gzip_are_read(tmp_path):
    content = gzip.compress(b"\xef\xbb\xbf" + SOUND.replace(b";", b","))
    report = checked(raw(tmp_path / "in", "contacts.csv.gz", content))
    assert report.rows_kept == {"contacts": 1}


def test_lines_are_counted_over_breaks_within_fields(tmp_path):
    rows = f'{HEAD}\n"c\n1";{ANNA};2024-02-01T10:00:00Z;;visit;;finished\n\nc2;{ANNA};x;;visit;;finished\n'
    report = checked(raw(tmp_path / "in", "contacts.csv", rows.encode()))
    assert ("contacts.csv", 5, "started_at", "wrong_type") in found(report)


def test_a_source_that_names_people_needs_a_key(tmp_path):
    folder = write_csv(tmp_path / "in", contacts=f"{HEAD}|{GOOD}")
    with pytest.raises(KeyNotUsable, match="--key-file"):
        check(folder, Expectation("region"))


def test_what_is_no_export_is_not_recognised(tmp_path):
    with pytest.raises(FormatNotRecognised, match="no reader"):
        checked(tmp_path)
    with pytest.raises(FormatNotRecognised, match="no file or folder"):
        checked(tmp_path / "nothing")
    with pytest.raises(FormatNotRecognised, match="no format xml"):
        checked(tmp_path, "xml")


def test_every_reason_has_words_and_a_remedy_that_end_as_they_should():
    for reason in REASONS.values():
        assert reason.meaning and not reason.meaning.endswith(".")
        assert reason.remedy.endswith(".")


def test_every_template_is_accepted(tmp_path):
    for table in TABLES:
        write_csv(tmp_path / "in", **{table: csv_template(table).strip()})
    assert checked(tmp_path / "in", "csv").findings == ()
