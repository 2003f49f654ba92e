"""Series of months for tests: a figure that swings evenly round 10, and shares made from it."""

from datetime import date

from narvard_analytics.lights import Series

TODAY = date(2026, 1, 5)
WAVE = (9.0, 11.0)  # mean 10, mean range 2, limits 4.68 and 15.32


def months(count, last=date(2025, 12, 1)):
    """First days of ``count`` months, the last in December."""
    ends = last.year * 12 + last.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(ends - count + 1, ends + 1)]


def series(values, *, flow=True, status=None, half=1.0, **other):
    count = len(values)
    given_figures = {
        "kind": "mean",
        "flow": flow,
        "period_from": months(count),
        "numerator": [None] * count,
        "denominator": [100.0] * count,
        "value": values,
        "lower": [None if v is None else v - half for v in values],
        "upper": [None if v is None else v + half for v in values],
        "status": status or ["ok"] * count,
    }
    return Series(**given_figures | other)


def wave(count):
    return [WAVE[i % 2] for i in range(count)]


LEAPING_UP = [*wave(23), 17.0]  # the last point lies beyond the limit


def shares(given_values):
    counts = [v + 50 for v in given_values]
    return series([c / 100 for c in counts], kind="proportion", numerator=counts)
