"""Who may adopt an agreement."""

from datetime import date

from narvard.base.core.actor import Actor
from narvard.govern.agreements.queries.reading import find
from narvard.govern.bodies.queries import body_choices, may_adopt


def adopters(actor: Actor, code: str, today: date) -> tuple[tuple[str, str], ...]:
    """The bodies (slug, name) that have this kind of document among those they may adopt; raises AgreementNotFound."""
    document = find(actor, code).document
    if not document:
        return ()
    return tuple(choice for choice in body_choices(actor, today) if may_adopt(actor, choice[0], document, today))
