"""From when each table is measured by everybody who delivers it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.events.manifest import TableEntry, observed_from, read_manifest
from narvard_analytics.events.snapshot import snapshot_key
from narvard_analytics.events.store import write_delivery
from narvard_analytics.events.tests.made_up import ANNA, at, contacts, manifest

Y22, Y23, Y24, Y25 = (date(year, 1, 1) for year in (2022, 2023, 2024, 2025))


def delivered(controller, begin, end, *tables, **more):
    about = manifest(controller, begin, end, **more)
    return replace(about, tables={name: TableEntry(1, "0") for name in tables})


OBSERVED = [
    ("nothing", [], {}),
    ("one", [delivered("a", Y23, Y25, "contacts")], {"contacts": Y23}),
    ("the latest of two", [delivered("a", Y23, Y25, "contacts"), delivered("b", Y24, Y25, "contacts")],
     {"contacts": Y24}),
    ("each table for itself", [delivered("a", Y23, Y25, "contacts", "stays"), delivered("b", Y24, Y25, "contacts")],
     {"contacts": Y24, "stays": Y23}),
    ("one period after another", [delivered("a", Y24, Y25, "contacts"), delivered("a", Y23, Y24, "contacts")],
     {"contacts": Y23}),
    ("after a gap", [delivered("a", Y22, Y23, "contacts"), delivered("a", Y24, Y25, "contacts")], {"contacts": Y24}),
    ("after a delivery without the table", [delivered("a", Y22, Y23, "stays"), delivered("a", Y23, Y24, "contacts"),
     delivered("a", Y24, Y25, "stays")], {"contacts": Y23, "stays": Y24}),
    ("as the manifest says", [delivered("a", Y22, Y25, "notices", measured_since={"notices": date(2024, 5, 1)})],
     {"notices": date(2024, 5, 1)}),
    ("since, in an earlier delivery", [delivered("a", Y22, Y24, "notices", measured_since={"notices": Y23}),
     delivered("a", Y24, Y25, "notices")], {"notices": Y23}),
    ("a reference table as its authority has it", [delivered("a", Y23, Y25, "residence", authority=("residence",)),
     delivered("b", Y24, Y25, "residence")], {"residence": Y23}),
    ("public figures are older and do not count", [delivered("a", Y22, Y25, "aggregates", dataset="kolada")], {}),
]  # fmt: skip


@pytest.mark.parametrize(("manifests", "expected"), [o[1:] for o in OBSERVED], ids=[o[0] for o in OBSERVED])
def test_a_table_is_observed_from_the_latest_of_its_controllers_starts(manifests, expected):
    assert observed_from(manifests) == expected


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 20)), min_size=1, unique_by=lambda pair: pair[0]))
def test_it_is_the_latest_start_whatever_the_order(pairs):
    made = [delivered(c, date(2000 + n, 1, 1), Y25, "contacts") for c, n in pairs]
    expected = {"contacts": date(2000 + max(n for _, n in pairs), 1, 1)}
    assert observed_from(made) == observed_from(made[::-1]) == expected


def test_since_when_is_kept_in_the_manifest_and_tells_snapshots_apart(tmp_path):
    rows = {"contacts": contacts(("a", ANNA, at("2024-03-01T10:00Z")))}
    folder = write_delivery(tmp_path, manifest(measured_since={"contacts": date(2024, 2, 1)}), rows)
    kept = read_manifest(folder)
    assert kept.measured_since == {"contacts": date(2024, 2, 1)}
    assert snapshot_key([kept]) != snapshot_key([replace(kept, measured_since={})])
