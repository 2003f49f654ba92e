"""What is wrong in a document of money beyond its single values, and against what stands in the database already."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from narvard.base.core.queries import PLACE, Problem
from narvard.govern.funds.rules.regulations import NO_TERMS, regulation_on
from narvard.govern.funds.rules.tree import COLUMNS, Node, Relation, problems

Row = Mapping[str, object]
Rows = Mapping[str, tuple[Row, ...]]
PLAIN_CODE = re.compile(r"[a-z0-9_-]+", re.ASCII)
MOST_KRONOR = 10**15
# The least and the most that a number of a column may be.
RANGES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "funds": {"year": (1900, 2200), "received": (0, MOST_KRONOR)},
    "nodes": dict.fromkeys(COLUMNS, (0, MOST_KRONOR)),
    "keys": {"denominator": (1, 10**9)},
    "key_shares": {"numerator": (1, 10**9)},
    "figures": {"inhabitants": (0, 10**9)},
    "costs": {"year": (1900, 2200), "kronor": (1, MOST_KRONOR)},
}


@dataclass(frozen=True)
class Loaded:
    """What stands in the database already, as far as a document must fit to it.

    `nodes` are those of each fund, `reported` the codes of closed funds, `vouchers` what they hold: (fund, node,
    purpose, voucher). `keys` are code and period of each version, `inner_keys` those that name organizations only.
    `decided` is (year, kronor, key, population date) of each cost that is decided. `figures` are (municipality, day).
    """

    nodes: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    reported: frozenset[str] = frozenset()
    vouchers: frozenset[tuple[str, str, int, str]] = frozenset()
    keys: tuple[tuple[str, date, date | None], ...] = ()
    inner_keys: frozenset[str] = frozenset()
    decided: Mapping[str, tuple[int, int, str, date]] = field(default_factory=dict)
    figures: frozenset[tuple[str, date]] = frozenset()
    municipalities: frozenset[str] = frozenset()


def faults(rows: Rows, loaded: Loaded) -> tuple[Problem, ...]:
    """What is wrong in rows that are right one by one."""
    checks = (_codes, _ranges, _dates, _reports, _trees, _purposes, _spending, _keys, _shares, _costs)
    return tuple(problem for each in checks for problem in each(rows, loaded))


def nodes_in(rows: Rows, code: str, loaded: Loaded) -> tuple[Node, ...]:
    """The nodes of a fund when the document's stand over those that are there already."""
    given = {str(row["code"]): _node(row) for row in rows["nodes"] if row["fund"] == code}
    kept = [node for node in loaded.nodes.get(code, ()) if node.code not in given]
    return (*kept, *given.values())


def at(row: Row, code: str, column: str, value: object = "") -> Problem:
    """A problem at a row's own place."""
    place = row[PLACE]
    table, number = place if isinstance(place, tuple) else ("", 0)
    return Problem(code, str(table), int(number), column, str(value if value != "" else row.get(column, "")))


def _node(row: Row) -> Node:
    amounts = {column: int(str(row[column])) for column in COLUMNS if row[column] is not None}
    relation = Relation(str(row["relation"] or Relation.PART))
    return Node(str(row["code"]), str(row["parent"]), str(row["name"]), relation, amounts)


def _day(row: Row, column: str) -> date | None:
    value = row[column]
    return value if isinstance(value, date) else None


def _whole(row: Row, column: str) -> int:
    value = row[column]
    return value if isinstance(value, int) else 0


