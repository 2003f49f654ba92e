"""Who may do what with a quarter, with the reason."""

from narvard.base.core.actor import Actor, Decision, NotPermitted, Reason

READ, REPORT, CLOSE, IMPORT = "followup.read", "followup.report", "followup.close", "followup.import"


def may_report(actor: Actor, municipality: str, organizations: tuple[str, ...] = ()) -> Decision:
    """May the actor say how something goes in this area, which these organizations answer for?

    Without organizations it is the area itself, which only its manager and the office speak for.
    """
    return actor.may(REPORT, municipality=municipality, organizations=organizations)


def require_some_reach(actor: Actor) -> None:
    """Raise NotPermitted when the actor's role reports nothing at all, wherever it stands."""
    if REPORT not in actor.grants:
        decision = actor.may(REPORT)
        raise NotPermitted(decision if not decision else Decision(False, Reason.ROLE_LACKS_RIGHT))
