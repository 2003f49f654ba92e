"""Stays on wards put together to unbroken episodes of inpatient care.

Rows of one `episode` id belong together: so a hospital tells transfers between its own clinics. So do rows that
overlap, that follow on the same local day (re-entry on day 0 is the same stay), and that follow the day after in
another hospital: a transfer over midnight. An admission the day after to the same hospital is a new episode, since
readmission is counted from day 1 and a person may well come back to another ward. Leave is not discharge.
"""

from narvard_analytics.engines import Engine
from narvard_analytics.vocabulary import (
    OPEN_END,
    Table,
    Value,
    before,
    days_between,
    earlier_rows,
    is_true,
    or_else,
    so_far,
)

REAL_STATUSES = ("finished", "in_progress", "on_leave")
"""Stays that took place; cancelled ones and those entered in error never count."""

IN_TIME = ("admitted_at", "stay")


def ward_stays(engine: Engine) -> Table:
    """Real stays in inpatient care by law, with `number`, which counts the person's episodes in time from 1.

    Columns: person, stay, episode, admitted_at, admitted_day, discharged_day, planned, status, starts (1 on the first
    row of an episode, else 0), number, position (the stays of a person counted in time). Stays that are open care in
    law are left out, such as some hospital care at home.
    """
    return engine.step("ward_stays", lambda: _numbered(engine.table("stays")))


def _numbered(stays: Table) -> Table:
    real = stays.filter(stays.status.isin(REAL_STATUSES) & (or_else(stays.legal_form, "inpatient") == "inpatient"))
    linked = real.mutate(
        reached=_until(real).max().over(earlier_rows("person", IN_TIME)),
        episode_before=real.episode.lag().over(before("person", IN_TIME)),
        hospital_before=real.organization.lag().over(before("person", IN_TIME)),
    )
    started = linked.mutate(starts=1 - is_true(_continues(linked)).cast("int64"))
    numbered = started.mutate(
        number=started.starts.sum().over(so_far("person", IN_TIME)),
        position=started.stay.count().over(so_far("person", IN_TIME)),
    )
    return numbered.select(
        "person",
        "stay",
        "episode",
        *IN_TIME[:1],
        "admitted_day",
        "discharged_day",
        "planned",
        "status",
        "starts",
        "number",
        "position",
    )


def _until(stays: Table) -> Value:
    """The last day known to be of the stay: without a discharge, open while it lasts, and the first day otherwise."""
    ongoing = (stays.status != "finished").ifelse(OPEN_END, stays.admitted_day)
    return or_else(stays.discharged_day, ongoing)


def _continues(stays: Table) -> Value:
    gap = days_between(stays.reached, stays.admitted_day)
    transferred = (gap == 1) & (stays.organization != stays.hospital_before)
    return (stays.episode == stays.episode_before) | (gap <= 0) | transferred


def episodes(engine: Engine) -> Table:
    """Unbroken episodes: person, number, admitted_day, planned (of the first stay), discharged_day.

    discharged_day is empty while the last stay is not finished: in progress, or on leave.
    """
    stays = ward_stays(engine)
    grouped = stays.group_by(["person", "number"]).aggregate(
        admitted_day=stays.admitted_day.min(),
        planned=stays.planned.max(where=stays.starts == 1),
        left=stays.discharged_day.max(),
        last_status=stays.status.argmax(stays.position),
    )
    discharged = (grouped.last_status == "finished").ifelse(grouped.left, None)
    return grouped.mutate(discharged_day=discharged).drop("left", "last_status")
