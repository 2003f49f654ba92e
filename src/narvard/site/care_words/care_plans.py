"""What is done with joint plans, as the log and the table of roles say it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPERATIONS: dict[str, Promise] = {
    "care_plans.read": _("Read joint plans"),
    "care_plans.own": _("Read one's own joint plans, and comment on them"),
    "care_plans.list": _("See the list of joint plans"),
    "care_plans.read_versions": _("Compare versions of a joint plan"),
    "care_plans.read_need": _("Read a need of a joint plan"),
    "care_plans.begin": _("Begin a joint plan"),
    "care_plans.print": _("Print a joint plan"),
    "care_plans.raise_need": _("Say that a joint plan is needed"),
    "care_plans.answer_need": _("Decide whether a joint plan is made"),
    "care_plans.open": _("Open a joint plan"),
    "care_plans.write": _("Write in joint plans"),
    "care_plans.write_head": _("Write what is common to a joint plan"),
    "care_plans.call": _("Call to a meeting about a joint plan"),
    "care_plans.meet": _("Note a meeting about a joint plan"),
    "care_plans.consent": _("Note the consent to a joint plan"),
    "care_plans.accept": _("Note that an offered plan is accepted"),
    "care_plans.decline": _("Note that an offered plan is declined"),
    "care_plans.withdraw": _("Note that the consent to a joint plan is withdrawn"),
    "care_plans.resume": _("Take up a paused joint plan"),
    "care_plans.add_parties": _("Let more units take part in a joint plan"),
    "care_plans.share_part": _("Share one's part of a joint plan"),
    "care_plans.ask_approval": _("Send a plan under compulsory care for approval"),
    "care_plans.approve": _("Approve a plan under compulsory care"),
    "care_plans.establish": _("Establish a plan under compulsory care"),
    "care_plans.activate": _("Put a joint plan in force"),
    "care_plans.follow_up": _("Follow up a joint plan"),
    "care_plans.comment": _("Comment on a joint plan"),
    "care_plans.close": _("Close a joint plan"),
    "care_plans.abandon": _("Give up a joint plan"),
    "care_plans.carry_crisis_plan": _("Carry the crisis plan into a handover"),
}
