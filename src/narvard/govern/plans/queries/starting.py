"""What waits for a person in the plans, as the lines of their start page."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.base.core.actor import Actor, Scope
from narvard.base.core.queries import StartLine
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import Activity, Milestone, Risk
from narvard.govern.plans.permissions import CHANGE_STATUS, may_change
from narvard.govern.plans.queries.findings import findings
from narvard.govern.plans.queries.thresholds import thresholds
from narvard.govern.plans.queries.years import active_in, year_now
from narvard.govern.plans.rules.status import Status, waiting_for_status

DAYS_AHEAD = 30


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """Activities that wait for a status and milestones that are late or near, by day; then what is missing."""
    if not actor.may("plans.read") and "plans.read" not in actor.grants:
        return ()
    if CHANGE_STATUS not in actor.grants:
        return (*_found(actor, today), *_asked(actor, today))
    activities = _mine(actor, today)
    dated = [*_waiting(activities, today), *_milestones(activities, today)]
    return (*sorted(dated, key=lambda line: line.day), *_found(actor, today), *_asked(actor, today))


def _mine(actor: Actor, today: date) -> QuerySet[Activity]:
    found = Activity.objects.filter(active_in(actor, year_now(actor, today))).exclude(status=Status.STOPPED)
    scope = actor.grants[CHANGE_STATUS]
    if scope is Scope.OWN_AREA:
        return found.filter(cell__action_plan__municipality=actor.municipality)
    if scope is Scope.OWN_ORGANIZATION:
        return found.filter(parties__organization__code=actor.organization_code)
    return found


def _waiting(activities: QuerySet[Activity], today: date) -> list[StartLine]:
    late = Q(status=Status.PLANNED, starts_on__lt=today) | Q(
        status__in=[Status.UNDER_WAY, Status.PAUSED], ends_on__lt=today
    )
    rows = activities.filter(late).order_by("ends_on", "pk").select_related("cell__action_plan__municipality")
    return [_waiting_line(row, today) for row in rows]


def _waiting_line(row: Activity, today: date) -> StartLine:
    reason = waiting_for_status(Status(row.status), row.starts_on, row.ends_on, today)
    words = {
        "should_have_started": _("%(area)s: say how it goes with “%(title)s”, which should have begun"),
        "should_have_ended": _("%(area)s: say how it goes with “%(title)s”, which should be done"),
    }[str(reason)]
    day = row.starts_on if reason == "should_have_started" else row.ends_on
    text = words % {"area": row.cell.action_plan.municipality.name, "title": row.title}
    return StartLine(text, "plans:activity", (row.pk,), day)


def _milestones(activities: QuerySet[Activity], today: date) -> list[StartLine]:
    rows = (
        Milestone.objects.filter(activity__in=activities, done_on=None, due_on__lte=today + timedelta(days=DAYS_AHEAD))
        .order_by("due_on", "pk")
        .select_related("activity__cell__action_plan__municipality")
    )
    return [_milestone_line(row, today) for row in rows]


def _milestone_line(row: Milestone, today: date) -> StartLine:
    words = (
        _("%(area)s: “%(milestone)s” is late in “%(title)s”")
        if row.due_on < today
        else _("%(area)s: “%(milestone)s” is due in “%(title)s”")
    )
    area = row.activity.cell.action_plan.municipality.name
    text = words % {"area": area, "milestone": row.title, "title": row.activity.title}
    return StartLine(text, "plans:activity", (row.activity_id,), row.due_on)


def _found(actor: Actor, today: date) -> list[StartLine]:
    missing = findings(actor, today, municipality=actor.municipality)
    empty, one = missing.empty_cells, len(missing.one_party)
    said = (
        (empty, ngettext("%(number)s cell of the plan is empty", "%(number)s cells of the plan are empty", empty)),
        (one, ngettext("%(number)s activity has one party only", "%(number)s activities have one party only", one)),
    )
    return [StartLine(words % {"number": number}, "plans:findings", (), None) for number, words in said if number]


def _asked(actor: Actor, today: date) -> list[StartLine]:
    """Proposed figures that the actor's side has not answered, and risks that should have been looked at again."""
    waiting = sum(row.proposal is not None and row.proposal.to_answer for row in thresholds(actor, today))
    mine = Risk.objects.filter(own(actor), state=Risk.State.OPEN, review_on__lt=today)
    late = mine.count() if may_change(actor, "") else 0
    answers = ngettext(
        "%(number)s proposed figure waits for your side", "%(number)s proposed figures wait for your side", waiting
    )
    risks = ngettext(
        "%(number)s risk should have been looked at again", "%(number)s risks should have been looked at again", late
    )
    said = ((waiting, answers, "plans:thresholds"), (late, risks, "plans:risks"))
    return [StartLine(words % {"number": number}, url, (), None) for number, words, url in said if number]
