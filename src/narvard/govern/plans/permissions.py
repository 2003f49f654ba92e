"""Who may do what with plans, with the reason."""

from narvard.base.core.actor import Actor, Decision, NotPermitted, Reason

CHANGE_STATUS = "plans.change_activity_status"
CHANGE = "plans.change"
CONFIRM = "plans.confirm"
ADOPT = "plans.adopt"
PUBLISH = "plans.publish"


def may_change_status(actor: Actor, municipality: str, organizations: tuple[str, ...]) -> Decision:
    """May the actor change the status of an activity in this area, which these organizations answer for?"""
    return actor.may(CHANGE_STATUS, municipality=municipality, organizations=organizations)


def may_change(actor: Actor, municipality: str) -> Decision:
    """May the actor change what the plan of this area holds? `municipality` is "" for what belongs to no area."""
    return actor.may(CHANGE, municipality=municipality)


def may_confirm(actor: Actor, municipality: str, organizations: tuple[str, ...]) -> Decision:
    """May the actor confirm something in this area, which these organizations answer for?"""
    return actor.may(CONFIRM, municipality=municipality, organizations=organizations)


def require_some_reach(actor: Actor, operation: str) -> None:
    """Raise NotPermitted when the actor's role lacks the right altogether, wherever the object is."""
    if operation not in actor.grants:
        decision = actor.may(operation)
        raise NotPermitted(decision if not decision else Decision(False, Reason.ROLE_LACKS_RIGHT))
