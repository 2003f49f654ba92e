"""Whole sentences about a quorum, for pages and minutes alike."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.govern.bodies.rules.quorum import Kind, Quorum, Reason


def quorum_demand(kind: str, number: int, both_principals: bool) -> str:
    """What the quorum rule asks for, as one sentence."""
    words = {
        Kind.NONE: _("No quorum is written down, so whoever comes decides."),
        Kind.MORE_THAN_SHARE: _("More than %(number)s per cent of the voting seats must be there to decide."),
        Kind.AT_LEAST_SHARE: _("At least %(number)s per cent of the voting seats must be there to decide."),
        Kind.AT_LEAST_NUMBER: ngettext(
            "At least %(number)s voting seat must be there to decide.",
            "At least %(number)s voting seats must be there to decide.",
            number,
        ),
    }[Kind(kind)] % {"number": number}
    both = _("Both the region and the municipalities must be there.") if both_principals else ""
    return f"{words} {both}".strip()


def quorum_sentence(answer: Quorum) -> str:
    """Whether the body can decide, and why, as one sentence."""
    figures = {"present": answer.present, "voting": answer.voting, "needed": answer.needed}
    words = {
        Reason.ENOUGH: _(
            "%(present)s of %(voting)s voting seats are there, and %(needed)s are needed: there is a quorum."
        ),
        Reason.NO_RULE: _("%(present)s of %(voting)s voting seats are there, and no quorum is written down."),
        Reason.NOBODY: _("None of the %(voting)s voting seats is there, so nothing can be decided."),
        Reason.TOO_FEW: _(
            "%(present)s of %(voting)s voting seats are there, but %(needed)s are needed: there is no quorum."
        ),
        Reason.ONE_PRINCIPAL_ONLY: _(
            "%(present)s of %(voting)s voting seats are there, but not both the region and the municipalities: "
            "there is no quorum."
        ),
    }[answer.reason]
    return words % figures
