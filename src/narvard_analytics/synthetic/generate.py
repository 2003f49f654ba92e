"""Makes the region and writes it as deliveries: one of the region's, and one of each municipality's."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.events.coexistence import DeliveryAlreadyLoaded
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.store import ROW_GROUP, write_delivery

from .admissions import Setting, make_episodes
from .age_distribution import region
from .code_tables import diagnoses, population, units
from .contact_kinds import MUNICIPAL
from .contact_kinds import REGION as OF_REGION
from .contact_tables import ContactSource, contact_chunks, participant_chunks
from .contacts import Contacts, in_municipality, make_contacts
from .days import ZONE, Calendar, first_of_month
from .effects import EFFECTS, Effect
from .exposure import exposure_of
from .groups import DISABILITY, make_groups
from .listings import Listings, Periods, homes, list_people, name_physicians
from .notices import Steps, answers, make_steps, region_notices
from .parameters import Parameters
from .people import make_people
from .person_tables import cohorts, interventions, listed, municipal_cohorts, named_contacts, persons, residence
from .places import REGION
from .randomness import stream
from .staff import Staff, make_staff
from .wards import Admitted, admit, lay_out, stays_table

Progress = Callable[[str, float], None]
FRAILTY_SHAPE = 2.5  # of the gamma distribution of need between persons, mean 1 (made up)
PURPOSE = "Demonstration and tests with people who do not exist."
LEGAL_BASIS = "None needed: made-up data about nobody."
KEY_ID = "made-up"
IDS_IN_ORDER = {"contacts": ("contact",), "contact_participants": ("contact",), "stays": ("stay", "episode")}


@dataclass(frozen=True)
class Region:
    """Everything that the deliveries are made from."""

    parameters: Parameters
    setting: Setting
    homes: Periods
    listings: Listings
    staff: Staff
    admitted: Admitted
    steps: Steps


def silent(stage: str, done: float) -> None:
    """A progress callback that says nothing."""


def generate(root: Path, parameters: Parameters, progress: Progress = silent) -> list[Path]:
    """Make a region and add it to the event store at `root`; returns the deliveries' folders, the region's first.

    progress: called with what is being done and the share that is done, 0 to 1. A delivery that is in the store already
    is left as it is. Raises the refusals of `narvard_analytics.events.coexistence` where other deliveries stand in
    the way.
    """
    root.mkdir(parents=True, exist_ok=True)
    progress("people", 0.0)
    made = make_region(parameters)
    folders = []
    with tempfile.TemporaryDirectory(prefix=".making-", dir=root) as scratch:
        progress("region", 0.15)
        folders.append(_deliver(root, made, REGION, _write_region(Path(scratch), made, progress)))
        municipal = make_contacts(parameters, made.setting, made.admitted, MUNICIPAL)
        for number, municipality in enumerate(region()):
            progress(municipality.name, 0.85 + 0.15 * number / len(region()))
            files = _write_municipality(Path(scratch), made, municipal, number)
            folders.append(_deliver(root, made, municipality.code, files))
    progress("done", 1.0)
    return folders


def make_region(parameters: Parameters) -> Region:
    """The people, their groups, staff, episodes and notices; contacts follow when they are written."""
    calendar = Calendar(parameters.first_month, parameters.months)
    people = make_people(parameters, calendar)
    lived = homes(people)
    listings = list_people(parameters, calendar, lived)
    frailty = stream(parameters.seed, "frailty").gamma(FRAILTY_SHAPE, 1 / FRAILTY_SHAPE, people.count)
    groups = make_groups(parameters, calendar, people)
    setting = Setting(calendar, people, groups, exposure_of(people, listings, calendar), frailty)
    admitted = admit(parameters, setting, make_episodes(parameters, setting))
    steps = make_steps(parameters, setting, admitted)
    return Region(parameters, setting, lived, listings, make_staff(parameters, calendar), admitted, steps)


def _write_region(folder: Path, made: Region, progress: Progress) -> dict[str, Path]:
    files = {name: _write(folder, name, [rows]) for name, rows in _region_tables(made)}
    contacts = make_contacts(made.parameters, made.setting, made.admitted, OF_REGION)
    progress("contacts", 0.3)
    source = ContactSource(made.parameters, made.setting, contacts, made.staff, "R", REGION)
    files["contacts"] = _write(folder, "contacts", contact_chunks(source))
    progress("professionals", 0.65)
    files["contact_participants"] = _write(folder, "contact_participants", participant_chunks(source))
    return files


def _region_tables(made: Region) -> Iterator[tuple[str, pa.Table]]:
    """The region's tables but for the contacts."""
    parameters, setting, admitted = made.parameters, made.setting, made.admitted
    yield "persons", persons(setting)
    yield "residence", residence(setting, made.homes)
    yield "population", population(setting, made.homes)
    yield "listings", listed(setting, made.listings)
    named = name_physicians(parameters, setting.calendar, setting.people, made.listings, made.staff)
    yield "named_contacts", named_contacts(setting, named)
    yield "cohorts", cohorts(setting, setting.groups.group != DISABILITY)
    stays = lay_out(parameters, setting, admitted)
    yield "stays", stays_table(parameters, setting, admitted, stays)
    yield "diagnoses", diagnoses(parameters, setting, admitted, stays)
    yield "notices", region_notices(parameters, setting, admitted, made.steps)
    yield "units", units()


