"""What has been done: the activities of the year's plans by status, and those that should be done by now."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Grid, Heading, Picture, Text
from narvard.govern.plans.queries.followed import FollowedActivity, followed_activities
from narvard.govern.plans.queries.labels import STATUSES
from narvard.govern.reports.queries.section import MOST_ROWS, Asked, Section, nothing, the_rest
from narvard.govern.reports.rules.drawing import Bar, stacked
from narvard.govern.reports.rules.inputs import read_input

ORDER = ("done", "under_way", "planned", "paused", "stopped")
OPEN = ("planned", "under_way", "paused")


def activities(actor: Actor, asked: Asked) -> Section:
    """The activities of the year's active plans as they stand."""
    rows = followed_activities(actor, asked.period.year)
    if not rows:
        return nothing("activities", _("No plan of the year has any activities yet."))
    late = [row for row in rows if row.status in OPEN and row.ends_on < min(asked.as_of, asked.period.end)]
    return Section(
        "activities",
        (
            Text(_sentence(rows, asked), "lead"),
            *_in_period(rows, asked),
            *_by_group(asked, rows),
            *_by_municipality(asked, rows),
            *_late(late, asked),
        ),
        inputs=(read_input("activities", rows),),
        sources=(_("The action plans of %(year)d, as their owners have reported them.") % {"year": asked.period.year},),
        appendix=(_appendix(rows, asked),),
    )


def _sentence(rows: Sequence[FollowedActivity], asked: Asked) -> str:
    counts = Counter(row.status for row in rows)
    told = {"all": asked.number(len(rows)), **{status: asked.number(counts[status]) for status in ORDER}}
    return (
        _(
            "Activities in the plans: %(all)s. Done: %(done)s, under way: %(under_way)s, planned: %(planned)s, paused:"
            " %(paused)s, stopped: %(stopped)s."
        )
        % told
    )


def _in_period(rows: Sequence[FollowedActivity], asked: Asked) -> tuple[Block, ...]:
    started = sum(asked.period.holds(row.starts_on) for row in rows)
    ended = [row for row in rows if asked.period.holds(row.ends_on)]
    told = {"started": started, "ended": len(ended), "done": sum(row.status == "done" for row in ended)}
    said = _("To begin in the period: %(started)d. To end in it: %(ended)d, of which done: %(done)d.")
    return (Text(said % told),)


def _bars(names: Sequence[tuple[str, str]], rows: Sequence[FollowedActivity], attribute: str) -> list[Bar]:
    counts = Counter((getattr(row, attribute), row.status) for row in rows)
    return [Bar(name, tuple((status, counts[code, status]) for status in ORDER)) for code, name in names]


def _by_group(asked: Asked, rows: Sequence[FollowedActivity]) -> tuple[Block, ...]:
    bars = _bars([(row.code, row.name) for row in asked.groups], rows, "target_group")
    alt = "; ".join(
        f"{bar.name}: " + ", ".join(f"{size} {STATUSES[status]}" for status, size in bar.pieces if size)
        for bar in bars
        if bar.total
    )
    key = [(status, str(STATUSES[status])) for status in ORDER]
    caption = _("Activities by target group and status")
    picture = Picture(stacked(bars, key), _("Bars: %(said)s.") % {"said": alt}, caption)
    return Heading(_("By target group"), 2), picture, _grid(caption, _("Target group"), bars)


def _by_municipality(asked: Asked, rows: Sequence[FollowedActivity]) -> tuple[Block, ...]:
    bars = _bars([(row.code, row.name) for row in asked.places], rows, "municipality")
    shown = [bar for bar in bars if bar.total]
    caption = _("Activities by municipality and status")
    return Heading(_("By municipality"), 2), _grid(caption, _("Municipality"), shown)


def _grid(caption: str, first: str, bars: Sequence[Bar]) -> Grid:
    rows = [(bar.name, *(size for _status, size in bar.pieces), bar.total) for bar in bars]
    totals = tuple(sum(row[column] for row in rows) for column in range(1, len(ORDER) + 2))
    header = (first, *(str(STATUSES[status]).capitalize() for status in ORDER), _("All"))
    numeric = frozenset(range(1, len(header)))
    return Grid(caption, header, (*rows, (_("All together"), *totals)), numeric, total_rows=1)


def _late(late: Sequence[FollowedActivity], asked: Asked) -> tuple[Block, ...]:
    if not late:
        return Heading(_("What should be done by now"), 2), Text(_("No activity has passed its last day."))
    ranked = sorted(late, key=lambda row: (row.ends_on, row.id))
    rows = tuple((row.title, asked.named(row.municipality), row.owner, row.ends_on) for row in ranked)
    said = ngettext(
        "%(number)d activity has passed its last day without being done.",
        "%(number)d activities have passed their last day without being done.",
        len(late),
    ) % {"number": len(late)}
    blocks = [
        Heading(_("What should be done by now"), 2),
        Text(said),
        Grid(
            _("Activities that have passed their last day, the oldest first"),
            (_("Activity"), _("Municipality"), _("Owner"), _("Last day")),
            rows[:MOST_ROWS],
        ),
    ]
    return (*blocks, *the_rest(len(rows) - MOST_ROWS))


def _appendix(rows: Sequence[FollowedActivity], asked: Asked) -> Grid:
    header = (
        _("Activity"), _("Reference"), _("Municipality"), _("Target group"), _("Goal area"), _("Status"),
        _("Starts on"), _("Ends on"), _("Owner"), _("Owner's role"),
    )  # fmt: skip
    lines = tuple(
        (
            row.title,
            row.reference,
            asked.named(row.municipality),
            asked.named(row.target_group),
            asked.named(row.goal_area),
            str(STATUSES[row.status]),
            row.starts_on,
            row.ends_on,
            row.owner,
            row.owner_role,
        )
        for row in rows
    )
    return Grid(_("Every activity"), header, lines)
