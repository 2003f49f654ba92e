"""A made-up collaboration of Skåne's size after ten years: 33 municipalities, 20 000 activities, 200 000 words said.

The organizations, bodies, agreements, funds and the strategy are those of the demo's case; the rest is drawn by chance
from a fixed seed. No person in it exists. Import it when Django is set up.
"""

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import yaml
from django.db import transaction

from bench.govern_load.around import load_around
from bench.govern_load.people import load_owners
from bench.govern_load.place import CASE, Place, find_place
from bench.govern_load.plans import TELLING, load_plans
from bench.govern_load.quarters import load_quarters
from narvard.base.access.models import User
from narvard.base.access.operations import load_people
from narvard.base.access.queries import ROLE_TABLE
from narvard.base.core.actor import Actor, command_line
from narvard.base.organizations.models import Collaboration
from narvard.base.organizations.operations import load_organizations
from narvard.base.organizations.queries import organizations
from narvard.govern.agreements.operations import load_agreements
from narvard.govern.bodies.operations import load_bodies
from narvard.govern.funds.operations import load_funds
from narvard.govern.plans.operations import load_strategy
from narvard.measure.indicators.operations import keep
from narvard.measure.indicators.tests.made_up import CUT_OFF, region

CASES = Path(__file__).resolve().parents[2] / "src/narvard/site/demo/cases"
LOADER = command_line(*ROLE_TABLE, "organizations.load", "access.assign", collaboration=CASE)
MARK = "made.up.0"
"""The user name that tells that a database holds the made-up load."""


class NotEmpty(Exception):
    """The database holds something else, and nothing was loaded. Name an empty one."""


def load(now: datetime) -> bool:
    """Load everything in one transaction. False where it is loaded already; raises NotEmpty on other data."""
    if User.objects.filter(username=MARK).exists():
        return False
    if Collaboration.objects.exists():
        raise NotEmpty("The database holds other data, so the made-up load was not put into it. Name an empty one.")
    with transaction.atomic():
        _load_case(now)
        place = find_place()
        owners = load_owners(place)
        load_around(place, now)
        load_plans(place, owners, now)
        _measure(place, now)
        load_quarters(LOADER, place, now)
    return True


def _document(name: str) -> dict:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((CASES / CASE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)


def _load_case(now: datetime) -> None:
    """The case's own documents, but for its plans and what refers to these."""
    actor: Actor = LOADER
    load_organizations(actor=actor, now=now, document=_document("organizations"))
    ids = {row.code: row.id for row in organizations(actor)}
    load_people(actor=actor, now=now, document=_document("people"), organizations=ids, collaboration=CASE)
    load_bodies(actor=actor, now=now, document=_document("bodies"))
    load_agreements(actor=actor, now=now, document=_document("agreements"))
    load_funds(actor=actor, now=now, document=_document("funds"))
    load_strategy(actor=actor, now=now, document=_document("strategy") | {"carried_out": [], "risks": []})


def _measure(place: Place, now: datetime) -> None:
    """Figures of the measures that the plans name, in every area and target group, and the light of every target."""
    figures = region(groups=place.groups, places=tuple(place.areas))
    named = pc.binary_join_element_wise(figures["indicator"], figures["measure"], ".")
    told = pa.array(sorted({f"{indicator}.{measure}" for both in TELLING.values() for indicator, measure, _ in both}))
    keep(actor=LOADER, now=now, results=figures.filter(pc.is_in(named, told)), cut_off=CUT_OFF, inputs="0" * 32)
