"""Why something about a statement was refused, in words: what happened, why, and what to do."""

from django.utils.translation import gettext_lazy as _

NOT_SETTLED = {
    "changed": _(
        "Nothing was done, because somebody has done something with the statement meanwhile. Read it and try again."
    ),
    "not_now": _("Nothing was done, because that step is not possible any more. Read where the statement stands."),
    "too_early": _("The month was not settled, because it and the days for the last call are not over. Wait for that."),
    "nobody": _("Nothing was made, because nobody was ready to leave in that month. Choose another month."),
    "done_already": _("Nothing was made, because every municipality of that month has a statement. Open it below."),
    "no_amount": _("It was not invoiced, because no official amount is known for the year. Bring the official figure."),
    "incomplete_data": _(
        "It was not invoiced, because more cases are incomplete than the agreement allows. "
        "Complete them and run it again."
    ),
    "analysis_only": _("It was not invoiced, because the agreement is for analysis only."),
    "nothing_to_pay": _("It was not invoiced, because there is nothing to pay."),
    "window_open": _(
        "It was not invoiced, because it can still be disputed. Wait for an answer, or until the time is out."
    ),
    "no_payer": _("It was not sent, because the municipality takes no part here. Send it the paper instead."),
    "window_over": _("The dispute was not saved, because the time is out. Ask the hospital to open the month again."),
    "disputes_open": _("It was not sent, because a dispute is not answered. Answer it first."),
    "disputed_already": _("The dispute was not saved, because that wait is disputed already. Wait for the answer."),
    "unknown_wait": _("Nothing was done, because the wait is not in the statement. Choose one that is."),
    "reason_missing": _("Nothing was done, because no reason is written. Write why."),
    "answered": _("Nothing was done, because the dispute is answered already. Read the answer."),
    "not_corrected": _(
        "The time was not corrected, because it does not fit the other times of the case. Check it and try again."
    ),
}


def not_settled(code: str) -> str:
    """Why it was refused."""
    return str(NOT_SETTLED[code])
