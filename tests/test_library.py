"""Every public name of the library is listed, described, and used by a test."""

import inspect
import re
from pathlib import Path

import pytest

from law.library import PAGE, first_line, library_page, public_names

SOURCE = Path(__file__).resolve().parent.parent / "src" / "narvard_analytics"
NAMES = [(module, name, value) for module, names in public_names().items() for name, value in names.items()]


@pytest.fixture(scope="module")
def words():
    """Every word that the library's tests use."""
    files = [file for file in SOURCE.rglob("*.py") if "tests" in file.parts]
    return set(re.findall(r"\w+", " ".join(file.read_text(encoding="utf-8") for file in files)))


def test_the_committed_page_is_the_one_the_code_makes():
    assert PAGE.read_text(encoding="utf-8") == library_page(), "make docs"


@pytest.mark.parametrize(("module", "name", "value"), NAMES, ids=[f"{module}.{name}" for module, name, _ in NAMES])
def test_a_public_name_is_described_and_tested(words, module, name, value):
    if inspect.isclass(value) or inspect.isroutine(value):
        assert first_line(value).endswith((".", "?", ":")), f"{name} says nothing of itself."
    assert name in words, f"No test of the library uses {name}."
