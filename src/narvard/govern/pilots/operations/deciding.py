"""Decisions on a pilot: to try it, start, pause, and how it ends."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.govern.pilots.models import Pilot, StateChange
from narvard.govern.pilots.operations.reaching import pilot_to_decide
from narvard.govern.pilots.operations.recording import record_pilot
from narvard.govern.pilots.rules.states import ENDS, Prepared, State, may_follow, missing


class PilotNotDecided(Exception):
    """The decision was refused; `code` says why, `lacking` what is not written down yet."""

    REASONS = {
        "not_allowed": "the pilot is in a state that this decision cannot follow. Read where it stands now.",
        "grounds_missing": "no grounds were given. Write why it is decided.",
        "lessons_missing": "an ending pilot needs what was learned. Write the lessons.",
        "unprepared": "it is not prepared. Write down what is missing first, so that nobody can move the goal later.",
    }

    def __init__(self, code: str, lacking: tuple[str, ...] = ()) -> None:
        super().__init__(f"The pilot was not decided on, because {self.REASONS[code]} {', '.join(lacking)}".strip())
        self.code, self.lacking = code, lacking


@transaction.atomic
def decide_pilot(
    *,
    actor: Actor,
    now: datetime,
    code: str,
    state: str,
    grounds: str,
    on: date,
    decision: str = "",
    lessons: str = "",
) -> None:
    """Take a pilot to another state. `decision` is the number of a body's decision, `lessons` what an end taught.

    Raises PilotNotFound, or PilotNotDecided where the state cannot follow, where something is not written, or where a
    pilot would start without aim, hypothesis, population, comparison, baseline and rules for starting and stopping.
    """
    pilot = pilot_to_decide(actor, code)
    _check(pilot, state, grounds, lessons or pilot.lessons)
    StateChange.objects.create(
        pilot=pilot,
        before=pilot.state,
        after=state,
        grounds=grounds.strip(),
        decision=decision.strip(),
        on=on,
        at=now,
        by_name=actor.name,
    )
    learned = lessons.strip() or pilot.lessons
    Pilot.objects.filter(pk=pilot.pk).update(state=state, lessons=learned)
    record_pilot(actor, now, "pilots.decide", pilot, {"from": pilot.state, "to": state, "decision": decision})


def _check(pilot: Pilot, state: str, grounds: str, lessons: str) -> None:
    if state not in list(State) or not may_follow(State(pilot.state), State(state)):
        raise PilotNotDecided("not_allowed")
    if not grounds.strip():
        raise PilotNotDecided("grounds_missing")
    if State(state) in ENDS and not lessons.strip():
        raise PilotNotDecided("lessons_missing")
    lacking = missing(prepared(pilot)) if state == State.RUNNING else ()
    if lacking:
        raise PilotNotDecided("unprepared", lacking)


def prepared(pilot: Pilot) -> Prepared:
    """What is written down of a pilot, as the rule of starting sees it."""
    kinds = list(pilot.rules.values_list("kind", flat=True))
    return Prepared(
        pilot.aim,
        pilot.hypothesis,
        pilot.population,
        pilot.comparison,
        pilot.baseline,
        start_rules=kinds.count("start"),
        stop_rules=kinds.count("stop"),
    )
