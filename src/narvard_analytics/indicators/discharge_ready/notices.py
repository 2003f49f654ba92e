"""Which notice that a patient is ready to leave stood when the episode ended, or stands now."""

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.episodes import episodes, ward_stays
from narvard_analytics.vocabulary import OPEN_END, Table, or_else

READY = "discharge_ready"
WITHDRAWN = ("not_ready", "interrupted")
"""Notices after which the patient is no longer ready; being ready again needs a new notice (practice [C])."""


def ready_episodes(engine: Engine) -> Table:
    """Episodes with a valid notice: person, number, ready_at, ready_day, discharged_day (empty while there).

    The last notice by the day of discharge is valid unless one that withdraws it has come at the same time or after.
    """
    return engine.step("ready_episodes", lambda: _ready_episodes(engine))


def _ready_episodes(engine: Engine) -> Table:
    ended = episodes(engine).select("person", "number", "discharged_day")
    # A notice meets every ward of its episode: only the latest of each kind is asked for, so none is counted twice.
    wards = ward_stays(engine).select("person", "episode", "number")
    notices = engine.table("notices").filter(lambda notice: notice.kind.isin((READY, *WITHDRAWN)))
    sent = notices.inner_join(wards, ["person", "episode"]).inner_join(ended, ["person", "number"])
    in_time = sent.filter(sent.sent_day <= or_else(sent.discharged_day, OPEN_END))
    is_ready = in_time.kind == READY
    last = in_time.group_by(["person", "number"]).aggregate(
        ready_at=in_time.sent_at.max(where=is_ready),
        ready_day=in_time.sent_day.max(where=is_ready),
        withdrawn_at=in_time.sent_at.max(where=~is_ready),
        discharged_day=in_time.discharged_day.max(),
    )
    valid = last.filter(last.withdrawn_at.isnull() | (last.withdrawn_at < last.ready_at))
    return valid.filter(valid.ready_at.notnull()).drop("withdrawn_at")
