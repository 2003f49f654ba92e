"""Makes the region and writes it as deliveries: one of the region's, and one of each municipality's."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from .admissions import Setting, make_episodes
from .days import Calendar
from .deliveries import Files, deliver
from .exposure import exposure_of
from .groups import make_groups
from .listings import homes, list_people
from .manifests import manifest_of
from .municipal_tables import Municipal, municipal_tables
from .notices import make_steps
from .parameters import Parameters
from .people import make_people
from .randomness import stream
from .region import Region
from .region_tables import region_tables
from .staff import make_staff
from .wards import admit
from .whole_tables import Share, share_of, whole_tables

Progress = Callable[[str, float], None]
FRAILTY_SHAPE = 2.5  # of the gamma distribution of need between persons, mean 1 (made up)
REGIONS_PART = 0.75  # of the time that a block takes


def silent(stage: str, done: float) -> None:
    """A progress callback that says nothing."""


def generate(root: Path, parameters: Parameters, progress: Progress = silent) -> list[Path]:
    """Make a region and add it to the event store at `root`; returns the deliveries' folders, the region's first.

    progress: called with what is being done and the share that is done, 0 to 1. A delivery that is in the store already
    is left as it is. A region larger than one block is made block by block, in the memory of one. Raises the refusals
    of `narvard_analytics.events.coexistence` where other deliveries stand in the way.
    """
    root.mkdir(parents=True, exist_ok=True)
    place = parameters.place
    with tempfile.TemporaryDirectory(prefix=".making-", dir=root) as scratch:
        files = Files(Path(scratch))
        shares = [_write_block(files, parameters, block, progress) for block in range(parameters.blocks)]
        for controller, name, rows in whole_tables(parameters, shares):
            files.add(controller, name, [rows])
        written = files.close()
        progress("deliveries", 0.98)
        controllers = (place.controller, *place.codes)
        folders = [deliver(root, manifest_of(parameters, name), written[name]) for name in controllers]
    progress("done", 1.0)
    return folders


def _write_block(files: Files, parameters: Parameters, block: int, progress: Progress) -> Share:
    """Makes a part of the residents and writes their rows; returns what it adds to the whole."""
    place, share = parameters.place, 0.97 / parameters.blocks
    progress("people", share * block)
    made = make_region(parameters, block)
    for number, (name, parts) in enumerate(region_tables(made)):
        progress(name, share * (block + REGIONS_PART * min(number / 20, 1.0)))
        files.add(place.controller, name, parts)
    municipal = Municipal(made)
    for number, municipality in enumerate(place.municipalities):
        progress(municipality.name, share * (block + REGIONS_PART + (1 - REGIONS_PART) * number / len(place.codes)))
        for name, parts in municipal_tables(municipal, number):
            files.add(municipality.code, name, parts)
    return share_of(made)


def make_region(parameters: Parameters, block: int = 0) -> Region:
    """The people of a block, their groups, staff, episodes and notices; contacts follow when they are written.

    Staff is the same in all blocks.
    """
    mine = parameters.of_block(block)
    calendar = Calendar(parameters.first_month, parameters.months)
    people = make_people(mine, calendar)
    lived = homes(people)
    listings = list_people(mine, calendar, lived)
    frailty = stream(mine.seed, "frailty").gamma(FRAILTY_SHAPE, 1 / FRAILTY_SHAPE, people.count)
    groups = make_groups(mine, calendar, people)
    exposure = exposure_of(people, listings, calendar)
    setting = Setting(mine.place, calendar, people, groups, exposure, frailty, mine.tag)
    admitted = admit(mine, setting, make_episodes(mine, setting))
    staff = make_staff(parameters, calendar)
    return Region(mine, setting, lived, listings, staff, admitted, make_steps(mine, setting, admitted))
