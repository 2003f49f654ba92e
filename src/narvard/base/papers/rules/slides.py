"""A paper as slides: one for each chapter or picture, with the sentence above it and all that was written as notes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Mm, Pt

from narvard.base.papers.rules.fingerprint import fingerprint
from narvard.base.papers.rules.paper import Bullets, Grid, Heading, Paper, Picture, Text
from narvard.base.papers.rules.pictures import png
from narvard.base.papers.rules.settled import moment, settled
from narvard.base.papers.rules.wording import LOCALES, cell_text, day_text, word

_IDS = {"sv": MSO_LANGUAGE_ID.SWEDISH, "nb": MSO_LANGUAGE_ID.NORWEGIAN_BOKMOL, "en": MSO_LANGUAGE_ID.ENGLISH_UK}
WIDTH, HEIGHT, MARGIN = Mm(338.7), Mm(190.5), Mm(17)
INSIDE = WIDTH - 2 * MARGIN
# What can be read from the back of a room; the rest stands in the data appendix.
MOST_ROWS, MOST_LINES = 10, 7
# At 18 points on the width and height that a list has.
LETTERS_A_ROW, ROWS_A_SLIDE = 90, 14
_COVER, _LISTED, _SHOWN = 0, 1, 5


@dataclass
class _Chapter:
    """What stands under one heading of level 1 or 2."""

    title: str
    lines: list[str] = field(default_factory=list)
    shown: list[Grid | Picture] = field(default_factory=list)


def pptx_file(paper: Paper) -> bytes:
    """The paper as PPTX in 16:9, every slide with its title in the place for titles."""
    deck = Presentation()
    _measure(deck)
    _properties(deck, paper)
    _cover(deck, paper)
    for chapter in _chapters(paper):
        for slide in _slides(deck, chapter, paper.language):
            _note(slide, chapter.lines, paper.language)
    _tail(deck, paper)
    file = io.BytesIO()
    deck.save(file)
    return settled(file.getvalue())


def _measure(deck: Deck) -> None:
    """Make the layouts of the built-in template as wide as the slides."""
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for number, title, body in (
        (_COVER, (Mm(50), Mm(40)), (Mm(95), Mm(40))),
        (_LISTED, (Mm(12), Mm(22)), (Mm(38), Mm(135))),
        (_SHOWN, (Mm(12), Mm(22)), None),
    ):
        for shape in deck.slide_layouts[number].placeholders:
            place = title if shape.placeholder_format.idx == 0 else body
            if shape.placeholder_format.idx in (0, 1) and place:
                _put(shape, *place)


def _put(shape: BaseShape, top: Emu, height: Emu) -> None:
    shape.left, shape.top, shape.width, shape.height = MARGIN, top, INSIDE, height


def _properties(deck: Deck, paper: Paper) -> None:
    core = deck.core_properties
    core.title, core.author, core.language = paper.title, paper.organization, LOCALES[paper.language]
    core.subject, core.last_modified_by = paper.subtitle, paper.organization
    core.created = core.modified = moment(paper.dated)


def _chapters(paper: Paper) -> Iterator[_Chapter]:
    chapter = _Chapter(paper.title)
    for part in paper.parts:
        match part:
            case Heading(text, level) if level < 3:
                if chapter.lines or chapter.shown:
                    yield chapter
                chapter = _Chapter(text)
            case Heading(text) | Text(text):
                chapter.lines.append(text)
            case Bullets(items):
                chapter.lines.extend(items)
            case Grid() | Picture():
                chapter.shown.append(part)
    if chapter.lines or chapter.shown:
        yield chapter


def _cover(deck: Deck, paper: Paper) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_COVER])
    dated = day_text(paper.dated, paper.language) if paper.dated else ""
    _write(slide.shapes.title.text_frame, [paper.title], paper.language, 36, bold=True)
    lines = list(filter(None, (paper.subtitle, paper.organization, dated, paper.reference)))
    _write(slide.placeholders[1].text_frame, lines, paper.language, 20)
    _note(slide, [paper.title, *lines], paper.language)


def _slides(deck: Deck, chapter: _Chapter, language: str) -> Iterator[Slide]:
    """One slide for each thing to look at, under the first sentence; else the sentences as a list."""
    if not chapter.shown:
        for number, lines in enumerate(_pages(chapter.lines)):
            slide = _slide(deck, _LISTED, chapter.title, number > 0, language)
            _write(slide.placeholders[1].text_frame, lines, language, 18)
            yield slide
        return
    for number, shown in enumerate(chapter.shown):
        slide = _slide(deck, _SHOWN, chapter.title, number > 0, language)
        said = shown.caption if number or not chapter.lines else chapter.lines[0]
        _sentence(slide, said, language)
        if isinstance(shown, Grid):
            _grid(slide, shown, language)
        else:
            _picture(slide, shown)
        yield slide


def _pages(lines: list[str]) -> Iterator[list[str]]:
    """The lines as they fit on slides: at most so many, and no more than fill the height."""
    page: list[str] = []
    height = 0
    for line in lines:
        rows = 1 + len(line) // LETTERS_A_ROW
        if page and (len(page) == MOST_LINES or height + rows > ROWS_A_SLIDE):
            yield page
            page, height = [], 0
        page.append(line)
        height += rows
    if page:
        yield page


def _slide(deck: Deck, layout: int, title: str, continued: bool, language: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    said = f"{title} ({word('continued', language)})" if continued else title
    _write(slide.shapes.title.text_frame, [said], language, 28, bold=True)
    return slide


def _sentence(slide: Slide, text: str, language: str) -> None:
    box = slide.shapes.add_textbox(MARGIN, Mm(35), INSIDE, Mm(18))
    box.text_frame.word_wrap = True
    _write(box.text_frame, [text], language, 18)


def _write(frame: TextFrame, lines: list[str], language: str, size: int, bold: bool = False) -> None:
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = line, Pt(size), bold
        run.font.name, run.font.language_id = "Arial", _IDS[language]


def _describe(shape: BaseShape, alt: str) -> None:
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def _picture(slide: Slide, picture: Picture) -> None:
    """The drawing as large as fits below the sentence, in the middle."""
    room = HEIGHT - Mm(56) - Mm(8)
    shape = slide.shapes.add_picture(io.BytesIO(png(picture)), MARGIN, Mm(56))
    shrink = min(INSIDE / shape.width, room / shape.height)
    shape.width, shape.height = int(shape.width * shrink), int(shape.height * shrink)
    shape.left = int((WIDTH - shape.width) / 2)
    _describe(shape, picture.alt)


def _grid(slide: Slide, grid: Grid, language: str) -> None:
    """The first rows and every sum; how many rows are left out is said below."""
    first_total = len(grid.rows) - grid.total_rows
    sums = grid.rows[first_total:]
    rows = grid.rows[: min(first_total, max(MOST_ROWS - len(sums), 1))] + sums
    shape = slide.shapes.add_table(len(rows) + 1, len(grid.header), MARGIN, Mm(56), INSIDE, Mm(9) * (len(rows) + 1))
    shape.table.first_row = shape.table.first_col = True
    shape.table.horz_banding = False
    _describe(shape, grid.caption)
    texts = [grid.header, *(tuple(cell_text(cell, language) for cell in row) for row in rows)]
    for at, row in enumerate(texts):
        for column, text in enumerate(row):
            frame = shape.table.cell(at, column).text_frame
            _write(frame, [text], language, 12, bold=at == 0 or at > len(rows) - len(sums))
            if column in grid.numeric:
                frame.paragraphs[0]._p.get_or_add_pPr().set("algn", "r")
    if left_out := len(grid.rows) - len(rows):
        box = slide.shapes.add_textbox(MARGIN, HEIGHT - Mm(14), INSIDE, Mm(9))
        _write(box.text_frame, [word("more_rows", language).format(number=left_out)], language, 12)


def _note(slide: Slide, lines: list[str], language: str) -> None:
    _write(slide.notes_slide.notes_text_frame, lines, language, 12)


def _tail(deck: Deck, paper: Paper) -> None:
    """What is not confirmed, where it comes from, and the checksum last."""
    for name, lines in (("unverified", paper.unverified), ("sources", paper.sources)):
        if lines:
            chapter = _Chapter(word(name, paper.language), list(lines))
            for slide in _slides(deck, chapter, paper.language):
                _note(slide, chapter.lines, paper.language)
    slide = deck.slides[len(deck.slides) - 1]
    said = f"{word('fingerprint', paper.language)}: {fingerprint(paper)}"
    box = slide.shapes.add_textbox(MARGIN, HEIGHT - Mm(9), INSIDE, Mm(7))
    _write(box.text_frame, [said], paper.language, 9)
