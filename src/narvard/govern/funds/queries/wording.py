"""Why something about money was refused, in words: what, why, and what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from narvard.govern.funds.queries.labels import PROBLEM_WORDS, RECIPIENTS
from narvard.govern.funds.queries.labels import kronor as kronor_words
from narvard.govern.funds.rules.tree import Refusal

REASONS = {
    "voucher_twice": gettext_lazy("The voucher is recorded on this part and purpose already. Look for it in the list."),
    "unknown_organization": gettext_lazy("The organization does not take part here. Choose one of the list."),
}
REFUSED = {
    "AlreadyDecided": gettext_lazy("The split is decided already. Correct it, with a reason, if something is wrong."),
    "NotDecidedYet": gettext_lazy("The split is not decided yet, so there is nothing to correct. Decide it first."),
    "NothingToDivideBy": gettext_lazy("The cost cannot be divided, because nobody is counted. Bring the population."),
    "NothingToCorrect": gettext_lazy(
        "Nothing was corrected, because the split would be the same. Choose another key, day or amount."
    ),
}


def refusal_words(refusal: Refusal) -> str:
    """What is wrong in a fund's tree, how much, and what to do."""
    what, remedy = PROBLEM_WORDS[str(refusal.fault)]
    if not refusal.column:
        return f"{what} {remedy}"
    where = _("%(node)s, %(column)s: %(found)s of %(stated)s.") % {
        "node": refusal.node,
        "column": RECIPIENTS[refusal.column],
        "found": kronor_words(refusal.found),
        "stated": kronor_words(refusal.stated),
    }
    return f"{what} {where} {remedy}"


def reason_words(reason: str) -> str:
    """Why a row of spending is refused, and what to do."""
    if str(reason) in REASONS:
        return str(REASONS[str(reason)])
    what, remedy = PROBLEM_WORDS[str(reason)]
    return f"{what} {remedy}"


def split_refused(error: Exception) -> str:
    """Why a split cannot be reckoned or decided, and what to do."""
    kind = type(error).__name__
    if kind in REFUSED:
        return str(REFUSED[kind])
    if kind == "PopulationMissing":
        said = _(
            "The cost cannot be divided, because the population of %(day)s is not known for %(names)s."
            " Bring the population of that day, or choose a day that is known."
        )
        return said % {"day": error.day, "names": ", ".join(error.names) or _("any municipality")}
    said = _(
        "The cost cannot be divided, because the key %(code)s inside a share is not in force on %(day)s."
        " Add a version that is in force, or take the inner key away."
    )
    return said % {"code": error.code, "day": error.day}
