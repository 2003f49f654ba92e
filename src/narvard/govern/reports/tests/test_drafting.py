"""A report says what its rows say, in each language, and the same rows give the same report."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from narvard.base.core.actor import NotPermitted, command_line
from narvard.base.papers.queries import LANGUAGES, Grid, Heading, Picture, Text, docx_file, fingerprint, pdf_file
from narvard.govern.reports.queries import ReportNotKnown, draft
from narvard.govern.reports.tests import made_up

TITLES = {
    "sv": "Kvartalsrapport, kvartal 3 2026",
    "nb": "Kvartalsrapport, kvartal 3 2026",
    "en": "Quarterly report, quarter 3 2026",
}
GOALS = {"sv": "Så går det med målen", "nb": "Slik går det med målene", "en": "How it goes with the goals"}
LATE = {"sv": "Det som borde vara klart", "nb": "Det som burde vært ferdig", "en": "What should be done by now"}


def quarterly(actor, day, language="sv"):
    return draft(actor, "quarterly", "2026-Q3", language, day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_that_it_is_asked_for_in(maker, day, lit, language):
    lit()
    made = quarterly(maker, day, language)
    headings = [part.text for part in made.paper.parts if isinstance(part, Heading)]
    assert made.paper.title == TITLES[language]
    assert {GOALS[language], LATE[language]} <= set(headings)


def test_every_light_has_a_sentence_before_its_picture(maker, day, lit):
    lit()
    said, pictures = False, 0
    for part in quarterly(maker, day).paper.parts:
        if isinstance(part, Heading):
            said = said and part.level == 2  # a chapter and a light each have a sentence of their own
        elif isinstance(part, Text):
            said = True
        elif isinstance(part, Picture):
            pictures += 1
            assert said, part.caption
    assert pictures >= 3


def test_figures_are_those_of_the_rows(maker, day, lit):
    lit()
    made = quarterly(maker, day)
    by_group = next(part for part in made.paper.parts if isinstance(part, Grid) and "målgrupp" in part.caption)
    assert [row[-1] for row in by_group.rows] == [0, 3, 0, 0, 0, 3]
    every = {grid.caption: grid for grid in made.paper.appendix}
    assert {row[0] for row in every["Alla aktiviteter"].rows} == {made_up.TEAM, made_up.ROUTINE, made_up.ROUND}
    light = every["Alla ljus"].rows[0]
    assert (light[0], light[6]) == ("Borås", 1500.0)


def test_an_activity_is_late_when_its_last_day_has_passed_before_the_period_ends(maker, day, planned):
    late = {}
    for key in ("2026-Q3", "2026-Q4"):
        parts = draft(maker, "quarterly", key, "sv", day).paper.parts
        grids = [part for part in parts if isinstance(part, Grid) and "äldsta" in part.caption]
        late[key] = [row[0] for grid in grids for row in grid.rows]
    assert late == {"2026-Q3": [], "2026-Q4": [made_up.ROUTINE]}


def test_the_same_input_gives_the_same_checksums_and_another_gives_others(maker, day, lit):
    lit()
    first, again = quarterly(maker, day), quarterly(maker, day)
    assert (first.checksum, fingerprint(first.paper)) == (again.checksum, fingerprint(again.paper))
    lit(latest=700.0)
    other = quarterly(maker, day)
    assert other.checksum != first.checksum and fingerprint(other.paper) != fingerprint(first.paper)
    changed = [a.name for a, b in zip(first.inputs, other.inputs, strict=True) if a.checksum != b.checksum]
    assert changed == ["lights"]


def test_what_is_unverified_and_where_it_comes_from_is_said(maker, day, lit):
    lit()
    paper = quarterly(maker, day).paper
    assert any("15 oktober 2026" in source for source in paper.sources)
    assert paper.unverified


def test_sections_with_nothing_to_tell_stand_together_at_the_end(maker, day, southern):
    made = draft(maker, "annual", "2026", "sv", day)
    assert {section.state for section in made.sections} == {"empty"}
    assert [part.text for part in made.paper.parts if isinstance(part, Heading)] == ["Inget att berätta"]


@pytest.mark.parametrize(
    ("kind", "key", "language"),
    [
        ("weekly", "2026", "sv"),
        ("annual", "2026-Q3", "sv"),
        ("quarterly", "2026", "sv"),
        ("annual", "2026", "fi"),
        ("pilot_closing", "", "sv"),
        ("pilot_closing", "no-such-pilot", "sv"),
        ("board_papers", "999999", "sv"),
        ("board_papers", "²", "sv"),
    ],
)
def test_a_report_that_there_is_not(maker, day, southern, kind, key, language):
    with pytest.raises(ReportNotKnown, match="Choose one"):
        draft(maker, kind, key, language, day)


def test_without_the_right_nothing_is_read(day, southern):
    with pytest.raises(NotPermitted):
        draft(command_line("plans.read"), "annual", "2026", "sv", day)


def test_another_collaboration_sees_nothing_of_it(stranger, day, lit):
    lit()
    made = quarterly(stranger, day)
    assert all(section.state == "empty" for section in made.sections)
    assert "Borås" not in str(made.paper)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_documents_have_headings_tables_and_alternative_texts(maker, day, lit, language):
    lit()
    paper = quarterly(maker, day, language).paper
    written = Document(io.BytesIO(docx_file(paper)))
    levels = [int(p.style.name[-1]) for p in written.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1 and all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False))
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in written.tables)
    assert all(shape._inline.docPr.get("descr") for shape in written.inline_shapes)
    root = PdfReader(io.BytesIO(pdf_file(paper))).trailer["/Root"]
    figures = [element for element in _tags(root["/StructTreeRoot"]) if element["/S"] == "/Figure"]
    assert len(figures) == len(written.inline_shapes) >= 2
    assert all(element["/Alt"] for element in figures)


def _tags(element):
    element = element.get_object()
    if isinstance(element, list):
        for child in element:
            yield from _tags(child)
    elif hasattr(element, "get"):
        if "/S" in element:
            yield element
        if "/K" in element:
            yield from _tags(element["/K"])


def test_the_number_of_questions_stays_the_same_whatever_the_size(maker, day, lit, django_assert_max_num_queries):
    lit()
    with django_assert_max_num_queries(45):
        quarterly(maker, day)
    with django_assert_max_num_queries(45):
        draft(maker, "annual", "2026", "sv", day)
