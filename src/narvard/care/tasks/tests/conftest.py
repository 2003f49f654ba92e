"""Two units and a person between them, and a task that one has sent the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pytest

from narvard.base.access.operations import relate
from narvard.base.core.actor import Actor
from narvard.care.tasks import operations, queries

ACTS: dict[str, Callable[..., None]] = {
    "accept": operations.accept_task,
    "ask_more": operations.ask_for_more,
    "answer": operations.answer_task,
    "decline": operations.decline_task,
    "start": operations.start_task,
    "finish": operations.finish_task,
    "mis_sent": operations.mark_mis_sent,
    "correct": operations.correct_task,
    "forward": operations.forward_task,
    "cancel": operations.cancel_task,
}
SAID = {"ask_more", "answer", "decline", "finish", "mis_sent", "correct", "cancel"}


@dataclass(frozen=True)
class Between:
    """The ward that asks, the municipality's two units, and the person."""

    ward: Actor
    health: Actor
    social: Actor
    subject: UUID
    now: datetime

    def send(self, actor: Actor | None = None, to: Actor | None = None, **given: object) -> int:
        """Send a task, from the ward to the municipality's home care unless said otherwise."""
        whole = {"kind": "assess_need", "text": "Behöver hjälp hemma.", "days": 2, "ground": "secrecy_assessment"}
        return operations.send_task(
            actor=actor or self.ward,
            to=(to or self.health).organization_id,
            **{"now": self.now, "subject": self.subject, **whole, **given},
        )

    def do(self, actor: Actor, act: str, task_id: int, **given: object) -> None:
        """Do something with the task as it stands now."""
        expected = given.pop("expected", None) or self.page(actor, task_id).revision
        said = {"text": "Så här är det."} if act in SAID else {}
        ACTS[act](actor=actor, task_id=task_id, expected=expected, **{"now": self.now, **said, **given})

    def page(self, actor: Actor, task_id: int) -> queries.TaskPage:
        """The task as the actor sees it."""
        return queries.task_page(actor, self.now, task_id)


@pytest.fixture
def between(actor_as, a_person, now) -> Between:
    """Astrid on the ward, with nobody else in her care yet."""
    ward = actor_as("ward_nurse")
    subject = a_person()
    relate(actor=ward, now=now, subject=subject, unit=ward.organization_id, kind="admitted")
    return Between(ward, actor_as("municipal_nurse"), actor_as("care_manager"), subject, now)
