"""Finding and holding what an operation is about to change, and noting in the log what it did."""

from datetime import datetime

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.agreements.models import Agreement, Version
from narvard.govern.agreements.queries import AgreementNotFound

CHANGE = "agreements.change"


class VersionNotDraft(Exception):
    """The version is adopted already, so its text stands. Make a new draft and change that."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Version {number} is adopted already, so its text stands. Make a new draft and change that.")


def held_agreement(actor: Actor, code: str) -> Agreement:
    """The agreement, locked until the transaction ends; raises NotPermitted or AgreementNotFound."""
    actor.require(CHANGE)
    found = Agreement.objects.select_for_update().filter(own(actor), code=code).first()
    if found is None:
        raise AgreementNotFound(code)
    return found


def version_of(agreement: Agreement, number: int) -> Version:
    """One of its versions; raises AgreementNotFound."""
    found = agreement.versions.filter(number=number).first()
    if found is None:
        raise AgreementNotFound(f"{agreement.code} {number}")
    return found


def draft_of(agreement: Agreement, number: int) -> Version:
    """A version whose text may still be changed; raises AgreementNotFound or VersionNotDraft."""
    found = version_of(agreement, number)
    if found.adopted_on is not None:
        raise VersionNotDraft(number)
    return found


def note(actor: Actor, now: datetime, action: str, agreement: Agreement, details: dict[str, object]) -> None:
    """Note in the log what was done to an agreement."""
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="agreements.Agreement",
        object_id=agreement.code,
        label=agreement.title,
        details=details,
    )
