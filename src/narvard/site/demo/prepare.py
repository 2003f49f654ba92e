"""Preparing the demo, step by step. What is prepared already is left as it is, so that a second start is quick."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import yaml
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from narvard.base.access.operations import load_people
from narvard.base.access.queries import demo_people
from narvard.base.core.actor import Actor, command_line
from narvard.base.organizations.operations import load_organizations
from narvard.base.organizations.queries import organizations
from narvard.govern.bodies.operations import load_bodies
from narvard.govern.plans.operations import load_plan
from narvard.measure.indicators.operations import compute, give_up_runs, publish_run

FOLDER = Path(__file__).parent
FIRST_MONTH = date(2022, 4, 1)
MONTHS = 54
SEED = 2026
Say = Callable[[str], None]

LOADER = command_line(
    "organizations.load",
    "organizations.read",
    "access.assign",
    "bodies.load",
    "bodies.read",
    "plans.import",
    "plans.read",
    "indicators.set_target",
    "indicators.compute",
    "indicators.publish",
    "indicators.read",
    "deliveries.register",
    "deliveries.read",
)


def prepare(*, now: datetime, scale: float, say: Say) -> None:
    """Bring database, made-up care events, indicators and lights up to date, telling each step through `say`."""
    say("Preparing the database …")
    call_command("migrate", verbosity=0)
    if not demo_people(timezone.localdate(now)):
        _forget("documents", "indicators")
    _once("documents", _documents_key(), say, lambda: _load_documents(LOADER, now, say))
    _once("events", f"{FIRST_MONTH} {MONTHS} {SEED} {scale}", say, lambda: _generate(scale, say))
    _once("indicators", _definitions_key(scale), say, lambda: _compute(now, say))


def _once(step: str, key: str, say: Say, run: Callable[[], None]) -> None:
    """Run a step unless its mark says that it was done with the same inputs."""
    mark = settings.DATA / f"prepared-{step}"
    if mark.exists() and mark.read_text() == key:
        return
    run()
    mark.write_text(key)


def _forget(*steps: str) -> None:
    """Take marks away, since the database that they speak of is not the one in use."""
    for step in steps:
        (settings.DATA / f"prepared-{step}").unlink(missing_ok=True)


def _digest(files: Iterator[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(files))).hexdigest()


def _documents_key() -> str:
    return _digest(FOLDER.rglob("*.yaml"))


def _definitions_key(scale: float) -> str:
    library = FOLDER.parents[2] / "narvard_analytics"
    code = (file for file in library.rglob("*.py") if "tests" not in file.parts)
    return f"{_documents_key()} {_digest(code)} {scale}"


def _document(file: Path) -> dict:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _load_documents(actor: Actor, now: datetime, say: Say) -> None:
    say("Loading organizations, people and bodies …")
    load_organizations(actor=actor, now=now, document=_document(FOLDER / "organizations.yaml"))
    ids = {row.code: row.id for row in organizations(actor)}
    load_people(actor=actor, now=now, document=_document(FOLDER / "people.yaml"), organizations=ids)
    load_bodies(actor=actor, now=now, document=_document(FOLDER / "bodies.yaml"))
    say("Loading the plans of ten areas …")
    for file in sorted((FOLDER / "plan").glob("*.yaml")):
        load_plan(actor=actor, now=now, document=_document(file), replace=True)


def _generate(scale: float, say: Say) -> None:
    """In a process of its own, so that its memory is given back before the site is served."""
    say(f"Making up 54 months of care for {scale:.0%} of 304 443 residents …")
    program = [sys.executable, "-m", "narvard.site.cli", "events", "generate"]
    parameters = [f"--out={settings.EVENTS}", f"--seed={SEED}", f"--months={MONTHS}", f"--scale={scale}"]
    subprocess.run([*program, *parameters, f"--first-month={FIRST_MONTH:%Y-%m}"], check=True)


def _compute(now: datetime, say: Say) -> None:
    say("Computing the indicators and the lights of the plan …")

    def tell(step: str, number: int, total: int) -> None:
        say(f"  {number} of {total}: {step}")

    give_up_runs(actor=LOADER, now=timezone.now())
    run = compute(actor=LOADER, now=now, events_root=settings.EVENTS, progress=tell, clock=timezone.now)
    publish_run(actor=LOADER, now=timezone.now(), run_id=run)
