"""What a waiting list has to look like for a deadline to be kept.

Source: the NHS "Making data count" treatment of waiting lists, after Fong and others (2022). Where waits are
exponential about the mean, a mean of a quarter of the deadline leaves e⁻⁴ = 1.8 % beyond it.
"""

from dataclasses import dataclass

from narvard_analytics.errors import AnalyticsError

DEADLINE_IN_MEANS = 4
"""Mean waits that fit in the deadline, so that about 98 % are inside it [B]."""


class WaitingListNotUsable(AnalyticsError):
    """Raised when a waiting list is described by figures that cannot be."""


@dataclass(frozen=True, kw_only=True)
class WaitingList:
    """A list with a deadline; rates are persons a week and waits weeks.

    ``demand`` joins the list and ``capacity`` leaves it each week. ``queue`` waits now and ``mean_wait`` is theirs.
    ``arrivals_cv`` and ``removals_cv`` are the coefficients of variation of the weekly numbers. Raises
    WaitingListNotUsable where a rate or the deadline is not above 0.
    """

    deadline: float
    demand: float
    capacity: float
    queue: float = 0.0
    mean_wait: float = 0.0
    arrivals_cv: float = 1.0
    removals_cv: float = 1.0

    def __post_init__(self) -> None:
        if min(self.deadline, self.demand, self.capacity) <= 0:
            raise WaitingListNotUsable(
                "The waiting list was not judged, because deadline, demand and capacity must all be above 0. "
                "Give them in weeks and persons a week."
            )

    @property
    def load(self) -> float:
        """Demand over capacity; from 1 the list grows without end."""
        return self.demand / self.capacity

    @property
    def target_mean_wait(self) -> float:
        """Mean wait in weeks with about 98 % inside the deadline."""
        return self.deadline / DEADLINE_IN_MEANS

    @property
    def target_queue(self) -> float:
        """Number waiting that goes with the target mean wait at this demand (Little's law)."""
        return self.demand * self.target_mean_wait

    @property
    def pressure(self) -> float:
        """Twice the mean wait over the deadline: 0.5 at the target."""
        return 2 * self.mean_wait / self.deadline

    @property
    def target_capacity(self) -> float:
        """Persons a week who must leave the list for it to stay at its target size."""
        spread = self.arrivals_cv**2 + self.removals_cv**2
        return self.demand + spread / (2 * self.target_mean_wait)

    def relief_capacity(self, weeks: float) -> float:
        """Persons a week who must leave the list for it to come down to its target size in so many weeks."""
        if weeks <= 0:
            raise WaitingListNotUsable(
                f"The relief was not reckoned, because {weeks:g} weeks are no time to do it in. Give a number above 0."
            )
        return self.demand + (self.queue - self.target_queue) / weeks
