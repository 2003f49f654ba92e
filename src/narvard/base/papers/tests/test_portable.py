"""The PDF: tags in order, table headers, alternative texts, language and bookmarks; and what is said without Pango."""

import io

import pytest
from pypdf import PdfReader

from narvard.base.papers.queries import LANGUAGES, Heading, PdfNotAvailable, Text, pdf_available, pdf_file
from narvard.base.papers.rules import portable
from narvard.base.papers.tests.made_up import HEADINGS, TITLES, paper

LOCALES = {"sv": "sv-SE", "nb": "nb-NO", "en": "en-GB"}


def tags(element):
    """Every element of the structure tree, in reading order."""
    element = element.get_object()
    if isinstance(element, list):
        for child in element:
            yield from tags(child)
    elif hasattr(element, "get"):
        if "/S" in element:
            yield element
        if "/K" in element:
            yield from tags(element["/K"])


@pytest.fixture(params=LANGUAGES)
def read(request):
    return request.param, PdfReader(io.BytesIO(pdf_file(paper(request.param))))


def test_it_says_its_language_and_title_and_that_it_is_for_everybody(read):
    language, reader = read
    root = reader.trailer["/Root"]
    assert root["/Lang"] == LOCALES[language]
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == TITLES[language]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert [item["/Title"] for item in _flat(reader.outline)][:5] == [TITLES[language], *HEADINGS]


def _flat(outline):
    for item in outline:
        yield from _flat(item) if isinstance(item, list) else [item]


def test_the_tags_stand_in_order(read):
    _, reader = read
    found = list(tags(reader.trailer["/Root"]["/StructTreeRoot"]))
    kinds = [str(element["/S"]) for element in found]
    assert [kind for kind in kinds if kind[1:2] == "H" and kind[2:].isdigit()] == [
        "/H1", "/H2", "/H3", "/H2", "/H2", "/H2", "/H2",
    ]  # fmt: skip
    assert [element["/Alt"] for element in found if element["/S"] == "/Figure"] == [
        "En stapel som är hälften så lång som bilden"
    ]
    assert (kinds.count("/Table"), kinds.count("/TH"), kinds.count("/TD")) == (1, 4 + 3, 9)
    assert kinds.count("/Caption") == 2
    assert all(element["/A"].get("/Headers") for element in found if element["/S"] == "/TD")


def test_fonts_are_in_the_file(read):
    _, reader = read
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("+" in font["/BaseFont"] for font in fonts)


def test_nothing_is_fetched_and_what_looks_like_markup_is_text():
    foreign = '<img src="https://example.org/a.png"><style>'
    reader = PdfReader(io.BytesIO(pdf_file(paper(title=foreign, parts=(Heading("</h2>"), Text("a & b"))))))
    text = reader.pages[0].extract_text().replace("\n", "")
    assert foreign in text and "</h2>" in text and "a & b" in text


def test_without_pango_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(portable, "press", None)
    assert not pdf_available()
    with pytest.raises(PdfNotAvailable, match="apt-get install libpango"):
        pdf_file(paper())
