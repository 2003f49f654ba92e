"""The DOCX: headings, captions, table headers, alternative texts and language, in each language."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from narvard.base.papers.queries import LANGUAGES, Bullets, docx_file
from narvard.base.papers.tests.made_up import COSTS, HEADINGS, TITLES, paper

SAID = {
    "sv": ("sv-SE", "Figur 1. Andel per kommun", "Tabell 1. Kostnad per kommun", ["Inte bekräftat", "Källor"]),
    "nb": ("nb-NO", "Figur 1. Andel per kommun", "Tabell 1. Kostnad per kommun", ["Ikke bekreftet", "Kilder"]),
    "en": ("en-GB", "Figure 1. Andel per kommun", "Table 1. Kostnad per kommun", ["Not confirmed", "Sources"]),
}


def read(made):
    return Document(io.BytesIO(docx_file(made)))


def whole(paragraph):
    """The text with that of its fields, which python-docx leaves out."""
    return "".join(text.text for text in paragraph._p.iter(qn("w:t")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_captions_and_language(language):
    document = read(paper(language))
    locale, figure, table, last = SAID[language]
    headings = [item.text for item in document.paragraphs if item.style.name.startswith("Heading")]
    assert headings == HEADINGS + last
    assert document.paragraphs[0].style.name == "Title" and document.paragraphs[0].text == TITLES[language]
    assert [whole(item) for item in document.paragraphs if item.style.name == "Caption"] == [figure, table]
    assert {item.get(qn("w:val")) for item in document.styles.element.iter(qn("w:lang"))} == {locale}
    assert (document.core_properties.title, document.core_properties.language) == (TITLES[language], locale)
    assert document.core_properties.created.date().isoformat() == "2026-11-01"


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_and_pictures_speak(language):
    document = read(paper(language))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == list(COSTS.header)
    assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows] == [1, 0, 0, 0]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == COSTS.caption
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "En stapel som är hälften så lång som bilden"


def test_a_sum_is_bold_and_numbers_stand_to_the_right():
    rows = read(paper()).tables[0].rows
    assert [row.cells[0].paragraphs[0].runs[0].bold for row in rows] == [True, None, None, True]
    assert [cell.paragraphs[0].alignment is not None for cell in rows[1].cells] == [False, True, True, False]


def test_each_numbered_list_begins_at_one():
    document = read(paper(parts=(Bullets(("a", "b"), True), Bullets(("c",), True), Bullets(("d",)))))
    numbers = [item._p.pPr.numPr.numId.val for item in document.paragraphs if item.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]
    assert len(list(document.part.numbering_part.element.iter(qn("w:startOverride")))) == 2
