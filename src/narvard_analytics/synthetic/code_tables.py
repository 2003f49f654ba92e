"""The tables `diagnoses`, `units` and `population`."""

from datetime import date

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .age_distribution import SEXES, TOP_AGE
from .arrow_columns import keys, labels, same, table
from .causes import CAUSES
from .groups import ELDERLY
from .listings import Periods
from .parameters import Parameters
from .places import Place
from .randomness import Ints, choose, stream
from .wards import Admitted, Stays, stay_ids, ward_ids

SECOND_CODES = ("I109", "E119", "I489", "N189", "J449", "F009")  # chronic illness beside the main diagnosis
OPENING_HOURS = {
    "primary_care": "Mo-Fr 08:00-17:00",
    "specialist": "Mo-Fr 08:00-16:30",
    "inpatient": "24/7",
    "hospital_at_home": "24/7",
    "municipal_health": "24/7",
}
SECOND_SHARE = (0.25, 0.75)  # of others, and of multi-ill elderly (made up)


def diagnoses(
    parameters: Parameters, setting: Setting, admitted: Admitted, stays: Stays
) -> tuple[pa.Table, list[Ints]]:
    """A main diagnosis on every stay, and a second one on some, with what the rows are sorted by."""
    rng = stream(parameters.seed, "diagnoses")
    episodes = admitted.episodes
    main = _main_codes(rng, episodes.cause)[stays.of]
    person = episodes.person[stays.of]
    share = np.array(SECOND_SHARE)[setting.groups.ever[ELDERLY][person].astype(np.int64)]
    number = np.arange(len(stays.of))
    second = number[rng.random(len(number)) < share]
    codes = _all_codes()
    first_extra = len(codes)
    stay = np.concatenate([number, second])
    code = np.concatenate([main, first_extra + rng.integers(0, len(SECOND_CODES), len(second))])
    position = np.repeat([1, 2], [len(number), len(second)])
    order = np.lexsort((position, stay))
    rows = table(
        "diagnoses",
        {
            "event": stay_ids(setting.tag, stay[order]),
            "person": keys(setting.people.key, person[stay[order]]),
            "position": pa.array(position[order]),
            "system": same("ICD-10-SE", len(order)),
            "code": labels([*codes, *SECOND_CODES], code[order]),
        },
    )
    return rows, [person[stay[order]], np.ones(len(order), dtype=np.int64), stay[order], position[order]]


def _all_codes() -> list[str]:
    return [code for cause in CAUSES for code in cause.codes]


def _main_codes(rng: np.random.Generator, cause: Ints) -> Ints:
    """The number of each episode's main code; the first of a cause is the most common."""
    first = np.cumsum([0, *(len(c.codes) for c in CAUSES)])
    result = np.zeros(len(cause), dtype=np.int64)
    for number, one in enumerate(CAUSES):
        mine = cause == number
        weights = 1.0 / np.arange(1, len(one.codes) + 1)
        result[mine] = first[number] + choose(rng, weights, int(mine.sum()))
    return result


def units(place: Place) -> pa.Table:
    """The table `units`: primary care, wards, outpatients, hospital care at home and municipal health care."""
    codes, homes = place.codes, zip(place.unit_names, place.unit_homes, strict=True)
    rows = [(name, place.controller, codes[home], "primary_care") for name, home in homes]
    for hospital, municipality in zip(place.hospitals, place.hospital_homes, strict=True):
        wards = [ward for ward in ward_ids(place) if ward.startswith(f"{hospital}_")]
        rows += [(ward, hospital, municipality, "inpatient") for ward in wards]
        rows.append((f"{hospital}_outpatient", hospital, municipality, "specialist"))
        rows.append((f"{hospital}_at_home", hospital, municipality, "hospital_at_home"))
    rows += [(f"kommunal_halsa_{code}", code, code, "municipal_health") for code in codes]
    columns = zip(*sorted((*row, OPENING_HOURS[row[3]]) for row in rows), strict=True)
    names_of = ("unit", "organization", "municipality", "level", "opening_hours")
    return table("units", {name: pa.array(column) for name, column in zip(names_of, columns, strict=True)})


def population(setting: Setting, homes: Periods) -> pa.Table:
    """The table `population`: residents by municipality, sex and age on the reference date and every 31 December."""
    first, last = setting.calendar.reference_date, setting.calendar.end
    days = sorted({first, *(date(year, 12, 31) for year in range(first.year, last.year + 1))})
    parts = [_population_on(setting, homes, day) for day in days if first <= day < last]
    whole = pa.concat_tables(parts)
    return whole.sort_by([(name, "ascending") for name in ("municipality", "reference_date", "sex", "age")])


def _population_on(setting: Setting, homes: Periods, day: date) -> pa.Table:
    number, people = setting.calendar.day_of(day), setting.people
    living = (homes.start <= number) & (number < homes.end)
    person = homes.person[living]
    age = np.minimum(whole_years(setting, person, day), TOP_AGE - 1)
    cell = (homes.municipality[living] * len(SEXES) + people.male[person]) * TOP_AGE + age
    counts = np.bincount(cell, minlength=len(setting.place.codes) * len(SEXES) * TOP_AGE)
    rest, ages = np.divmod(np.arange(len(counts)), TOP_AGE)
    municipality, sex = np.divmod(rest, len(SEXES))
    return table(
        "population",
        {
            "municipality": labels(setting.place.codes, municipality),
            "reference_date": pa.repeat(pa.scalar(day, type=pa.date32()), len(counts)),
            "sex": labels(SEXES, sex),
            "age": pa.array(ages),
            "inhabitants": pa.array(counts),
            "source": same("made-up region; totals on the first date from SCB 2017-12-31", len(counts)),
        },
    )


def whole_years(setting: Setting, person: Ints, day: date) -> Ints:
    """Age in completed years on a day, as calendars count it."""
    birth = (setting.people.birth[person] + setting.calendar.epoch_day).astype("datetime64[D]")
    months = birth.astype("datetime64[M]").astype(np.int64)
    day_of_month = (birth - birth.astype("datetime64[M]")).astype(np.int64) + 1
    this_month = (day.year - 1970) * 12 + day.month - 1
    years: Ints = (this_month - months - (day_of_month > day.day)) // 12
    return years
