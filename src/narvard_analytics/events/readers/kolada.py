"""Kolada's figures: the long form as CSV, and the answers of its API (version 2 and 3) as they came.

An answer is an object whose `values` hold one key figure (`kpi`) of one `municipality` or unit (`ou`) in one `period`,
with `values` of their own by gender. Paging makes an answer small, so a file is read whole, one at a time. The forms
are [D]: taken from descriptions of the API, not from its owner.
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.readers.figure_periods import period_of
from narvard_analytics.events.readers.text_files import Progress, open_bytes
from narvard_analytics.events.staging import Staging, Value

STATUS = {"": "ok", "missing": "no_data", "private": "suppressed"}
"""The API's status texts as they are understood here [D]: check them against a real answer before relying on them."""
GENDER = {"t": None, "": None, "k": "sex:female", "m": "sex:male"}
"""T is everybody (totalt), K women (kvinnor), M men (män)."""
JSON_ENDINGS = (".json", ".json.gz")
PEEK_BYTES = 65_536
ANSWER = re.compile(rb'"kpi"\s*:')
RESOURCE = re.compile(rb'"resourceType"\s*:')


def kolada_row(row: Mapping[str, str]) -> dict[str, Value]:
    """A row of aggregates for one value; `municipality`, or `ou` for a unit, says whose it is."""
    begin, end = period_of(row["period"])
    status = row.get("status", "").strip()
    known = STATUS.get(status.lower(), status)
    gender = row.get("gender", "").strip()
    return {
        "indicator": row["kpi"],
        "municipality": row.get("municipality"),
        "unit": row.get("ou"),
        "target_group": GENDER.get(gender.lower(), f"sex:{gender}"),
        "period_from": begin,
        "period_to": end,
        "value": row["value"],
        "basis": "published",
        "status": "no_data" if known == "ok" and not row["value"].strip() else known,
        "publisher": "Kolada (RKA)",
        "list_version": row.get("list_version"),
    }


def is_answer(file: Path) -> bool:
    """Whether a file is an answer of Kolada's API, as far as its beginning shows."""
    if not file.name.endswith(JSON_ENDINGS):
        return False
    try:
        with open_bytes(file) as stream:
            beginning = stream.read(PEEK_BYTES)
    except (OSError, EOFError):
        return False
    return bool(ANSWER.search(beginning)) and not RESOURCE.search(beginning)


def read_answer(file: Path, staging: Staging, progress: Progress) -> None:
    """Stage the values of an answer; the line of a row is the number of its object in the file, from 1."""
    try:
        with open_bytes(file) as stream:
            answer = json.loads(stream.read(), parse_float=str, parse_int=str)
        objects = list(answer["values"])
        flat = [(n, row) for n, each in enumerate(objects, start=1) for row in _flat(each)]
    except (OSError, EOFError, gzip.BadGzipFile, ValueError, KeyError, TypeError, AttributeError):
        staging.problem(Problem("aggregates", file.name, 1, "", "unreadable_file"))
        return
    for number, row in flat:
        staging.add("aggregates", file.name, number, {k: v or None for k, v in kolada_row(row).items()})
    progress(file.stat().st_size)


def _flat(each: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """One row a gender. A value that has been taken away is said to be missing, as one that is null."""
    about = {name: _text(each[name]) for name in ("kpi", "period")}
    about |= {name: _text(each[name]) for name in ("municipality", "ou") if name in each}
    for one in each["values"]:
        taken_away = one.get("isdeleted") is True
        value = "" if taken_away else _text(one.get("value"))
        yield {**about, "gender": _text(one.get("gender")), "value": value, "status": _text(one.get("status"))}


def _text(value: Any) -> str:
    return "" if value is None else str(value)
