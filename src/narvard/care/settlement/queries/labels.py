"""The codes of settlement in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

STATES = {
    "draft": pgettext_lazy("statement", "Draft"),
    "sent": pgettext_lazy("statement", "Sent"),
    "disputed": pgettext_lazy("statement", "Disputed"),
    "agreed": pgettext_lazy("statement", "Agreed"),
    "invoiced": pgettext_lazy("statement", "Invoiced"),
    "credited": pgettext_lazy("statement", "Credited"),
}
DUTIES = {
    "admission_notice": _("Admission notice"),
    "ready_notice": _("Discharge-ready notice"),
    "sip_call": _("Call to a SIP"),
    "open_care": _("Open care can take over"),
    "answer": _("The municipality's answer"),
}
PARTIES = {
    "hospital": _("the hospital"),
    "primary_care": _("region-financed open care"),
    "municipality": _("the municipality"),
}
NOTES = {
    "met": pgettext_lazy("duty", "done"),
    "missing": _("never sent"),
    "incomplete": _("not complete"),
    "late": _("sent too late"),
    "late_accepted": _("sent late, which the terms accept"),
    "other_sender": _("not sent by the named contact"),
    "one_principal": _("not needed: one principal is concerned"),
    "no_consent": _("not needed: the person declined"),
    "compulsory_care": _("not needed: open compulsory care"),
    "blocked": _("unclear or not available"),
    "cannot_receive": _("cannot receive"),
    "not_answered": _("has not answered"),
    "can_receive": _("can receive"),
}
OUTCOMES = {
    "free": _("free day"),
    "payable": _("paid for"),
    "duty_missed": _("not paid for: a duty was not done"),
    "blocked": _("not paid for: open care was unclear"),
    "can_receive": _("not paid for: the municipality can receive"),
}
COUNTED = _("counted in the mean")
MODELS = {
    "individual": _("each person's days"),
    "mean": _("mean of all persons"),
    "analysis_only": _("for analysis, nothing is paid"),
}
WINDOWS = {
    "month": _("the month"),
    "rolling_3m": _("three months together"),
    "three_consecutive": _("each of three months in a row"),
}
WHY = {
    "each_day": _("Each day after the free ones is paid for."),
    "above": _("The mean is above the threshold, so days are paid for."),
    "not_above": _("The mean is not above the threshold, so nothing is paid."),
    "cap_only": _("Only days above the cap are paid for, whatever the mean."),
    "too_few_months": _("There are not three months under the agreement yet, so the mean decides nothing."),
    "nobody": _("Nobody's days count."),
    "analysis": _("The figures are for analysis. Nothing is paid."),
}
HINDERS = {
    "no_amount": _(
        "No official amount is known for the year, so there is no sum and no invoice. Bring the official figure."
    ),
    "incomplete_data": _(
        "More cases are incomplete than the agreement allows, so nothing may be invoiced. "
        "Complete them and run the month again."
    ),
    "analysis_only": _("The agreement is for analysis only, so nothing is invoiced."),
    "nothing_to_pay": _("There is nothing to pay, so nothing is invoiced."),
    "window_open": _("It can still be disputed. It may be invoiced when the other side agrees, or the time is out."),
    "no_payer": _("The municipality takes no part in the collaboration. Send it the paper instead."),
}
DISPUTE_STATES = {
    "open": pgettext_lazy("dispute", "Not answered"),
    "upheld": pgettext_lazy("dispute", "Upheld"),
    "declined": pgettext_lazy("dispute", "Declined"),
}
READINGS = {
    "late_notice_effect": _("That a late admission notice ends all liability is our strict reading of the act."),
    "payable_days": _("That nights are counted and not started days is our reading."),
    "sip_needs_consent": _("That no call is asked for when the person declined a SIP is our reading."),
    "notice_hours": _("The 24 hours are counted as elapsed time, also when the clock is changed."),
    "roll_to_weekday": _("Whether the last day for the call moves to a weekday is an open question of law."),
    "days": _("That the days are calendar days after the day of the notice is the usual reading."),
    "law_no": _("The section numbers of the regulation have not been checked against its text."),
}
STEPS = {
    "send": _("Send it to the municipality"),
    "agree": _("Agree to it"),
    "invoice": _("Note that it is invoiced"),
    "take_back": _("Take it back"),
    "run_again": _("Run it again"),
    "reopen": _("Credit it and open the month again"),
}


def start_text(waiting: int, disputes: int) -> str:
    """What waits, on the start page."""
    text = ngettext(
        "%(number)s month of payment liability waits for you",
        "%(number)s months of payment liability wait for you",
        waiting,
    ) % {"number": waiting}
    if not disputes:
        return text
    return ngettext(
        "%(text)s, and %(number)s dispute is not answered",
        "%(text)s, and %(number)s disputes are not answered",
        disputes,
    ) % {"text": text, "number": disputes}
