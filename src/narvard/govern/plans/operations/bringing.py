"""Bringing a file with a plan: check and report first, load afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import Problem, stored
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import BroughtPlan
from narvard.govern.plans.operations.loading import PlanNotLoaded, load_plan
from narvard.govern.plans.queries.known import known_to
from narvard.govern.plans.rules.checking import blocking_problems, counts_of, read_document


class BroughtPlanNotFound(Exception):
    """No file with this number has been brought."""


class AlreadyLoaded(Exception):
    """The same file was loaded before, so nothing was done."""


def check_plan(
    *,
    actor: Actor,
    now: datetime,
    file_name: str,
    sha256: str,
    document: Mapping[str, object],
    problems: Sequence[Problem] = (),
) -> int:
    """Check what a file holds and keep the report; the same file again gives the same number with a fresh report.

    `problems` are those that the reader found in the file itself.
    """
    actor.require("plans.import")
    plans, found = ((), ()) if problems else read_document(document, known_to(actor, now, replace=False))
    report = {
        "document": stored(document),
        "problems": [asdict(problem) for problem in (*problems, *found)],
        "counts": counts_of(plans),
    }
    with transaction.atomic():
        brought, _ = BroughtPlan.objects.update_or_create(
            collaboration_id=actor.collaboration,
            sha256=sha256,
            defaults=report,
            create_defaults=report | {"file_name": file_name[:200], "brought_at": now, "brought_by": actor.name},
        )
        _record(actor, now, brought)
    return brought.pk


def load_brought_plan(*, actor: Actor, now: datetime, brought_id: int, replace: bool) -> dict[str, int]:
    """Load a file that was brought and checked. Raises PlanNotLoaded, AlreadyLoaded, BroughtPlanNotFound."""
    actor.require("plans.import")
    with transaction.atomic():
        brought = BroughtPlan.objects.select_for_update().filter(own(actor), pk=brought_id).first()
        if brought is None:
            raise BroughtPlanNotFound(brought_id)
        if brought.loaded_at:
            raise AlreadyLoaded(brought.sha256)
        blocking = blocking_problems(Problem(**problem) for problem in brought.problems)
        if blocking:
            raise PlanNotLoaded(blocking)
        counts = load_plan(actor=actor, now=now, document=brought.document, replace=replace)
        BroughtPlan.objects.filter(pk=brought.pk).update(loaded_at=now, counts=counts)
    return counts


def _record(actor: Actor, now: datetime, brought: BroughtPlan) -> None:
    record(
        actor=actor,
        now=now,
        action="plans.import",
        object_type="plans.BroughtPlan",
        object_id=str(brought.pk),
        label=brought.file_name,
        details={"sha256": brought.sha256, "problems": len(brought.problems)},
    )
