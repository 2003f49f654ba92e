"""Money as a document: what one may refer to, what stands there already, what is wrong, and all of it written."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Prefetch

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check, spellings, written
from narvard.base.organizations.queries import municipalities, organizations, own, populations
from narvard.govern.funds.models import Cost, CostKey, Fund, FundNode, PopulationFigure, PurposeCarriedOut, Spending
from narvard.govern.funds.queries.reading import local_day, nodes_of
from narvard.govern.funds.rules.checking import Loaded, faults
from narvard.govern.funds.rules.document import FORM

Written = dict[str, object]


def known_to(actor: Actor, now: datetime) -> Known:
    """The organizations and municipalities that a document may name, by code and by name."""
    actor.require("funds.import")
    day = now.date()
    open_rows = [row for row in organizations(actor) if row.valid_to is None or day < row.valid_to]
    return {
        "organizations": spellings((row.code, row.name) for row in open_rows),
        "municipalities": spellings((row.code, row.name) for row in municipalities(actor)),
    }


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that keeps a document from being loaded; empty when it may be."""
    actor.require("funds.import")
    checked = check(FORM, document, known_to(actor, now))
    return checked.problems or faults(checked.rows, loaded(actor))


def loaded(actor: Actor) -> Loaded:
    """What stands in the database already, as far as a document must fit to it."""
    listed = list(Fund.objects.filter(own(actor)).prefetch_related("nodes"))
    figures = PopulationFigure.objects.filter(own(actor), municipality__isnull=False)
    imported = {(row.municipality, row.reference_date) for row in populations(actor)}
    return Loaded(
        nodes={fund.code: nodes_of(fund.nodes.all()) for fund in listed},
        reported=frozenset(fund.code for fund in listed if fund.reported_on),
        vouchers=frozenset(
            Spending.objects.filter(own(actor, "node__fund__collaboration")).values_list(
                "node__fund__code", "node__code", "purpose", "voucher"
            )
        ),
        keys=tuple(CostKey.objects.filter(own(actor)).values_list("code", "valid_from", "valid_to")),
        inner_keys=_plain_keys(actor),
        decided={
            cost.code: (cost.year, cost.kronor, cost.key.code, cost.population_date)
            for cost in Cost.objects.filter(own(actor), splits__isnull=False).select_related("key").distinct()
        },
        figures=frozenset(imported | set(figures.values_list("municipality", "reference_date"))),
        municipalities=frozenset(row.code for row in municipalities(actor)),
    )


def document(actor: Actor) -> Written:
    """All money of the collaboration as a document that can be brought again."""
    actor.require("funds.read")
    funds = list(Fund.objects.filter(own(actor)).order_by("year", "code").prefetch_related(_NODES, _CARRIED))
    keys = CostKey.objects.filter(own(actor)).order_by("code", "valid_from").prefetch_related("shares__organization")
    costs = Cost.objects.filter(own(actor)).order_by("year", "code").select_related("key").prefetch_related("splits")
    figures = PopulationFigure.objects.filter(own(actor)).order_by("reference_date", "municipality", "source")
    rows = {
        "funds": map(_fund, funds),
        "nodes": [row for fund in funds for row in _nodes(fund)],
        "purposes_carried_out": [row for fund in funds for row in _carried_out(fund)],
        "spending": [row for fund in funds for row in _spending(fund)],
        "keys": map(_key, keys),
        "key_shares": [row for key in keys for row in _shares(key)],
        "figures": map(_figure, figures),
        "costs": map(_cost, costs),
    }
    return written(FORM, rows)


_NODES = Prefetch("nodes", FundNode.objects.select_related("parent").prefetch_related("spending__organization"))
_CARRIED = Prefetch("carried_out", PurposeCarriedOut.objects.select_related("organization"))


def _plain_keys(actor: Actor) -> frozenset[str]:
    shares = CostKey.objects.filter(own(actor)).values_list("code", "shares__by_population", "shares__inner_code")
    rows = list(shares)
    deep = {code for code, by_population, inner in rows if by_population or inner}
    return frozenset(code for code, _, _ in rows) - deep


def _columns(table: str) -> list[str]:
    return [column.name for each in FORM.tables if each.name == table for column in each.columns]


def _taken(row: object, table: str, **other: object) -> Written:
    """The columns of a table that a row has by the same name, and the others as told."""
    return {name: other[name] if name in other else getattr(row, name) for name in _columns(table)}


def _fund(fund: Fund) -> Written:
    return _taken(fund, "funds")


def _nodes(fund: Fund) -> list[Written]:
    return [
        _taken(row, "nodes", fund=fund.code, parent=row.parent.code if row.parent else "", relation=row.relation)
        for row in fund.nodes.all()
    ]


def _carried_out(fund: Fund) -> list[Written]:
    rows = fund.carried_out.all()
    return [_taken(row, "purposes_carried_out", fund=fund.code, organization=row.organization.code) for row in rows]


def _spending(fund: Fund) -> list[Written]:
    return [
        _taken(row, "spending", fund=fund.code, node=node.code, organization=row.organization.code)
        for node in fund.nodes.all()
        for row in node.spending.all()
    ]


def _key(key: CostKey) -> Written:
    return _taken(key, "keys")


def _shares(key: CostKey) -> list[Written]:
    return [
        _taken(
            share,
            "key_shares",
            key=key.code,
            valid_from=key.valid_from,
            organization=share.organization.code if share.organization else "",
            inner=share.inner_code,
        )
        for share in key.shares.all()
    ]


def _figure(row: PopulationFigure) -> Written:
    return _taken(row, "figures", municipality=row.municipality_id or "")


def _cost(cost: Cost) -> Written:
    splits = list(cost.splits.all())
    decided = local_day(splits[0].decided_at) if splits else None
    return _taken(cost, "costs", key=cost.key.code, decided_on=decided)
