"""What a table holds month by month: a later fact leaves what was known before as it was."""

from datetime import date

import pytest

from narvard_analytics.engines.contents import contents

from .stores import at, person, snapshot_of

JANUARY_2020, JUNE_2020 = 2020 * 12, 2020 * 12 + 5
HOME = {"person": person(1), "municipality": "1490", "from_date": date(2020, 2, 10)}
VISIT = {"person": person(1), "contact": "a", "status": "finished", "started_at": at("2020-03-31 23:30")}
MET = {"contact": "a", "practitioner": "A", "profession": "physician"}
LIFE = {"person": person(1), "birth_date": date(1940, 1, 1)}


def held(root, name, rows, **others):
    return contents(snapshot_of(root, **{name: rows}, **others), name, JANUARY_2020)


def first_difference(tmp_path, name, before, after, **others):
    """The number in 2020 of the month whose content differs first; None where none does until June."""
    one, other = (held(tmp_path / where, name, rows, **others) for where, rows in (("a", before), ("b", after)))
    months = [m for m in range(JANUARY_2020, JUNE_2020) if one.before(m + 1) != other.before(m + 1)]
    return min(months) - JANUARY_2020 + 1 if months else None


@pytest.mark.parametrize(
    ("name", "before", "after", "month"),
    [
        # A row counts from the earliest day in it, whatever it says and however late it is delivered.
        ("residence", [], [HOME], 2),
        ("residence", [HOME], [{**HOME, "municipality": "1489"}], 2),
        ("contacts", [], [VISIT], 3),
        ("contacts", [VISIT], [{**VISIT, "sought_at": at("2020-01-05 08:00")}], 1),
        ("contacts", [VISIT], [{**VISIT, "status": "cancelled"}], 3),
        # An end counts from its own day: until then the period is open.
        ("residence", [HOME], [{**HOME, "to_date": date(2020, 4, 1)}], 4),
        ("residence", [HOME], [{**HOME, "to_date": date(2020, 8, 1)}], None),
        ("persons", [LIFE], [{**LIFE, "death_date": date(2020, 5, 31)}], 5),
        # Where it has ended at a time not known, whether there is an end decides if it ever held.
        ("residence", [{**HOME, "end_unknown": True}], [{**HOME, "end_unknown": True, "to_date": date(2020, 8, 1)}], 2),
        # A life begins at birth; one that is not known, or before what is observed, counts from the first month.
        ("persons", [], [LIFE], 1),
        ("persons", [], [{**LIFE, "birth_date": date(2020, 4, 2)}], 4),
        ("persons", [LIFE], [{**LIFE, "birth_date": None}], 1),
        # Two alike are not one.
        ("contacts", [VISIT], [VISIT, VISIT], 3),
    ],
)
def test_a_fact_counts_from_its_month(tmp_path, name, before, after, month):
    assert first_difference(tmp_path, name, before, after) == month


def test_a_row_without_days_has_those_of_its_event(tmp_path):
    assert first_difference(tmp_path, "contact_participants", [], [MET], contacts=[VISIT]) == 3
    assert (
        first_difference(tmp_path / "c", "contact_participants", [], [{**MET, "contact": "b"}], contacts=[VISIT]) == 1
    )


def test_order_does_not_matter_and_an_empty_table_is_not_a_missing_one(tmp_path):
    rows = [VISIT, {**VISIT, "contact": "b"}]
    assert held(tmp_path / "a", "contacts", rows) == held(tmp_path / "b", "contacts", rows[::-1])
    empty, missing = held(tmp_path / "c", "contacts", []), held(tmp_path / "d", "persons", [LIFE])
    nothing = contents(snapshot_of(tmp_path / "e", persons=[LIFE]), "contacts", JANUARY_2020)
    assert missing.delivered and empty.before(JUNE_2020) != nothing.before(JUNE_2020)


def test_a_delivery_that_replaces_another_is_told_apart_by_what_it_says_only(tmp_path):
    first = held(tmp_path, "contacts", [VISIT], persons=[])
    second = held(tmp_path, "contacts", [VISIT], persons=[LIFE])
    assert first == second
