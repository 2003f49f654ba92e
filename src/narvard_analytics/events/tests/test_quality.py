"""A delivery's quality: counted right, judged against the last one, said in words, and telling of nobody."""

import json
from datetime import UTC, date, datetime
from string import Formatter

import openpyxl
import pyarrow as pa
import pytest

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.findings import REASONS, Gravity
from narvard_analytics.events.loading import Terms, load
from narvard_analytics.events.quality.judging import is_flow
from narvard_analytics.events.quality.measuring import (
    DeliveryUnknown,
    event_column,
    last_before,
    quality_of,
    rejected_places,
)
from narvard_analytics.events.quality.reasons import TRANSLATED, reason_words
from narvard_analytics.events.quality.records import (
    Concern,
    Kind,
    Measured,
    Quality,
    Rejected,
    from_plain,
)
from narvard_analytics.events.quality.words import CONCERNS, LANGUAGES, REMEDIES, remedy, sentence, share, summary
from narvard_analytics.events.quality.workbook import HEADS, write_workbook
from narvard_analytics.events.readers.formats import format_of
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import read_manifests, write_delivery
from narvard_analytics.events.tests.exports import ANNA, KEY, write_csv
from narvard_analytics.events.tests.made_up import BO, at, contacts, manifest, persons

JANUARY, APRIL = date(2024, 1, 1), date(2024, 4, 1)
NOTHING = Measured("d", "region", JANUARY, APRIL, cut_off=date(2024, 3, 31), made=APRIL)


def test_the_first_required_day_tells_when_a_row_happened():
    told = {name: column.name for name, t in TABLES.items() if (column := event_column(t))}
    assert (told["contacts"], told["stays"], told["residence"]) == ("started_at", "admitted_at", "from_date")
    assert not {"persons", "units", "diagnoses"} & set(told)
    assert is_flow("contacts")
    assert not is_flow("plans")


def visits(*days, unit=None):
    rows = contacts(*((f"c{n}", BO, at(f"{day}T23:30Z")) for n, day in enumerate(days)))
    return rows.append_column("unit", pa.array([unit] * len(days), pa.string()))


def test_a_delivery_is_counted_from_its_files(tmp_path):
    first = write_delivery(tmp_path, manifest(made_at=at("2025-01-02T00:00Z")), {"contacts": visits("2024-01-31")})
    tables = {"contacts": visits("2024-03-01", "2024-03-31", unit="u"), "persons": persons(BO)}
    again = manifest(made_at=at("2025-02-01T00:00Z"), measured_since={"contacts": date(2024, 3, 1)})
    second = write_delivery(tmp_path, again, tables)
    quality = quality_of(tmp_path, second.name, read_manifests(tmp_path))
    seen = quality.measured.table("contacts")
    # Half past eleven in the evening UTC is the next day in Sweden.
    assert (seen.rows, seen.first_day, seen.last_day) == (2, date(2024, 3, 2), date(2024, 4, 1))
    assert seen.months == (("2024-03", 1), ("2024-04", 1))
    assert (seen.filled("unit"), seen.filled("organization")) == (1.0, 0.0)
    assert seen.since == date(2024, 3, 1)
    assert quality.measured.table("persons").last_day is None
    assert quality.before.delivery == first.name
    assert from_plain(json.loads(json.dumps(quality.to_plain()))) == quality
    with pytest.raises(DeliveryUnknown):
        quality_of(tmp_path, "nothing", read_manifests(tmp_path))


PARTICIPANTS = [
    ("nobody is named", [], 1.0),
    ("a professional for one of two", ["c0"], 0.5),
    ("two professionals for one", ["c0", "c0"], 0.5),
    ("everybody is named", ["c0", "c1"], 0.0),
    ("a cancelled contact asks for nobody", ["c0", "c1", "c2"], 0.0),
]


