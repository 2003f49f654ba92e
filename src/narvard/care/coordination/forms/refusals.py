"""Why something about contacts was refused, in words: what happened, why, and what to do."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "role_unknown": _("Nothing was saved, because the law has no such contact here. Choose another role."),
    "wrong_unit": _("Nothing was saved, because your kind of unit does not do that. Ask the unit that does."),
    "wrong_profession": _(
        "Nothing was saved, because the law asks for another profession in that role. Choose someone who has it."
    ),
    "physician_needed": _(
        "Nothing was saved, because a person whose life is threatened must have a physician as contact. Choose one."
    ),
    "number_malformed": _(
        "Nothing was saved, because the number of the professional is not written right. Look it up, or leave it empty."
    ),
    "name_missing": _("Nothing was saved, because nobody is named. Write the name."),
    "appointed_later": _(
        "Nothing was saved, because it is said to be decided later than now. Give the time when it was decided."
    ),
    "standing": _(
        "Nothing was saved, because someone else has that role on those days. Read who it is, and replace them if"
        " someone new is to have it."
    ),
    "ended": _("Nothing was saved, because the contact has ended already. Read what stands now."),
    "ends_before_start": _("Nothing was saved, because it would end before it began. Give a later day."),
    "ends_later": _("Nothing was saved, because the day has not come yet. Give a day up to today."),
    "not_left": _("Nothing was saved, because the contact has not left. End the contact instead."),
    "nobody_left": _("Nothing was saved, because nobody of that name is a contact here. Choose from the list."),
    "already_sent": _("Nothing was saved, because the letter is noted as sent already. Read when it was sent."),
    "too_many_changes": _(
        "Nothing was saved, because the person has changed unit twice in twelve months. Write the special reason, if"
        " there is one."
    ),
    "listed_already": _("Nothing was saved, because the person is listed here on those days already. Read since when."),
    "marked_already": _("Nothing was saved, because the person is marked as frail here already. Read by what."),
    "criterion_missing": _("Nothing was saved, because no criterion is given. Write by what the person is frail."),
    "group_unknown": _("Nothing was saved, because the collaboration has no such target group. Choose from the list."),
    "staffing_set": _(
        "Nothing was saved, because other staffing was set from that day while you wrote. Read it, and save again if"
        " yours is right."
    ),
    "not_disclosed": _("Nothing was saved, because the others may not be told on that ground. Leave them unticked."),
}


def refused(code: str) -> str:
    """Why nothing was saved."""
    return str(WORDS[code])