def _write_municipality(folder: Path, made: Region, municipal: Contacts, number: int) -> dict[str, Path]:
    parameters, setting, code = made.parameters, made.setting, region()[number].code
    mine = in_municipality(setting, municipal, number)
    source = ContactSource(parameters, setting, mine, made.staff, f"M{code}-", code)
    return {
        "contacts": _write(folder, "contacts", contact_chunks(source)),
        "contact_participants": _write(folder, "contact_participants", participant_chunks(source)),
        "cohorts": _write(folder, "cohorts", [municipal_cohorts(setting, made.homes, number)]),
        "interventions": _write(folder, "interventions", [interventions(parameters, setting, made.homes, number)]),
        "notices": _write(folder, "notices", [answers(parameters, setting, made.admitted, made.steps, number)]),
    }


def _write(folder: Path, name: str, parts: Iterable[pa.Table]) -> Path:
    """Writes a table part by part; ids in running order are stored as differences."""
    file, writer = folder / f"{name}.parquet", None
    running = IDS_IN_ORDER.get(name, ())
    for part in parts:
        if writer is None:
            others = [column for column in part.column_names if column not in running]
            encoding = dict.fromkeys(running, "DELTA_BYTE_ARRAY")
            writer = pq.ParquetWriter(
                file, part.schema, compression="zstd", use_dictionary=others, column_encoding=encoding or None
            )
        writer.write_table(part, row_group_size=ROW_GROUP)
    if writer is not None:
        writer.close()
    return file


def _deliver(root: Path, made: Region, controller: str, files: Mapping[str, Path]) -> Path:
    try:
        return write_delivery(root, _manifest(made, controller), files)
    except DeliveryAlreadyLoaded as present:
        return root / present.delivery


def _manifest(made: Region, controller: str) -> Manifest:
    calendar = made.setting.calendar
    of_region = controller == REGION
    return Manifest(
        controller=controller,
        period_from=calendar.first,
        period_to=calendar.end,
        cut_off=calendar.cut_off,
        made_at=calendar.cut_off,
        purpose=PURPOSE,
        legal_basis=LEGAL_BASIS,
        zone=ZONE,
        key_id=KEY_ID,
        authority=("persons", "residence", "population") if of_region else (),
        source="narvard events generate",
        notes={"made_up": True, **(_story(made.parameters) if of_region else {})},
    )


def _story(parameters: Parameters) -> dict[str, Any]:
    """What a reader of the region's manifest needs: parameters, sources, and the effects to be found."""
    shown = {**asdict(parameters), "first_month": parameters.first_month.isoformat()}
    return {
        "parameters": shown,
        "sources": [
            "Residents by municipality on the day before the first month: SCB, 31 December 2017, CC0.",
            "Age and sex: SCB, county of Västra Götaland, 31 December 2015, CC0; the same shape in every municipality.",
            "All rates of care, staff, target groups and differences between municipalities are made up.",
        ],
        "planted_effects": [_planted(effect, parameters) for effect in EFFECTS],
    }


def _planted(effect: Effect, parameters: Parameters) -> dict[str, object]:
    start = first_of_month(parameters.first_month, effect.after_months)
    return {**asdict(effect), "start": start.isoformat()}
