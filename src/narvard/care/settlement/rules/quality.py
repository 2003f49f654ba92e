"""Can the facts carry a bill? A case is incomplete when something that liability depends on is not known."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from narvard.care.settlement.rules.episodes import READY, payers
from narvard.care.settlement.rules.facts import Stay, StepKind


class Fault(StrEnum):
    """What a case lacks."""

    NO_MUNICIPALITY = "no_municipality"
    NO_ADMISSION_NOTICE = "no_admission_notice"
    MARKED_INCOMPLETE = "marked_incomplete"
    TIMES_OUT_OF_ORDER = "times_out_of_order"


def faults(stay: Stay) -> tuple[Fault, ...]:
    """What is incomplete about a case in which someone was ready to leave; nothing for other cases."""
    if not any(step.kind in READY for step in stay.steps):
        return ()
    found = {
        Fault.NO_MUNICIPALITY: any(not payer.municipality for payer in payers(stay)),
        Fault.NO_ADMISSION_NOTICE: not any(step.kind is StepKind.ADMISSION for step in stay.steps),
        Fault.MARKED_INCOMPLETE: any(not step.complete for step in stay.steps),
        Fault.TIMES_OUT_OF_ORDER: _out_of_order(stay),
    }
    return tuple(fault for fault, there in found.items() if there)


def _out_of_order(stay: Stay) -> bool:
    early = any(step.sent_at < stay.admitted_at for step in stay.steps)
    ready_late = stay.ended_at is not None and any(
        step.kind in READY and step.sent_at > stay.ended_at for step in stay.steps
    )
    return early or ready_late or (stay.ended_at is not None and stay.ended_at < stay.admitted_at)


def incomplete_share(stays: Iterable[Stay]) -> tuple[int, int]:
    """How many of the cases in which someone was ready are incomplete, and of how many."""
    ready = [stay for stay in stays if any(step.kind in READY for step in stay.steps)]
    return sum(bool(faults(stay)) for stay in ready), len(ready)


def above_limit(incomplete: int, cases: int, limit: Fraction | None) -> bool:
    """Is the share of incomplete cases above the agreement's limit? Without cases, or a limit, it is not."""
    return limit is not None and cases > 0 and Fraction(incomplete, cases) > limit
