"""Funds: what there is, what nobody has named, and what is not used."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.funds.models import Fund, Spending
from narvard.govern.funds.queries.reading import account_of, nodes_of
from narvard.govern.funds.rules.exposure import exposure
from narvard.govern.funds.rules.regulations import NO_TERMS, Regulation, regulation_on
from narvard.govern.funds.rules.tree import WHOLE, reckon


class FundNotFound(Exception):
    """The actor's collaboration has no fund, or no node of it, with this code."""


@dataclass(frozen=True)
class FundRow:
    """A fund in the list. `unnamed` is what its parts leave over, `unassigned` what is not said to whom it goes.

    `used`, `unspent` and `exposed` are None for a frame that the collaboration does not account for.
    """

    code: str
    name: str
    grantor: str
    year: int
    valid_from: date
    valid_to: date
    whole: int
    unnamed: int
    unassigned: int
    used: int | None
    unspent: int | None
    exposed: int | None
    report_due: date | None
    reported_on: date | None
    certainty: str


@dataclass(frozen=True)
class FundList:
    """The funds with their sums. `years` are all years that have a fund."""

    funds: tuple[FundRow, ...]
    years: tuple[int, ...]
    whole: int
    unnamed: int
    unspent: int


@dataclass(frozen=True)
class FundFacts:
    """What is known of a fund beside its amounts."""

    code: str
    name: str
    grantor: str
    year: int
    valid_from: date
    valid_to: date
    ground: str
    regulation: str
    accounted: bool
    note: str
    source: str
    certainty: str
    reported_on: date | None
    report_reference: str

    @property
    def last_day(self) -> date:
        """The last day on which it may be used."""
        return self.valid_to - timedelta(days=1)


@dataclass(frozen=True)
class UseRow:
    """A row of spending: `organization` is a name, `code` its code. `purpose` 0 is another purpose."""

    day: date
    node: str
    node_name: str
    purpose: int
    organization: str
    organization_code: str
    kronor: int
    text: str
    voucher: str
    recorded_by: str


USE_FIELDS = ("day", "node__code", "node__name", "purpose", "organization__name", "organization__code", "kronor")
USE_FIELDS += ("text", "voucher", "recorded_by")
"""The fields of UseRow in its order: a fund may have ten thousand rows, which are read without an object each."""
SHOWN = 200
"""So many rows of spending stand on a page; the files hold all."""


def funds(actor: Actor, today: date, year: int | None = None) -> FundList:
    """The funds of the collaboration, of one year or of all."""
    actor.require("funds.read")
    rows = tuple(_fund_row(fund, used, today) for fund, used in _with_use(actor))
    shown = tuple(row for row in rows if year in (None, row.year))
    return FundList(
        funds=shown,
        years=tuple(sorted({row.year for row in rows}, reverse=True)),
        whole=sum(row.whole for row in shown),
        unnamed=sum(row.unnamed for row in shown),
        unspent=sum(row.unspent or 0 for row in shown),
    )


def found(actor: Actor, code: str) -> Fund:
    """The fund with its nodes, for queries and operations of this app. Raises FundNotFound."""
    fund = Fund.objects.filter(own(actor), code=code).prefetch_related("nodes").first()
    if fund is None:
        raise FundNotFound(code)
    return fund


def facts(fund: Fund) -> FundFacts:
    """The facts of a fund."""
    return FundFacts(**{name: getattr(fund, name) for name in FundFacts.__dataclass_fields__})


def terms_of(fund: Fund) -> Regulation:
    """The regulation that the fund is given under, on its first day; NO_TERMS where there is none."""
    return regulation_on(fund.regulation, fund.valid_from) or NO_TERMS


def uses(fund: Fund, node_code: str = "") -> tuple[UseRow, ...]:
    """What was used of a fund, or of one of its nodes, the latest first."""
    rows = Spending.objects.filter(node__fund=fund).order_by("-day", "-pk")
    if node_code:
        rows = rows.filter(node__code=node_code)
    return tuple(UseRow(*row) for row in rows.values_list(*USE_FIELDS))


def _with_use(actor: Actor) -> list[tuple[Fund, dict[int, int]]]:
    """Every fund with its nodes and what was used of it by purpose, in three questions."""
    sums = (
        Spending.objects.filter(own(actor, "node__fund__collaboration"))
        .order_by()
        .values_list("node__fund", "purpose")
        .annotate(total=Sum("kronor"))
    )
    used: dict[int, dict[int, int]] = {}
    for fund, purpose, total in sums:
        used.setdefault(fund, {})[purpose] = total
    listed = Fund.objects.filter(own(actor)).prefetch_related("nodes").order_by("-year", "code")
    return [(fund, used.get(fund.pk, {})) for fund in listed]


def _fund_row(fund: Fund, used: Mapping[int, int], today: date) -> FundRow:
    top = reckon(nodes_of(fund.nodes.all()))[0]
    whole = top.amounts.get(WHOLE, 0)
    state = exposure(account_of(fund, whole, dict(used)), terms_of(fund), fund.named_for_rural, today)
    return FundRow(
        code=fund.code,
        name=fund.name,
        grantor=fund.grantor,
        year=fund.year,
        valid_from=fund.valid_from,
        valid_to=fund.valid_to,
        whole=whole,
        unnamed=top.unnamed.get(WHOLE, 0),
        unassigned=top.unassigned,
        used=state.used if fund.accounted else None,
        unspent=state.unspent if fund.accounted else None,
        exposed=state.total if fund.accounted else None,
        report_due=fund.report_due,
        reported_on=fund.reported_on,
        certainty=fund.certainty,
    )
