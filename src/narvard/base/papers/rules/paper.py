"""A paper: its blocks in reading order, and what it must have so that everybody can read it."""

from dataclasses import dataclass, field
from datetime import date

Cell = str | int | float | date | None
LANGUAGES = ("sv", "nb", "en")
DEEPEST = 3


class PaperUnclear(ValueError):
    """A paper lacks something that a reader, or a screen reader, needs. The message says what and what to do."""


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter. The title of the paper stands above level 1."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if not self.text.strip() or not 1 <= self.level <= DEEPEST:
            raise PaperUnclear(
                f"A heading needs a text and a level of 1 to {DEEPEST}, and {self.text!r} has level {self.level}."
            )


@dataclass(frozen=True)
class Text:
    """A paragraph. `kind` is "lead" for the sentence that answers, "body", or "note" for what is small print."""

    text: str
    kind: str = "body"


@dataclass(frozen=True)
class Bullets:
    """A list, numbered when the order matters."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Grid:
    """A table. The first cell of a row names the row; `numeric` are the columns (from 0) that stand to the right.

    Money is whole numbers with the unit in the header. The last `total_rows` rows are sums of those above.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = field(default_factory=frozenset)
    total_rows: int = 0

    def __post_init__(self) -> None:
        if not self.caption.strip() or not self.header:
            raise PaperUnclear("A table needs a caption and a header. Say in the caption what the table shows.")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.header):
                raise PaperUnclear(
                    f"Row {number} of the table {self.caption!r} has {len(row)} cells, and the header has"
                    f" {len(self.header)}. Give every row one cell a column."
                )


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG text with its colours in it; `alt` says in words what it shows. The caption may be empty."""

    svg: str
    alt: str
    caption: str
    width_mm: int = 160

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise PaperUnclear(
                f"The picture {self.caption!r} has no text for those who do not see it. Say in `alt` what it shows."
            )


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Text | Bullets | Grid | Picture | PageBreak


@dataclass(frozen=True)
class Paper:
    """A whole paper in one language. `dated` is its own day, never the clock's, so that it can be made again alike.

    `sources` say where the figures come from and their cut-off; `unverified` what no primary source has confirmed.
    `appendix` are tables too long to be read: they stand in the workbook only. `easy_to_read`: for the person it is
    about, in large type and without what only an archive needs.
    Headings begin at level 1 and go down one level at a time; raises PaperUnclear otherwise.
    """

    title: str
    language: str
    parts: tuple[Block, ...]
    subtitle: str = ""
    organization: str = ""
    dated: date | None = None
    reference: str = ""
    sources: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    appendix: tuple[Grid, ...] = ()
    easy_to_read: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip() or self.language not in LANGUAGES:
            raise PaperUnclear(
                f"A paper needs a title and one of the languages {', '.join(LANGUAGES)}, and {self.title!r} has"
                f" {self.language!r}."
            )
        above = 0
        for heading in (part for part in self.parts if isinstance(part, Heading)):
            if heading.level > above + 1:
                raise PaperUnclear(
                    f"The heading {heading.text!r} is of level {heading.level} right after level {above}."
                    " Go down one level at a time, beginning at 1."
                )
            above = heading.level

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Every table of the paper in its order, then those of the appendix."""
        return tuple(part for part in self.parts if isinstance(part, Grid)) + self.appendix
