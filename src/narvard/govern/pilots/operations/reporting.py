"""What is said of a pilot while it runs: its quarters, its test cycles, and what others found afterwards."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.pilots.models import Cycle, Evaluation, Pilot, QuarterReport
from narvard.govern.pilots.operations.reaching import pilot_to_report
from narvard.govern.pilots.operations.recording import record_pilot
from narvard.govern.pilots.rules.lights import Quarter, light
from narvard.govern.pilots.rules.quarters import first_day, quarter_of


class NotSaid(Exception):
    """What was said of a pilot was refused; `code` says why."""

    REASONS = {
        "outside": "the pilot does not run in that quarter. Choose a quarter between its first day and its last.",
        "not_begun": "the quarter has not begun. Wait until it has.",
        "frozen": "the quarter is closed, and keeps what was reported. Say it in the quarter that is open.",
        "done_missing": "nothing was written about what was done. Write it, even if it is nothing.",
        "earlier_cycle_open": "the test cycle before it is not studied yet. Write what was seen in that one first.",
        "plan_missing": "a test cycle begins with a plan. Write what is to be tried.",
        "study_missing": "a test cycle ends with what was seen. Write it.",
        "dates_out_of_order": "the last day is before the first. Correct the days.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"It was not saved, because {self.REASONS[code]}")
        self.code = code


@transaction.atomic
def report_quarter(
    *, actor: Actor, now: datetime, today: date, code: str, year: int, quarter: int, done: str, said: Quarter,
    hinders: str = "", next: str = "",
) -> str:  # fmt: skip
    """Say how a pilot went in a quarter; answers the light's colour. Until the quarter is closed it may be mended.

    `said.budget` is not read: the pilot's own budget is. Raises PilotNotFound or NotSaid.
    """
    pilot = pilot_to_report(actor, code)
    _check_quarter(pilot, year, quarter, today)
    if not done.strip():
        raise NotSaid("done_missing")
    found = light(Quarter(said.on_time, said.spent, pilot.budget, said.high_risk, said.plan, said.stop_rule_met))
    earlier = QuarterReport.objects.filter(pilot=pilot, year=year, quarter=quarter).first()
    if earlier and earlier.frozen_at:
        raise NotSaid("frozen")
    fields = {"done": done.strip(), "hinders": hinders.strip(), "next": next.strip(), "on_time": said.on_time}
    fields |= {"spent": said.spent, "high_risk": said.high_risk, "plan": said.plan.strip()}
    fields |= {"stop_rule_met": said.stop_rule_met, "colour": found.colour, "reasons": list(found.reasons)}
    fields |= {"said_at": now, "said_by": actor.name}
    QuarterReport.objects.update_or_create(pilot=pilot, year=year, quarter=quarter, defaults=fields)
    record_pilot(actor, now, "pilots.report", pilot, {"quarter": f"{year}-{quarter}", "colour": found.colour})
    return found.colour


def _check_quarter(pilot: Pilot, year: int, quarter: int, today: date) -> None:
    begins = first_day((year, quarter))
    if begins > today:
        raise NotSaid("not_begun")
    if not quarter_of(pilot.starts_on) <= (year, quarter) or begins >= pilot.ends_on:
        raise NotSaid("outside")


@transaction.atomic
def freeze_quarter(*, actor: Actor, now: datetime, year: int, quarter: int) -> int:
    """Close a quarter for every pilot of the collaboration; answers how many reports are kept as they are now.

    Doing it again changes nothing.
    """
    actor.require("followup.close")
    open_reports = QuarterReport.objects.filter(own(actor, "pilot__collaboration"), year=year, quarter=quarter)
    return open_reports.filter(frozen_at=None).update(frozen_at=now)


@transaction.atomic
def write_cycle(
    *, actor: Actor, now: datetime, code: str, number: int | None, starts_on: date, ends_on: date | None, plan: str,
    do: str = "", study: str = "", act: str = "",
) -> int:  # fmt: skip
    """Begin a test cycle (number None) or go on writing in one; answers its number. Raises PilotNotFound or NotSaid."""
    pilot = pilot_to_report(actor, code)
    if not plan.strip():
        raise NotSaid("plan_missing")
    if ends_on and ends_on < starts_on:
        raise NotSaid("dates_out_of_order")
    if ends_on and not study.strip():
        raise NotSaid("study_missing")
    latest = pilot.cycles.order_by("-number").first()
    if number is None and latest and latest.ends_on is None:
        raise NotSaid("earlier_cycle_open")
    place = number or (latest.number + 1 if latest else 1)
    fields = {"starts_on": starts_on, "ends_on": ends_on, "plan": plan.strip(), "do": do.strip()}
    fields |= {"study": study.strip(), "act": act.strip()}
    Cycle.objects.update_or_create(pilot=pilot, number=place, defaults=fields)
    record_pilot(actor, now, "pilots.write_cycle", pilot, {"number": place})
    return place


@transaction.atomic
def attach_evaluation(
    *,
    actor: Actor,
    now: datetime,
    code: str,
    evaluator: str,
    method: str,
    result: str,
    reference: str,
    published_on: date,
) -> None:
    """Attach what someone outside found of a pilot, also long after it ended; the same reference again mends it."""
    pilot = pilot_to_report(actor, code)
    fields = {"evaluator": evaluator, "method": method, "result": result, "published_on": published_on}
    Evaluation.objects.update_or_create(pilot=pilot, reference=reference, defaults=fields)
    record_pilot(actor, now, "pilots.attach_evaluation", pilot, {"reference": reference})
