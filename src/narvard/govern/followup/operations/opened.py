"""The open quarter, held while something is written into it."""

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.followup.models import Period
from narvard.govern.followup.queries.periods import PeriodNotFound
from narvard.govern.followup.rules.states import State


class PeriodNotOpen(Exception):
    """The quarter is not open, so nothing can be written into it."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"Nothing was saved, because the quarter is {state}. A closed quarter stays as it was reported: add a "
            "supplement with its reason, or report in the quarter that is open."
        )
        self.state = state


def held_open(actor: Actor, year: int, quarter: int) -> Period:
    """The period, locked until the transaction ends. Raises PeriodNotFound, PeriodNotOpen."""
    period = held(actor, year, quarter)
    if period.state != State.OPEN:
        raise PeriodNotOpen(period.state)
    return period


def held(actor: Actor, year: int, quarter: int) -> Period:
    """As `held_open`, in whatever state it is. Raises PeriodNotFound."""
    found = Period.objects.select_for_update().filter(own(actor), year=year, quarter=quarter).first()
    if found is None:
        raise PeriodNotFound(f"{year}-{quarter}")
    return found
