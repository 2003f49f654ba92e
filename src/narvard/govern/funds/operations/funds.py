"""Changing what is known of a fund, and what it is divided into."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.funds.models import Fund, FundNode
from narvard.govern.funds.queries.funds import FundNotFound
from narvard.govern.funds.queries.reading import nodes_of
from narvard.govern.funds.rules.tree import COLUMNS, Refusal, Relation, problems, reckon


class FundRefused(Exception):
    """The tree of a fund would not hold together; `refusals` says where and why."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        first = refusals[0]
        super().__init__(
            f"Nothing was saved, because {first.node} in the column {first.column or 'parent'} has {first.stated}"
            f" kronor and {first.found} were found ({first.fault})."
            " Change the amounts so that the parts fit into their whole."
        )
        self.refusals = tuple(refusals)


class FundClosed(Exception):
    """The fund is reported, so it takes no more."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Nothing was saved, because the fund {code} is reported and closed."
            " Record it on an open fund, or send a corrected report to the one who gave the money."
        )


def change_fund(
    *,
    actor: Actor,
    now: datetime,
    code: str,
    note: str,
    received: int | None,
    report_due: date | None,
    named_for_rural: bool,
) -> None:
    """Change what is known of a fund beside its amounts. Raises FundNotFound, FundClosed."""
    actor.require("funds.change")
    with transaction.atomic():
        fund = open_fund(actor, code)
        values = {
            "note": note.strip(),
            "received": received,
            "report_due": report_due,
            "named_for_rural": named_for_rural,
        }
        changed = {name: value for name, value in values.items() if getattr(fund, name) != value}
        for name, value in changed.items():
            setattr(fund, name, value)
        fund.save(update_fields=list(changed))
        log(actor, now, "funds.change", fund, {name: str(value) for name, value in changed.items()})


def save_node(
    *,
    actor: Actor,
    now: datetime,
    fund_code: str,
    code: str,
    name: str,
    amounts: Mapping[str, int | None],
    parent: str = "",
    relation: str = Relation.PART,
) -> None:
    """Change a node's name and amounts, or add one under `parent`. An amount that is None is not stated.

    Raises FundNotFound (also for a parent that is not there), FundClosed, FundRefused.
    """
    actor.require("funds.change")
    with transaction.atomic():
        fund = open_fund(actor, fund_code)
        saved = {row.code: row for row in fund.nodes.all()}
        if code not in saved and parent not in saved:
            raise FundNotFound(parent)
        row = saved.get(code) or _new_node(fund, saved[parent], code, relation)
        row.name = name.strip()
        for column in COLUMNS:
            setattr(row, column, amounts.get(column))
        saved[code] = row
        store_nodes(fund, list(saved.values()))
        log(actor, now, "funds.change", fund, {"node": code, **{key: value for key, value in amounts.items() if value}})


def open_fund(actor: Actor, code: str) -> Fund:
    """The fund, locked for a change. Raises FundNotFound, FundClosed."""
    fund = Fund.objects.select_for_update(of=("self",)).filter(own(actor), code=code).first()
    if fund is None:
        raise FundNotFound(code)
    if fund.reported_on:
        raise FundClosed(code)
    return fund


def store_nodes(fund: Fund, rows: Sequence[FundNode]) -> None:
    """Save all nodes of a fund with what their parts come to. A new one stands after its parent. Raises FundRefused."""
    nodes = nodes_of(rows)
    if refusals := problems(nodes):
        raise FundRefused(refusals)
    named = {branch.node.code: branch.named for branch in reckon(nodes)}
    for row in rows:
        for column in COLUMNS:
            setattr(row, f"parts_{column}", named[row.code].get(column, 0))
        row.save()


def _new_node(fund: Fund, parent: FundNode, code: str, relation: str) -> FundNode:
    last = fund.nodes.aggregate(last=Max("order"))["last"] or 0
    return FundNode(
        fund=fund,
        parent=parent,
        code=code,
        relation=relation,
        order=last + 1,
        source=parent.source,
        certainty=parent.certainty,
    )


def log(actor: Actor, now: datetime, action: str, fund: Fund, details: Mapping[str, object]) -> None:
    """Write to the log what was done with a fund."""
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="funds.Fund",
        object_id=fund.code,
        label=fund.name,
        details=details,
    )
