"""Results as JSON-stat 2, the form of the statistical offices' own interfaces (json-stat.org, version 2.0).

One dataset an indicator, version, basis and kind of period; several are a collection with the datasets in it. A cell
without a figure is null, and `status` says why: a withheld figure is never a zero.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from narvard_analytics.indicators.catalogue import CATALOGUE
from narvard_analytics.indicators.definition import Definition, Text
from narvard_analytics.results import (
    ALL_GROUPS,
    ALL_LISTED,
    ALL_MUNICIPALITIES,
    ALL_UNITS,
    UNKNOWN_MUNICIPALITY,
    Status,
)

DATASET = ("indicator", "version", "basis", "period_kind")
"""Columns whose values are one in a dataset."""

DIMENSIONS = ("municipality", "unit", "target_group", "period", "measure", "figure")
CONTENTS = ("value", "lower_95", "upper_95", "numerator", "denominator")

Names = Mapping[str, str]
"""What codes of municipalities, units and target groups are called; a code without a name stands for itself."""

LABELS: Mapping[str, Text] = {
    "municipality": Text(sv="kommun", nb="kommune", en="municipality"),
    "unit": Text(sv="vårdenhet", nb="enhet", en="care unit"),
    "target_group": Text(sv="målgrupp", nb="målgruppe", en="target group"),
    "period": Text(sv="period", nb="periode", en="period"),
    "measure": Text(sv="mått", nb="mål", en="measure"),
    "figure": Text(sv="uppgift", nb="tall", en="figure"),
    "value": Text(sv="värde", nb="verdi", en="value"),
    "lower_95": Text(sv="nedre gräns, 95 %", nb="nedre grense, 95 %", en="lower limit, 95 %"),
    "upper_95": Text(sv="övre gräns, 95 %", nb="øvre grense, 95 %", en="upper limit, 95 %"),
    "numerator": Text(sv="täljare", nb="teller", en="numerator"),
    "denominator": Text(sv="nämnare", nb="nevner", en="denominator"),
    ALL_MUNICIPALITIES: Text(sv="alla tillsammans", nb="alle samlet", en="all together"),
    ALL_GROUPS: Text(sv="alla", nb="alle", en="all"),
    ALL_LISTED: Text(sv="alla listade", nb="alle på liste", en="all who are listed"),
    UNKNOWN_MUNICIPALITY: Text(sv="okänd", nb="ukjent", en="unknown"),
}


def json_stat(rows: pa.Table, language: str = "en", names: Names | None = None) -> dict[str, Any]:
    """A result table as a JSON-stat 2 dataset, or as a collection of them where it holds several.

    language: "sv", "nb" or "en" of labels. names: see `Names`. Rows must be disclosure-controlled.
    """
    keys = rows.select(DATASET).group_by(list(DATASET)).aggregate([]).sort_by([(n, "ascending") for n in DATASET])
    datasets = [_dataset(_rows_of(rows, key), key, language, names or {}) for key in keys.to_pylist()]
    if len(datasets) == 1:
        return datasets[0]
    return {"version": "2.0", "class": "collection", "link": {"item": datasets}}


def _rows_of(rows: pa.Table, key: Mapping[str, str]) -> pa.Table:
    chosen = [pc.equal(rows[name], value) for name, value in key.items()]
    mask = chosen[0]
    for each in chosen[1:]:
        mask = pc.and_(mask, each)
    return rows.filter(mask)


def _dataset(rows: pa.Table, key: Mapping[str, str], language: str, names: Names) -> dict[str, Any]:
    definition = CATALOGUE[key["indicator"]].definition if key["indicator"] in CATALOGUE else None
    codes = _codes(rows, definition)
    size = [len(codes[name]) for name in DIMENSIONS]
    value, status = _cells(rows, codes, size)
    return {
        "version": "2.0",
        "class": "dataset",
        "label": _said(definition.name, language) if definition else key["indicator"],
        "source": _said(definition.source, language) if definition else "",
        "updated": max(rows["cut_off"].to_pylist()).isoformat().replace("+00:00", "Z"),
        "id": list(DIMENSIONS),
        "size": size,
        "role": {"time": ["period"], "geo": ["municipality"], "metric": ["figure"]},
        "dimension": {name: _dimension(name, codes[name], definition, language, names) for name in DIMENSIONS},
        "value": value,
        "status": status,
        "extension": {"narvard": {**key, "inputs": sorted(set(rows["inputs"].to_pylist()))}},
    }


def _codes(rows: pa.Table, definition: Definition | None) -> dict[str, list[str]]:
    """The categories of each dimension: totals first, measures as the definition has them, the rest in order."""
    measures = [m.id for m in definition.measures] if definition else []
    found = {name: sorted(set(rows[name].to_pylist())) for name in ("municipality", "unit", "target_group", "measure")}
    totals = (ALL_MUNICIPALITIES, ALL_UNITS, ALL_LISTED, ALL_GROUPS)
    ordered = {name: sorted(values, key=lambda code: (code not in totals, code)) for name, values in found.items()}
    ordered["measure"] = sorted(found["measure"], key=lambda m: (measures.index(m) if m in measures else 99, m))
    return {**ordered, "period": sorted(set(_periods(rows))), "figure": list(CONTENTS)}


def _periods(rows: pa.Table) -> list[str]:
    """Periods as ISO intervals without their last day: 2024-01-01/2024-02-01."""
    starts, ends = rows["period_from"].to_pylist(), rows["period_to"].to_pylist()
    return [f"{start}/{end}" for start, end in zip(starts, ends, strict=True)]


def _cells(
    rows: pa.Table, codes: Mapping[str, Sequence[str]], size: list[int]
) -> tuple[list[float | None], dict[str, str]]:
    columns = {name: rows[name].to_pylist() for name in ("municipality", "unit", "target_group", "measure")}
    columns["period"] = _periods(rows)
    places = [_positions(columns[name], codes[name]) for name in DIMENSIONS[:-1]]
    first = np.ravel_multi_index(tuple(places), tuple(size[:-1])) * len(CONTENTS)
    value: list[float | None] = [None] * int(np.prod(size))
    status: dict[str, str] = {}
    figures = [rows[name].to_pylist() for name in CONTENTS]
    for row, (cell, state) in enumerate(zip(first, rows["status"].to_pylist(), strict=True)):
        for number, figure in enumerate(figures):
            value[int(cell) + number] = figure[row]
            if state != Status.OK:
                status[str(int(cell) + number)] = state
    return value, status


def _positions(values: Sequence[str], codes: Sequence[str]) -> NDArray[np.int64]:
    number = {code: place for place, code in enumerate(codes)}
    return np.array([number[value] for value in values], dtype=np.int64)


def _dimension(
    name: str, codes: Sequence[str], definition: Definition | None, language: str, names: Names
) -> dict[str, Any]:
    category: dict[str, Any] = {
        "index": {code: number for number, code in enumerate(codes)},
        "label": {code: _label(name, code, definition, language, names) for code in codes},
    }
    return {"label": _said(LABELS[name], language), "category": category}


def _label(name: str, code: str, definition: Definition | None, language: str, names: Names) -> str:
    if name == "measure" and definition and code in {m.id for m in definition.measures}:
        measure = definition.measure(code)
        return f"{_said(measure.name, language)} ({measure.unit})"
    return names.get(code) or (_said(LABELS[code], language) if code in LABELS else code)


def _said(text: Text, language: str) -> str:
    return str(getattr(text, language))
