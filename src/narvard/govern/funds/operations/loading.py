"""Bringing a document of money: all of it, or nothing."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import DocumentRefused, require
from narvard.base.organizations.queries import organizations
from narvard.govern.funds.models import (
    Cost,
    CostKey,
    Fund,
    FundNode,
    KeyShare,
    PopulationFigure,
    PurposeCarriedOut,
    Spending,
)
from narvard.govern.funds.operations.funds import store_nodes
from narvard.govern.funds.operations.sharing import decide
from narvard.govern.funds.queries.documents import FORM, known_to, loaded
from narvard.govern.funds.queries.splitting import in_force
from narvard.govern.funds.rules.checking import faults
from narvard.govern.funds.rules.tree import COLUMNS, Relation

Row = Mapping[str, object]
Ids = Mapping[str, int]


def load_funds(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load a document of money: what is new is added, what is known by its key is updated. Returns rows per table.

    The same document again changes nothing. Raises DocumentRefused, with everything that is wrong.
    """
    actor.require("funds.import")
    rows = require(FORM, document, known_to(actor, now))
    if found := faults(rows, loaded(actor)):
        raise DocumentRefused(found)
    ids = {row.code: row.id for row in organizations(actor)}
    with transaction.atomic():
        funds = {str(row["code"]): _save_fund(actor, row) for row in rows["funds"]}
        for code, fund in funds.items():
            _save_nodes(fund, [row for row in rows["nodes"] if row["fund"] == code])
        _save_carriers(funds, rows["purposes_carried_out"], ids)
        _save_spending(actor, now, funds, rows["spending"], ids)
        _save_keys(actor, rows["keys"], rows["key_shares"], ids)
        _save_figures(actor, rows["figures"])
        for row in rows["costs"]:
            _save_cost(actor, now, row)
        counts = {name: len(listed) for name, listed in rows.items()}
        record(
            actor=actor,
            now=now,
            action="funds.import",
            object_type="funds.Fund",
            object_id="*",
            details=counts,
        )
    return counts


def _values(row: Row, *left_out: str) -> dict[str, object]:
    """The columns of a row that are fields by the same name; its place is no column."""
    return {name: value for name, value in row.items() if name not in left_out and not name.startswith("_")}


def _save_fund(actor: Actor, row: Row) -> Fund:
    """What a document leaves empty it does not take away: a fund that is reported here stays so."""
    values = _values(row, "code")
    told = {name: value for name, value in values.items() if value is not None and value != ""}
    fund, _ = Fund.objects.update_or_create(
        collaboration_id=actor.collaboration, code=row["code"], defaults=told, create_defaults=values
    )
    return fund


def _save_nodes(fund: Fund, rows: Iterable[Row]) -> None:
    """Nodes are saved from the top down, since one stands under another; what the parts come to is reckoned last."""
    saved = {row.code: row for row in fund.nodes.all()}
    waiting = {str(row["code"]): row for row in rows}
    orders = {code: order for order, code in enumerate(waiting, start=1)}
    while waiting:
        ready = [row for row in waiting.values() if not row["parent"] or row["parent"] not in waiting]
        for row in ready:
            code = str(row["code"])
            saved[code] = _node(fund, saved, row, orders[code])
            del waiting[code]
    store_nodes(fund, sorted(saved.values(), key=lambda node: node.order))


def _node(fund: Fund, saved: Mapping[str, FundNode], row: Row, order: int) -> FundNode:
    """The node with what the document says, saved without its amounts: they fit together only when all are there."""
    node = saved.get(str(row["code"])) or FundNode(fund=fund, code=row["code"])
    node.parent = saved[str(row["parent"])] if row["parent"] else None
    for name, value in _values(row, "fund", "code", "parent", *COLUMNS).items():
        setattr(node, name, value)
    node.relation, node.order = str(row["relation"] or Relation.PART), order
    for column in COLUMNS:
        setattr(node, column, None)
    node.save()
    for column in COLUMNS:
        setattr(node, column, row[column])
    return node


def _save_carriers(funds: Mapping[str, Fund], rows: Iterable[Row], ids: Ids) -> None:
    for row in rows:
        PurposeCarriedOut.objects.update_or_create(
            fund=funds[str(row["fund"])],
            purpose=row["purpose"],
            organization_id=ids[str(row["organization"])],
            defaults={"text": row["text"]},
        )


def _save_spending(actor: Actor, now: datetime, funds: Mapping[str, Fund], rows: Iterable[Row], ids: Ids) -> None:
    nodes = {(node.fund_id, node.code): node for node in FundNode.objects.filter(fund__in=funds.values())}
    for row in rows:
        values = {name: row[name] for name in ("day", "kronor", "text")}
        values["organization_id"] = ids[str(row["organization"])]
        Spending.objects.update_or_create(
            node=nodes[funds[str(row["fund"])].pk, str(row["node"])],
            purpose=row["purpose"] or 0,
            voucher=row["voucher"],
            defaults=values,
            create_defaults={**values, "recorded_at": now, "recorded_by": actor.name},
        )


def _save_keys(actor: Actor, rows: Iterable[Row], shares: Iterable[Row], ids: Ids) -> None:
    listed = list(shares)
    for row in rows:
        given = [each for each in listed if (each["key"], each["valid_from"]) == (row["code"], row["valid_from"])]
        key, _ = CostKey.objects.update_or_create(
            collaboration_id=actor.collaboration,
            code=row["code"],
            valid_from=row["valid_from"],
            defaults={**_values(row, "code", "valid_from"), "numerators": sum(each["numerator"] for each in given)},
        )
        key.shares.all().delete()
        KeyShare.objects.bulk_create(_share(key, order, each, ids) for order, each in enumerate(given, start=1))


def _share(key: CostKey, order: int, row: Row, ids: Ids) -> KeyShare:
    return KeyShare(
        key=key,
        order=order,
        organization_id=ids[str(row["organization"])] if row["organization"] else None,
        by_population=row["by_population"],
        numerator=row["numerator"],
        inner_code=row["inner"],
    )


def _save_figures(actor: Actor, rows: Iterable[Row]) -> None:
    for row in rows:
        PopulationFigure.objects.update_or_create(
            collaboration_id=actor.collaboration,
            municipality_id=row["municipality"] or None,
            reference_date=row["reference_date"],
            source=row["source"],
            defaults={"inhabitants": row["inhabitants"], "certainty": row["certainty"]},
        )


def _save_cost(actor: Actor, now: datetime, row: Row) -> None:
    """The cost with the version of its key that is in force on 1 January; its split too, if it was decided."""
    key = in_force(actor, str(row["key"]), date(int(str(row["year"])), 1, 1))
    cost, _ = Cost.objects.update_or_create(
        collaboration_id=actor.collaboration,
        code=row["code"],
        defaults={**_values(row, "code", "key", "decided_on"), "key": key},
    )
    decided_on = row["decided_on"]
    if isinstance(decided_on, date) and not cost.splits.exists():
        decide(actor, now, cost, reason="", at=decided_on)
