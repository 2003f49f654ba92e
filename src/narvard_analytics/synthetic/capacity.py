"""What wards can take day by day, and who works at primary-care units: the table `capacity`. All made up."""

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import dates, labels, same, table
from .days import MINUTES, Calendar
from .places import Place
from .randomness import Floats, Ints
from .staff import POSTS, VACANT, Staff
from .wards import FINISHED, Admitted, Stays, ward_ids, ward_of

OCCUPANCY = 0.92  # patients to beds open, over the year
CLOSED_IN_SUMMER = 0.12  # share of beds in July
SUMMER = (7,)
NURSES_A_PHYSICIAN = 1.4


def patient_days(setting: Setting, admitted: Admitted, stays: Stays) -> Floats:
    """A block's days in bed by ward, in the order of `ward_ids`."""
    last = setting.calendar.days * MINUTES
    days = np.where(stays.status == FINISHED, np.minimum(stays.end, last) - stays.start, 0) / MINUTES
    wards = len(ward_ids(setting.place))
    return np.bincount(ward_of(admitted, stays), weights=days, minlength=wards).astype(np.float64)


def capacity(place: Place, calendar: Calendar, days_in_bed: Floats, staff: Staff) -> pa.Table:
    """The table `capacity`: beds of every ward every day, and staff of primary care on each month's first day."""
    beds = _beds(place, calendar, days_in_bed)
    people = _staff(place, calendar, staff)
    return pa.concat_tables([beds, people]).sort_by(
        [("unit", "ascending"), ("date", "ascending"), ("profession", "ascending")]
    )


def _beds(place: Place, calendar: Calendar, days_in_bed: Floats) -> pa.Table:
    names = ward_ids(place)
    open_beds = np.ceil(days_in_bed / calendar.days / OCCUPANCY).astype(np.int64)
    used = np.flatnonzero(open_beds)
    day = np.tile(np.arange(calendar.days), len(used))
    ward = np.repeat(used, calendar.days)
    summer = np.isin([d.month for d in calendar.dates], SUMMER)[day]
    number = np.where(summer, np.floor(open_beds[ward] * (1 - CLOSED_IN_SUMMER)), open_beds[ward]).astype(np.int64)
    return table(
        "capacity", {"unit": labels(names, ward), "date": dates(calendar, day), "beds": pa.array(np.maximum(number, 1))}
    )


def _staff(place: Place, calendar: Calendar, staff: Staff) -> pa.Table:
    """Filled posts of physicians, and nurses in proportion to all posts."""
    filled = (staff.physicians != VACANT).sum(axis=1)
    unit, month = (index.ravel() for index in np.indices(filled.shape))
    day = calendar.month_starts[month]
    parts = [_profession(place, calendar, unit, day, "physician", filled.ravel().astype(np.float64))]
    nurses = np.full(len(unit), POSTS * NURSES_A_PHYSICIAN)
    parts.append(_profession(place, calendar, unit, day, "nurse", nurses))
    return pa.concat_tables(parts)


def _profession(place: Place, calendar: Calendar, unit: Ints, day: Ints, name: str, fte: Floats) -> pa.Table:
    return table(
        "capacity",
        {
            "unit": labels(place.unit_names, unit),
            "date": dates(calendar, day),
            "staff_fte": pa.array(fte),
            "profession": same(name, len(unit)),
        },
    )
