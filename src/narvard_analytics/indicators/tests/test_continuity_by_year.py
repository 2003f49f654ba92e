"""COC by municipality and calendar year from a sorted table of visits, against a loop over persons."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.indicators.continuity_by_year import VisitsNotSorted, coc_by_year, read_visits

SCHEMA = pa.schema({"person": pa.uuid(), "practitioner": pa.string(), "municipality": pa.string(), "day": pa.date32()})


def table(rows):
    """Visits (person's number, practitioner, municipality, day) in the order given."""
    who, practitioner, municipality, day = zip(*rows, strict=True) if rows else ((), (), (), ())
    person = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([n.to_bytes(16) for n in who], pa.binary(16)))
    columns = [person, pa.array(practitioner, pa.string()), pa.array(municipality, pa.string())]
    return pa.Table.from_arrays([*columns, pa.array(day, pa.date32())], schema=SCHEMA)


def figures(rows, chunk=None, minimum=2):
    found = coc_by_year(table(rows).to_batches(chunk), minimum).to_pylist()
    return {(row["municipality"], row["year"]): (row["persons"], row["coc"]) for row in found}


def plain(rows, minimum=2):
    years = defaultdict(list)
    for person, practitioner, municipality, day in rows:
        if practitioner is not None:
            years[person, day.year].append((practitioner, municipality))
    indices = defaultdict(list)
    for (_person, year), visits in years.items():
        n = len(visits)
        if n >= minimum:
            counts = Counter(practitioner for practitioner, _ in visits).values()
            indices[visits[-1][1], year].append(Fraction(sum(c * c for c in counts) - n, n * (n - 1)))
    return {cell: (len(found), float(sum(found) / len(found))) for cell, found in indices.items()}


def visits(person, *practitioners, year=2024, municipality="1280"):
    first = date(year, 3, 1)
    return [(person, name, municipality, first + timedelta(days=n)) for n, name in enumerate(practitioners)]


def test_the_mean_is_over_persons():
    assert figures([*visits(1, "a", "a", "a", "b"), *visits(2, "a", "b")]) == {("1280", 2024): (2, 0.25)}


def test_each_calendar_year_stands_for_itself():
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 2))
    rows = [(1, "a", "1280", day) for day in days]
    assert figures(rows) == {("1280", 2024): (1, 1.0)}


def test_a_year_counts_in_the_municipality_of_its_last_visit():
    assert set(figures([*visits(1, "a"), *visits(1, "a", municipality="1281")[:1]])) == {("1281", 2024)}


def test_visits_without_a_practitioner_do_not_count():
    assert figures(visits(1, "a", None, "a")) == {("1280", 2024): (1, 1.0)}
    assert figures(visits(1, None, None)) == {}


def test_of_no_visits_there_is_no_figure():
    assert figures([]) == {}


def test_an_unknown_municipality_is_a_place_of_its_own():
    assert figures(visits(1, "a", "a", municipality=None)) == {(None, 2024): (1, 1.0)}


def test_days_out_of_order_are_refused():
    with pytest.raises(VisitsNotSorted, match="not sorted by person and day"):
        figures(visits(1, "a", "b")[::-1])


def test_a_person_who_comes_twice_is_refused():
    with pytest.raises(VisitsNotSorted):
        figures([*visits(1, "a", "b"), *visits(2, "a"), *visits(1, "a")])


def test_a_file_is_read_in_its_order(tmp_path):
    rows = [*visits(1, "a", "a", "b"), *visits(2, "c", "c"), *visits(3, None, "d", "d", municipality="1281")]
    pq.write_table(table(rows), tmp_path / "visits.parquet", row_group_size=2)
    found = coc_by_year(read_visits(tmp_path / "visits.parquet", rows=3))
    assert {row["municipality"]: row["persons"] for row in found.to_pylist()} == {"1280": 2, "1281": 1}


VISIT = st.tuples(
    st.integers(0, 4),
    st.sampled_from(["a", "b", "c", None]),
    st.sampled_from(["1280", "1281", None]),
    st.dates(date(2022, 12, 1), date(2024, 1, 31)),
)


@given(st.lists(VISIT, max_size=40), st.integers(1, 9), st.integers(2, 4))
def test_like_a_loop_over_persons(rows, chunk, minimum):
    ordered = sorted(rows, key=lambda row: (row[0], row[3]))
    found, expected = figures(ordered, chunk, minimum), plain(ordered, minimum)
    assert {cell: n for cell, (n, _) in found.items()} == {cell: n for cell, (n, _) in expected.items()}
    assert [coc for _, coc in map(found.get, expected)] == pytest.approx([c for _, c in expected.values()], abs=2e-9)