def _codes(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    for table in ("funds", "nodes", "keys", "costs"):
        for row in rows[table]:
            if row["code"] and not PLAIN_CODE.fullmatch(str(row["code"])):
                yield at(row, "code_not_plain", "code")


def _ranges(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    for table, columns in RANGES.items():
        for row in rows[table]:
            for column, (least, most) in columns.items():
                if row[column] is not None and not least <= _whole(row, column) <= most:
                    yield at(row, "out_of_range", column)


def _dates(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    for table in ("funds", "keys"):
        for row in rows[table]:
            start, end = _day(row, "valid_from"), _day(row, "valid_to")
            if start and end and end <= start:
                yield at(row, "dates_out_of_order", "valid_to")


def _reports(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    for row in rows["funds"]:
        if bool(row["reported_on"]) != bool(row["report_reference"]) or (row["reported_on"] and not row["accounted"]):
            yield at(row, "report_not_whole", "reported_on")


def _trees(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    for fund in rows["funds"]:
        code = str(fund["code"])
        places = {str(row["code"]): row for row in rows["nodes"] if row["fund"] == code}
        for refusal in problems(nodes_in(rows, code, loaded)):
            row = places.get(refusal.node, fund)
            value = f"{refusal.found} > {refusal.stated}" if refusal.column else refusal.node
            yield at(row, refusal.fault, refusal.column or "parent", value)


def _terms(rows: Rows, code: object) -> frozenset[int]:
    fund = next(row for row in rows["funds"] if row["code"] == code)
    day = _day(fund, "valid_from")
    terms = regulation_on(str(fund["regulation"]), day) if day else None
    return frozenset(purpose.number for purpose in (terms or NO_TERMS).purposes)


def _known_funds(rows: Rows, table: str) -> Iterator[tuple[Row, Row]]:
    funds = {row["code"]: row for row in rows["funds"]}
    return ((row, funds[row["fund"]]) for row in rows[table] if row["fund"] in funds)


def _purposes(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    for row, fund in _known_funds(rows, "purposes_carried_out"):
        if row["purpose"] not in _terms(rows, fund["code"]):
            yield at(row, "purpose_not_in_grant", "purpose")


def _spending(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    for row, fund in _known_funds(rows, "spending"):
        code = str(fund["code"])
        if row["node"] not in {node.code for node in nodes_in(rows, code, loaded)}:
            yield at(row, "unknown_node", "node")
        if not fund["accounted"]:
            yield at(row, "not_accounted", "fund")
        if _whole(row, "purpose") not in _terms(rows, code) | {0}:
            yield at(row, "purpose_not_in_grant", "purpose")
        if row["kronor"] == 0:
            yield at(row, "nothing_spent", "kronor")
        yield from _when(row, fund, loaded)


def _when(row: Row, fund: Row, loaded: Loaded) -> Iterator[Problem]:
    day, start, end = _day(row, "day"), _day(fund, "valid_from"), _day(fund, "valid_to")
    if day and start and end and not start <= day < end:
        yield at(row, "outside_fund", "day")
    voucher = (str(fund["code"]), str(row["node"]), _whole(row, "purpose"), str(row["voucher"]))
    if fund["code"] in loaded.reported and voucher not in loaded.vouchers:
        yield at(row, "fund_reported", "voucher")


def _versions(rows: Rows, loaded: Loaded) -> list[tuple[str, date, date | None]]:
    """Every version of every key, the document's over those that are there."""
    given = [(str(row["code"]), day, _day(row, "valid_to")) for row in rows["keys"] if (day := _day(row, "valid_from"))]
    known = {(code, start) for code, start, _ in given}
    return [*(version for version in loaded.keys if version[:2] not in known), *given]


def _keys(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    versions = _versions(rows, loaded)
    for row in rows["keys"]:
        start, end = _day(row, "valid_from"), _day(row, "valid_to") or date.max
        others = [each for each in versions if each[0] == row["code"] and each[1] != start]
        if start and any(first < end and start < (last or date.max) for _, first, last in others):
            yield at(row, "keys_overlap", "valid_from")
        shares = [each for each in rows["key_shares"] if (each["key"], each["valid_from"]) == (row["code"], start)]
        if sum(_whole(each, "numerator") for each in shares) != row["denominator"] or not shares:
            numerators = "+".join(str(each["numerator"]) for each in shares)
            yield at(row, "shares_not_one", "denominator", f"{numerators} / {row['denominator']}")


def _shares(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    versions = {version[:2] for version in _versions(rows, loaded)}
    for row in rows["key_shares"]:
        if (row["key"], row["valid_from"]) not in versions:
            yield at(row, "unknown_key_version", "valid_from")
        if bool(row["organization"]) == bool(row["by_population"]) or (row["by_population"] and row["inner"]):
            yield at(row, "share_of_two_kinds", "organization")
        if row["inner"] and row["inner"] not in _plain_keys(rows, loaded):
            yield at(row, "inner_key_divides_by_population", "inner")


def _plain_keys(rows: Rows, loaded: Loaded) -> frozenset[str]:
    """The keys that name organizations only."""
    deep = {str(row["key"]) for row in rows["key_shares"] if row["by_population"] or row["inner"]}
    return frozenset(loaded.inner_keys | {str(row["code"]) for row in rows["keys"]}) - deep


def _costs(rows: Rows, loaded: Loaded) -> Iterator[Problem]:
    versions = _versions(rows, loaded)
    stated = {(str(row["municipality"]), _day(row, "reference_date")) for row in rows["figures"]}
    for row in rows["costs"]:
        first = date(_whole(row, "year"), 1, 1) if 1 <= _whole(row, "year") <= date.max.year else date.min
        if not any(code == row["key"] and start <= first < (end or date.max) for code, start, end in versions):
            yield at(row, "no_key_in_force", "key")
        day = _day(row, "population_date")
        if row["decided_on"] and not _all_counted(day, stated, loaded):
            yield at(row, "no_population", "population_date")
        decided = loaded.decided.get(str(row["code"]))
        if decided and decided != (row["year"], row["kronor"], row["key"], day):
            yield at(row, "split_decided", "kronor")


def _all_counted(day: date | None, stated: Iterable[tuple[str, date | None]], loaded: Loaded) -> bool:
    known = {*stated, *loaded.figures}
    return all((code, day) in known for code in loaded.municipalities)
