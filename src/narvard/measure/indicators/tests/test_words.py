"""Every code that the library can give has words, and the words say what was found."""

from datetime import date

import pytest
from django.utils import translation

from narvard.measure.indicators.queries import numbers, words
from narvard.measure.indicators.queries.definitions import certainty_words, definition_rows
from narvard.measure.indicators.rules.assessment import MONTHS_WITHHELD
from narvard.measure.indicators.rules.definitions import Figuring
from narvard_analytics import lights
from narvard_analytics.indicators.catalogue import definitions
from narvard_analytics.indicators.definition import Certainty
from narvard_analytics.results import Status

SHARE = Figuring(percent=True, decimals=1, unit="share")
RATE = Figuring(percent=False, decimals=1, unit="per 1 000 person-years")
EVERY_PARAMETER = {
    "movement": "steady",
    "capability": "fails",
    "level": "missed",
    "required": 0.5,
    "target": 0.55,
    "due": "2026-12-31",
    "starts": "2026-01-01",
    "lower": 0.4,
    "upper": 0.6,
    "points": 8,
    "needed": 12,
    "coverage": 0.8,
    "declared": 0.9,
    "side": "above",
    "p_value": 0.04,
    "q": 0.05,
    "tests": 250,
}


@pytest.mark.parametrize("code", [*(str(code) for code in lights.ReasonCode), MONTHS_WITHHELD])
@pytest.mark.parametrize("language", ["en", "sv", "nb"])
def test_every_reason_is_a_sentence(code, language):
    with translation.override(language):
        sentence = words.reason(code, EVERY_PARAMETER, SHARE)
    assert sentence.endswith(".") and "%(" not in sentence


@pytest.mark.parametrize("language", ["sv", "nb"])
def test_every_reason_is_translated(language):
    with translation.override(language):
        same = [code for code, text in words.REASONS.items() if str(text) == _english(text)]
    assert same == []


def _english(text) -> str:
    with translation.override("en"):
        return str(text)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (words.COLOURS, lights.Colour),
        (words.SHAPES, lights.Colour),
        (words.LEVELS, lights.Level),
        (words.MOVEMENTS, lights.Movement),
        (words.CAPABILITIES, lights.Capability),
        (words.STATUSES, Status),
    ],
)
def test_every_code_has_words(said, codes):
    assert set(said) == {str(code) for code in codes}


def test_every_unit_and_certainty_has_words():
    units = {measure.unit for definition in definitions() for measure in definition.measures}
    with translation.override("sv"):
        assert {unit for unit in units if unit not in {"share", "index"} and numbers.unit_name(unit) == unit} == set()
        assert all(certainty_words(mark.value) for mark in Certainty)


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.02, "less than one chance in ten of meeting it next month"),
        (0.1, "one chance in ten of meeting it next month"),
        (0.31, "three chances in ten of meeting it next month"),
        (0.9, "nine chances in ten of meeting it next month"),
        (0.97, "more than nine chances in ten of meeting it next month"),
    ],
)
def test_a_probability_is_spoken(probability, said):
    with translation.override("en"):
        assert words.capability("hits_or_misses", probability) == said
        assert words.capability("fails", probability) == "this way of working cannot meet it"


def test_the_three_marks_in_swedish():
    with translation.override("sv"):
        assert words.level("off_course") == "sämre än målkurvan"
        assert words.movement("improving", date(2026, 3, 1)) == "förbättras sedan mars 2026"
        assert words.capability("hits_or_misses", 0.3) == "tre chanser på tio att klara kravet nästa månad"


@pytest.mark.parametrize(
    ("language", "value", "figuring", "said"),
    [
        ("sv", 0.5534, SHARE, "55,3\u00a0%"),
        ("sv", 234.56, RATE, "234,6\u00a0per 1\u00a0000 personår"),
        ("sv", 1234.56, RATE, "1\u00a0235\u00a0per 1\u00a0000 personår"),
        ("en", 1234.56, RATE, "1,235\u00a0per 1,000 person-years"),
        ("nb", 0.5534, SHARE, "55,3\u00a0%"),
    ],
)
def test_values_are_written_as_the_language_does(language, value, figuring, said):
    with translation.override(language):
        assert numbers.spoken(value, figuring) == said


@pytest.mark.parametrize(
    ("first", "end", "kind", "said"),
    [
        (date(2026, 7, 1), date(2026, 10, 1), "quarter", "kvartal 3, 2026"),
        (date(2026, 7, 1), date(2026, 8, 1), "month", "juli 2026"),
        (date(2026, 10, 1), date(2026, 10, 2), "point", "1 oktober 2026"),
        (date(2025, 4, 1), date(2026, 10, 1), "rolling_18_months", "de 18 månaderna till och med september 2026"),
    ],
)
def test_periods_are_spoken(first, end, kind, said):
    with translation.override("sv"):
        assert numbers.period_name(first, end, kind) == said


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_the_catalogue_is_written_in_every_language(language):
    with translation.override(language):
        for row in definition_rows():
            assert all((row.name, row.sentence, row.numerator, row.denominator, row.periods, row.attribution))
