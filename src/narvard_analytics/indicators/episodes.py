"""Stays on wards put together to unbroken episodes of inpatient care.

Rows of one `episode` id belong together: so a hospital tells transfers between its own clinics. So do rows that
overlap, that follow on the same local day (re-entry on day 0 is the same stay), and that follow the day after in
another hospital: a transfer over midnight. An admission the day after to the same hospital is a new episode, since
readmission is counted from day 1 and a person may well come back to another ward. Leave is not discharge.
"""

from collections.abc import Callable

from narvard_analytics.engines import Engine
from narvard_analytics.vocabulary import (
    OPEN_END,
    Condition,
    Table,
    Value,
    before,
    days_between,
    earlier_rows,
    is_true,
    or_else,
    seconds_between,
    so_far,
)

REAL_STATUSES = ("finished", "in_progress", "on_leave")
"""Stays that took place; cancelled ones and those entered in error never count."""

IN_TIME = ("admitted_at", "stay")


SHORTEST_BREAK_SECONDS = 8 * 3600
"""Norway: who is back within eight hours has not been away (ressursportal, FHI [B])."""

COLUMNS = (
    "person",
    "stay",
    "episode",
    "admitted_at",
    "admitted_day",
    "discharged_at",
    "discharged_day",
    "form",
    "discipline",
    "placement",
    "planned",
    "status",
    "starts",
    "number",
    "position",
)


def ward_stays(engine: Engine) -> Table:
    """Real stays in inpatient care by law, with `number`, which counts the person's episodes in time from 1.

    Columns: those of stays, starts (1 on the first row of an episode, else 0), number, position (the stays of a person
    counted in time). Stays that are open care in law are left out, such as some hospital care at home.
    """
    return engine.step("ward_stays", lambda: _numbered(_inpatient(engine), _continues_by_days))


def stays_of_any_form(engine: Engine) -> Table:
    """As `ward_stays`, with the stays that are open care in law: hospital care at home is that in some regions."""
    return engine.step("stays_of_any_form", lambda: _numbered(_real(engine), _continues_by_days))


def stays_by_hours(engine: Engine) -> Table:
    """As `ward_stays`, by the Norwegian rule: an admission within eight hours of the discharge goes on with a stay."""
    return engine.step("stays_by_hours", lambda: _numbered(_inpatient(engine), _continues_by_hours))


def _real(engine: Engine) -> Table:
    stays = engine.table("stays")
    return stays.filter(stays.status.isin(REAL_STATUSES))


def _inpatient(engine: Engine) -> Table:
    real = _real(engine)
    return real.filter(or_else(real.legal_form, "inpatient") == "inpatient")


def _numbered(real: Table, continues: Callable[[Table], Condition]) -> Table:
    linked = real.mutate(
        reached=_until(real).max().over(earlier_rows("person", IN_TIME)),
        reached_at=or_else(real.discharged_at, real.admitted_at).max().over(earlier_rows("person", IN_TIME)),
        open_before=_is_open(real).cast("int64").max().over(earlier_rows("person", IN_TIME)),
        episode_before=real.episode.lag().over(before("person", IN_TIME)),
        hospital_before=real.organization.lag().over(before("person", IN_TIME)),
    )
    started = linked.mutate(starts=1 - is_true(continues(linked)).cast("int64"))
    numbered = started.mutate(
        number=started.starts.sum().over(so_far("person", IN_TIME)),
        position=started.stay.count().over(so_far("person", IN_TIME)),
    )
    return numbered.select(*COLUMNS)


def _is_open(stays: Table) -> Condition:
    return stays.discharged_at.isnull() & (stays.status != "finished")


def _until(stays: Table) -> Value:
    """The last day known to be of the stay: without a discharge, open while it lasts, and the first day otherwise."""
    return or_else(stays.discharged_day, _is_open(stays).ifelse(OPEN_END, stays.admitted_day))


def _continues_by_days(stays: Table) -> Condition:
    gap = days_between(stays.reached, stays.admitted_day)
    transferred = (gap == 1) & (stays.organization != stays.hospital_before)
    return (stays.episode == stays.episode_before) | (gap <= 0) | transferred


def _continues_by_hours(stays: Table) -> Condition:
    soon = seconds_between(stays.reached_at, stays.admitted_at) < SHORTEST_BREAK_SECONDS
    return (stays.episode == stays.episode_before) | (stays.open_before == 1) | soon


def episodes(engine: Engine) -> Table:
    """Unbroken episodes of `ward_stays` (see `unbroken`)."""
    return engine.step("episodes", lambda: unbroken(ward_stays(engine)))


def unbroken(stays: Table) -> Table:
    """Numbered stays put together: person, number, admitted_at, admitted_day, planned, discipline, and the discharge.

    planned is of the first stay, discipline of the last. discharged_at and discharged_day are empty while the last stay
    is not finished: in progress, or on leave.
    """
    grouped = stays.group_by(["person", "number"]).aggregate(
        admitted_at=stays.admitted_at.min(),
        admitted_day=stays.admitted_day.min(),
        planned=stays.planned.max(where=stays.starts == 1),
        left_at=stays.discharged_at.max(),
        left_day=stays.discharged_day.max(),
        last_status=stays.status.argmax(stays.position),
        discipline=or_else(stays.discipline, "").argmax(stays.position),
    )
    ended = grouped.last_status == "finished"
    discharged = grouped.mutate(
        discharged_at=ended.ifelse(grouped.left_at, None), discharged_day=ended.ifelse(grouped.left_day, None)
    )
    return discharged.drop("left_at", "left_day", "last_status")
