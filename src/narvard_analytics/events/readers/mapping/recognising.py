"""Which table and columns the columns of a file look like, by their names. What is only likely says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from narvard_analytics.events.readers.mapping.sampling import Sample, formats_of, is_identity
from narvard_analytics.events.schema import TABLES, Table

NAMES_FILE = Path(__file__).with_name("names.yaml")
FOLDED = str.maketrans({"å": "a", "ä": "a", "ö": "o", "ø": "o", "æ": "a", "é": "e"})
SHORTEST_PART = 5
"""Letters of a name that may be recognised within a longer one."""
DIAGNOSIS = re.compile(r"(huvud|bi|hoved)?(diagnos|diagnose|icd)(kod|kode)?(\d*)")
OWN_NAME = 3
NAME_OF_TABLE = 2


@dataclass(frozen=True)
class Guess:
    """A table that a file seems to fill: for each of its columns the file's, and those that are only likely."""

    table: str
    columns: Mapping[str, str]
    likely: frozenset[str] = field(default_factory=frozenset)


@cache
def names() -> Mapping[str, Any]:
    """The names and texts in names.yaml."""
    found: Mapping[str, Any] = yaml.load(NAMES_FILE.read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def folded(text: str) -> str:
    """The text in small letters without å ä ö æ ø and what stands between letters.

    >>> folded("In_datum"), folded("Fødselsnummer"), folded("Kön")
    ('indatum', 'fodselsnummer', 'kon')
    """
    return re.sub(r"[^a-z0-9]", "", text.lower().translate(FOLDED))


def guess_table(sample: Sample, asked: str = "") -> Guess:
    """The table that the file fills best, or that was asked for, with the columns recognised."""
    if asked:
        return _columns_of(TABLES[asked], sample)
    guesses = [_columns_of(table, sample) for table in TABLES.values()]
    return max(guesses, key=lambda guess: _fit(guess, sample))


def diagnosis_columns(sample: Sample) -> list[str]:
    """The columns that hold diagnoses, the main one first."""
    found = [name for name in sample.columns if DIAGNOSIS.fullmatch(folded(name))]
    return sorted(found, key=lambda name: (folded(name).startswith("bi"), found.index(name)))


def code_for(column: str, text: str, codes: Sequence[str]) -> str | None:
    """The code that a text stands for in a column, or None."""
    if text in codes:
        return text
    known = names()["values"].get(column, {})
    return next((code for code, texts in known.items() if folded(text) in texts and (code in codes or not codes)), None)


def _columns_of(table: Table, sample: Sample) -> Guess:
    columns: dict[str, str] = {}
    likely: set[str] = set()
    for exact in (True, False):
        for target in table.names:
            if target in columns:
                continue
            known = [folded(target), *_names_of(table.name, target)]
            taken = set(columns.values()) - _sharable(target, columns)
            found = next((n for n in sample.columns if n not in taken and _is_named(n, known, exact)), None)
            if found is not None and _can_be(table, target, sample.columns[found]):
                columns[target] = found
                likely |= set() if exact else {target}
    if table.has_person and "person" not in columns:
        found = next((name for name, values in sample.columns.items() if is_identity(values)), None)
        columns |= {"person": found} if found else {}
        likely |= {"person"} if found else set()
    return Guess(table.name, columns, frozenset(likely))


def _sharable(target: str, columns: Mapping[str, str]) -> set[str]:
    """An episode may be known by its stay's id."""
    return {columns["stay"]} if target == "episode" and "stay" in columns else set()


def _names_of(table: str, target: str) -> list[str]:
    own = names()["tables"].get(table, {}).get("columns", {}).get(target, [])
    return [folded(name) for name in (*own, *names()["any"].get(target, []))]


def _is_named(column: str, known: Sequence[str], exact: bool) -> bool:
    name = folded(column)
    if exact:
        return name in known
    return any(len(part) >= SHORTEST_PART and part in name for part in known)


def _can_be(table: Table, target: str, values: Sequence[str]) -> bool:
    """Whether values may be what the column holds: an identity number is a person and nothing else."""
    return not values or target == "person" or not is_identity(values) or formats_of(values, ("%Y%m%d",)) != ()


def _fit(guess: Guess, sample: Sample) -> tuple[float, int]:
    """How well a file fills a table: by columns named as only that table's are, and by the file's own name."""
    table = TABLES[guess.table]
    own = set(names()["tables"].get(table.name, {}).get("columns", {}))
    sure = [c for c in guess.columns if c not in guess.likely]
    file = folded(sample.file.split(".")[0])
    files = [table.name.replace("_", ""), *names()["tables"].get(table.name, {}).get("files", [])]
    score = OWN_NAME * sum(c in own for c in sure) + sum(c not in own for c in sure)
    score += NAME_OF_TABLE * any(name in file for name in files)
    lacking = sum(c.required and c.name not in guess.columns for c in table.columns)
    return score - lacking, len(guess.columns)
