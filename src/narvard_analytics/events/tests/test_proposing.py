"""A proposed mapping recognises what exports call things, says what it is unsure of, and loads as it is."""

import pytest

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.readers.mapping.parsing import MappingNotValid, parse_mapping
from narvard_analytics.events.readers.mapping.proposing import propose
from narvard_analytics.events.readers.mapping.recognising import code_for, guess_table, names
from narvard_analytics.events.readers.mapping.sampling import (
    DAYS,
    SampleNotRead,
    formats_of,
    is_identity,
    take_sample,
)
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.tests.exports import KEY

TOLVAN = "19121212-1212"
STAYS = (
    "VtfNr;Personnummer;In_datum;Utskrivningsdatum;Kommun;Klinik;Inskrivningssätt;Kön;Huvuddiagnos;DRG-vikt",
    f"V1;{TOLVAN};01.02.2024 10:15;05.02.2024 12:00;1490;Medicin;Akut;K;I50.9;1,25",
    f"V2;{TOLVAN};13.03.2024 08:00;NULL;1490;Medicin;Planerad;K;;0,8",
)
VISITS = (
    "besöksid,fødselsnummer,besøkstid,kontakttyp,hemkommun",
    "1,15021951940,2024-02-01 10:15,Besök,1490",
    "2,15021951940,2024-02-02 10:15,Telefon,1490",
)


def write(folder, *lines, name="export.csv", encoding="utf-8"):
    file = folder / name
    file.write_bytes("\n".join([*lines, ""]).encode(encoding))
    return file


def loaded(file):
    """Rows kept by table when the file is read as its own proposal says."""
    with check(file, Expectation("region", KEY, mapping=parse_mapping(propose([file])))) as report:
        assert report.sound, report.findings
        return dict(report.rows_kept)


def test_a_swedish_export_of_stays_loads_as_proposed(tmp_path):
    assert loaded(write(tmp_path, *STAYS, encoding="cp1252")) == {"persons": 1, "stays": 2, "diagnoses": 1}


def test_a_norwegian_looking_export_of_visits_loads_as_proposed(tmp_path):
    assert loaded(write(tmp_path, *VISITS)) == {"contacts": 2}


def test_the_proposal_says_what_it_is_unsure_of_and_what_it_does_not_use(tmp_path):
    text = propose([write(tmp_path, *STAYS, encoding="cp1252")])
    told = {line.split(":")[0].strip(" -") for line in text.splitlines() if "# unsure" in line}
    assert {"encoding", "episode", "planned", "status", "system", "sex"} <= told
    assert "# not used: Kommun" in text
    assert 'empty: ["NULL"]' in text
    assert TOLVAN not in text


def test_what_is_not_recognised_has_to_be_decided(tmp_path):
    file = write(tmp_path, "Personnummer;Kommunkod;Sort", f"{TOLVAN};1490;x", name="boende.csv")
    text = propose([file], "residence")
    assert 'from_date: "?"' in text
    with pytest.raises(MappingNotValid, match="Decide"):
        parse_mapping(text)


def test_a_text_without_a_code_has_to_be_decided(tmp_path):
    text = propose([write(tmp_path, VISITS[0], VISITS[1].replace("Besök", "Rök"))])
    assert '"Rök": "?"' in text


TABLES_FOUND = [
    ("persons", "patienter.csv", "Personnummer;Födelsedatum;Kön;Avliden"),
    ("listings", "listning.csv", "Pnr;Vårdcentral;Listad;Avlistad"),
    ("interventions", "insatser.csv", "Personnr;Lagrum;Insats;Startdatum;Slutdatum;Timmar"),
    ("waits", "vantetider.csv", "VantetidsId;Personnummer;Garanti;Beslutsdatum;Garantidatum"),
    ("referrals", "remisser.csv", "RemissId;Personnummer;Remissdatum;Remitterande"),
    ("population", "folkmangd.csv", "Kommun;År;Kön;Ålder;Antal"),
    ("plans", "sip.csv", "PlanId;Personnummer;Plantyp;Startdatum"),
]


@pytest.mark.parametrize(("table", "name", "header"), TABLES_FOUND, ids=[t[0] for t in TABLES_FOUND])
def test_tables_are_told_by_names(tmp_path, table, name, header):
    assert guess_table(take_sample(write(tmp_path, header, name=name))).table == table


FORMATS = [
    (("2024-02-01",), ("%Y-%m-%d",)),
    (("20240201",), ("%Y%m%d",)),
    (("01.02.2024", "13.02.2024"), ("%d.%m.%Y",)),
    (("01/02/2024",), ("%d/%m/%Y", "%m/%d/%Y")),
    (("13/02/2024",), ("%d/%m/%Y",)),
    (("soon",), ()),
    ((), ()),
]


@pytest.mark.parametrize(("values", "expected"), FORMATS)
def test_formats_are_told_by_values(values, expected):
    assert formats_of(values, DAYS) == expected


def test_two_possible_formats_are_said(tmp_path):
    text = propose([write(tmp_path, "Personnummer;Födelsedatum", f"{TOLVAN};01/02/2024", name="personer.csv")])
    assert "could also be %m/%d/%Y" in text


DIALECTS = [
    ("utf-8", ";", "utf-8", True),
    ("utf-8-sig", "\t", "utf-8-sig", True),
    ("cp1252", ",", "cp1252", False),
    ("latin-1", "|", "cp1252", False),
]


@pytest.mark.parametrize(("encoding", "delimiter", "expected", "sure"), DIALECTS)
def test_encoding_and_delimiter_are_told_from_the_file(tmp_path, encoding, delimiter, expected, sure):
    lines = [delimiter.join(("Enhet", "Nivå")), delimiter.join(("A", "å"))]
    sample = take_sample(write(tmp_path, *lines, encoding=encoding))
    assert (sample.encoding, sample.encoding_sure, sample.delimiter) == (expected, sure, delimiter)
    assert dict(sample.columns) == {"Enhet": ("A",), "Nivå": ("å",)}


@pytest.mark.parametrize("content", [b"", b"  \n", "Enhet;Nivå\n".encode("utf-16")])
def test_nothing_is_proposed_from_what_cannot_be_read(tmp_path, content):
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(SampleNotRead):
        propose([tmp_path / "x.csv"])


def test_a_header_alone_is_enough_for_a_proposal(tmp_path):
    assert "empty in the first rows" in propose([write(tmp_path, STAYS[0])])


def test_identity_numbers_are_told_by_their_check_digits():
    assert is_identity((TOLVAN, "15021951940"))
    assert not is_identity(("1490", "20240201"))
    assert not is_identity(())


def test_every_name_is_of_a_table_column_and_code_that_there_are():
    known = names()
    columns = {c.name: c for table in TABLES.values() for c in table.columns}
    assert set(known["any"]) <= set(columns)
    for table, about in known["tables"].items():
        assert set(about["columns"]) <= set(TABLES[table].names), table
    for column, codes in known["values"].items():
        allowed = {code for table in TABLES.values() for c in table.columns if c.name == column for code in c.codes}
        assert set(codes) <= (allowed or {"true", "false"}), column


def test_a_text_is_the_code_it_stands_for_and_no_other_column_s():
    assert code_for("sex", "Kvinna", ("female", "male")) == "female"
    assert code_for("planned", "Akut", ()) == "false"
    assert code_for("kind", "SIP", ("visit", "phone")) is None