@pytest.mark.parametrize(("named", "expected"), [p[1:] for p in PARTICIPANTS], ids=[p[0] for p in PARTICIPANTS])
def test_a_contact_without_professional_is_counted(tmp_path, named, expected):
    given = visits("2024-01-10", "2024-01-11", "2024-01-12", unit="u")
    tables = {"contacts": given.set_column(3, "status", pa.array(["finished", "in_progress", "cancelled"]))}
    if named:
        who = [f"p{n}" for n in range(len(named))]
        tables["contact_participants"] = pa.table({"contact": named, "practitioner": who})
    folder = write_delivery(tmp_path, manifest(), tables)
    seen = quality_of(tmp_path, folder.name, read_manifests(tmp_path)).measured
    assert seen.table("contacts").without_provider == expected


def test_a_delivery_is_compared_with_the_controller_s_own_last():
    care, kolada = "care_events", "kolada"
    order = [("region", care), ("region", care), ("boras", care), ("region", kolada), ("region", care)]
    made = [manifest(c, made_at=at(f"2025-01-0{n}T00:00Z"), dataset=d) for n, (c, d) in enumerate(order, start=1)]
    assert last_before(made[4], made) == made[1]
    assert last_before(made[0], made) is None
    assert last_before(made[3], made) is None


def test_planned_rows_and_codes_behind_the_fence_are_not_counted(tmp_path):
    planned = visits("2024-01-10", "2024-12-30").set_column(3, "status", pa.array(["finished", "planned"]))
    who = persons(*[bytes([n]) * 16 for n in range(1, 10)])
    residence = who.append_column("from_date", pa.array([JANUARY] * 9)).append_column(
        "dwelling", pa.array(["special_lss"] * 9)
    )
    folder = write_delivery(tmp_path, manifest(), {"contacts": planned, "residence": residence})
    seen = quality_of(tmp_path, folder.name, read_manifests(tmp_path)).measured
    assert seen.table("contacts").last_day == date(2024, 1, 11)
    assert (seen.table("residence").codes, seen.table("residence").months) == ((), ())
    assert seen.table("residence").last_day == JANUARY
    assert "special_lss" not in json.dumps(Quality(seen, None, ()).to_plain())


HEAD = "contact;person;started_at;kind;status"
GOOD = f"c1;{ANNA};2024-01-03T10:00:00Z;visit;finished"
BAD = ("c2;19121212-1213;2024-01-04T10:00:00Z;visit;finished", f"=c3;{ANNA};2024-01-04T10:00:00Z;fax;finished")


def delivered(tmp_path):
    source = write_csv(tmp_path / "in", contacts="|".join([HEAD, GOOD, *BAD]))
    with check(source, Expectation("region", KEY)) as report:
        folder = load(report, tmp_path / "events", Terms(datetime(2024, 2, 1, tzinfo=UTC), accept_errors=True))
    return folder, quality_of(tmp_path / "events", folder.name, read_manifests(tmp_path / "events"))


def test_a_delivery_s_own_folder_can_be_read_as_a_source(tmp_path):
    folder, _ = delivered(tmp_path)
    assert format_of(folder) == "parquet"
    with check(folder, Expectation("region", key_id=KEY.key_id)) as report:
        assert report.sound
        assert report.rows_kept == {"contacts": 1}


