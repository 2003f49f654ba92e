"""The words for codes that pages show: `{{ actor.role|word }}`. A code without words is shown as it is."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from narvard.base.audit.queries import FINDINGS

register = template.Library()

ROLES: dict[str, Promise] = {
    "coordinator": _("Close-care coordinator"),
    "steering_member": _("Member of the steering group"),
    "politician": _("Politician"),
    "area_manager": _("Area manager"),
    "activity_owner": _("Owner of activities"),
    "economist": _("Economist"),
    "analyst": _("Analyst"),
    "log_reviewer": _("Log reviewer"),
    "command_line": _("A command on the server"),
}
ERRANDS: dict[str, Promise] = {
    "coordinator": _("Sees the whole plan on one page, prepares the quarter and brings in plans."),
    "steering_member": _("Sees what works, what does not and what nobody knows, and decides."),
    "politician": _("Follows the plan and its indicators, in words and with sources."),
    "area_manager": _("Leads the plan of one municipality's area and changes the status of its activities."),
    "activity_owner": _("Reports how the own organization's activities are going."),
    "economist": _("Follows the funds and divides the costs, to the krona."),
    "analyst": _("Looks into indicators, their definitions and the deliveries behind them."),
    "log_reviewer": _("Checks who did what, and that the log is whole. Sees no plan."),
}
OPERATIONS: dict[str, Promise] = {
    "organizations.read": _("See who takes part"),
    "organizations.load": _("Load who takes part"),
    "bodies.read": _("See the bodies and their seats"),
    "bodies.load": _("Load the bodies"),
    "plans.read": _("See plans and activities"),
    "plans.change_activity_status": _("Change an activity's status"),
    "plans.change": _("Change what a plan holds"),
    "plans.confirm": _("Confirm a joint activity"),
    "plans.publish": _("Open the plan to everybody"),
    "plans.import": _("Bring in a plan"),
    "strategies.import": _("Bring in a strategy"),
    "bodies.hold_meeting": _("Hold a meeting and note its decisions"),
    "bodies.change_seats": _("Change who sits in a body"),
    "bodies.import": _("Bring in bodies"),
    "agreements.read": _("See agreements"),
    "agreements.change": _("Change agreements"),
    "agreements.import": _("Bring in agreements"),
    "obligations.read": _("See what must be sent to whom"),
    "obligations.report": _("Note what was sent"),
    "obligations.import": _("Bring in obligations"),
    "funds.read": _("See the funds"),
    "funds.change": _("Change what is known of a fund"),
    "funds.share": _("Divide a cost"),
    "funds.import": _("Bring in funds"),
    "pilots.read": _("See pilots"),
    "pilots.report": _("Report on a pilot"),
    "pilots.decide": _("Decide on a pilot"),
    "pilots.import": _("Bring in pilots"),
    "missions.read": _("See missions and guidelines"),
    "missions.change": _("Change missions and guidelines"),
    "missions.import": _("Bring in missions and guidelines"),
    "voices.read": _("See what people have said"),
    "voices.change": _("Write down what people have said"),
    "examples.read": _("See good examples"),
    "examples.change": _("Write a good example"),
    "examples.adopt": _("Adopt a good example"),
    "examples.import": _("Bring in good examples"),
    "surveys.read": _("See the answers to surveys"),
    "surveys.change": _("Prepare a survey"),
    "followup.read": _("See how the quarter goes"),
    "followup.report": _("Report on the quarter"),
    "followup.close": _("Open and close a quarter"),
    "reports.read": _("See reports"),
    "reports.make": _("Make a report"),
    "plans.load": _("Load a plan"),
    "indicators.read": _("See indicators and lights"),
    "indicators.override_light": _("Override a light"),
    "indicators.set_target": _("Set a target"),
    "indicators.compute": _("Compute the indicators"),
    "indicators.ask_for_run": _("Ask for a run"),
    "indicators.fail_run": _("Break off a run"),
    "indicators.publish": _("Publish a run, or withdraw it"),
    "indicators.withdraw": _("Withdraw a run"),
    "deliveries.read": _("See deliveries"),
    "deliveries.register": _("Register deliveries"),
    "audit.read": _("Read the log"),
    "audit.download": _("Download the log"),
    "audit.verify": _("Verify the log"),
    "audit.cull": _("Cull what the log need no longer hold"),
    "access.read_role_table": _("See who may do what"),
    "access.assign": _("Give an assignment"),
    "access.log_in": _("Log in"),
    "access.log_out": _("Log out"),
    "access.choose_assignment": _("Choose an assignment"),
}
SCOPES: dict[str, Promise] = {
    "all": pgettext_lazy("how far a right reaches", "Everything"),
    "own_area": pgettext_lazy("how far a right reaches", "Own area"),
    "own_organization": pgettext_lazy("how far a right reaches", "Own organization"),
}
REASONS: dict[str, Promise] = {
    "not_logged_in": _("You are not logged in. Log in and try again."),
    "no_assignment": _("You have no assignment that is in force today. Choose another one, or ask the office for one."),
    "role_lacks_right": _("Your role does not have this right. The table of roles says which roles do."),
    "other_area": _("This belongs to another area than yours. Ask that area's manager or the coordinator."),
    "other_organization": _("Another organization answers for this. Ask its owner or the coordinator."),
}
KINDS: dict[str, Promise] = {
    "region": _("Region"),
    "municipality": _("Municipality"),
    "private": _("Private provider"),
    "joint": _("Joint"),
    "hospital": _("Hospital"),
    "primary_care": _("Primary care"),
    "habilitation": _("Habilitation"),
    "board": _("Board"),
    "commissioning_office": _("Commissioning office"),
    "municipal_federation": _("Municipal federation"),
    "collaboration_office": _("Close-care office"),
}
OBJECTS: dict[str, Promise] = {"audit.log": _("The log")}
WORDS: dict[str, Promise] = {
    **ROLES,
    **OPERATIONS,
    **SCOPES,
    **REASONS,
    **KINDS,
    **OBJECTS,
    **{str(kind): words for kind, words in FINDINGS.items()},
}


@register.filter
def word(code: str) -> Promise | str:
    """The words for a code, in the active language."""
    return WORDS.get(str(code), str(code))


@register.filter
def errand(role: str) -> Promise | str:
    """What a role comes here to do, in one sentence."""
    return ERRANDS.get(str(role), "")
