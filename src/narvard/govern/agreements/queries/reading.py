"""Finding one agreement or one version within the actor's reach."""

from collections.abc import Sequence

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.agreements.models import Agreement
from narvard.govern.agreements.queries.versions import with_versions


class AgreementNotFound(Exception):
    """The actor's collaboration has no such agreement, or the agreement no such version."""


def find(actor: Actor, code: str, also: Sequence[str] = ()) -> Agreement:
    """The agreement with its versions; raises AgreementNotFound for one of another collaboration as well."""
    actor.require("agreements.read")
    found = Agreement.objects.filter(own(actor), code=code).prefetch_related(with_versions(), *also).first()
    if found is None:
        raise AgreementNotFound(code)
    return found


def agreement_ids(actor: Actor) -> dict[str, int]:
    """The id of each agreement by its code, for other apps that lean on one."""
    actor.require("agreements.read")
    return dict(Agreement.objects.filter(own(actor)).values_list("code", "id"))
