"""Rows of the database as the rules know them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from narvard.govern.funds.models import CostKey, Fund, FundNode
from narvard.govern.funds.rules.exposure import Account
from narvard.govern.funds.rules.sharing import Key, Share
from narvard.govern.funds.rules.tree import COLUMNS, Node, Relation

MUNICIPALITIES = "municipalities"
"""The party that is all municipalities together."""


def nodes_of(rows: Iterable[FundNode]) -> tuple[Node, ...]:
    """The nodes of one fund, all of which must be among `rows`; a new one needs no number of its own yet."""
    listed = list(rows)
    codes = {row.pk: row.code for row in listed if row.pk}
    return tuple(
        Node(
            code=row.code,
            parent=codes.get(row.parent_id, ""),
            name=row.name,
            relation=Relation(row.relation),
            amounts={column: getattr(row, column) for column in COLUMNS if getattr(row, column) is not None},
        )
        for row in listed
    )


def local_day(at: datetime) -> date:
    """The day of a time, where the collaboration is."""
    return at.astimezone(get_current_timezone()).date()


def account_of(fund: Fund, entitled: int, used: dict[int, int]) -> Account:
    """The account of a fund of which `entitled` kronor may be used, when `used` kronor were, by purpose."""
    paid = entitled if fund.received is None else fund.received
    return Account(entitled, paid, used, fund.valid_to, fund.report_due, fund.reported_on is not None)


def key_of(row: CostKey) -> Key:
    """A version of a key; its parties are codes of organizations, and MUNICIPALITIES."""
    shares = tuple(
        Share(
            party=share.organization.code if share.organization else MUNICIPALITIES,
            numerator=share.numerator,
            by_population=share.by_population,
            inner=share.inner_code,
        )
        for share in row.shares.all()
    )
    return Key(row.code, row.denominator, shares)
