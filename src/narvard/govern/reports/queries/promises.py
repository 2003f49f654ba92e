"""What municipalities have promised, delivered and paid, read for several of them at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import MunicipalityRow, OrganizationRow, organizations
from narvard.base.papers.queries import number_text
from narvard.govern.agreements.queries import CommitmentRow, commitments
from narvard.govern.funds.queries import SplitPage, costs, funds, split_page, use
from narvard.govern.plans.queries.followed import FollowedActivity, followed_activities, followed_cells
from narvard.govern.reports.rules.similar import ore_per_resident
from narvard.measure.indicators.queries import LightRow, lights_for

GOOD, BAD = ("green", "amber_rising"), ("red", "amber_falling")
BOUND = ("municipality", "joint")
"""The sides of an agreement that bind a municipality."""


@dataclass(frozen=True)
class Promise:
    """One municipality. `commitments` are (text, agreement, due day); `late` activities have passed their last day.

    `pays` is its part of the year's shared costs in kronor, None where none is shared; `used` what its organizations
    have used of the year's funds. `undecided`: a cost of the year is reckoned but not decided.
    """

    code: str
    name: str
    inhabitants: int | None
    source: str
    commitments: tuple[tuple[str, str, date | None], ...]
    goals: int
    good: int
    red: int
    activities: int
    done: int
    under_way: int
    late: int
    pays: int | None
    used: int
    undecided: bool

    @property
    def per_resident_ore(self) -> int:
        """Öre a resident, half upwards; 0 where residents or payment are not known."""
        return ore_per_resident(self.pays or 0, self.inhabitants)

    def each(self, language: str) -> str:
        """Kronor a resident with two decimals, in a language."""
        whole, rest = divmod(self.per_resident_ore, 100)
        mark = "." if language == "en" else ","
        return f"{number_text(whole, language)}{mark}{rest:02d}"


@dataclass(frozen=True)
class _Read:
    """What was read for all municipalities at once."""

    commitments: tuple[CommitmentRow, ...]
    activities: tuple[FollowedActivity, ...]
    lights: tuple[tuple[str, LightRow], ...]
    targets: Counter[str]
    splits: tuple[SplitPage, ...]
    organizations: tuple[OrganizationRow, ...]
    used: Counter[str]
    today: date


def promises(actor: Actor, places: Sequence[MunicipalityRow], year: int, today: date) -> tuple[Promise, ...]:
    """Each of the municipalities in a year, in the order given."""
    cells = followed_cells(actor, year)
    lights = lights_for(actor, {target for cell in cells for target in cell.targets}, today)
    targets = Counter[str]()
    for cell in cells:
        targets[cell.municipality] += len(cell.targets)
    read = _Read(
        commitments=commitments(actor),
        activities=followed_activities(actor, year),
        lights=tuple((cell.municipality, lights[t]) for cell in cells for t in cell.targets if t in lights),
        targets=targets,
        splits=tuple(split_page(actor, row.code) for row in costs(actor).costs if row.year == year),
        organizations=organizations(actor),
        used=_used(actor, year, today),
        today=today,
    )
    return tuple(_promise(place, read) for place in places)


def _used(actor: Actor, year: int, today: date) -> Counter[str]:
    """Kronor used of the year's funds, by organization."""
    used = Counter[str]()
    for fund in funds(actor, today, year).funds:
        if fund.used is not None:
            for row in use(actor, fund.code, today).spending:
                used[row.organization_code] += row.kronor
    return used


def _promise(place: MunicipalityRow, read: _Read) -> Promise:
    own = [row for row in read.organizations if row.municipality == place.code and row.principal == "municipality"]
    names = {row.name for row in own}
    activities = [row for row in read.activities if row.municipality == place.code]
    statuses = Counter(row.status for row in activities)
    colours = Counter(light.colour for code, light in read.lights if code == place.code)
    return Promise(
        code=place.code,
        name=place.name,
        inhabitants=place.inhabitants,
        source=place.source,
        commitments=tuple(
            (row.text, row.agreement_title, row.due_on)
            for row in read.commitments
            if row.side in BOUND and (not row.organizations or names.intersection(row.organizations))
        ),
        goals=read.targets[place.code],
        good=sum(colours[colour] for colour in GOOD),
        red=sum(colours[colour] for colour in BAD),
        activities=len(activities),
        done=statuses["done"],
        under_way=statuses["under_way"],
        late=sum(row.status not in ("done", "stopped") and row.ends_on < read.today for row in activities),
        pays=_pays(place.code, read.splits),
        used=sum(read.used[row.code] for row in own),
        undecided=any(split.decided is None for split in read.splits),
    )


def _pays(code: str, splits: Sequence[SplitPage]) -> int | None:
    """The municipality's part of all the splits; None where it has no part in any."""
    paid = [
        line.kronor for split in splits for part in split.parts if part.by_population for line in part.portions
        if line.code == code
    ]  # fmt: skip
    return sum(paid) if paid else None
