"""Why a meeting, a decision or a seat was left as it was: what happened, why, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "body_not_in_force": _(
        "Nothing was saved, because the body is not in force on that day. Choose another day, or the body that "
        "took over."
    ),
    "day_taken": _("Nothing was saved, because the body already meets on that day. Change that meeting instead."),
    "ends_before_it_starts": _("Nothing was saved, because the meeting would end before it begins. Mend the times."),
    "no_agenda": _(
        "The meeting was not called, because its agenda is empty. Write at least one item, so that all can prepare."
    ),
    "wrong_step": _(
        "Nothing was saved, because the meeting has come further by now, or not so far yet. Open its page again and "
        "see what is next."
    ),
    "too_early": _("Nothing was saved, because the day of the meeting has not come. Come back on that day."),
    "attendance_missing": _(
        "The meeting was not noted as held, because it is not written down who was there. Note that first."
    ),
    "agenda_fixed": _("The agenda was not changed, because the meeting has been held. Take the item up next time."),
    "unknown_seat": _("Nothing was saved, because a seat is not one of the body's on that day. Open the page again."),
    "name_missing": _("Nothing was saved, because it is not said who was there. Write the name for each seat taken."),
    "no_quorum": _(
        "The decision was not taken, because too few of the body were there. Take it up at the next meeting, or mend "
        "who was there."
    ),
    "minutes_approved": _(
        "Nothing was saved, because the minutes are approved. What they say stays; a new decision at the next meeting "
        "can change it."
    ),
    "not_held": _(
        "The decision was not taken, because the meeting has not been noted as held. Note who was there and that it "
        "was held, then come back."
    ),
    "item_not_for_decision": _(
        "The decision was not taken, because the item is not on the agenda for decision. Choose another item."
    ),
    "text_missing": _("The decision was not taken, because its title or text is empty. Write what was decided."),
    "before_the_decision": _(
        "Nothing was saved, because a day comes before the decision itself. Choose that day or a later one."
    ),
    "task_without_someone": _(
        "Nothing was saved, because something is due but nobody is to carry it out. Name who is to do it."
    ),
    "nothing_to_carry_out": _("Nothing was saved, because the decision asks nobody to carry anything out."),
    "already_carried_out": _("Nothing was saved, because the decision is already noted as carried out."),
    "in_the_future": _("Nothing was saved, because that day has not come yet. Choose today or an earlier day."),
    "not_an_address_here": _("The decision was not linked, because the address is not of a page on this site."),
    "holder_missing": _("Nothing was saved, because no name is written. Write who holds it."),
    "period_taken": _(
        "Nothing was saved, because someone else has it during part of that time. End that period first, or choose a "
        "later day."
    ),
    "not_in_turn": _(
        "The chair was not handed over, because it goes to and fro between the region and the municipalities. "
        "Choose the other one."
    ),
    "item_gone": _("The paper was not kept, because the item is no longer on the agenda. Open the page again."),
    "file_too_large": _("The file was not kept, because it is larger than 10 MB. Link to it instead."),
    "file_kind": _(
        "The file was not kept, because its kind is not one that is served here. Use PDF, an office document, a text "
        "or a picture."
    ),
    "file_empty": _("The file was not kept, because it is empty. Choose another one."),
    "link_wrong": _("The link was not kept, because it does not begin with https:// or http://. Mend it."),
}
