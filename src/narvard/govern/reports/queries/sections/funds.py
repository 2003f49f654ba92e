"""Money: what there was, what it was used for, what is left and what may have to be paid back."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Grid, Heading, Picture, Text
from narvard.govern.funds.queries import FundList, FundRow
from narvard.govern.funds.queries import funds as listed
from narvard.govern.reports.queries.section import Asked, Section, nothing
from narvard.govern.reports.rules.drawing import Measured, measured
from narvard.govern.reports.rules.inputs import read_input


def funds(actor: Actor, asked: Asked) -> Section:
    """The funds of the year."""
    found = listed(actor, asked.as_of, asked.period.year)
    if not found.funds:
        return nothing("funds", _("No fund of the year is written down."))
    late = [row for row in found.funds if row.report_due and not row.reported_on and row.report_due < asked.as_of]
    return Section(
        "funds",
        (Text(_lead(found, asked), "lead"), *_drawn(found.funds, asked), _grid(found)),
        inputs=(read_input("funds", found.funds),),
        state="waiting" if late else "ready",
        readiness=_("a report to the one who gave the money is late") if late else "",
        sources=(_("The register of funds, in whole kronor."),),
        unverified=tuple(
            _("The fund %(name)s is not verified (%(mark)s).") % {"name": row.name, "mark": row.certainty}
            for row in found.funds
            if row.certainty in ("C", "D", "X")
        ),
    )


def _lead(found: FundList, asked: Asked) -> str:
    told = {
        "number": len(found.funds),
        "whole": asked.kronor(found.whole),
        "unnamed": asked.kronor(found.unnamed),
        "unspent": asked.kronor(found.unspent),
    }
    return (
        _("Funds of the year: %(number)d, together %(whole)s. Named for nothing: %(unnamed)s. Not used: %(unspent)s.")
        % told
    )


def _drawn(rows: Sequence[FundRow], asked: Asked) -> tuple[Block, ...]:
    """What was used of each fund that the collaboration accounts for; a frame of others has no bar."""
    accounted = [row for row in rows if row.used is not None and row.whole]
    if not accounted:
        return ()
    said = [
        _("%(used)s of %(whole)s") % {"used": asked.kronor(row.used or 0), "whole": asked.kronor(row.whole)}
        for row in accounted
    ]
    bars = [
        Measured(row.name, (row.used or 0) / row.whole, words, own=True)
        for row, words in zip(accounted, said, strict=True)
    ]
    alt = "; ".join(f"{row.name}: {words}" for row, words in zip(accounted, said, strict=True))
    caption = _("How much of each fund was used; a full bar is the fund most used")
    return Heading(_("What was used"), 2), Picture(measured(bars), _("Bars: %(said)s.") % {"said": alt}, caption)


def _grid(found: FundList) -> Grid:
    header = (
        _("Fund"), _("Given by"), _("Whole, kr"), _("Not named, kr"), _("Used, kr"), _("Not used, kr"),
        _("May have to be paid back, kr"), _("Report due"),
    )  # fmt: skip
    rows = tuple(
        (row.name, row.grantor, row.whole, row.unnamed, row.used, row.unspent, row.exposed, row.report_due)
        for row in found.funds
    )
    sums = tuple(sum(row[column] or 0 for row in rows) for column in range(2, 7))
    total = (_("All together"), "", *sums, None)
    return Grid(_("The funds of the year"), header, (*rows, total), frozenset(range(2, 7)), total_rows=1)
