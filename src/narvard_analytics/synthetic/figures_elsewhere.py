"""Figures that controllers compute at home and deliver as the table `aggregates`. All made up.

Plans under LSS stand behind the social-service fence, so a municipality delivers their number alone. Vacancies and
agency staff come by unit.
"""

from datetime import date

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import labels, same, table
from .days import Calendar
from .groups import DISABILITY, GROUPS, bounds
from .levels import by_month
from .listings import Periods
from .parameters import Parameters
from .randomness import Floats, Ints, stream

LSS, VACANCIES = "lss_plan_followed_up", "vacancies_agency"
VERSION = "1"
WITH_PLAN = 0.85  # share of the disability group with a plan in force
POSTS_A_RESIDENT = 0.012  # municipal health care and primary care each


def lss_plans(parameters: Parameters, setting: Setting, homes: Periods, municipality: int) -> pa.Table:
    """A block's part of a municipality's plans under LSS in force at the end of a year, and those followed up in it."""
    code = setting.place.codes[municipality]
    rng = stream(parameters.seed, f"lss plans {code}")
    first, last = bounds(setting.groups, DISABILITY, setting.people.count)
    here = homes.municipality == municipality
    start = np.maximum(homes.start, first[homes.person])[here]
    end = np.minimum(homes.end, last[homes.person])[here]
    years = whole_years(setting.calendar)
    days = np.array([setting.calendar.day_of(year_end) - 1 for _, year_end in years], dtype=np.int64)
    members = ((start[:, None] <= days) & (days < end[:, None])).sum(axis=0)
    in_force = rng.binomial(members, WITH_PLAN)
    level = np.clip(by_month(setting.place, setting.calendar, LSS)[municipality], 0.02, 0.98)
    level = level[setting.calendar.month_of_day[days]]
    followed = rng.binomial(in_force, level)
    return _rows(years, LSS, code, GROUPS[DISABILITY], "", followed, in_force)


def vacancies(parameters: Parameters, calendar: Calendar, municipality: int) -> pa.Table:
    """Vacant and hired posts of a municipality's units every month, and of all its units together."""
    place, code = parameters.place, parameters.place.codes[municipality]
    rng = stream(parameters.seed, f"vacancies {code}")
    share = np.clip(sum(by_month(place, calendar, name)[municipality] for name in ("vacancies", "agency")), 0.0, 1.0)
    names = [f"kommunal_halsa_{code}", *np.array(place.unit_names)[place.unit_homes == municipality]]
    residents = place.municipalities[municipality].inhabitants
    posts = np.array([1.0, *np.full(len(names) - 1, 1 / max(len(names) - 1, 1))]) * residents * POSTS_A_RESIDENT
    parts = [_posts(rng, calendar, code, name, float(size), share) for name, size in zip(names, posts, strict=True)]
    total = [np.sum([part[column].to_numpy() for part in parts], axis=0) for column in ("numerator", "denominator")]
    return pa.concat_tables([*parts, _rows(_months(calendar), VACANCIES, code, "", "", *total)])


def _posts(rng: np.random.Generator, calendar: Calendar, code: str, unit: str, size: float, share: Floats) -> pa.Table:
    posts = np.full(calendar.months, round(size * 2) / 2)
    steps = rng.normal(0.0, 0.012, calendar.months).cumsum() * 0.6 + rng.normal(0.0, 0.012, calendar.months)
    lacking = np.round(posts * np.clip(share + steps, 0.0, 0.6) * 2) / 2
    return _rows(_months(calendar), VACANCIES, code, "", unit, lacking, posts)


Spans = list[tuple[date, date]]


def whole_years(calendar: Calendar) -> Spans:
    """First days of the calendar years that lie whole in the calendar, and of the years after."""
    years = range(calendar.first.year, calendar.end.year)
    return [(date(y, 1, 1), date(y + 1, 1, 1)) for y in years if calendar.first <= date(y, 1, 1)]


def _months(calendar: Calendar) -> Spans:
    starts = [calendar.dates[day] for day in calendar.month_starts[:-1]]
    return list(zip(starts, [*starts[1:], calendar.end], strict=True))


def _rows(
    periods: Spans,
    indicator: str,
    municipality: str,
    group: str,
    unit: str,
    numerator: Floats | Ints,
    denominator: Floats | Ints,
) -> pa.Table:
    rows = len(periods)
    known = denominator > 0
    value = numerator / np.where(known, denominator, 1.0)
    return table(
        "aggregates",
        {
            "indicator": same(indicator, rows),
            "version": same(VERSION, rows),
            "municipality": same(municipality, rows),
            "unit": same(unit or None, rows),
            "target_group": same(group or None, rows),
            "period_from": pa.array([first for first, _ in periods], pa.date32()),
            "period_to": pa.array([after for _, after in periods], pa.date32()),
            "numerator": pa.array(numerator.astype(np.float64)),
            "denominator": pa.array(denominator.astype(np.float64)),
            "value": pa.array(value, mask=~known),
            "basis": same("register", rows),
            "status": labels(("ok", "no_data"), (~known).astype(np.int64)),
            "publisher": same(municipality, rows),
        },
    )
