"""What every app may ask of the papers: the blocks that a paper is made of, and the files that it is written as."""

from narvard.base.papers.rules.fingerprint import fingerprint
from narvard.base.papers.rules.paper import (
    LANGUAGES,
    Block,
    Bullets,
    Cell,
    Grid,
    Heading,
    PageBreak,
    Paper,
    PaperUnclear,
    Picture,
    Text,
)
from narvard.base.papers.rules.pictures import picture_source
from narvard.base.papers.rules.portable import PdfNotAvailable, pdf_available, pdf_file
from narvard.base.papers.rules.slides import pptx_file
from narvard.base.papers.rules.word_document import docx_file
from narvard.base.papers.rules.wording import cell_text, day_text, kronor_text, number_text
from narvard.base.papers.rules.wording import word as fixed_word
from narvard.base.papers.rules.workbook import xlsx_file_of

__all__ = [
    "LANGUAGES",
    "Block",
    "Bullets",
    "Cell",
    "Grid",
    "Heading",
    "PageBreak",
    "Paper",
    "PaperUnclear",
    "PdfNotAvailable",
    "Picture",
    "Text",
    "cell_text",
    "day_text",
    "docx_file",
    "fingerprint",
    "fixed_word",
    "kronor_text",
    "number_text",
    "pdf_available",
    "pdf_file",
    "picture_source",
    "pptx_file",
    "xlsx_file_of",
]
