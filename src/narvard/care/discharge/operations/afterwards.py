"""When the system was down: what was told on paper is entered afterwards, each step with the time it truly had."""

from dataclasses import replace
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.care.discharge.operations.ending import discharge
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.sending import Message, send
from narvard.care.discharge.rules.facts import Kind


def on_paper(message: Message, sender: str) -> Message:
    """A message as it went on paper: `sender` is who sent it then. Raises NotSaved where nobody is named.

    `sent_at` stays the true time; when it is entered is kept beside it, and the notice is marked.
    """
    if not sender.strip():
        raise NotSaved("paper_sender_missing")
    return replace(message, entered_afterwards=True, sender_name=sender.strip())


def enter_afterwards(
    *, actor: Actor, now: datetime, case_id: int, message: Message, sender: str, version: int | None = None
) -> int:
    """Enter a notice that went on paper while the system was down; answer its id. Raises CaseNotFound, or NotSaved."""
    told = on_paper(message, sender)
    step = discharge if message.kind == Kind.DISCHARGED else send
    return step(actor=actor, now=now, case_id=case_id, message=told, version=version)
