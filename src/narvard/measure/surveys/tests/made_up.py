"""A made-up survey with two questions on a scale and a free text, two groups, one open round and two brought ones."""

from datetime import date, datetime

from narvard.base.core.actor import Actor, command_line, the_public
from narvard.measure.surveys.operations import load_surveys, make_links

LOADER = command_line(
    "surveys.import", "surveys.change", "surveys.read", "organizations.read", collaboration="sodra_alvsborg"
)
PUBLIC = the_public("surveys.answer")
OPEN_DAY = date(2026, 11, 22)


def counts(round_code: str, group: str, question: str, numbers: dict[int, int]) -> list[dict[str, object]]:
    """Rows of counts, one an answer."""
    where = {"survey": "trust", "round": round_code, "group": group, "question": question}
    return [{**where, "value": str(value), "number": number} for value, number in numbers.items()]


def document() -> dict[str, object]:
    """The survey as a document."""
    return {
        "format": "narvard-surveys",
        "version": 1,
        "surveys": [
            {
                "code": "trust",
                "title_sv": "Tillit",
                "title_en": "Trust",
                "introduction_sv": "Tre korta frågor.",
                "source": "Made up for tests",
                "certainty": "D",
            }
        ],
        "questions": [
            {"survey": "trust", "code": "goal", "kind": "scale", "text_sv": "Jag känner till målet."},
            {"survey": "trust", "code": "trust", "kind": "scale", "text_sv": "Vi litar på varandra."},
            {"survey": "trust", "code": "more", "kind": "text", "text_sv": "Något mer?"},
        ],
        "groups": [
            {
                "survey": "trust",
                "code": "staff",
                "name": "Primärvården",
                "kind": "staff",
                "organization": "primarvarden",
            },
            {"survey": "trust", "code": "people", "name": "Invånare", "kind": "residents"},
        ],
        "rounds": [
            _round("2024", "2024-10-01", "2024-11-01", brought=True),
            _round("2025", "2025-10-01", "2025-11-01", brought=True),
            _round("2026", "2026-11-01", "2026-12-01", brought=False),
        ],
        "counts": [
            *counts("2024", "staff", "goal", {2: 4, 4: 6, 5: 2}),
            *counts("2024", "people", "goal", {1: 10, 4: 30}),
            *counts("2025", "staff", "goal", {3: 2, 5: 18}),
            *counts("2025", "people", "goal", {1: 10, 4: 30, 5: 10}),
            *counts("2025", "staff", "trust", {5: 3}),
            *counts("2025", "people", "trust", {2: 25, 5: 25}),
        ],
    }


def _round(code: str, opens_on: str, closes_on: str, *, brought: bool) -> dict[str, object]:
    row = {"survey": "trust", "code": code, "name": f"Hösten {code}", "opens_on": opens_on, "closes_on": closes_on}
    return {**row, "brought": brought}


def loaded(now: datetime, actor: Actor = LOADER) -> None:
    """Load the survey."""
    load_surveys(actor=actor, now=now, document=document())


def tokens(now: datetime, number: int, group: str = "people") -> tuple[str, ...]:
    """Links to the open round of a loaded survey."""
    return make_links(
        actor=LOADER, now=now, today=OPEN_DAY, survey="trust", round_code="2026", group=group, number=number
    )
