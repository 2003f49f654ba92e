"""Tables of the made-up region for its page: rates by age to hold against what is known, levels, planted effects."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from .admissions import Setting
from .contact_kinds import KINDS, MUNICIPAL, REGION
from .contacts import Contacts, make_contacts
from .days import DAYS_PER_YEAR, MINUTES, first_of_month
from .effects import EFFECTS
from .levels import LEVELS
from .listings import Periods
from .randomness import Floats
from .region import Region
from .regions import place

BANDS = (0, 5, 15, 25, 45, 65, 75, 80, 85)


def rates_by_age(made: Region) -> dict[str, list[float]]:
    """Events a 1 000 person-years by age band (BANDS, the last open), and all ages last; by kind of event."""
    setting = made.setting
    years = _person_years(setting, made.homes)
    result = {"person-years": [*years, float(years.sum())]}
    for deliverer in (REGION, MUNICIPAL):
        contacts = make_contacts(made.parameters, setting, made.admitted, deliverer)
        for number, kind in enumerate(KINDS):
            if kind.deliverer == deliverer:
                result[kind.id] = _rates(years, _contact_ages(setting, contacts, number))
    episodes = made.admitted.episodes
    for name in ("avoidable", "planned"):
        chosen = episodes.take(episodes.is_a(name) & ~made.admitted.moved)
        ages = setting.people.age_on(chosen.person, chosen.start // MINUTES)
        result[f"{name}_admissions"] = _rates(years, ages)
    first = episodes.take(~made.admitted.moved)
    result["all_admissions"] = _rates(years, setting.people.age_on(first.person, first.start // MINUTES))
    return result


def _contact_ages(setting: Setting, contacts: Contacts, kind: int) -> Floats:
    chosen = contacts.kind == kind
    person = setting.exposure.person[contacts.row[chosen]]
    return setting.people.age_on(person, contacts.minute[chosen] // MINUTES)


def _person_years(setting: Setting, homes: Periods) -> Floats:
    """Years lived by residents in each age band within the calendar."""
    start, end = np.maximum(homes.start, 0), np.minimum(homes.end, setting.calendar.days)
    birth = setting.people.birth[homes.person]
    years = []
    for low, high in zip(BANDS, (*BANDS[1:], 200), strict=True):
        first, last = birth + low * DAYS_PER_YEAR, birth + high * DAYS_PER_YEAR
        years.append(np.clip(np.minimum(end, last) - np.maximum(start, first), 0, None).sum() / DAYS_PER_YEAR)
    return np.array(years)


def _rates(years: Floats, ages: Floats) -> list[float]:
    counts = np.bincount(np.searchsorted(BANDS, np.maximum(ages, 0), side="right") - 1, minlength=len(BANDS))
    rates = 1000 * counts / np.maximum(years, 1e-9)
    return [*rates, float(1000 * counts.sum() / years.sum())]


def rates_table(rates: dict[str, list[float]]) -> str:
    """The rates as a Markdown table."""
    uppers = [f"{low}–{high - 1}" for low, high in zip(BANDS, BANDS[1:], strict=False)]
    head = ["per 1 000 person-years", *uppers, f"{BANDS[-1]}+", "all"]
    lines = [_row(head), _row(["---", *["---:"] * (len(head) - 1)])]
    lines += [_row([name.replace("_", " "), *map(_shown, values)]) for name, values in rates.items()]
    return "\n".join(lines) + "\n"


def _shown(value: float) -> str:
    """A rate to three figures or so, with spaces between thousands."""
    return f"{value:.1f}" if value < 20 else f"{value:,.0f}".replace(",", " ")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def levels_table() -> str:
    """The levels of how things are done, and what each rests on, as a Markdown table."""
    lines = [_row(["level", "mean", "spread between municipalities", "rests on"]), _row(["---", "---:", "---:", "---"])]
    for name, level in LEVELS.items():
        lines.append(_row([name.replace("_", " "), f"{level.mean:g}", f"{level.spread:g}", level.basis]))
    return "\n".join(lines) + "\n"


def effects_table(first_month: date) -> str:
    """The planted effects, with the month in which each begins, as a Markdown table."""
    head = ["effect", "municipality", "for whom", "from", "what changes", "true size"]
    names = {m.code: m.name for m in place("sodra_alvsborg").municipalities}
    lines = [_row(head), _row([*["---"] * 5, "---:"])]
    for effect in EFFECTS:
        start = f"{first_of_month(first_month, effect.after_months):%Y-%m}"
        size = f"{effect.size:+g}" + (f" over {effect.months_to_full} months" if effect.months_to_full else "")
        what = f"{effect.measure.replace('_', ' ')}: {effect.unit}"
        cells = [effect.id, names[effect.municipality], effect.target_group, start, what, size]
        lines.append(_row([cell.replace("_", " ") for cell in cells]))
    return "\n".join(lines) + "\n"
