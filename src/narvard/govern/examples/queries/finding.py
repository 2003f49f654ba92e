"""Which examples a person may find."""

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own


class ExampleNotFound(LookupError):
    """There is no such example for the one who asks."""


def visible(actor: Actor) -> Q:
    """The collaboration's own examples, and those that others share: being found is what they are for."""
    return own(actor) | Q(shared=True)
