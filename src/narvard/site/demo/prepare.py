"""Preparing the demo, step by step. What is prepared already is left as it is, so that a second start is quick."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from narvard.base.access.operations import load_people
from narvard.base.access.queries import ROLE_TABLE, demo_people
from narvard.base.core.actor import Actor, command_line
from narvard.base.core.queries import PLACE, DocumentRefused, read_yaml
from narvard.base.organizations.operations import load_organizations
from narvard.base.organizations.queries import organizations
from narvard.govern.plans.operations import load_plan
from narvard.measure.indicators.operations import compute, give_up_runs, publish_run
from narvard.site.demo.stories import tell_stories
from narvard.site.documents.kinds import KINDS

CASES = Path(__file__).parent / "cases"
MEASURED = "sodra_alvsborg"
"""The case whose care events are made up; the others have plans and no figures yet."""
FIRST_MONTH = date(2022, 4, 1)
MONTHS = 54
SEED = 2026
BEFORE_PLANS = "agreements"
"""Plans are loaded after these, since activities fulfil commitments, and before what refers to activities."""
Say = Callable[[str], None]

LOADER = command_line(
    *(right for right in ROLE_TABLE if right.endswith((".read", ".import"))),
    "organizations.load",
    "access.assign",
    "indicators.set_target",
    "indicators.compute",
    "indicators.publish",
    "deliveries.register",
    collaboration=MEASURED,
)


def prepare(*, now: datetime, scale: float, say: Say) -> None:
    """Bring database, made-up care events, indicators and lights up to date, telling each step through `say`."""
    say("Preparing the database …")
    call_command("migrate", verbosity=0)
    new = not demo_people(timezone.localdate(now))
    if new:
        _forget("documents", "indicators")
    _once("documents", _documents_key(), say, lambda: _load_documents(LOADER, now, say, new))
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
    return _digest(CASES.rglob("*.yaml"))


def _definitions_key(scale: float) -> str:
    library = CASES.parents[3] / "narvard_analytics"
    code = (file for file in library.rglob("*.py") if "tests" not in file.parts)
    return f"{_documents_key()} {_digest(code)} {scale}"


def read_case_document(file: Path) -> dict:
    document, problems = read_yaml(file.read_bytes())
    if problems:
        raise DocumentRefused(problems)
    return _without_lines(document)


def _without_lines(value: object) -> Any:
    """The same document without the lines that its rows stand on, which only a report needs."""
    if isinstance(value, dict):
        return {key: _without_lines(inner) for key, inner in value.items() if key != PLACE}
    return [_without_lines(inner) for inner in value] if isinstance(value, list) else value


def _load_documents(actor: Actor, now: datetime, say: Say, new: bool) -> None:
    for case in sorted(CASES.iterdir(), key=lambda case: (case.name != MEASURED, case.name)):
        document = read_case_document(case / "organizations.yaml")
        say(f"Loading {document['collaboration']['name']} …")
        for name in ("organizations", "care_units"):
            if (case / f"{name}.yaml").exists():
                load_organizations(actor=actor, now=now, document=read_case_document(case / f"{name}.yaml"))
        own = replace(actor, collaboration=case.name, country=document["collaboration"]["country"])
        _load_case(own, case, now, say, new)
        if new and (case / "persons.yaml").exists():
            tell_stories(loader=own, now=now, document=read_case_document(case / "persons.yaml"), say=say)


def _load_case(actor: Actor, case: Path, now: datetime, say: Say, new: bool) -> None:
    """The documents of one collaboration, each standing on those before it.

    In a database that someone has worked in, such as one where a quarter is closed, a document that no longer fits is
    left out and told of; in a new one it is a fault.
    """
    ids = {row.code: row.id for row in organizations(actor)}
    for name in ("people", "care_people"):
        if (case / f"{name}.yaml").exists():
            people = read_case_document(case / f"{name}.yaml")
            load_people(actor=actor, now=now, document=people, organizations=ids, collaboration=case.name)
    for name, kind in KINDS.items():
        if (case / f"{name}.yaml").exists():
            try:
                kind.load(actor=actor, now=now, document=read_case_document(case / f"{name}.yaml"))
            except DocumentRefused as refused:
                if new:
                    raise
                say(f"  {case.name}/{name}.yaml is left out, since it no longer fits what stands there. {refused}")
        if name == BEFORE_PLANS:
            for file in sorted((case / "plan").glob("*.yaml")):
                load_plan(actor=actor, now=now, document=read_case_document(file), replace=True)


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
