"""Why something about a joint plan was refused, in words: what happened, why, and what to do."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from narvard.care.care_plans.queries.labels import ITEMS

NOT_CHANGED = {
    "ended": _("Nothing was saved, because the plan has ended and stays as it was. Open a new one."),
    "paused": _(
        "Nothing was saved, because the plan is paused: the consent was withdrawn. "
        "Ask the person again, or close the plan."
    ),
    "out_of_order": _("Nothing was saved, because the plan has gone on meanwhile. Read where it stands now."),
    "changed_meanwhile": _(
        "Nothing was saved, because somebody saved a change while you wrote. "
        "Your text is still here. Read what was changed, and save again."
    ),
    "consent_missing": _(
        "Nothing was saved, because the person has not consented, and the plan needs it. "
        "Ask the person, and note the answer."
    ),
    "consent_stands": _("Nothing was saved, because a consent stands already. Read it on the plan's page."),
    "consent_later": _(
        "Nothing was saved, because the consent is said to be given later than now. Give the time when it was given."
    ),
    "no_consent_needed": _("Nothing was saved, because a plan of this kind rests on no consent."),
    "kind_unknown": _("Nothing was saved, because that kind of plan is not used here. Choose another kind."),
    "not_keeper": _("Nothing was saved, because only the unit that keeps the plan does that. Ask that unit."),
    "not_party": _("Nothing was saved, because your unit takes no part in the plan. Ask the unit that keeps it."),
    "party_unknown": _("Nothing was saved, because a unit that is called is not known. Choose from the list."),
    "nobody_called": _("Nothing was saved, because no other unit is called. Choose at least one."),
    "place_missing": _(
        "Nothing was saved, because it is not said where the meeting is. Write the place, or that it is by video."
    ),
    "call_passed": _("Nothing was saved, because the meeting would be at a time that has passed. Choose a later time."),
    "no_call": _("Nothing was saved, because nobody is called to a meeting. Send the call first."),
    "meeting_not_held": _(
        "Nothing was saved, because the meeting is said to be held later than now. Note it when it has been held."
    ),
    "two_overall": _(
        "Nothing was saved, because two principals were named, and exactly one has overall responsibility. Choose one."
    ),
    "overall_missing": _("Nothing was saved, because nobody has overall responsibility. Choose who has it."),
    "overall_unknown": _(
        "Nothing was saved, because overall responsibility lies with a principal. Choose one of them."
    ),
    "municipality_is_responsible": _(
        "Nothing was saved, because the municipality is responsible where both levels take part. Choose it."
    ),
    "before_plan": _(
        "Nothing was saved, because an activity is due on a day before the plan was opened. Correct the day."
    ),
    "done_before_plan": _(
        "Nothing was saved, because an activity was done on a day before the plan was opened. Correct the day."
    ),
    "done_later": _("Nothing was saved, because an activity is said to be done on a day to come. Correct the day."),
    "responsible_missing": _("Nothing was saved, because an activity has nobody who is responsible. Choose a unit."),
    "not_a_party": _(
        "Nothing was saved, because an activity lies with a unit that takes no part in the plan. Call that unit first."
    ),
    "text_missing": _("Nothing was saved, because an activity does not say what is to be done. Write it."),
    "nothing_written": _("Nothing was saved, because nothing was written. Write something, or leave the page."),
    "item_unknown": _("Nothing was saved, because that does not belong in a plan of this kind. Write it elsewhere."),
    "reason_missing": _("Nothing was saved, because no reason was given. Write why."),
    "evaluation_missing": _("Nothing was saved, because it does not say what came of the plan. Write it."),
    "day_out_of_order": _("Nothing was saved, because the days do not follow each other. Correct them."),
    "review_too_late": _(
        "Nothing was saved, because the review would come later than the law lets it. Choose an earlier day."
    ),
    "one_in_force": _(
        "Nothing was saved, because your unit has a plan of that kind in force for the person. "
        "Change that one, or close it first."
    ),
    "nothing_asked": _("Nothing was saved, because nobody has asked for approval. Wait until the plan is sent for it."),
    "keeper_establishes": _(
        "Nothing was saved, because the unit that keeps the plan does not approve it, but establishes it."
    ),
    "nothing_to_share": _(
        "Nothing was saved, because your unit has written nothing in the plan. Write your part first."
    ),
    "no_crisis_plan": _("Nothing was saved, because your organization holds no crisis plan in force for the person."),
    "ground_missing": _("Nothing was saved, because neither consent nor need was given as the ground. Say which."),
}
NEED_REFUSED = {
    "kind_unknown": NOT_CHANGED["kind_unknown"],
    "reason_missing": NOT_CHANGED["reason_missing"],
    "raised_by_missing": _("Nothing was saved, because it does not say who sees the need. Write who."),
    "to_missing": _("Nothing was saved, because it does not say which unit it goes to. Choose one."),
    "answered": _("Nothing was saved, because the need has been answered already. Read the answer."),
    "not_yours": _("Nothing was saved, because another unit answers the need. Wait for its answer."),
}
CONSENT_REFUSED = {
    "later_than_now": NOT_CHANGED["consent_later"],
    "who_missing": _("Nothing was saved, because it does not say who consented. Write who."),
}


def not_changed(code: str, missing: Iterable[str] = ()) -> str:
    """Why nothing was saved; `missing` is what does not stand yet."""
    if code != "lacking":
        return str(NOT_CHANGED[code])
    words = ", ".join(str(ITEMS[name]).lower() for name in missing)
    return gettext("Nothing was saved, because this must stand in the plan first: %(missing)s. Write it.") % {
        "missing": words
    }


def need_refused(code: str) -> str:
    """Why a need was not raised or not answered."""
    return str(NEED_REFUSED[code])


def consent_refused(code: str) -> str:
    """Why a consent was not noted."""
    return str(CONSENT_REFUSED.get(code, _("Nothing was saved, because the consent is not complete. Fill it in.")))
