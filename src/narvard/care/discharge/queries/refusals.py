"""Why something on a way home was not saved, in words: what happened, why, and what to do."""

from django.utils.translation import gettext_lazy as _

REFUSED = {
    "future": _("Nothing was saved, because its time has not come yet. Give the time when it happened."),
    "before_admission": _(
        "Nothing was saved, because it is said to be before the admission. Correct the time, or the time of "
        "the admission."
    ),
    "before_told": _("Nothing was saved, because it is said to be before your unit was told. Correct the time."),
    "judged_missing": _(
        "Nothing was saved, because it does not say when it was judged. Give the time of the judgement."
    ),
    "judged_after_sent": _(
        "Nothing was saved, because the judgement is said to be after the notice was sent. Correct one of the times."
    ),
    "judged_before_admission": _(
        "Nothing was saved, because the judgement is said to be before the admission. Correct the time."
    ),
    "about_missing": _("Nothing was saved, because it does not say which time it is about. Give the day and the time."),
    "about_too_early": _("Nothing was saved, because the time that it is about is before the person came. Correct it."),
    "meeting_before_call": _(
        "Nothing was saved, because the meeting is before the call to it. Correct one of the times."
    ),
    "fifth_item": _(
        "Nothing was saved, because an admission notice holds name, number, address and expected discharge, "
        "and nothing more. Take the rest away."
    ),
    "surplus": _("Nothing was saved, because it holds something that such a notice may not hold. Take it away."),
    "part_missing": _("Nothing was saved, because something that it must hold is not written. Write it."),
    "assessment_missing": _(
        "Nothing was saved, because it does not say that secrecy was assessed. Write who assessed it, and how."
    ),
    "answer_unknown": _("Nothing was saved, because that answer is not one to give here. Choose one of those shown."),
    "receiver_missing": _("Nothing was saved, because nobody is to get it. Choose who is."),
    "receiver_unknown": _(
        "Nothing was saved, because somebody chosen takes no part in ways home here. Choose from the list."
    ),
    "untold": _("Nothing was saved, because somebody chosen has not got the admission notice. Send it to them first."),
    "municipality_missing": _(
        "Nothing was saved, because no unit of the municipality is among those who get it. Choose one."
    ),
    "open_care_missing": _(
        "Nothing was saved, because where municipal health care is expected, open care paid by the region "
        "gets it too. Choose a health centre or a clinic as well."
    ),
    "already_told": _(
        "Nothing was saved, because those chosen have it already. Send a new expected discharge instead."
    ),
    "already_ready": _(
        "Nothing was saved, because those chosen have a ready notice that stands. Nothing needs to be sent."
    ),
    "not_psychiatric": _(
        "Nothing was saved, because open compulsory care follows psychiatric care only. Send a ready notice."
    ),
    "call_missing": _("Nothing was saved, because no call to a SIP has been sent. Send the call first."),
    "unclear_missing": _("Nothing was saved, because nothing has been said to be unclear. Nothing needs to be sent."),
    "contact_missing": _(
        "Nothing was saved, because it is the named care contact who calls, and none is named. Name one first."
    ),
    "not_now": _("Nothing was saved, because it cannot follow what has happened. Read where the way home stands."),
    "changed": _(
        "Nothing was saved, because something has happened since you opened the page. Read what is new, and try again."
    ),
    "not_your_part": _(
        "Nothing was saved, because your unit has another part in this way home. Ask the unit whose step it is."
    ),
    "not_a_ward": _("Nothing was saved, because only a ward admits. Act as one who works there."),
    "already_admitted": _(
        "Nothing was saved, because the person is admitted at the hospital already. Go on with that case."
    ),
    "overlaps": _(
        "Nothing was saved, because the person was admitted at the hospital at that time. Correct the time of"
        " the admission."
    ),
    "need_before_admission": _(
        "Nothing was saved, because the need is said to be judged before the admission. Correct the time."
    ),
    "need_unknown": _(
        "Nothing was saved, because a need is not one of those that a way home knows. Choose from the list."
    ),
    "ended": _("Nothing was saved, because the person has left the hospital. Nothing more can be changed there."),
    "same_ward": _("Nothing was saved, because the person lies on that ward already. Choose another one."),
    "other_hospital": _(
        "Nothing was saved, because the ward belongs to another hospital. Write down a discharge to another hospital."
    ),
    "before_stay": _("Nothing was saved, because the time is before the person came to the ward. Correct it."),
    "on_leave": _("Nothing was saved, because the person is on leave already. Write down when they came back."),
    "not_on_leave": _("Nothing was saved, because the person is not on leave. Read where the person is."),
    "corrected": _("Nothing was saved, because it has been corrected already. Correct the newer one."),
    "cause_missing": _("Nothing was saved, because there is no cause. Write why the time was wrong."),
    "not_custodian": _("Nothing was saved, because it belongs to another organization. Ask them to correct it."),
    "text_missing": _("Nothing was saved, because nothing is written. Write what is planned."),
    "paper_sender_missing": _("Nothing was saved, because it does not say who sent it on paper. Write the name."),
    "check_unknown": _("Nothing was saved, because that is not on the list of what must be ready. Choose from it."),
    "municipality_unknown": _("Nothing was saved, because it does not say to which municipality. Choose it."),
    "ward_missing": _("Nothing was saved, because it does not say to which ward. Choose it."),
}
