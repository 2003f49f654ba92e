"""What a run can ask for differently: units instead of municipalities, other visits, and code lists of one's own."""

from dataclasses import replace
from datetime import date

import pytest

from narvard_analytics.indicators.run import run
from narvard_analytics.indicators.scope import VisitScope
from narvard_analytics.reference_data.code_lists import Entry, code_list
from narvard_analytics.results import ALL_LISTED, PeriodKind

from .stores import at, opened, person, store

FIRST, CUT_OFF = date(2024, 1, 1), "2025-07-01 00:00"
WINDOW = {"first": date(2025, 6, 1), "last": date(2025, 6, 1)}


def visited(number, unit, providers, profession="physician"):
    """Visits of a person to the providers in turn, a month apart: contacts and participants."""
    names = [f"{number}-{unit}-{profession}-{n}" for n in range(len(providers))]
    contacts = [
        {
            "contact": name,
            "person": person(number),
            "started_at": at(f"2024-{month:02}-10 10:00"),
            "kind": "visit",
            "setting": "primary_care",
            "unit": unit,
            "status": "finished",
        }
        for month, name in enumerate(names, start=1)
    ]
    met = [
        {"contact": name, "practitioner": provider, "profession": profession}
        for name, provider in zip(names, providers, strict=True)
    ]
    return contacts, met


def two_units():
    """At north person 1 sees AAB; at south 2 sees CCCC, and 3 has two physician and two nurse visits."""
    parts = [visited(1, "north", "AAB"), visited(2, "south", "CCCC"), visited(3, "south", "CC")]
    parts.append(visited(3, "south", "NN", "nurse"))
    homes = {1: "1490", 2: "1490", 3: "1442"}
    return store(
        persons=[{"person": person(n)} for n in homes],
        residence=[{"person": person(n), "municipality": m, "from_date": date(2000, 1, 1)} for n, m in homes.items()],
        listings=[
            {"person": person(n), "unit": "north" if n == 1 else "south", "from_date": date(2000, 1, 1)} for n in homes
        ],
        contacts=[row for contacts, _ in parts for row in contacts],
        contact_participants=[row for _, met in parts for row in met],
    )


def coc(results, column):
    rows = [r for r in results.to_pylist() if r["measure"] == "coc" and r["target_group"] == "all"]
    return {r[column]: (r["value"], r["persons"]) for r in rows if r["status"] == "ok"}


def computed(folder, indicator, **asked):
    with opened(folder, two_units(), FIRST, at(CUT_OFF)) as engine:
        return run(engine, [indicator], period=PeriodKind.MONTH, **WINDOW, **asked)


def test_continuity_by_unit_counts_where_persons_are_listed(tmp_path):
    found = coc(computed(tmp_path, "continuity", by=("unit",)), "unit")
    third = pytest.approx(1 / 3)
    assert found == {"north": (third, 1), "south": (1.0, 1), ALL_LISTED: (pytest.approx(2 / 3), 2)}


def test_all_professions_by_municipality_count_the_nurse(tmp_path):
    found = coc(computed(tmp_path, "continuity_all"), "municipality")
    third = pytest.approx(1 / 3)
    assert found == {"1490": (pytest.approx(2 / 3), 2), "1442": (third, 1), "*": (pytest.approx(5 / 9), 3)}


@pytest.mark.parametrize(
    ("indicator", "visits", "version"),
    [
        ("continuity", VisitScope(), "1"),
        ("continuity", VisitScope(professions=("nurse",)), "1+professions=nurse"),
        ("continuity_all", VisitScope(), "1"),
        ("continuity_all", VisitScope(professions=("nurse",), minimum=4), "1+minimum=4"),
    ],
)
def test_the_version_says_what_was_asked_for_differently(tmp_path, indicator, visits, version):
    assert set(computed(tmp_path, indicator, visits=visits)["version"].to_pylist()) == {version}


def with_diabetes():
    rows = two_units()
    event = rows["contacts"][0]
    code = {"event": event["contact"], "person": event["person"], "position": 1, "system": "ICD-10-SE", "code": "E11.9"}
    return rows | {"diagnoses": [{**dict.fromkeys(("custodian",)), **code}]}


def test_an_imported_list_counts_instead_and_is_named_in_every_row(tmp_path):
    own = code_list("chronic_diseases")
    only_copd = replace(own, version="2031", entries=(Entry("copd", "chronic", "J44", ""),), imported=True)
    with opened(tmp_path, with_diabetes(), FIRST, at(CUT_OFF)) as engine:
        packaged, imported = (
            run(engine, ["chronic_follow_up"], **WINDOW, lists=lists)
            for lists in (None, {"chronic_diseases": only_copd})
        )
    expected = ((packaged, own.name, 1), (imported, "chronic_diseases@2031-unverified-imported", 0))
    for results, name, patients in expected:
        assert set(results["code_list"].to_pylist()) == {name}
        everybody = {(r["measure"], r["municipality"], r["target_group"]): r for r in results.to_pylist()}
        assert everybody["share", "*", "all"]["denominator"] == patients
