"""Which statements an actor may see: the hospital all its own, the one who pays those that were sent to it."""

from django.db.models import Q, QuerySet

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.care.settlement.models import Statement
from narvard.care.settlement.rules.states import Side

READ = "settlement.read"


class StatementNotFound(LookupError):
    """There is no such statement, as far as the actor may see."""


def visible(actor: Actor) -> QuerySet[Statement]:
    """The statements of the actor's side. What is not sent is nobody's but the hospital's."""
    actor.require(READ)
    if actor.controller_id is None:
        return Statement.objects.none()
    mine = Q(custodian=actor.controller_id) | Q(payer=actor.controller_id) & ~Q(state="draft")
    return Statement.objects.filter(own(actor), mine)


def side_of(actor: Actor, statement: Statement) -> Side:
    """Whose side the actor is on."""
    return Side.HOSPITAL if statement.custodian_id == actor.controller_id else Side.PAYER
