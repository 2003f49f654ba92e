"""What the forms of a dispute offer: the waits of a page, and the notices behind one wait."""

from datetime import datetime

from django.utils.translation import gettext as _

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.settlement.models import Dispute, Run, StatementStay
from narvard.care.settlement.queries.finding import visible
from narvard.care.settlement.queries.labels import DUTIES
from narvard.care.settlement.queries.rows import StatementPage, WaitRow
from narvard.care.settlement.rules.facts import Tick
from narvard.care.settlement.rules.freezing import thaw_ticks


def wait_choices(actor: Actor, page: StatementPage) -> tuple[tuple[int, str], ...]:
    """The waits of the page that are not disputed, by name and the time of the notice."""
    zone = actor.zone
    return tuple(
        (
            row.id,
            f"{row.person.name if row.person else _('Unknown person')}, {row.ready_at.astimezone(zone):%Y-%m-%d %H:%M}",
        )
        for row in page.waits
        if not row.disputed
    )


def _name(row: WaitRow) -> str:
    return row.person.name if row.person else _("Unknown person")


def notice_choices(actor: Actor, now: datetime, statement: int, dispute: int) -> tuple[tuple[int, str], ...]:
    """The notices of the hospital that the disputed wait is proven by, each with the time that is written."""
    row = seen(
        actor, now, Dispute.objects.filter(pk=dispute, statement__in=visible(actor).filter(pk=statement))
    ).first()
    if row is None:
        return ()
    run = Run.objects.filter(statement=statement).order_by("-number").first()
    stays = seen(actor, now, StatementStay.objects.filter(run=run, case=row.case))
    ticks = {tick.notice: tick for stay in stays for tick in thaw_ticks(stay.ticks) if tick.party == "hospital"}
    return tuple((number, _said(actor, tick)) for number, tick in ticks.items() if number is not None)


def _said(actor: Actor, tick: Tick) -> str:
    when = f"{tick.at.astimezone(actor.zone):%Y-%m-%d %H:%M}" if tick.at else "–"
    return f"{DUTIES[tick.duty]}: {when}"
