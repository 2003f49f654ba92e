"""Norway, FOR-2011-11-18-1115: no free days. Somebody pays from and including the day the patient is ready and the
municipality cannot receive, or has not answered, if the hospital did what §§ 8–10 ask. Section numbers are [C].
"""

from datetime import date
from zoneinfo import ZoneInfo

from narvard.base.core.queries import day_of
from narvard.care.settlement.rules.episodes import Episode
from narvard.care.settlement.rules.facts import Duty, Note, Outcome, Span, Stay, Step, StepKind, Tick
from narvard.care.settlement.rules.painting import paint
from narvard.care.settlement.rules.terms import Terms
from narvard.care.settlement.rules.ticks import admission_tick, ready_tick

ANSWER_LAW = "FOR-2011-11-18-1115 §§ 10, 13"
CAN = "can_receive"


def judge_episode(
    stay: Stay, episode: Episode, municipality: str, terms: Terms, zone: ZoneInfo
) -> tuple[tuple[Tick, ...], date | None]:
    """The ticks of §§ 8–10, and the first day that may be paid for: the day of the notice, or None."""
    ticks = (admission_tick(stay, municipality, terms), ready_tick(stay, municipality, episode.notices))
    ready = ticks[1]
    if any(tick.met is False for tick in ticks) or ready.at is None:
        return ticks, None
    return ticks, day_of(ready.at, zone)


def answers(stay: Stay, episode: Episode, municipality: str) -> list[Step]:
    """What the municipality answered to this notice, the oldest first."""
    since, until = episode.notices[0].sent_at, episode.ended_at
    return sorted(
        (
            step
            for step in stay.steps
            if step.kind is StepKind.ANSWER
            and step.municipality == municipality
            and since <= step.sent_at
            and (until is None or step.sent_at <= until)
        ),
        key=lambda step: step.sent_at,
    )


def lay_out(
    given: list[Step], from_day: date, to_day: date, begins: date | None, zone: ZoneInfo
) -> tuple[tuple[Span, ...], Tick]:
    """The days as spans, and the tick of the answer. The last answer of a day holds from that day on."""
    if begins is None:
        return paint(from_day, to_day, [(from_day, to_day, Outcome.DUTY_MISSED)]), _answered(given)
    layers = [(from_day, to_day, Outcome.PAYABLE)]
    for step in given:
        said = day_of(step.sent_at, zone)
        layers.append((said, to_day, Outcome.PAYABLE))
        if step.answer == CAN:
            receives = max(said, day_of(step.about_at, zone)) if step.about_at else said
            layers.append((receives, to_day, Outcome.CAN_RECEIVE))
    return paint(from_day, to_day, layers), _answered(given)


def _answered(given: list[Step]) -> Tick:
    if not given:
        return Tick(Duty.ANSWER, "municipality", False, Note.NOT_ANSWERED, None, None, ANSWER_LAW, "C")
    last = given[-1]
    note = Note.CAN_RECEIVE if last.answer == CAN else Note.CANNOT_RECEIVE
    return Tick(
        Duty.ANSWER, "municipality", note is Note.CAN_RECEIVE, note, last.sent_at, last.about_at, ANSWER_LAW, "C",
        last.notice,
    )  # fmt: skip
