"""What waits for the economist: costs without a split, money without use, reports without a day."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.base.organizations.queries import own
from narvard.govern.funds.models import Cost
from narvard.govern.funds.queries.funds import FundRow, funds
from narvard.govern.funds.queries.labels import kronor

DAYS_AHEAD = 60


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """The year's costs that nobody has decided how to share, what is unspent near the end, and reports that are due."""
    lines: list[StartLine] = []
    if "funds.share" in actor.grants:
        lines += _undecided(actor, today)
    if "funds.change" in actor.grants:
        for row in funds(actor, today).funds:
            lines += _of_fund(row, today)
    return tuple(sorted(lines, key=lambda line: line.day or date.max))


def _undecided(actor: Actor, today: date) -> Iterator[StartLine]:
    waiting = Cost.objects.filter(own(actor), splits=None, year__lte=today.year + 1).order_by("year", "code")
    for cost in waiting:
        text = _("Decide how “%(name)s” of %(year)s is shared") % {"name": cost.name, "year": cost.year}
        yield StartLine(text, "funds:cost", (cost.code,), None)


def _of_fund(row: FundRow, today: date) -> Iterator[StartLine]:
    if row.unspent is None or row.reported_on:
        return
    soon = today + timedelta(days=DAYS_AHEAD)
    last = row.valid_to - timedelta(days=1)
    if row.unspent and row.valid_from <= today <= last <= soon:
        text = _("%(amount)s of “%(name)s” is not used yet") % {"amount": kronor(row.unspent), "name": row.name}
        yield StartLine(text, "funds:use", (row.code,), last)
    if row.report_due and row.report_due <= soon:
        text = _("Report how “%(name)s” was used") % {"name": row.name}
        yield StartLine(text, "funds:use", (row.code,), row.report_due)
