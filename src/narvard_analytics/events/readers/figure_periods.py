"""How the periods of public figures are written."""

from datetime import date, timedelta


def period_of(text: str) -> tuple[str, str]:
    """First day and day after the last of a year, a month, or a period written from/to; as they are if none of them.

    >>> period_of("2023"), period_of("2023-12"), period_of("2023-01-01/2023-07-01")
    (('2023-01-01', '2024-01-01'), ('2023-12-01', '2024-01-01'), ('2023-01-01', '2023-07-01'))
    """
    first, slash, after = text.strip().partition("/")
    if slash:
        return first, after
    try:
        year, month = int(first[:4]), int(first[5:7] or 1)
        begin = date(year, month, 1)
    except ValueError:
        return first, first
    if len(first) == 4:
        return begin.isoformat(), date(year + 1, 1, 1).isoformat()
    return begin.isoformat(), _next_month(begin).isoformat()


def _next_month(begin: date) -> date:
    return (begin + timedelta(days=31)).replace(day=1)
