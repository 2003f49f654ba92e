"""Every indicator against its plain reference on generated event stores: exact counts, values to 1e-9."""

import math
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from narvard_analytics.indicators.run import run
from narvard_analytics.reference_data.code_lists import code_list
from narvard_analytics.reference_data.standard_population import weights

from . import plain, plain_continuity
from . import plain_hospital as hospital
from .generated import CUT_OFF, FIRST, stores
from .stores import opened

MONTHS = list(plain.months_between(FIRST, date(2021, 11, 1)))
CODES = [(entry.code, entry.condition) for entry in code_list("avoidable_admissions").entries]
REFERENCES = {
    "named_physician": lambda rows: plain.named_physician(rows, MONTHS),
    "continuity": lambda rows: plain_continuity.continuity(rows, MONTHS, FIRST),
    "own_physician_visits": lambda rows: plain.own_physician_visits(rows, MONTHS),
    "avoidable_admissions": lambda rows: hospital.avoidable(rows, MONTHS, CODES, weights()),
    "unplanned_readmission_30d_65": lambda rows: hospital.readmission(rows, MONTHS, plain.local(CUT_OFF), weights()),
    "discharge_ready_days": lambda rows: hospital.discharge_ready(rows, MONTHS),
    "emergency_visits_80": lambda rows: hospital.emergency(rows, MONTHS),
}


CAN_TELL = {
    "avoidable_admissions": lambda rows: any(
        code["system"] == "ICD-10-SE" and code["position"] == 1 for code in rows["diagnoses"]
    ),
    "discharge_ready_days": lambda rows: any(stay["discipline"] is not None for stay in rows["stays"]),
    "unplanned_readmission_30d_65": lambda rows: any(stay["planned"] is not None for stay in rows["stays"]),
}
"""Whether the events tell what an indicator needs; where they do not, it is not applicable."""

# Shrinking a store takes minutes, and a found difference names its cell: the example is reported as it was drawn.
DEFAULTS = settings(deadline=None, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))


def compare(indicator, rows):
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), rows, FIRST, CUT_OFF) as engine:
        results = run(engine, [indicator]).to_pylist()
    expected = REFERENCES[indicator](rows)
    found = {(r["measure"], r["period_from"], r["municipality"], r["target_group"]): r for r in results}
    assert len(found) == len(results)
    assert {key for key, cell in expected.items() if cell.persons or cell.events} <= set(found)
    for key, row in found.items():
        if row["status"] == "not_applicable":
            assert not CAN_TELL[indicator](rows)
        else:
            check(row, expected.get(key, plain.Cell()))


def check(row, cell):
    where = {name: row[name] for name in ("measure", "period_from", "municipality", "target_group")}
    if row["measure"] == "days":
        assert row["value"] == cell.numerator, where
    elif cell.value is None:
        assert row["value"] is None, (where, row["value"])
    else:
        assert math.isclose(row["value"], cell.value, rel_tol=1e-9, abs_tol=1e-9), (where, row["value"], cell.value)
    assert math.isclose(row["numerator"], cell.numerator, rel_tol=1e-9, abs_tol=1e-8), where
    if row["denominator"] is not None:
        assert math.isclose(row["denominator"], cell.denominator, rel_tol=1e-9, abs_tol=1e-9), where
    assert row["persons"] == len(cell.persons), where
    assert row["events"] == cell.events, where


@pytest.mark.parametrize("indicator", REFERENCES)
def test_agrees_with_the_plain_reference(indicator):
    @settings(DEFAULTS, max_examples=6, derandomize=True)
    @given(stores())
    def agrees(rows):
        compare(indicator, rows)

    agrees()


@pytest.mark.slow
@pytest.mark.parametrize("indicator", REFERENCES)
def test_agrees_with_the_plain_reference_on_many_stores(indicator):
    @settings(DEFAULTS, max_examples=20)
    @given(stores())
    def agrees(rows):
        compare(indicator, rows)

    agrees()
