"""The same content has the same checksum, anything else another, and every form of the paper shows it."""

import io
from dataclasses import replace

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pypdf import PdfReader

from narvard.base.papers.queries import (
    Grid,
    Heading,
    Text,
    docx_file,
    fingerprint,
    pdf_file,
    pptx_file,
    xlsx_file_of,
)
from narvard.base.papers.tests.made_up import COSTS, paper

OTHERS = [
    {"title": "Årsrapport 2027"},
    {"dated": None},
    {"sources": ()},
    {"unverified": ()},
    {"parts": ()},
    {"appendix": (COSTS,)},
    {"parts": (Heading("Ett"), replace(COSTS, total_rows=0))},
    {"parts": (Heading("Ett"), replace(COSTS, rows=(*COSTS.rows[:-1], ("Summa", 148_000, 1_399_996, None))))},
    {"parts": (Heading("Ett"), replace(COSTS, rows=(("Mark", 35_000, 1_400_000, "2026-01-01"), *COSTS.rows[1:])))},
]


def test_the_same_content_has_the_same_checksum():
    assert fingerprint(paper()) == fingerprint(paper())
    assert len(fingerprint(paper())) == 64


def test_every_other_content_has_another():
    seen = {fingerprint(paper()), fingerprint(paper("nb"))}
    seen |= {fingerprint(replace(paper(), **changed)) for changed in OTHERS}
    assert len(seen) == len(OTHERS) + 2


@given(st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=6), st.randoms())
def test_order_counts(texts, random):
    other = random.sample(texts, len(texts))
    same = fingerprint(paper(parts=tuple(map(Text, texts)))) == fingerprint(paper(parts=tuple(map(Text, other))))
    assert same == (texts == other)


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="JSON compliant"):
        fingerprint(paper(parts=(Grid("Andel", ("Andel",), ((float("nan"),),)),)))


def _last_of_each() -> dict[str, str]:
    made = paper()
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file_of(made)))
    slides = Presentation(io.BytesIO(pptx_file(made))).slides
    return {
        "docx": Document(io.BytesIO(docx_file(made))).paragraphs[-1].text,
        "pdf": PdfReader(io.BytesIO(pdf_file(made))).pages[-1].extract_text().replace("\n", ""),
        "pptx": slides[len(slides) - 1].shapes[-1].text_frame.text,
        "xlsx": str(list(book.worksheets[0].values)[-1]),
    }


def test_every_form_shows_it_last():
    for form, last in _last_of_each().items():
        assert fingerprint(paper()) in last, form


@pytest.mark.parametrize("write", [docx_file, pdf_file, pptx_file, xlsx_file_of])
def test_the_same_paper_gives_the_same_bytes(write):
    assert write(paper()) == write(paper())
