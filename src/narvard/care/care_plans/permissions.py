"""Who may do what with joint plans, with the reason."""

from narvard.base.core.actor import Actor

READ, OWN, RAISE = "care_plans.read", "care_plans.own", "care_plans.raise_need"
WRITE, APPROVE, ESTABLISH = "care_plans.write", "care_plans.approve", "care_plans.establish"


def require_reader(actor: Actor) -> None:
    """Raise NotPermitted unless the actor reads plans by profession, or as the person or who speaks for them."""
    actor.require(READ if actor.subject is None else OWN)


def right_to_put_in_force(kind: str) -> str:
    """The right that it takes to put a plan of that kind in force (1991:1128 7 a: the chief physician)."""
    return ESTABLISH if kind == "lpt" else WRITE
