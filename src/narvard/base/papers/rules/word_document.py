"""A paper as DOCX, with real heading styles, repeated table headers, captions and alternative texts."""

import io

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from narvard.base.papers.rules.fingerprint import fingerprint
from narvard.base.papers.rules.paper import Block, Bullets, Grid, Heading, PageBreak, Paper, Picture, Text
from narvard.base.papers.rules.pictures import png
from narvard.base.papers.rules.settled import moment, settled
from narvard.base.papers.rules.word_style import dress
from narvard.base.papers.rules.wording import LOCALES, cell_text, day_text, word

_STYLES = {"lead": "Lead", "note": "Small print"}
_SMALL = Pt(9)


def docx_file(paper: Paper) -> bytes:
    """The paper as DOCX; its title, language and day stand in the properties of the file."""
    document = Document()
    dress(document, LOCALES[paper.language])
    _properties(document, paper)
    _head(document, paper)
    for part in paper.parts:
        _part(document, part, paper.language)
    _tail(document, paper)
    _foot(document, paper)
    file = io.BytesIO()
    document.save(file)
    return settled(file.getvalue())


def _properties(document: DocxDocument, paper: Paper) -> None:
    core = document.core_properties
    core.title, core.author, core.language = paper.title, paper.organization, LOCALES[paper.language]
    core.subject, core.comments, core.last_modified_by = paper.subtitle, "", paper.organization
    core.created = core.modified = moment(paper.dated)


def _head(document: DocxDocument, paper: Paper) -> None:
    document.add_paragraph(paper.title, style="Title")
    if paper.subtitle:
        document.add_paragraph(paper.subtitle, style="Subtitle")
    dated = day_text(paper.dated, paper.language) if paper.dated else ""
    reference = f"{word('reference', paper.language)} {paper.reference}" if paper.reference else ""
    if facts := " · ".join(filter(None, (paper.organization, dated, reference))):
        document.add_paragraph(facts, style="Small print")


def _part(document: DocxDocument, part: Block, language: str) -> None:
    match part:
        case Heading(text, level):
            document.add_heading(text, level)
        case Text(text, kind):
            document.add_paragraph(text, style=_STYLES.get(kind, "Normal"))
        case Bullets(items, ordered):
            _bullets(document, items, ordered)
        case Grid():
            _grid(document, part, language)
        case Picture():
            _picture(document, part, language)
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _bullets(document: DocxDocument, items: tuple[str, ...], ordered: bool) -> None:
    """A list; a numbered one gets a numbering of its own, or it would go on from the list before."""
    paragraphs = [document.add_paragraph(item, style="List Number" if ordered else "List Bullet") for item in items]
    if not ordered or not paragraphs:
        return
    numbering = document.part.numbering_part.element
    above = document.styles["List Number"].element.pPr.numPr.numId.val
    own = numbering.add_num(numbering.num_having_numId(above).abstractNumId.val)
    own.add_lvlOverride(ilvl=0).add_startOverride(1)
    for paragraph in paragraphs:
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = own.numId


def _caption(document: DocxDocument, label: str, text: str) -> Paragraph:
    """A caption whose number is a field, so that the list of tables and figures can be made in Word."""
    paragraph = document.add_paragraph(f"{label} ", style="Caption")
    count = f" SEQ {label} \\* ARABIC "
    fields = document.element.body.iter(qn("w:fldSimple"))
    _field(paragraph, count, str(1 + sum(field.get(qn("w:instr")) == count for field in fields)))
    paragraph.add_run(f". {text}")
    return paragraph


def _field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _picture(document: DocxDocument, picture: Picture, language: str) -> None:
    drawn = document.add_paragraph()
    drawn.paragraph_format.keep_with_next = True
    shape = drawn.add_run().add_picture(io.BytesIO(png(picture)), width=Mm(min(picture.width_mm, 170)))
    properties = shape._inline.docPr
    properties.set("descr", picture.alt)
    properties.set("title", picture.caption)
    caption = _caption(document, word("figure", language), picture.caption)
    caption.paragraph_format.keep_with_next = False


def _grid(document: DocxDocument, grid: Grid, language: str) -> None:
    _caption(document, word("table", language), grid.caption)
    table = document.add_table(rows=len(grid.rows) + 1, cols=len(grid.header))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    _describe(table._tbl, grid)
    first_total = len(grid.rows) - grid.total_rows + 1
    texts = [grid.header, *(tuple(cell_text(cell, language) for cell in row) for row in grid.rows)]
    for at, (line, row) in enumerate(zip(table._tbl.tr_lst, texts, strict=True)):
        _line(line, heads=at == 0)
        for column, (place, text) in enumerate(zip(line.tc_lst, row, strict=True)):
            paragraph = Paragraph(place.p_lst[0], table)
            run = paragraph.add_run(text)
            run.font.size = _SMALL
            run.bold = True if at == 0 or at >= first_total else None
            paragraph.paragraph_format.space_after = Pt(0)
            if column in grid.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _describe(table: CT_Tbl, grid: Grid) -> None:
    """The table's own title for screen readers, which row and column are headers, and thin lines between rows."""
    properties = table.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color="C4CAD3"))
    properties.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "40"), ("left", "60"), ("bottom", "40"), ("right", "60")):
        margins.append(_element(f"w:{side}", w=width, type="dxa"))
    properties.append(margins)
    properties.append(_element("w:tblLook", val="04A0", firstRow="1", firstColumn="1", noHBand="1", noVBand="1"))
    properties.append(_element("w:tblCaption", val=grid.caption))


def _line(line: CT_Row, heads: bool) -> None:
    """A row is not broken over two pages; the header row is repeated on each."""
    properties = line.get_or_add_trPr()
    properties.append(_element("w:cantSplit"))
    if heads:
        properties.append(_element("w:tblHeader"))
        for place in line.tc_lst:
            place.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill="E9EFF5"))


def _element(name: str, **values: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _tail(document: DocxDocument, paper: Paper) -> None:
    for name, lines in (("unverified", paper.unverified), ("sources", paper.sources)):
        if lines:
            document.add_heading(word(name, paper.language), 1)
            _bullets(document, lines, ordered=False)
    note = word("fingerprint_note", paper.language)
    said = f"{word('fingerprint', paper.language)}: {fingerprint(paper)}. {note}"
    document.add_paragraph(said, style="Small print")


def _foot(document: DocxDocument, paper: Paper) -> None:
    """Who and what on the left, the number of the page after it, on every page."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["Small print"]
    foot.add_run(" · ".join(filter(None, (paper.organization, paper.title))) + f" · {word('page', paper.language)} ")
    _field(foot, " PAGE ", "1")
    foot.add_run(f" {word('of', paper.language)} ")
    _field(foot, " NUMPAGES ", "1")
