"""Taking out the care wing's own events: a folder of tables a controller, to be pseudonymised and delivered.

Nothing here knows a key. The folders hold identity numbers, so they are written where only the one who runs the command
can read, and are gone when the command ends (`narvard events from-care`).
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import OrganizationRow, organizations
from narvard.care.care_plans.queries import exported_plans
from narvard.care.contracts.queries import exported_contracts
from narvard.care.coordination.queries import exported_cohorts, exported_listings, exported_named_contacts
from narvard.care.discharge.queries import exported_notices, exported_stays
from narvard.care.patients.queries import exported_persons, exported_residence, identities
from narvard.measure.deliveries.rules.care_rows import PROFESSIONALS, Known, cells, person_text, professional_code
from narvard_analytics.events.schema import TABLES

Export = Callable[[Actor, int, date, date], Iterator]
# A table may be filled from more than one app: a patient contract is a plan to whoever measures.
EVENTS: dict[str, tuple[Export, ...]] = {
    "stays": (exported_stays,),
    "notices": (exported_notices,),
    "named_contacts": (exported_named_contacts,),
    "listings": (exported_listings,),
    "cohorts": (exported_cohorts,),
    "plans": (exported_plans, exported_contracts),
}
# Who people are and where they live comes from one controller alone, the register's holder.
REFERENCE: dict[str, tuple[Export, ...]] = {
    "persons": (lambda actor, controller, _since, _until: exported_persons(actor, controller),),
    "residence": (exported_residence,),
}
ABOUT = "source.json"
AT_ONCE = 5_000


class CareNotExported(Exception):
    """Nothing was taken out; the message says why and what to do."""


@dataclass(frozen=True)
class CareSource:
    """What was taken out for one controller (a code): its folder, and rows by table."""

    controller: str
    folder: Path
    rows: dict[str, int]


@transaction.atomic
def export_care(*, actor: Actor, now: datetime, out: Path, since: date, authority: str = "") -> tuple[CareSource, ...]:
    """Write each controller's own rows with a day in [since, today) to a folder under `out`; answer what was written.

    What happened today is not told, so that the delivery knows all up to midnight. `authority` is the code of the
    controller whose register tells who people are and where they live; "" tells of no persons. A controller without
    rows gets no folder. The actor is a command with the right deliveries.from_care. Raises CareNotExported.
    """
    actor.require("deliveries.from_care")
    known = _known(actor.day_of(now), actor.zone)
    if not since < known.before:
        raise CareNotExported("Nothing was taken out, because the period begins today or later. Give an earlier day.")
    controllers = _controllers(actor)
    if authority and authority not in {row.code for row in controllers}:
        raise CareNotExported(
            f"Nothing was taken out, because {authority} is no controller of the collaboration. Give the code of one."
        )
    written = [_write(actor, row, out, since, known, reference=row.code == authority) for row in controllers]
    sources = tuple(source for source in written if source.rows)
    for source in sources:
        _describe(source, since, known, actor.zone.key, reference=source.controller == authority)
        _record(actor, now, source)
    return sources


def _known(today: date, zone) -> Known:
    midnight = datetime.combine(today, time(), tzinfo=zone).astimezone(UTC)
    return Known(today, midnight - timedelta(microseconds=1))


def _controllers(actor: Actor) -> list[OrganizationRow]:
    """Who answers for the personal data of some unit of the collaboration, in order of code."""
    rows = organizations(actor)
    answering = {row.controller_id for row in rows}
    return sorted((row for row in rows if row.id in answering), key=lambda row: row.code)


def _write(
    actor: Actor, controller: OrganizationRow, out: Path, since: date, known: Known, *, reference: bool
) -> CareSource:
    folder = out / controller.code
    folder.mkdir(mode=0o700)
    reader = replace(actor, controller_id=controller.id)
    names = _Names(reader, known.before)
    tables = {**EVENTS, **(REFERENCE if reference else {})}
    counts = {
        table: _write_table(folder, table, _rows(reader, controller, exports, since, known.before), names, known)
        for table, exports in tables.items()
    }
    rows = {table: count for table, count in counts.items() if count}
    if not rows:
        folder.rmdir()
    return CareSource(controller.code, folder, rows)


def _rows(actor: Actor, controller: OrganizationRow, exports: Iterable[Export], since: date, until: date) -> Iterator:
    for export in exports:
        yield from export(actor, controller.id, since, until)


class _Names:
    """What persons are called to the pseudonymiser, asked for some thousand at a time."""

    def __init__(self, actor: Actor, day: date) -> None:
        self.actor, self.day = actor, day
        self.known: dict[UUID, str] = {}

    def learn(self, subjects: Iterable[UUID]) -> None:
        """Ask for those that are not known yet."""
        new = {subject for subject in subjects if subject not in self.known}
        found = identities(self.actor, new, self.day)
        for subject in new:
            who = found.get(subject)
            self.known[subject] = person_text(subject, who.number if who else "", who.number_kind if who else "")


def _write_table(folder: Path, table: str, rows: Iterator, names: _Names, known: Known) -> int:
    """One CSV file with the table's columns; answers how many rows. No row, no file."""
    columns = TABLES[table].names
    count = 0
    file = folder / f"{table}.csv"
    while batch := list(islice(rows, AT_ONCE)):
        names.learn(row.subject for row in batch)
        with file.open("a", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=";", lineterminator="\n")
            if not count:
                writer.writerow(columns)
            writer.writerows(cells(_values(row, names), columns, known) for row in batch)
        count += len(batch)
    return count


def _values(row: object, names: _Names) -> dict[str, object]:
    values = asdict(row)
    values["person"] = names.known[values.pop("subject")]
    unit = str(values.get("unit") or values.get("from_organization") or values.get("plan") or "")
    return values | {name: professional_code(str(values[name]), unit) for name in PROFESSIONALS if values.get(name)}


def _describe(source: CareSource, since: date, known: Known, zone: str, *, reference: bool) -> None:
    about = {
        "controller": source.controller,
        "period_from": since.isoformat(),
        "cut_off": known.cut_off.isoformat(),
        "zone": zone,
        "authority": sorted(set(REFERENCE) & set(source.rows)) if reference else [],
    }
    (source.folder / ABOUT).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


def _record(actor: Actor, now: datetime, source: CareSource) -> None:
    record(
        actor=actor,
        now=now,
        action="deliveries.export_care",
        object_type="deliveries.source",
        object_id=source.controller,
        details=source.rows,
    )
