"""What in a text looks like a person, with the collaboration's own names left out."""

from narvard.base.core.actor import Actor
from narvard.base.core.queries import names_perhaps
from narvard.base.organizations.queries import collaborations, municipalities, organizations


def persons_perhaps(actor: Actor, text: str) -> tuple[str, ...]:
    """Names, addresses and telephone numbers, as far as a machine can guess; places and organizations are none."""
    known = [row.name for row in (*municipalities(actor), *organizations(actor))]
    known += [row.county for row in municipalities(actor)] + [name for _, name in collaborations(actor)]
    return names_perhaps(text, known)
