"""How a paper looks as DOCX: the built-in styles, so that whoever goes on writing finds headings and captions."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

DARK, QUIET = RGBColor(0x12, 0x39, 0x5C), RGBColor(0x4A, 0x4F, 0x57)
FACE = "Arial"
# Style · size in points · bold · colour · space before and after in points
_SHAPES = (
    ("Normal", 10.5, False, None, 0, 6),
    ("Title", 22, True, DARK, 0, 4),
    ("Subtitle", 13, False, QUIET, 0, 4),
    ("Heading 1", 15, True, DARK, 20, 6),
    ("Heading 2", 12.5, True, DARK, 14, 4),
    ("Heading 3", 11, True, DARK, 10, 3),
    ("Caption", 9, False, QUIET, 8, 4),
    ("List Bullet", 10.5, False, None, 0, 3),
    ("List Number", 10.5, False, None, 0, 3),
)


def dress(document: Document, locale: str) -> None:
    """Give the page A4 and margins, the styles their typeface, and every text the paper's language."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    for name, size, bold, colour, before, after in _SHAPES:
        _shape(document, name, size, bold, colour, before, after)
    _added(document, "Lead", 12, None)
    _added(document, "Small print", 9, QUIET)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    title = document.styles["Title"].element.get_or_add_pPr()
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _shape(
    document: Document, name: str, size: float, bold: bool, colour: RGBColor | None, before: int, after: int
) -> None:
    style = document.styles[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    # The typeface of a heading comes from the theme unless it is named for every script.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FACE)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    fonts.attrib.pop(qn("w:cstheme"), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _added(document: Document, name: str, size: float, colour: RGBColor | None) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.font.color.rgb = colour
