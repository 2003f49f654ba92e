"""Clocks followed until they are met, end for another reason or are cut off, with the days that do not count."""

from collections.abc import Sequence

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.reference_data.guarantee_limits import Limit
from narvard_analytics.vocabulary import (
    OPEN_END,
    Condition,
    Table,
    Value,
    constant,
    days_after,
    days_between,
    earlier,
    in_window,
    later,
    or_else,
    stack,
    united,
)

REASONS = "wait_pause_reasons"
ENTERED_IN_ERROR = "entered_in_error"


def followed_waits(engine: Engine, promise: str) -> Table:
    """The waits of a promise, each until `stop`: the day it was met, ended, the person died, or the cut-off.

    Columns wait, delivery, person, discipline, started_day, due_day, offered_day, stop, and met: true where it was met.
    What was met later than the cut-off is not known yet, and a wait entered in error never was.
    """
    waits = engine.table("waits")
    real = waits.filter((waits.promise == promise) & (or_else(waits.outcome, "") != ENTERED_IN_ERROR))
    persons = engine.table("persons").select("person", "death_date")
    joined = real.left_join(persons, "person").select(*real.columns, "death_date")
    ended = earlier(or_else(joined.ended_day, OPEN_END), or_else(joined.death_date, OPEN_END))
    stop = earlier(or_else(joined.met_day, ended), constant(engine.cut_off_day, "date"))
    return joined.select(
        "wait",
        "delivery",
        "person",
        "discipline",
        "started_day",
        "due_day",
        "offered_day",
        stop=stop,
        met=or_else(joined.met_day, OPEN_END) <= stop,
    )


def clocks(engine: Engine, plan: Plan, waits: Table, limits: Sequence[Limit]) -> Table:
    """Clocks that start within the plan, judged by their days: person, day, days, in_time, decided, clocks.

    day: when the clock started. in_time: 1 where it was met within the limit. decided: 1 where it was, or where the
    limit passed while it ran; the others are censored. days: counted days that it was followed, at most the limit.
    clocks: 1.
    """
    starting = waits.filter(in_window(waits.started_day, plan.start, plan.end))
    limited = stack([_under(starting, limit) for limit in limits])
    timed = limited.mutate(days=days_between(limited.started_day, limited.stop))
    if any(limit.excluded_time for limit in limits):
        timed = _without_pauses(engine, plan, timed)
    in_time = timed.met & (timed.days <= timed.limit_days)
    late = timed.days > timed.limit_days
    # Of an open clock the cut-off day is not known to its end: it was followed until the day before.
    unseen = ~timed.met & (timed.stop == constant(engine.cut_off_day, "date"))
    days = earlier(timed.days - unseen.cast("int64"), timed.limit_days)
    return timed.select(
        "person",
        day=timed.started_day,
        days=later(days, constant(0, "int64")).cast("int64"),
        in_time=in_time.cast("int64"),
        decided=(in_time | late).cast("int64"),
        clocks=constant(1, "int64"),
    )


def _under(waits: Table, limit: Limit) -> Table:
    holds = in_window(waits.started_day, limit.valid_from, limit.valid_to or OPEN_END)
    return waits.filter(holds).mutate(limit_days=constant(limit.days, "int64"))


def _without_pauses(engine: Engine, plan: Plan, waits: Table) -> Table:
    """The waits with `days` less those that do not count, between the day after the start and the stop."""
    periods = united(_pauses(engine, plan, waits), "wait", "delivery")
    joined = waits.inner_join(periods, ["wait", "delivery"])
    first = later(joined.from_date, days_after(joined.started_day, 1))
    end = earlier(joined.to_date, days_after(joined.stop, 1))
    inside = joined.mutate(paused=days_between(first, end)).filter(first < end)
    sums = inside.group_by(["wait", "delivery"]).aggregate(paused=inside.paused.sum().cast("int64"))
    both = waits.left_join(sums, ["wait", "delivery"]).select(*waits.columns, "paused")
    return both.mutate(days=both.days - or_else(both.paused, 0)).drop("paused")


def _pauses(engine: Engine, plan: Plan, waits: Table) -> Table:
    """Pauses for a reason that excludes time; a waiver only where care was offered within the limit."""
    reasons = plan.code_list(REASONS)
    pauses = engine.table("wait_pauses")
    offered = waits.filter(days_between(waits.started_day, waits.offered_day) <= waits.limit_days)
    waived = pauses.filter(_one_of(pauses.reason, reasons.codes("offered")))
    waived = waived.semi_join(offered, [waived.wait == offered.wait, waived.delivery == offered.delivery])
    return stack([pauses.filter(_one_of(pauses.reason, reasons.codes())), waived.select(*pauses.columns)])


def _one_of(reason: Value, codes: Sequence[str]) -> Condition:
    return or_else(reason, "").isin(codes)