def test_rejected_rows_are_told_by_place_and_reason_and_tell_of_nobody(tmp_path):
    folder, quality = delivered(tmp_path)
    places, count = rejected_places(folder.parent, folder.name, 10)
    assert places == [
        ("contacts", "contacts.csv", "3", "person", "impossible_identity_number"),
        ("contacts", "contacts.csv", "4", "kind", "unknown_code"),
    ]
    assert count == 2
    assert rejected_places(folder.parent, folder.name, 1)[0] == places[:1]
    assert quality.measured.rejected == (
        Rejected("contacts", "impossible_identity_number", 1),
        Rejected("contacts", "unknown_code", 1),
    )
    assert {c.kind for c in quality.concerns} >= {Kind.MANY_REJECTED, Kind.PROVIDER_MISSING}
    written = b"".join(f.read_bytes() for f in folder.iterdir())
    assert b"19121212" not in written
    assert rejected_places(folder.parent, "nothing", 1) == ([], 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_it_all_and_no_identity_number(tmp_path, language):
    folder, quality = delivered(tmp_path)
    file = tmp_path / "report.xlsx"
    write_workbook(quality, file, language, rejected_places(folder.parent, folder.name, 1))
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == [
        HEADS[n][language] for n in ("summary", "tables", "columns", "months", "rejected", "places")
    ]
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert cells[0] == summary(quality, language)
    assert reason_words("impossible_identity_number", language) in cells
    assert sentence(quality.concerns[0], language) in cells
    assert not any("19121212" in c or ANNA in c or c.startswith("=") for c in cells)
    assert [r[2] for r in book[HEADS["months"][language]].iter_rows(values_only=True)][1:] == ["<5"]
    rows = list(book[HEADS["tables"][language]].iter_rows(values_only=True))
    assert rows[1][:2] == ("contacts", 1)
    assert rows[1][7:10] == (29, 1.0, 2)
    assert [r[2] for r in book[HEADS["places"][language]].iter_rows(values_only=True)][1] == "3"


def test_no_text_is_taken_for_a_formula(tmp_path):
    place = ("contacts", "=1+1.csv", "3", "kind", "unknown_code")
    write_workbook(Quality(NOTHING, None, ()), tmp_path / "report.xlsx", "en", ([place], 2))
    sheet = openpyxl.load_workbook(tmp_path / "report.xlsx")["Rows to correct"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1.csv", "s")
    assert sheet["A3"].value == "The first 1 of 2 are shown."


def test_every_kind_is_said_in_every_language_with_the_same_figures():
    for kind in Kind:
        for words in (CONCERNS, REMEDIES):
            assert set(words[kind]) == set(LANGUAGES), kind
        named = {lang: {f for _, f, _, _ in Formatter().parse(CONCERNS[kind][lang]) if f} for lang in LANGUAGES}
        assert named["sv"] == named["nb"] == named["en"], kind
        concern = Concern(kind, "contacts", "unit", "2024-01", 0.5, 0.25)
        assert len({sentence(concern, lang) for lang in LANGUAGES}) == 3
        assert all(remedy(concern, lang).endswith(".") for lang in LANGUAGES)


SENTENCES = [
    (Concern(Kind.ROWS_FELL, "contacts", code="month", now=1234.4, before=2000), "sv",
     "contacts har färre rader än förra gången: 1\u00a0234 mot 2\u00a0000 i månaden."),
    (Concern(Kind.ROWS_FELL, "persons", now=100, before=200), "en",
     "persons has fewer rows than last time: 100 against 200."),
    (Concern(Kind.PROVIDER_MISSING, "stays", now=0.255), "nb",
     "stays: 25,5 % av radene sier ikke hvem som ga helsehjelpen."),
]  # fmt: skip


@pytest.mark.parametrize(("concern", "language", "expected"), SENTENCES)
def test_sentences(concern, language, expected):
    assert sentence(concern, language) == expected


def test_the_summary_counts():
    one = Concern(Kind.DELIVERED_LATE, now=50)
    assert [summary(Quality(NOTHING, None, c), "sv").split()[0] for c in ((), (one,), (one, one))] == [
        "Leveransen",
        "En",
        "2",
    ]
    assert summary(Quality(NOTHING, NOTHING, ()), "en") != summary(Quality(NOTHING, None, ()), "en")
    assert share(0.999, "nb") == "99,9 %"


def test_every_reason_for_leaving_out_is_said_in_every_language():
    errors = {code for code, reason in REASONS.items() if reason.gravity is Gravity.ERROR}
    assert errors <= set(TRANSLATED)
    assert all(len({reason_words(code, lang) for lang in LANGUAGES}) == 3 for code in errors)
    assert reason_words("some_day", "sv") == "some day"
