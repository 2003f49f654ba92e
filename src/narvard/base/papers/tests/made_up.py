"""A small made-up paper with one of everything, in each language."""

from datetime import date

from narvard.base.papers.queries import Bullets, Grid, Heading, PageBreak, Paper, Picture, Text

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><style>.bar{fill:#1f4e79}</style>'
    '<a href="/somewhere/"><rect class="bar" width="300" height="200"/></a>'
    '<text x="310" y="100" font-family="Arial, sans-serif" font-size="20">Mark</text></svg>'
)
TITLES = {"sv": "Årsrapport 2026", "nb": "Årsrapport 2026 på norsk", "en": "Annual report 2026"}
HEADINGS = ["Ett", "Ett och ett", "Två", "Tre"]
COSTS = Grid(
    "Kostnad per kommun",
    ("Kommun", "Invånare", "Kostnad, kr", "Dag"),
    (("Mark", 35_000, 1_400_000, date(2026, 1, 1)), ("=Borås", 113_000, -5, None), ("Summa", 148_000, 1_399_995, None)),
    frozenset({1, 2}),
    total_rows=1,
)


def paper(language: str = "sv", **changed: object) -> Paper:
    """The paper; `changed` fields take the place of its own."""
    parts = (
        Heading("Ett"),
        Text("Sju av tio mål är på väg.", "lead"),
        Picture(SVG, "En stapel som är hälften så lång som bilden", "Andel per kommun"),
        Heading("Ett och ett", 2),
        Text("Kommunerna betalar."),
        COSTS,
        PageBreak(),
        Heading("Två"),
        Bullets(("först", "sedan"), ordered=True),
        Heading("Tre"),
        Bullets(("i lag", "var för sig")),
        Text("Liten text", "note"),
    )
    said = {
        "title": TITLES[language],
        "parts": parts,
        "subtitle": "Södra Älvsborg",
        "organization": "Närvårdskontoret",
        "dated": date(2026, 11, 1),
        "reference": "NVK 2026-17",
        "sources": ("Regionens uttag, 2026-10-31",),
        "unverified": ("Årtalet för beslutet",),
    }
    return Paper(language=language, **{**said, **changed})
