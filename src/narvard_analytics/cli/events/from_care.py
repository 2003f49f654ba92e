"""The steps from a controller's own tables, with identity numbers, to a delivery: pseudonymise, link, check, load."""

import json
import tempfile
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from narvard_analytics.cli.events.telling import checked, console, show
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.check import Expectation
from narvard_analytics.events.coexistence import DeliveryAlreadyLoaded
from narvard_analytics.events.loading import Terms, load
from narvard_analytics.events.pseudonymised import link, write_pseudonymised
from narvard_analytics.events.pseudonyms.keys import LinkerKey, read_controller_key, read_linker_key

ABOUT = "source.json"
LINKER = "linker.key"
YEARS = 20
"""A nightly delivery covers one long period from a fixed day, so that each night's replaces the one before."""


class SourceNotBrought(AnalyticsError):
    """A controller's tables could not be delivered; what was delivered before stands."""


@dataclass(frozen=True)
class About:
    """What source.json says of a folder of tables."""

    controller: str
    period_from: date
    cut_off: datetime
    zone: str
    authority: tuple[str, ...]

    @property
    def period(self) -> tuple[date, date]:
        """From the fixed day to the first of January twenty years on: the same every night."""
        return self.period_from, date(self.period_from.year + YEARS, 1, 1)


def read_about(folder: Path) -> About:
    """What a folder says of itself. Raises SourceNotBrought."""
    try:
        said = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        return About(
            said["controller"],
            date.fromisoformat(said["period_from"]),
            datetime.fromisoformat(said["cut_off"]),
            said["zone"],
            tuple(said["authority"]),
        )
    except (OSError, ValueError, KeyError) as error:
        raise SourceNotBrought(
            f"{folder.name} does not say whose it is ({ABOUT}). Take the tables out again."
        ) from error


def bring(folder: Path, keys: Path, events: Path, terms: Terms) -> Path | None:
    """Deliver one controller's tables to the event store; None where the same is in force already.

    `keys` holds the controller's key file and, where persons are linked across controllers, the linker's. Each step
    reads its own key alone. Raises SourceNotBrought for rows with errors, and what the steps raise.
    """
    about = read_about(folder)
    agreed = replace(terms, authority=about.authority)
    linker = read_linker_key(keys / LINKER) if (keys / LINKER).is_file() else None
    with tempfile.TemporaryDirectory(prefix="narvard-bring-") as scratch:
        try:
            return _brought(about, folder, keys, events, agreed, linker, Path(scratch))
        except DeliveryAlreadyLoaded:
            return None


def _brought(
    about: About, folder: Path, keys: Path, events: Path, terms: Terms, linker: LinkerKey | None, scratch: Path
) -> Path:
    key = read_controller_key(keys / f"{about.controller}.key")
    stated = Expectation(about.controller, zone=about.zone, cut_off=about.cut_off, period=about.period)
    with checked(folder, replace(stated, key=key, for_linker=linker is not None), "csv") as report:
        if not report.sound:
            show(report, None)
            raise SourceNotBrought(
                f"The tables of {about.controller} have errors (see above), so nothing of theirs was delivered. Correct"
                " them where they are written."
            )
        if linker is None:
            return load(report, events, terms)
        write_pseudonymised(report, scratch / "home")
    link(scratch / "home", linker, scratch / "linked")
    with checked(scratch / "linked", replace(stated, key_id=linker.key_id), "parquet") as report:
        return load(report, events, terms)


def bring_all(folders: Path, keys: Path, events: Path, now: datetime, purpose: str, legal_basis: str) -> int:
    """Deliver every controller's tables under `folders`, and say so; answers how many could not be delivered."""
    terms, failed = Terms(now, purpose, legal_basis), 0
    for folder in sorted(path for path in folders.iterdir() if path.is_dir()):
        try:
            brought = bring(folder, keys, events, terms)
        except AnalyticsError as error:
            failed += 1
            console.print(f"{folder.name}: {error}", markup=False)
        else:
            console.print(f"{folder.name}: {brought.name if brought else 'nothing new'}", markup=False)
    return failed
