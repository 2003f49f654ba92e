"""A paper that somebody could not read is refused where it is made, and a drawing brings nothing with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.papers.queries import Grid, Heading, Paper, PaperUnclear, Picture, Text
from narvard.base.papers.rules.pictures import still
from narvard.base.papers.tests.made_up import SVG

REFUSED = [
    (lambda: Picture(SVG, " ", "Andel"), "no text for those who do not see it"),
    (lambda: Grid("", ("Kommun",), ()), "needs a caption"),
    (lambda: Grid("Kostnad", ("Kommun", "kr"), (("Mark", 1), ("Borås",))), "Row 2 .* has 1 cells"),
    (lambda: Heading("", 1), "needs a text"),
    (lambda: Heading("Djupt", 4), "level 4"),
    (lambda: Paper("Rapport", "fi", ()), "one of the languages"),
    (lambda: Paper(" ", "sv", ()), "needs a title"),
    (lambda: Paper("Rapport", "sv", (Heading("För djupt", 2),)), "level 2 right after level 0"),
    (lambda: Paper("Rapport", "sv", (Heading("Ett"), Heading("För djupt", 3))), "level 3 right after level 1"),
]


@pytest.mark.parametrize(("make", "said"), REFUSED)
def test_what_cannot_be_read_is_refused(make, said):
    with pytest.raises(PaperUnclear, match=said):
        make()


@given(st.lists(st.integers(1, 3), max_size=12))
def test_headings_go_down_one_level_at_a_time_or_are_refused(levels):
    steps = all(below <= above + 1 for above, below in zip([0, *levels], levels, strict=False))
    parts = tuple(Heading(f"Rubrik {number}", level) for number, level in enumerate(levels))
    if steps:
        assert Paper("Rapport", "sv", (*parts, Text("Slut"))).parts[:-1] == parts
    else:
        with pytest.raises(PaperUnclear):
            Paper("Rapport", "sv", parts)


@pytest.mark.parametrize(
    "text",
    ["", "<svg", "<p/>", '<svg xmlns="http://www.w3.org/2000/svg"/>', '<!DOCTYPE a [<!ENTITY b "c">]><svg>&b;</svg>'],
)
def test_what_is_no_drawing_is_refused(text):
    with pytest.raises(PaperUnclear, match="picture of the paper"):
        still(text)


def test_a_drawing_brings_no_link_script_or_picture_of_others():
    drawn = still(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -4 60 20" onload="x()"><script>x()</script>'
        '<image href="https://example.org/a.png"/><a href="/b/"><use href="#c"/><use href="https://example.org/d"/></a></svg>'
    )
    for foreign in ("script", "image", "example.org", "onload", "/b/", "<a"):
        assert foreign not in drawn
    assert 'href="#c"' in drawn
    assert 'width="60" height="20"' in drawn
