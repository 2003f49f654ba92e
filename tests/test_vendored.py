"""Files of others that we serve are those that the table beside them names, to the byte."""

import hashlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "src/narvard/site/static/vendor"


def table() -> dict[str, str]:
    """File name to SHA-256, from the last column of the table in the README."""
    rows = [
        line.strip("| ").split("|") for line in (FOLDER / "README.md").read_text().splitlines() if line.startswith("| ")
    ]
    return {row[0].strip(): row[-1].strip() for row in rows[1:]}


@pytest.mark.parametrize(("name", "digest"), table().items())
def test_the_file_is_the_one_in_the_table(name, digest):
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest


def test_every_file_is_in_the_table():
    served = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    assert {name for name in served if not name.endswith(".LICENSE")} == set(table())


def test_every_licence_is_kept():
    assert {path.name for path in FOLDER.glob("*.LICENSE")} == {"designsystemet.LICENSE", "inter.LICENSE"}
