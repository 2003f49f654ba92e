"""Who may do what with pilots, with the reason."""

from narvard.base.core.actor import Actor, Decision, NotPermitted, Reason

REPORT = "pilots.report"
DECIDE = "pilots.decide"


def may_report(actor: Actor, municipality: str, organizations: tuple[str, ...]) -> Decision:
    """May the actor say how a pilot in this area goes, which these organizations take part in?"""
    return actor.may(REPORT, municipality=municipality, organizations=organizations)


def require_some_reach(actor: Actor) -> None:
    """Raise NotPermitted when the actor's role reports on no pilot at all, wherever it is."""
    if REPORT not in actor.grants:
        decision = actor.may(REPORT)
        raise NotPermitted(decision if not decision else Decision(False, Reason.ROLE_LACKS_RIGHT))
