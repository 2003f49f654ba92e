"""Results as FHIR R4 Measure and MeasureReport (hl7.org/fhir/R4): the definition, and its figures of each period."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

import pyarrow as pa

from narvard_analytics.indicators.catalogue import indicator
from narvard_analytics.indicators.definition import Definition, Direction, Kind, Measure
from narvard_analytics.results import ALL_GROUPS, ALL_MUNICIPALITIES, ALL_UNITS, Status

Resource = dict[str, Any]

SCORING: Mapping[Kind, str] = {
    Kind.PROPORTION: "proportion",
    Kind.RATE: "ratio",
    Kind.STANDARDISED_RATE: "ratio",
    Kind.MEAN: "continuous-variable",
    Kind.MEDIAN: "continuous-variable",
    Kind.COUNT: "cohort",
}
"""FHIR's scoring of each kind of measure (code system measure-scoring)."""

ABSENT: Mapping[str, str] = {
    Status.SUPPRESSED: "masked",
    Status.NO_DATA: "unknown",
    Status.INCOMPLETE: "temp-unknown",
    Status.NOT_APPLICABLE: "not-applicable",
}
"""Why a figure is absent, in FHIR's code system data-absent-reason; what is withheld is masked, never zero."""

TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
ABSENT_REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
CANONICAL = "urn:narvard:indicator:"

DAY = timedelta(days=1)
"""FHIR's periods hold their last day; ours end before `period_to`."""

SAME = ("indicator", "version", "basis", "period_from", "period_to", "period_kind")
"""Rows that agree here stand in one report."""


def measure(definition: Definition) -> Resource:
    """The definition as a FHIR Measure: one group a measure, populations in words."""
    return {
        "resourceType": "Measure",
        "id": definition.id.replace("_", "-"),
        "url": f"{CANONICAL}{definition.id}",
        "version": definition.version,
        "name": definition.id,
        "title": definition.name.en,
        "status": "active" if definition.verified else "draft",
        "date": definition.valid_from.isoformat(),
        "description": definition.description.en,
        "rationale": definition.source.en,
        "group": [_group(each, definition) for each in definition.measures],
    }


def measure_reports(rows: pa.Table) -> list[Resource]:
    """The rows as MeasureReports of kind summary: one an indicator and period, places and groups as strata.

    Rows must be disclosure-controlled. Raises IndicatorNotInCatalogue.
    """
    order = [(name, "ascending") for name in (*SAME, "measure", "municipality", "unit", "target_group")]
    ordered = rows.sort_by(order).to_pylist()
    return [_report(list(same)) for _, same in groupby(ordered, key=lambda row: tuple(row[name] for name in SAME))]


def measure_bundle(rows: pa.Table) -> Resource:
    """A Bundle with the Measures of the rows and their MeasureReports."""
    names = sorted(set(rows["indicator"].to_pylist()))
    resources = [*(measure(indicator(name).definition) for name in names), *measure_reports(rows)]
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in resources]}


def _group(found: Measure, definition: Definition) -> Resource:
    return {
        "id": found.id,
        "code": {"text": found.id},
        "description": f"{found.name.en} ({found.unit})",
        "population": [
            _population(code, text)
            for code, text in (("numerator", definition.numerator.en), ("denominator", definition.denominator.en))
        ],
        "extension": [{"url": f"{CANONICAL}scoring", "valueCode": SCORING[found.kind]}],
    }


def _population(code: str, text: str) -> Resource:
    criteria = {"language": "text/plain", "description": text, "expression": code}
    return {"code": _coded("measure-population", code), "description": text, "criteria": criteria}


def _coded(system: str, code: str) -> Resource:
    return {"coding": [{"system": f"{TERMINOLOGY}/{system}", "code": code}]}


def _report(rows: Sequence[Mapping[str, Any]]) -> Resource:
    first = rows[0]
    definition = indicator(first["indicator"]).definition
    by_measure = groupby(rows, key=lambda row: row["measure"])
    return {
        "resourceType": "MeasureReport",
        "status": "pending" if first["status"] == Status.INCOMPLETE else "complete",
        "type": "summary",
        "measure": f"{CANONICAL}{definition.id}|{definition.version}",
        "date": first["cut_off"].isoformat(),
        "period": {"start": first["period_from"].isoformat(), "end": (first["period_to"] - DAY).isoformat()},
        "improvementNotation": _coded("measure-improvement-notation", _notation(definition.main)),
        "group": [_reported(definition, name, list(found)) for name, found in by_measure],
    }


def _notation(found: Measure) -> str:
    return "increase" if found.direction is Direction.HIGH_IS_GOOD else "decrease"


def _reported(definition: Definition, name: str, rows: Sequence[Mapping[str, Any]]) -> Resource:
    unit = {each.id: each.unit for each in definition.measures}.get(name, "")
    whole = [row for row in rows if _place(row) == (ALL_MUNICIPALITIES, ALL_UNITS, ALL_GROUPS)]
    return {
        "code": {"text": name},
        **(_figures(whole[0], unit) if whole else {}),
        "stratifier": [{"code": [{"text": "municipality, unit, target group"}], "stratum": list(_strata(rows, unit))}],
    }


def _strata(rows: Iterable[Mapping[str, Any]], unit: str) -> Iterable[Resource]:
    for row in rows:
        labels = zip(("municipality", "unit", "target group"), _place(row), strict=True)
        component = [{"code": {"text": name}, "value": {"text": value}} for name, value in labels]
        yield {"component": component, **_figures(row, unit)}


def _place(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["municipality"], row["unit"], row["target_group"]


def _figures(row: Mapping[str, Any], unit: str) -> Resource:
    """Counts of persons where they are whole numbers, and the score; or why there is none."""
    if row["status"] != Status.OK or row["value"] is None:
        reason = ABSENT.get(row["status"], "unknown")
        return {"measureScore": {"extension": [{"url": ABSENT_REASON, "valueCode": reason}]}}
    counts = [(code, row[code]) for code in ("numerator", "denominator")]
    whole = [(code, int(count)) for code, count in counts if count is not None and float(count).is_integer()]
    population = [{"code": _coded("measure-population", code), "count": count} for code, count in whole]
    score = {"value": row["value"], "unit": unit}
    return {"population": population, "measureScore": score} if population else {"measureScore": score}
