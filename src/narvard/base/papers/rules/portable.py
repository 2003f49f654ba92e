"""A paper as tagged PDF (PDF/UA-1): headings, lists, table headers and alternative texts that a screen reader finds."""

import html
from collections.abc import Iterator
from datetime import date

from narvard.base.papers.rules.fingerprint import fingerprint
from narvard.base.papers.rules.paper import Block, Bullets, Cell, Grid, Heading, PageBreak, Paper, Picture, Text
from narvard.base.papers.rules.pictures import picture_source
from narvard.base.papers.rules.portable_style import EASY, STYLE
from narvard.base.papers.rules.wording import LOCALES, cell_text, day_text, word

try:
    import weasyprint as press
except OSError:  # Pango, a library of the system, is missing; everything but PDF works without it.
    press = None


# The packages of Debian that PDF needs; tests/papers.sh installs the same.
NEEDED = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"


class PdfNotAvailable(Exception):
    """No PDF can be written here, since a library of the system is missing."""

    def __init__(self) -> None:
        super().__init__(
            "The PDF was not written, because the system library Pango is missing. Ask the one who runs the server to"
            f" install it (Debian: apt-get install {NEEDED}), or take the document as DOCX."
        )


def pdf_available() -> bool:
    """Can this server write PDF?"""
    return press is not None


def pdf_file(paper: Paper) -> bytes:
    """The paper as PDF/UA-1: tags, language, title, bookmarks. Raises PdfNotAvailable where none can be written."""
    if press is None:
        raise PdfNotAvailable
    content = fingerprint(paper)
    # Nothing is fetched: drawings stand in the text itself.
    fetcher = press.URLFetcher(allowed_protocols=("data",))
    page = press.HTML(string="".join(_page(paper, content)), url_fetcher=fetcher)
    written = page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=bytes.fromhex(content)[:16])
    return bytes(written)


def _page(paper: Paper, content: str) -> Iterator[str]:
    yield f'<!doctype html><html lang="{LOCALES[paper.language]}"><head><meta charset="utf-8">'
    style = STYLE + EASY if paper.easy_to_read else STYLE
    yield f"<title>{_text(paper.title)}</title><style>{style}{_running(paper)}</style>"
    yield f'<meta name="author" content="{_text(paper.organization)}">'
    if paper.dated:
        yield f'<meta name="dcterms.created" content="{paper.dated.isoformat()}">'
        yield f'<meta name="dcterms.modified" content="{paper.dated.isoformat()}">'
    yield "</head><body>"
    yield from _head(paper)
    figures, tables = iter(range(1, 10_000)), iter(range(1, 10_000))
    for part in paper.parts:
        yield from _part(part, paper.language, figures, tables)
    yield from _tail(paper, content)
    yield "</body></html>"


def _text(text: str) -> str:
    return html.escape(text)


def _running(paper: Paper) -> str:
    """What stands in the foot of every page; escaped as a CSS string."""

    def quoted(text: str) -> str:
        return "".join(f"\\{ord(letter):06x}" if letter in '"\\<>\n' else letter for letter in text)

    left = " · ".join(filter(None, (paper.organization, paper.title)))
    page, of = word("page", paper.language), word("of", paper.language)
    number = f'"{page} " counter(page) " {of} " counter(pages)'
    return f'@page {{ @bottom-left {{ content: "{quoted(left)}" }} @bottom-right {{ content: {number} }} }}'


def _head(paper: Paper) -> Iterator[str]:
    yield f"<h1>{_text(paper.title)}</h1>"
    if paper.subtitle:
        yield f'<p class="subtitle">{_text(paper.subtitle)}</p>'
    dated = day_text(paper.dated, paper.language) if paper.dated else ""
    reference = f"{word('reference', paper.language)} {paper.reference}" if paper.reference else ""
    if facts := " · ".join(filter(None, (paper.organization, dated, reference))):
        yield f'<p class="facts">{_text(facts)}</p>'


def _part(part: Block, language: str, figures: Iterator[int], tables: Iterator[int]) -> Iterator[str]:
    match part:
        case Heading(text, level):
            yield f"<h{level + 1}>{_text(text)}</h{level + 1}>"
        case Text(text, kind):
            yield f'<p class="{_text(kind)}">{_text(text)}</p>'
        case Bullets(items, ordered):
            tag = "ol" if ordered else "ul"
            yield f"<{tag}>{''.join(f'<li>{_text(item)}</li>' for item in items)}</{tag}>"
        case Grid():
            yield from _grid(part, language, next(tables))
        case Picture():
            yield _picture(part, language, next(figures))
        case PageBreak():
            yield '<div class="break"></div>'


def _picture(picture: Picture, language: str, number: int) -> str:
    label = f"{word('figure', language)} {number}."
    return (
        f'<figure><img style="width:{picture.width_mm}mm" alt="{_text(picture.alt)}"'
        f' src="{picture_source(picture)}">'
        f"<figcaption><b>{label}</b> {_text(picture.caption)}</figcaption></figure>"
    )


def _grid(grid: Grid, language: str, number: int) -> Iterator[str]:
    label = f"{word('table', language)} {number}."
    yield f"<table><caption><b>{label}</b> {_text(grid.caption)}</caption><thead><tr>"
    for column, title in enumerate(grid.header):
        yield f'<th scope="col"{_side(grid, column)}>{_text(title)}</th>'
    yield "</tr></thead><tbody>"
    first_total = len(grid.rows) - grid.total_rows
    for at, row in enumerate(grid.rows):
        yield '<tr class="total">' if at >= first_total else "<tr>"
        yield from (_cell(grid, column, cell, language) for column, cell in enumerate(row))
        yield "</tr>"
    yield "</tbody></table>"


def _cell(grid: Grid, column: int, cell: Cell, language: str) -> str:
    tag, scope = ("th", ' scope="row"') if column == 0 else ("td", "")
    whole = ' class="day"' if isinstance(cell, date) else ""
    return f"<{tag}{scope}{_side(grid, column) or whole}>{_text(cell_text(cell, language))}</{tag}>"


def _side(grid: Grid, column: int) -> str:
    return ' class="number"' if column in grid.numeric else ""


def _tail(paper: Paper, content: str) -> Iterator[str]:
    for name, lines in (("unverified", paper.unverified), ("sources", paper.sources)):
        if lines:
            listed = "".join(f"<li>{_text(line)}</li>" for line in lines)
            yield f"<h2>{word(name, paper.language)}</h2><ul>{listed}</ul>"
    if paper.easy_to_read:
        return
    note = word("fingerprint_note", paper.language)
    yield f'<p class="note">{word("fingerprint", paper.language)}: <code>{content}</code>. {note}</p>'
