"""A document of money to test with: three funds, a key in two versions, one cost."""

from datetime import date

SOURCED = {"source": "made up", "certainty": "A"}
GRANT, FRAME, ELDERLY = "grant", "frame", "elderly"
COST = "office-2026"


def fund(code: str, **more: object) -> dict[str, object]:
    """A fund of 2026."""
    return {
        "code": code,
        "name": code.capitalize(),
        "grantor": "The state",
        "year": 2026,
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2027, 1, 1),
        "ground": "A decision",
        **SOURCED,
        **more,
    }


def node(fund: str, code: str, parent: str = "", **more: object) -> dict[str, object]:
    """A node of a fund."""
    return {"fund": fund, "code": code, "parent": parent, "name": code.capitalize(), **SOURCED, **more}


def spent(voucher: str, kronor: int, **more: object) -> dict[str, object]:
    """A row of spending of the grant."""
    return {
        "fund": GRANT,
        "node": "teams",
        "day": date(2026, 5, 1),
        "purpose": 1,
        "organization": "primarvarden",
        "kronor": kronor,
        "text": "A team",
        "voucher": voucher,
        **more,
    }


def key(start: date, end: date | None, denominator: int) -> dict[str, object]:
    """A version of the key."""
    return {
        "code": "office",
        "name": "The office",
        "valid_from": start,
        "valid_to": end,
        "denominator": denominator,
        "population_day": "december_before",
        "ground": "An agreement",
        **SOURCED,
    }


OLD, NEW = date(2020, 1, 1), date(2027, 1, 1)
DOCUMENT = {
    "format": "narvard-funds",
    "version": 1,
    "funds": [
        fund(GRANT, regulation="2024:1253", accounted=True, report_due=date(2027, 3, 31)),
        fund(FRAME, year=2024, valid_from=date(2024, 1, 1), valid_to=date(2025, 1, 1)),
        fund(ELDERLY, regulation="2023:609", accounted=True),
    ],
    "nodes": [
        node(GRANT, "all", whole=1_000_000, regions=600_000, municipalities=300_000),
        node(GRANT, "teams", "all", regions=400_000, municipalities=200_000),
        node(GRANT, "physicians", "teams", relation="of_which", regions=150_000),
        node(FRAME, "all", whole=500_000_000, regions=500_000_000),
        node(FRAME, "part", "all", regions=415_000_000),
        node(ELDERLY, "all", whole=70_000, municipalities=70_000),
    ],
    "purposes_carried_out": [
        {"fund": GRANT, "purpose": number, "organization": "boras_kommun", "text": "So"} for number in range(1, 7)
    ],
    "spending": [spent("V1", 250_000), spent("V2", 50_000, purpose=0)],
    "keys": [key(OLD, NEW, 100), key(NEW, None, 3)],
    "key_shares": [
        {"key": "office", "valid_from": OLD, "organization": "vgr", "numerator": 60},
        {"key": "office", "valid_from": OLD, "by_population": True, "numerator": 40},
        {"key": "office", "valid_from": NEW, "organization": "vgr", "numerator": 1},
        {"key": "office", "valid_from": NEW, "by_population": True, "numerator": 2},
    ],
    "figures": [],
    "costs": [
        {
            "code": COST,
            "name": "The office",
            "year": 2026,
            "kronor": 3_500_001,
            "key": "office",
            "population_date": date(2017, 12, 31),
            **SOURCED,
        }
    ],
}
