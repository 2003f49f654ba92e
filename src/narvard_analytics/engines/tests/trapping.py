"""Rows that engines are known to trip over, and how a trap asks for them."""

from datetime import date

from .stores import at, person


def spans(tag, *pairs):
    """Rows of residence that hold pairs of days, in order of person."""
    made = [{"municipality": tag, "from_date": one, "to_date": other} for one, other in pairs]
    return [{"person": person(number), **row} for number, row in enumerate(made, start=1)]


def care(tag, *rows):
    """Contacts of an organization, in order of person."""
    base = {"organization": tag, "status": "finished", "started_at": at("2020-05-01 12:00")}
    made = [{"person": person(number), "contact": f"{tag}{number}", **base} for number in range(1, len(rows) + 1)]
    return [{**one, **row} for one, row in zip(made, rows, strict=True)]


def numbers(tag, *values):
    """Measurements with an instrument, in order of person."""
    base = {"instrument": tag, "measured_at": at("2020-05-01 12:00")}
    return [{"person": person(n), "total": value, **base} for n, value in enumerate(values, start=1)]


def truths(*pairs):
    """Rows of residence that hold pairs of yes, no and not known."""
    base = {"municipality": "truth", "from_date": date(2020, 1, 1)}
    return [
        {"person": person(n), "end_unknown": one, "main_care_there": other, **base}
        for n, (one, other) in enumerate(pairs, start=1)
    ]


LEAP = date(1940, 2, 29)
STORE = {
    "residence": [
        *spans("month", (date(2024, 3, 31), None), (date(2023, 3, 31), None), (date(2024, 2, 29), None)),
        *spans(
            "age",
            (LEAP, date(2020, 2, 28)),
            (LEAP, date(2020, 2, 29)),
            (LEAP, date(2021, 2, 28)),
            (LEAP, date(2021, 3, 1)),
            (date(1940, 12, 31), date(2020, 1, 1)),
            (date(1940, 1, 1), None),
        ),
        *spans(
            "days",
            (date(2020, 2, 28), date(2020, 3, 1)),
            (date(2020, 3, 29), date(2020, 3, 30)),
            (date(2020, 12, 31), date(2020, 12, 31)),
            (date(2020, 12, 31), date(2020, 12, 1)),
        ),
        *spans("week", (date(2020, 12, 31), None), (date(2021, 1, 3), None), (date(2021, 1, 4), None)),
        *truths(*((one, other) for one in (True, False, None) for other in (True, False, None))),
        *spans("end", (date(2020, 1, 5), date(2020, 3, 1)), (date(2020, 1, 5), None)),
        {"person": person(1), "municipality": "ties", "small_area": "b", "from_date": date(2020, 2, 1)},
        {"person": person(1), "municipality": "ties", "small_area": "a", "from_date": date(2020, 2, 1)},
        {"person": person(1), "municipality": "ties", "small_area": "c", "from_date": date(2020, 1, 1)},
    ],
    "contacts": [
        *care(
            "night",
            {"started_at": at("2020-03-28 23:59:59")},
            {"started_at": at("2020-03-29 00:00")},
            {"started_at": at("2020-10-25 00:30+02:00")},
            {"started_at": at("2020-10-25 23:30+01:00")},
            {"started_at": at("2020-12-31 23:30+00:00")},
        ),
        *care(
            "clock",
            {"sought_at": at("2020-10-25 02:30+02:00"), "started_at": at("2020-10-25 02:30+01:00")},
            {"sought_at": at("2020-03-28 12:00+01:00"), "started_at": at("2020-03-29 12:00+02:00")},
            {"sought_at": at("2020-05-01 12:00:00.600"), "started_at": at("2020-05-01 12:00:02.500")},
            {"sought_at": at("2040-05-01 12:00"), "started_at": at("2040-05-01 20:00")},
            {"sought_at": None},
        ),
        *care("id", *({"contact": "NA" if name is None else name, "unit": name} for name in ("NA", "null", "", None))),
        *care("code", *({"unit": unit} for unit in ("J45.9", "j20", "å1", "Z", None))),
    ],
    "measurements": [
        *numbers("tenths", *[0.1] * 10),
        *numbers("zero", 0.0, 2.0, None),
        *numbers("order", 2.0, None, 1.0),
    ],
}


def residence(engine, tag):
    rows = engine.table("residence")
    return rows.filter(rows.municipality == tag)


def contacts(engine, tag):
    rows = engine.table("contacts")
    return rows.filter(rows.organization == tag)


def measured(engine, tag):
    rows = engine.table("measurements")
    return rows.filter(rows.instrument == tag)


def by_person(rows, **values):
    return rows.select("person", **values).order_by("person").drop("person")


def assert_answer(engine, expression, expected):
    """The rows in order, in the types that the expression declares."""
    found = engine.to_arrow(expression)
    assert list(zip(*(column.to_pylist() for column in found.columns), strict=True)) == expected
    assert found.schema.types == [kind.to_pyarrow() for kind in expression.schema().types]
