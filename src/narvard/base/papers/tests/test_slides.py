"""The PPTX: a title in the place for titles on every slide, alternative texts, notes, and no more than can be read."""

import io

import pytest
from pptx import Presentation

from narvard.base.papers.queries import LANGUAGES, Bullets, Grid, Heading, pptx_file
from narvard.base.papers.tests.made_up import HEADINGS, TITLES, paper

LAST = {"sv": ["Inte bekräftat", "Källor"], "nb": ["Ikke bekreftet", "Kilder"], "en": ["Not confirmed", "Sources"]}


def slides(made):
    return list(Presentation(io.BytesIO(pptx_file(made))).slides)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_has_a_title_and_notes(language):
    shown = slides(paper(language))
    assert [slide.shapes.title.text_frame.text for slide in shown] == [TITLES[language], *HEADINGS, *LAST[language]]
    assert all(slide.notes_slide.notes_text_frame.text for slide in shown)
    assert "Sju av tio" in shown[1].notes_slide.notes_text_frame.text
    locales = {"sv": "sv-SE", "nb": "nb-NO", "en": "en-GB"}
    runs = [run for slide in shown for run in slide._element.xpath(".//a:rPr/@lang")]
    assert set(runs) == {locales[language]}


def test_pictures_and_tables_say_what_they_show():
    said = [text for slide in slides(paper()) for text in slide._element.xpath(".//p:cNvPr/@descr")]
    assert said == ["En stapel som är hälften så lång som bilden", "Kostnad per kommun"]


def test_everything_stands_inside_the_slide():
    deck = Presentation(io.BytesIO(pptx_file(paper())))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height


def test_a_long_table_keeps_its_sum_and_says_what_is_left_out():
    rows = tuple((f"Kommun {number}", number) for number in range(33))
    long = Grid("Invånare", ("Kommun", "Antal"), (*rows, ("Summa", 528)), frozenset({1}), total_rows=1)
    shown = slides(paper(parts=(Heading("Ett"), long)))[1]
    (table,) = (shape.table for shape in shown.shapes if shape.has_table)
    first = [row.cells[0].text_frame.text for row in table.rows]
    assert first == ["Kommun", *(f"Kommun {number}" for number in range(9)), "Summa"]
    assert any("24 rader till" in shape.text_frame.text for shape in shown.shapes if shape.has_text_frame)


def test_a_long_list_goes_on_over_the_next_slide():
    shown = slides(paper(parts=(Heading("Ett"), Bullets(tuple(f"Punkt {number}" for number in range(9))))))
    assert [slide.shapes.title.text_frame.text for slide in shown[1:3]] == ["Ett", "Ett (forts.)"]
    assert shown[2].placeholders[1].text_frame.text == "Punkt 7\nPunkt 8"


def test_long_sentences_take_more_slides_and_none_is_lost():
    lines = tuple(f"{number} " + "ord " * 100 for number in range(6))
    shown = slides(paper(parts=(Heading("Ett"), Bullets(lines))))
    listed = [slide.placeholders[1].text_frame.text.split("\n") for slide in shown[1:-2]]
    assert [len(each) for each in listed] == [2, 2, 2]
    assert [line for each in listed for line in each] == list(lines)
