"""Codes of plans in words, in the active language."""

from django.utils.translation import gettext_lazy as _

STATUSES = {
    "planned": _("planned"),
    "under_way": _("under way"),
    "done": _("done"),
    "paused": _("paused"),
    "stopped": _("stopped"),
}
ROLES = {"outcome": _("outcome"), "process": _("process"), "balancing": _("balancing")}
DIRECTIONS = {"up": _("higher is better"), "down": _("lower is better")}
KINDS = {
    "level": _("a level"),
    "relative": _("a change from the baseline"),
    "unquantified": _("without a figure"),
}
SIDES = {"region": _("the region"), "municipality": _("the municipality")}
WAITING = {
    "should_have_started": _("should have begun"),
    "should_have_ended": _("should be done"),
}
SHEETS = {
    "plans": _("Plans"),
    "cells": _("Aims"),
    "activities": _("Activities"),
    "milestones": _("Milestones"),
    "indicators": _("Indicators in the plan"),
}
COLUMNS = {
    "area": _("Area"),
    "year": _("Year"),
    "adopted_by": _("Adopted by"),
    "adopted_on": _("Adopted on"),
    "target_group": _("Target group"),
    "goal_area": _("Goal area"),
    "aim": _("Aim"),
    "reference": _("Reference"),
    "title": _("Title"),
    "description": _("Description"),
    "owner": _("Owner"),
    "owner_role": _("Owner's role"),
    "organizations": _("Responsible organizations"),
    "starts_on": _("Starts on"),
    "ends_on": _("Ends on"),
    "multi_year": _("Goes on over more than one year"),
    "status": _("Status"),
    "due_on": _("Due on"),
    "done_on": _("Done on"),
    "indicator": _("Indicator"),
    "measure": _("Measure"),
    "role": _("Role in the plan"),
    "direction": _("Direction"),
    "kind": _("Kind of target"),
    "value": _("Target value"),
    "baseline_from": _("Baseline from"),
    "baseline_to": _("Baseline to"),
}
CONFIRMED = {
    "not_joint": _("one side only"),
    "by_nobody": _("not confirmed yet"),
    "by_region": _("confirmed by the region; the municipality has not answered"),
    "by_municipality": _("confirmed by the municipality; the region has not answered"),
    "by_both": _("confirmed by both sides"),
}
MOVED = {"start": _("start"), "end": _("end"), "milestone": _("milestone")}
LIKELIHOODS = {1: _("hardly likely"), 2: _("less likely"), 3: _("likely"), 4: _("very likely")}
CONSEQUENCES = {1: _("small"), 2: _("noticeable"), 3: _("great"), 4: _("very great")}
ZONES = {
    "accept": _("accept"),
    "watch": _("watch"),
    "treat": _("treat"),
    "at_once": _("treat at once"),
}
DOCUMENT_KINDS = {
    "vision": _("Vision"),
    "overall_goals": _("Overall goals"),
    "direction": _("Direction document"),
    "strategy": _("Strategy"),
    "governing": _("Governing document"),
    "operational": _("Operational plan"),
}
# Why something was not saved, and what to do, for the person who tried.
REFUSALS = {
    "unknown_municipality": _("The collaboration has no such municipality. Choose one that takes part."),
    "no_such_plan": _("The area has no plan for that year. Bring one, or copy the plan of the year before."),
    "unknown_group_or_goal": _("The collaboration has no such target group or goal area. Choose one of its own."),
    "unknown_organization": _("That organization does not take part in the collaboration. Choose one that does."),
    "nobody_answers": _("No organization answers for the activity. Choose at least one."),
    "title_missing": _("Title, reference and owner are needed. Write all of them."),
    "duplicate_reference": _("The plan has an activity with that reference already. Give it another."),
    "dates_out_of_order": _("It would end before it begins. Change one of the days."),
    "outside_the_plan": _(
        "The days lie outside the plan's year. Move them into it, or use the plan of their own year."
    ),
    "beyond_the_plans_year": _("The days reach beyond the plan's year. Mark it as going on over several years."),
    "why_missing": _("A day is moved. Write why, so that the next reader understands."),
    "unknown_activity": _("It would wait for an activity that is not in the same plan. Choose one that is."),
    "circle": _("The activities would wait for each other in a circle, so none could begin. Take away one link."),
    "unknown_commitment": _("No agreement has that commitment. Choose one that is there."),
    "not_joint": _("Only one side answers for it. Add the other side's organization first."),
    "stands_on_no_side": _("You act for an organization that stands on neither side. Ask each side to answer."),
    "confirmed_already": _("Your side has confirmed it already. Nothing more is needed from you."),
    "agreed_already": _("Your side has agreed already. Nothing more is needed from you."),
    "has_a_figure": _("The target has a figure already. Set a new target for another day instead."),
    "proposed_already": _("A figure is proposed already. Let both sides answer first."),
    "no_decision": _("No decision is named. Write its number."),
    "no_number": _("The figure is no number. Write it with digits."),
    "body_may_not_adopt": _("That body may not adopt the area's plan. Choose the one whose mandate names it."),
    "active_plan_exists": _("The area has an active plan for that year already. Change that one instead."),
    "adopted_after_today": _("The day of adoption is still to come. Write the day of the decision."),
    "risk_off_its_scales": _("Likelihood and consequence are steps from 1 to 4. Choose one of each."),
    "residual_off_its_scales": _("What remains is given in both steps, or in neither. Choose both."),
    "residual_is_greater": _("What remains cannot be greater than the risk itself. Lower it, or raise the risk."),
    "no_such_place": _("What the risk belongs to is not there any more. Choose something else."),
}
_MEND_DATES = _("Let the end come after the beginning.")
STRATEGY_PROBLEM_WORDS = {
    "documents_in_a_circle": (
        _("The documents stand under each other in a circle."),
        _("Let one of them stand on top."),
    ),
    "stands_under_what_it_governs": (
        _("A document stands under one that it should govern."),
        _("Let vision and goals stand over what governs and what is done."),
    ),
    "two_carry_the_plans": (_("Two documents carry the areas' plans."), _("Let only one of them do so.")),
    "adopted_by_whom_and_when": (
        _("A version tells who adopted it, or when, but not both."),
        _("Write both, or neither for a version that is not adopted."),
    ),
    "body_may_not_adopt": (
        _("The body may not adopt that document on that day."),
        _("Write the body whose mandate names it, or mend the name of the document."),
    ),
    "two_versions_in_force": (
        _("Two versions of a document would be in force on the same day."),
        _("Let the earlier one end on the day that the next begins."),
    ),
    "dates_out_of_order": (_("The dates do not follow each other."), _MEND_DATES),
    "area_of_another_strategy": (
        _("The effort area belongs to another strategy."),
        _("Choose one of the milestone's own strategy."),
    ),
    "place_before_the_first": (_("The place is less than 1."), _("Count from 1.")),
    "risk_off_its_scales": (_("Likelihood and consequence are steps from 1 to 4."), _("Write 1, 2, 3 or 4.")),
    "residual_off_its_scales": (
        _("What remains is given in one figure, or off its scale."),
        _("Write both as 1 to 4, or neither."),
    ),
    "residual_is_greater": (_("More remains than the risk itself."), _("Lower what remains, or raise the risk.")),
    "risk_in_two_places": (_("The risk stands both in a strategy and in a plan."), _("Keep one of them.")),
    "area_and_year_together": (
        _("A risk in a plan tells both the area and the year."),
        _("Write both, and the activity's reference if it belongs to one."),
    ),
    "no_such_plan_or_activity": (
        _("The area has no such plan, or no activity with that reference."),
        _("Bring the plan first, or mend area, year or reference."),
    ),
}
